#pragma once

#include "app/control/request.h"

#include <optional>

namespace retinue::headless {

/// The answers of "replication ..." for people; none: it is no command of these.
[[nodiscard]] std::optional<QString> replicationText(const control::Request &request,
                                                     const QJsonObject &answer);

} // namespace retinue::headless
