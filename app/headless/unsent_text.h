#pragma once

#include <QJsonObject>
#include <QString>

namespace retinue::headless {

/// The answer of "replication unsent" for people.
[[nodiscard]] QString unsentText(const QJsonObject &answer);

} // namespace retinue::headless
