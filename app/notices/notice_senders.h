#pragma once

#include "core/engine/notice.h"

namespace retinue::notices {

/// How notices leave this machine: for engine::Notices::setSenders(). Any thread.
[[nodiscard]] engine::NoticeSenders noticeSenders();

} // namespace retinue::notices
