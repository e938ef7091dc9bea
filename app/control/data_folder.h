#pragma once

#include <QString>

namespace retinue::control {

/// Where an installation lies unless somebody says otherwise: $XDG_DATA_HOME/retinue
/// (~/.local/share/retinue), or /var/lib/retinue for root. The same for every program.
[[nodiscard]] QString defaultDataFolder();

} // namespace retinue::control
