#pragma once

#include "core/base/ids.h"
#include "core/model/owner.h"

#include <vector>

namespace retinue::model {

/// Owners as they are known: by the id that the store gave them, or by name, whether or not the store has
/// them (yet). One owner may be in both lists; no order, repetitions mean nothing.
struct OwnerSet
{
    std::vector<OwnerId> ids;
    std::vector<OwnerKey> keys;
};

} // namespace retinue::model

namespace retinue {
using model::OwnerSet;
} // namespace retinue
