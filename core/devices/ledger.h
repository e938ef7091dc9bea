#pragma once

#include "core/base/clock.h"
#include "core/devices/fleet.h"
#include "core/installation/machine_database.h"

#include <array>
#include <functional>
#include <mutex>
#include <optional>
#include <shared_mutex>

namespace retinue::devices {

/// The fleet in memory together with its rows on disk, and the locks that keep both in step. Shared by the
/// registry and by what devices follow.
///
/// Order of locks: members (enrol, remove, new serial numbers), then the device's change, then memory. The
/// first two are held while waiting for the disk, the last one never.
class Ledger
{
public:
    Ledger(installation::MachineDatabase &database, const Clock &clock) : database(database), clock(clock) {}

    installation::MachineDatabase &database;
    const Clock &clock;
    std::mutex membersMutex;
    mutable std::shared_mutex memoryMutex;
    Fleet fleet; ///< guarded by memoryMutex

    [[nodiscard]] std::mutex &changeMutex(const DeviceId &device)
    {
        return m_changes[device.hash() % m_changes.size()];
    }
    [[nodiscard]] std::optional<DeviceRow> rowOf(const DeviceId &device) const;
    /// Changes one device: a copy of its row, on disk, then in memory. `change` says whether there is
    /// anything to do, and so does the result. NotFound. The caller holds the device's change mutex.
    [[nodiscard]] Result<bool> change(const DeviceId &device, const std::function<bool(DeviceRow &)> &change);

private:
    std::array<std::mutex, 64> m_changes;
};

[[nodiscard]] Error unknownDevice();

} // namespace retinue::devices
