#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace retinue::device {

/// "user alice", of a row that names an owner.
[[nodiscard]] QString nameInWords(const QJsonObject &row);
/// "12 users and 3 groups".
[[nodiscard]] QString ownersInWords(const QJsonArray &rows);
/// "14:59 minutes".
[[nodiscard]] QString timeLeftInWords(qint64 seconds);
/// Why the data of a row's owner are not what the server has.
[[nodiscard]] QString shortfallInWords(const QJsonObject &row);
/// "user alice: made room for user carol".
[[nodiscard]] QString lackInWords(const QJsonObject &row);

} // namespace retinue::device
