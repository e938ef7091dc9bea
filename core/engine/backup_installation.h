#pragma once

#include "core/backup/backup_file.h"
#include "core/installation/identity.h"
#include "core/installation/machine_database.h"

#include <chrono>
#include <vector>

namespace retinue::engine {

/// What of the installation travels in a backup: whose data were deleted for good (R56), and in an encrypted
/// one the devices with the hashes of their tokens, for the day when the machine is lost.
[[nodiscard]] Result<void> addInstallation(installation::MachineDatabase &machine, sql::Database &backup,
                                           bool isEncrypted);
/// What a file that is made here and now says of itself; `before`: the one that it follows, if it does.
[[nodiscard]] backup::BackupHeader newBackupHeader(const Clock &clock, const installation::Identity &identity,
                                                   std::int64_t devices,
                                                   const std::optional<backup::BackupHeader> &before);
/// Ids of owners who were deleted for good, as a backup knows them.
[[nodiscard]] Result<std::vector<OwnerId>> erasedOwnersIn(sql::Database &backup);
/// The CA's file and the data key, for an encrypted backup.
[[nodiscard]] Result<backup::InstallationKeys> keysOf(const QString &dataFolder, const SecretBytes *dataKey);

/// R47: devices that know the backup's machine by its name, or by one of its addresses, do not find this one.
[[nodiscard]] bool isOtherHost(const backup::BackupHeader &header);

/// As Backups::adoptInstallation(); `isRestored`: what is stored there is of that backup.
[[nodiscard]] Result<bool> adoptInstallation(const QString &dataFolder, const QString &file,
                                             const SecretBytes &secret, bool isRestored,
                                             std::chrono::milliseconds patience);

} // namespace retinue::engine
