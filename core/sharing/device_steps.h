#pragma once

#include "core/model/catalogue.h"
#include "core/protocol/messages.h"
#include "core/store/snapshot.h"

namespace retinue::sharing {

struct DeviceSteps
{
    std::int64_t epoch = 0; ///< of the newest change
    std::vector<protocol::ScopeStep> steps;
    bool isBehind = false; ///< its values are waited for (R35), and are older than the change
    bool hasKept = false;  ///< it has taken steps that it was told to keep its values through
};

/// What a device has to do about scopes at its start (R36): by the steps that it took last and the present
/// ones, whatever lies between.
[[nodiscard]] Result<DeviceSteps> stepsFor(const store::Snapshot &view, const Catalogue &catalogue,
                                           const DeviceId &device,
                                           const std::vector<protocol::TakenStep> &taken);

/// R33: the seeds of one owner; without id for one whom the store does not have.
[[nodiscard]] Result<protocol::OwnerSeeds> seedsOf(const store::Snapshot &view, const Catalogue &catalogue,
                                                   const OwnerKey &owner);

} // namespace retinue::sharing
