#include "core/engine/setting_json.h"

#include "core/installation/machine_database.h"

namespace retinue::engine {

QString SettingReader::text(const QString &key)
{
    auto value = m_machine.setting(key);
    if (!value && !m_problem)
        m_problem = value.error();
    return value && *value ? **value : QString();
}

QJsonDocument SettingReader::json(const QString &key)
{
    return QJsonDocument::fromJson(text(key).toUtf8());
}

QByteArray SettingReader::sealed(const QString &key)
{
    return QByteArray::fromBase64(text(key).toLatin1());
}

Result<void> SettingReader::result() const
{
    return m_problem ? Result<void>(*m_problem) : Result<void>();
}

QString settingText(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QString settingListText(const QJsonArray &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QString textIn(const QJsonObject &json, const char *name)
{
    return json.value(QLatin1String(name)).toString();
}

void putTime(QJsonObject &json, const char *name, const std::optional<Timestamp> &time)
{
    if (time)
        json.insert(QLatin1String(name), qint64(base::toMilliseconds(*time)));
}

std::optional<Timestamp> timeIn(const QJsonObject &json, const char *name)
{
    const QJsonValue value = json.value(QLatin1String(name));
    return value.isDouble() ? std::optional(base::fromMilliseconds(value.toInteger())) : std::nullopt;
}

} // namespace retinue::engine
