#pragma once

#include "app/headless/request.h"

namespace retinue::headless {

/// A command's answer for people, with the next step where there is one.
[[nodiscard]] QString answerText(const Request &request, const QJsonObject &answer);

} // namespace retinue::headless
