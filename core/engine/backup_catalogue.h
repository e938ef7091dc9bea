#pragma once

#include "core/backup/backup_file.h"
#include "core/engine/backup_memory.h"
#include "core/engine/backups.h"

namespace retinue::engine {

/// What lies in a destination, put together from names, from what the installation remembers, and from the
/// files themselves where those two do not tell. `secret`: for encrypted files that are not remembered; may
/// be empty. The newest first.
[[nodiscard]] Result<BackupList> listBackups(backup::Destination &destination, BackupMemory &memory,
                                             const SecretBytes &secret, const CancelToken &cancel);
/// One file of it.
[[nodiscard]] BackupFile describeFile(backup::Destination &destination, BackupMemory &memory,
                                      const backup::StoredFile &stored, const SecretBytes &secret);

/// The files that `name` needs, opened: a base, then increments; `name` is the last one. NotFound: that
/// one is not there; InvalidInput: one that it builds upon is not.
[[nodiscard]] Result<std::vector<std::unique_ptr<backup::BackupReader>>>
openChain(backup::Destination &destination, BackupMemory &memory, const QString &name,
          const SecretBytes &secret);

/// R51: which backups are not to stay, now that `made` is there: never that one, never files of another
/// installation or such as nobody here can read.
[[nodiscard]] std::vector<BackupEntry> surplus(const BackupList &list, const BackupRetention &retention,
                                               const InstallationId &installation, const BackupId &made);

} // namespace retinue::engine
