#pragma once

#include "core/engine/engine.h"

namespace retinue::engine {

/// Take-over on the machine that stands by: the copy becomes its store, under a new generation (R14), with
/// the lost server's CA and devices, so that devices that reach it under the old name go on; its
/// administrators stay. No engine may have the folder open. Cut short at any moment it is done again by the
/// next attempt. InvalidInput: the machine does not stand by. NotFound: there is no copy. InUse. Otherwise as
/// Backups::restore().
[[nodiscard]] Result<RestoreReport> promoteStandby(const EngineOptions &options, const QString &who,
                                                   const LongWork &work);

} // namespace retinue::engine
