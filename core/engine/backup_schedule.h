#pragma once

#include "core/engine/backups.h"

namespace retinue::engine {

/// When a schedule is due next, after it ran (or was set) at `last`; none: never. Local time of day, also
/// across its changes. Pure.
[[nodiscard]] std::optional<Timestamp> nextDue(const BackupSchedule &schedule, Timestamp last);

} // namespace retinue::engine
