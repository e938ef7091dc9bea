#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/installation/machine_database.h"

#include <vector>

namespace retinue::installation {

/// Whose data an administrator has deleted for good, by the ids they had in the store (R56): what brings
/// older data back asks here, and deletes them again. Never forgotten. Thread-safe; waits for the disk.
class ErasedOwners
{
public:
    ErasedOwners(MachineDatabase &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    /// On disk when it returns. Those known already stay as they are.
    [[nodiscard]] Result<void> add(const std::vector<OwnerId> &owners);
    [[nodiscard]] Result<std::vector<OwnerId>> all();
    /// Those of `owners` that were erased.
    [[nodiscard]] Result<std::vector<OwnerId>> among(const std::vector<OwnerId> &owners);

private:
    MachineDatabase &m_database;
    const Clock &m_clock;
};

} // namespace retinue::installation
