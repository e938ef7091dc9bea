#pragma once

#include "core/model/catalogue.h"
#include "core/protocol/messages.h"
#include "core/sharing/scope_changes.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"

namespace retinue::sharing {

/// What a device has to do about scopes at its start (R36): by the steps that it took last and the present
/// ones, whatever lies between.
[[nodiscard]] Result<std::vector<protocol::ScopeStep>>
stepsFor(const store::Snapshot &view, const Catalogue &catalogue, const DeviceId &device,
         const std::vector<protocol::TakenStep> &taken);

/// R33: the seeds of one owner; without id for one whom the store does not have.
[[nodiscard]] Result<protocol::OwnerSeeds> seedsOf(const store::Snapshot &view, const Catalogue &catalogue,
                                                   const OwnerKey &owner);

/// R35: what the device has become the shared values. NotFound: they are not waited for (any more).
/// InvalidInput: not a value of an item that has become shared. What is sent again is written once. What an
/// administrator or an import has put there since goes to Recently deleted (SetAside::Kept).
[[nodiscard]] Result<void> keepValues(store::Edit &edit, const Catalogue &catalogue, const DeviceId &device,
                                      const protocol::KeptValues &values, SetAside setAside);

} // namespace retinue::sharing
