#pragma once

#include "ui/overview/overview_facts.h"
#include "ui/shell/machine.h"

namespace retinue::ui {

/// What the engine and the disk say. Waits for both: for a thread of the pool. What only the windows know
/// (role, listener, the clock's jumps) is left as it is by default.
[[nodiscard]] OverviewFacts factsOf(Machine &machine);

} // namespace retinue::ui
