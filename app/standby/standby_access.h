#pragma once

#include "core/engine/standby_access.h"

namespace retinue::standby {

/// How a server reaches the machine that stands by for it: for engine::Replication::setStandbyAccess().
[[nodiscard]] engine::StandbyAccess standbyAccess();

} // namespace retinue::standby
