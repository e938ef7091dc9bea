#pragma once

#include "app/control/request.h"

#include <QJsonObject>

#include <optional>

namespace retinue::headless {

/// The answers of "notify ..." for people; none: it is no command of these. As answerText(), whose part it
/// is.
[[nodiscard]] std::optional<QString> noticeText(const control::Request &request, const QJsonObject &answer);

} // namespace retinue::headless
