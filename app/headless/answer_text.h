#pragma once

#include "app/control/request.h"

namespace retinue::headless {

/// A command's answer for people, with the next step where there is one.
[[nodiscard]] QString answerText(const control::Request &request, const QJsonObject &answer);
/// What an export has written.
[[nodiscard]] QString exportText(const QJsonObject &answer);

} // namespace retinue::headless
