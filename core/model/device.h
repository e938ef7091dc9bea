#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"

#include <QString>

namespace retinue::model {

/// What a device says of itself (R30).
struct DeviceInfo
{
    QString name;         ///< [Device Name]
    QString serialNumber; ///< [Serial Number]; unique in a fleet
    QString location;     ///< [Location]
    QString productName;
    QString version; ///< of its client software
    friend bool operator==(const DeviceInfo &, const DeviceInfo &) = default;
};

/// R4: a client takes part from its start to its stop. The numbers are stored.
enum class DeviceState : std::uint8_t { Stopped = 0, Started = 1 };

} // namespace retinue::model

namespace retinue {
using model::DeviceInfo;
using model::DeviceState;
} // namespace retinue
