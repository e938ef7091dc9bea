#pragma once

#include "app/control/request.h"

namespace retinue::headless {

/// The answers to the commands "scope ..." for people. Nothing: it is no command of these.
[[nodiscard]] std::optional<QString> sharingText(const control::Request &request, const QJsonObject &answer);

} // namespace retinue::headless
