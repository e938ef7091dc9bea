#pragma once

#include "core/model/catalogue.h"
#include "core/protocol/messages.h"
#include "core/store/snapshot.h"

namespace retinue::userdata {

/// What a pull tells of one owner (R6), and whether the owner has secret settings.
struct OwnerView
{
    protocol::OwnerSettings settings;
    bool hasSecrets = false;
};

/// Everything of `key`; or, with `since`, what changed after it if that can be told: the same generation, not
/// before the owner (of that name) was made, not before the oldest tombstone. With `secrets` their values,
/// in a partial answer too, because nobody knows whether the asker was given them before; without the data
/// key, or damaged, they stay atLogin. An owner whom the store does not have: no id, and the state of the
/// view.
[[nodiscard]] Result<OwnerView> viewOwner(const store::Snapshot &view, const Catalogue &catalogue,
                                          const OwnerKey &key, const std::optional<State> &since,
                                          bool secrets);

} // namespace retinue::userdata
