#pragma once

#include "core/model/catalogue.h"
#include "core/protocol/messages.h"
#include "core/store/snapshot.h"

namespace retinue::userdata {

/// R5: compares what a device holds with one view of the store, setting by setting. Items that are unknown
/// here are left out. Ends after the owner whose values exceed limits::kReconcileBytes. OtherGeneration,
/// InvalidInput (an item that does not belong to the owner, or twice).
[[nodiscard]] Result<protocol::ReconcileAnswer> reconcileWith(const store::Snapshot &view,
                                                              const Catalogue &catalogue,
                                                              const protocol::ReconcileRequest &request);

} // namespace retinue::userdata
