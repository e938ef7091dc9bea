#pragma once

#include "core/model/catalogue.h"
#include "core/protocol/messages.h"
#include "core/sharing/carrying.h"
#include "core/store/edit.h"

namespace retinue::sharing {

// R35: one device's values become the shared ones. A change waits for them (ScopeTable::keeping()), then has
// them (ScopeChangeRow::keptReceived), and forgets the device when it has taken the steps: a device that was
// killed in between sends them again, and keeps them as well.

/// The step by which a change makes an item shared; null: it does not.
[[nodiscard]] const store::ScopeChangeRow::Step *stepToShared(const store::ScopeChangeRow &change, int item);
/// Whether a device has taken all steps to shared of a change, but those of items that have changed since.
[[nodiscard]] bool hasTakenAll(const store::ScopeChangeRow &change,
                               const std::vector<store::ScopeRow> &scopes, const Catalogue &catalogue,
                               const std::vector<protocol::TakenStep> &taken);

/// What the device has become the shared values. NotFound: they are not waited for, and were not received.
/// InvalidInput: not a value of an item that has become shared. What is sent again is written once. What an
/// administrator or an import has put there since goes to Recently deleted (SetAside::Kept). When all were
/// received, others may have changed them: what is sent again and is another value goes to Recently deleted.
[[nodiscard]] Result<void> keepValues(store::Edit &edit, const Catalogue &catalogue, const DeviceId &device,
                                      const protocol::KeptValues &values, SetAside setAside);
/// It waits no longer. NotFound: nothing waits.
[[nodiscard]] Result<void> endKeeping(store::Edit &edit);
/// The device has taken the steps for which its values were received.
[[nodiscard]] Result<void> forgetKept(store::Edit &edit, const Catalogue &catalogue, const DeviceId &device,
                                      const std::vector<protocol::TakenStep> &taken);

} // namespace retinue::sharing
