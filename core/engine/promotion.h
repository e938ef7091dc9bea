#pragma once

#include "core/engine/engine.h"

namespace retinue::engine {

/// Take-over on the machine that stands by: the copy becomes its store, under a new generation (R14), with
/// the lost server's CA and devices, so that devices that reach it under the old name go on; its
/// administrators stay. No engine may have the folder open. The copy is proven to be restorable before the
/// first change; cut short after it, the next attempt goes on, and until then no engine opens the folder.
/// InvalidInput: the machine does not stand by. NotFound: there is no copy. InUse. Otherwise as
/// Backups::restore().
[[nodiscard]] Result<RestoreReport> promoteStandby(EngineOptions options, const QString &who,
                                                   const LongWork &work);

/// Why an engine must not open this folder: a take-over was begun there and did not end. Locked; none: it
/// may.
[[nodiscard]] std::optional<Error> takeOverBegunIn(const QString &dataFolder);
/// What of a take-over lies in this folder goes: it is done, or was never begun.
void forgetTakeOver(const QString &dataFolder);

} // namespace retinue::engine
