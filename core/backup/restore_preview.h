#pragma once

#include "core/backup/backup_header.h"
#include "core/model/owner.h"

#include <vector>

namespace retinue::backup {

/// Some of many, by name.
struct NamedOwners
{
    static constexpr std::size_t kMostNamed = 200;
    std::int64_t count = 0;
    std::vector<OwnerKey> first; ///< ordered by name, at most kMostNamed
};

/// What a restore will change, compared with what the store has now. A value.
struct RestorePreview
{
    BackupHeader backup;                   ///< of the newest file of the chain
    int files = 1;                         ///< of the chain
    std::int64_t owners = 0, settings = 0; ///< that the restored store will have
    /// Users and groups that only the store in use has: they will be gone.
    NamedOwners lost;
    /// Users and groups, settings of whom were added or changed since the backup.
    NamedOwners newer;
    std::int64_t newerSettings = 0; ///< that will be lost, those of `lost` included
    /// Settings that the backup has and the store in use has not: they come back.
    std::int64_t returningSettings = 0;
    /// R56: users and groups of the backup who were deleted since; deleted again unless declined.
    NamedOwners deletedSince;
    /// R56: whose data were deleted for good since: always deleted again.
    NamedOwners erasedSince;
    bool isOtherInstallation = false; ///< R47: it is of another server; the devices expect that one
    bool isOtherHost = false; ///< R47: its machine had another name or address than this one; so do devices
    bool keysAreMissing = false;     ///< stored credentials cannot be read: nobody has the key they are under
    std::int64_t lockedSettings = 0; ///< stored credentials that are left out for that
};

} // namespace retinue::backup
