#pragma once

#include "core/model/owner.h"
#include "core/store/rows.h"
#include "core/store/store.h"

#include <vector>

namespace retinue::control {

struct OwnerListing
{
    std::vector<store::OwnerRow> owners; ///< by name, at most as many as asked for
    int matching = 0;                    ///< all that match
};

/// The owners of a kind with `filter` (blank: all) in their name, compared as names are. Goes through the
/// whole store: for a command line, not for a screen. On the caller's thread.
[[nodiscard]] Result<OwnerListing> listOwners(store::Store &store, OwnerKind kind, const QString &filter,
                                              int limit);

} // namespace retinue::control
