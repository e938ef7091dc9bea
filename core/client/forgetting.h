#pragma once

#include "core/client/local_edit.h"
#include "core/client/replica.h"

namespace retinue::client {

/// R13: what is lost if the owner's local data are deleted.
[[nodiscard]] ForgetReport lostWith(LocalEdit &edit, const LocalOwnerRow &owner);

/// As Replica::forget(). NotFound: nothing of the owner is here.
[[nodiscard]] Result<ForgetReport> forgetOwner(LocalEdit &edit, const OwnerKey &owner, bool loseAll);

} // namespace retinue::client
