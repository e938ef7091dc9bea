#pragma once

#include "core/engine/engine.h"

#include <vector>

namespace retinue::control {

/// The one device that a serial number, a name or the beginning of an id (eight characters or more) names.
/// NotFound: there is none; InvalidInput: it names several.
[[nodiscard]] Result<DeviceId> findDevice(const std::vector<devices::DeviceRecord> &all,
                                          const QString &wanted);

} // namespace retinue::control
