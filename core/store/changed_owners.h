#pragma once

#include "core/store/tables.h"

#include <vector>

namespace retinue::store {

/// An owner that was changed after a revision.
struct ChangedOwner
{
    OwnerRow owner;
    std::vector<SettingPlace> settings; ///< those that were changed or made after it
    bool isNew = false;                 ///< made after it
    /// Else a setting was deleted, or it is none of its settings that was changed.
    [[nodiscard]] bool hasNewData() const { return isNew || !settings.empty(); }
};

/// Of all owners, at most `most` of those after this `row` that were changed after a revision, ordered by
/// row.
[[nodiscard]] Result<std::vector<ChangedOwner>> changedOwners(const Tables &tables, Revision after,
                                                              std::int64_t row, int most);

} // namespace retinue::store
