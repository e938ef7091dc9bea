#pragma once

#include "app/control/request.h"

#include <optional>

namespace retinue::headless {

/// The answers of "backup", "retention", "list", "verify" and "restore" for people; none: it is no command of
/// these.
[[nodiscard]] std::optional<QString> backupText(const control::Request &request, const QJsonObject &answer);

} // namespace retinue::headless
