#pragma once

#include "core/model/catalogue.h"
#include "core/model/owner_set.h"
#include "core/protocol/messages.h"
#include "core/store/snapshot.h"

namespace retinue::userdata {

/// What changed for who follows `owners` after `since`, from one view (an owner known by name is the one who
/// has the name in it): at most `limit` changes, and not
/// many more bytes than limits::kChangesBytes. Every change has a revision of its own, so a page ends between
/// two revisions and the next one goes on without a gap or a repetition, also when something is changed again
/// meanwhile. OtherGeneration; CannotCalculateChanges when tombstones after `since` are no longer kept.
[[nodiscard]] Result<protocol::Changes> changesAfter(const store::Snapshot &view, const Catalogue &catalogue,
                                                     const OwnerSet &owners, const State &since, int limit);

} // namespace retinue::userdata
