#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/installation/machine_database.h"

#include <utility>
#include <vector>

namespace retinue::installation {

/// When owners were deleted, by the ids they had in the store (R56): the store itself knows it for 90 days
/// only, and backups are older. Never forgotten. Thread-safe; waits for the disk.
class DeletedOwners
{
public:
    explicit DeletedOwners(MachineDatabase &database) : m_database(database) {}

    using Deletions = std::vector<std::pair<OwnerId, Timestamp>>;
    /// Of one that is known already the later time stays. `upTo`: how far somebody has read; kept with it.
    [[nodiscard]] Result<void> add(const Deletions &deletions, const QString &upTo);
    /// What add() was told last; empty: it never was.
    [[nodiscard]] Result<QString> readUpTo() const;
    /// Those that were deleted then or later, in no order.
    [[nodiscard]] Result<std::vector<OwnerId>> since(Timestamp time) const;

private:
    MachineDatabase &m_database;
};

} // namespace retinue::installation
