#pragma once

#include "core/client/local_edit.h"
#include "core/sync/eviction.h"

#include <vector>

namespace retinue::client {

/// R10: the bound of the local store. Of as many again at most, the evicted, the other items stay.
struct Bounds
{
    int users = 500;
    int groups = 50;
    sync::WhenFull whenFull = sync::WhenFull::DeleteOldest;
};

/// What making room for one owner did.
struct Admitted
{
    std::optional<LocalOwnerRow> owner; ///< none: the store is full, and nobody may give way
    std::vector<OwnerKey> evicted;
};

/// The owner's row, made if there is room for it. Counted is who may have settings of *dropped* items here,
/// whether there are any now or not; an evicted owner's other settings stay, and do not count.
[[nodiscard]] Admitted admitOwner(LocalEdit &edit, const OwnerKey &key, const Bounds &bounds,
                                  const std::vector<OwnerKey> &atPanel);
/// For whoever is not admitted.
[[nodiscard]] QString storeIsFull();

} // namespace retinue::client
