#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace retinue::installation {
class MachineDatabase;
}

namespace retinue::engine {

/// Reads several of the machine database's settings, which hold text or JSON: what was never set, or is no
/// JSON, is empty. The first failure is kept, and asked for at the end.
class SettingReader
{
public:
    explicit SettingReader(installation::MachineDatabase &machine) : m_machine(machine) {}
    [[nodiscard]] QString text(const QString &key);
    [[nodiscard]] QJsonDocument json(const QString &key);
    [[nodiscard]] QByteArray sealed(const QString &key); ///< what sealSetting() gave, kept as Base64
    [[nodiscard]] Result<void> result() const;

private:
    installation::MachineDatabase &m_machine;
    std::optional<Error> m_problem;
};

/// How JSON is kept as a setting.
[[nodiscard]] QString settingText(const QJsonObject &json);
[[nodiscard]] QString settingListText(const QJsonArray &json);

[[nodiscard]] QString textIn(const QJsonObject &json, const char *name);
/// Times stand there as milliseconds; where there is none, no member is.
void putTime(QJsonObject &json, const char *name, const std::optional<Timestamp> &time);
[[nodiscard]] std::optional<Timestamp> timeIn(const QJsonObject &json, const char *name);

} // namespace retinue::engine
