#pragma once

#include "core/base/secret_bytes.h"
#include "core/engine/backups.h"
#include "core/smb/worker_process.h"

namespace retinue::shares {

/// How backups reach network shares: for engine::Backups::setShareAccess(). `worker`: the program whose
/// main() calls smb::runAsWorker(), as a rule WorkerProgram::thisProgram().
[[nodiscard]] engine::ShareAccess shareAccess(const smb::WorkerProgram &worker);

} // namespace retinue::shares
