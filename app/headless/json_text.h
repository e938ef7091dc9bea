#pragma once

#include <QJsonObject>
#include <QString>

namespace retinue::headless {

/// A member of an answer, of one line; empty where there is none.
[[nodiscard]] QString memberOf(const QJsonValue &json, const char *member);
/// As R43 writes it, by this machine's clock; "-" where there is none.
[[nodiscard]] QString localTime(const QJsonValue &json, const char *member);
[[nodiscard]] qint64 countIn(const QJsonObject &answer, const char *member);

} // namespace retinue::headless
