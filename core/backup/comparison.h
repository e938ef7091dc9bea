#pragma once

#include "core/backup/restore_preview.h"
#include "core/base/long_work.h"
#include "core/sql/database.h"

#include <vector>

namespace retinue::backup {

/// What an installation remembers of deletions, by ids (R56).
struct KnownDeletions
{
    std::vector<OwnerId> erased;  ///< for good
    std::vector<OwnerId> deleted; ///< since the backup was made
};

struct Comparison
{
    RestorePreview preview;            ///< what comparing tells
    std::vector<OwnerId> deletedSince; ///< all of preview.deletedSince, by the backup's ids
    std::vector<OwnerId> erased;       ///< all that the backup has anything of, Recently deleted included
};

/// Compares a restored backup (SQLite, in no other use) with the store in use (SQLite), by names: what of the
/// store in use is not in the backup, what the backup brings back, and who of it was deleted meanwhile: by
/// the store's tombstones and Recently deleted, and by what the installation remembers (R56).
[[nodiscard]] Result<Comparison> compareStores(sql::Database &backup, const sql::Location &inUse,
                                               const KnownDeletions &known, const LongWork &work);

/// Is another one after every deletion of somebody.
struct DeletionMark
{
    std::int64_t tombstone = 0, occasion = 0; ///< the newest rows
    friend bool operator==(const DeletionMark &, const DeletionMark &) = default;
};

/// Of the store in use. (Who was deleted for good, the installation remembers.)
[[nodiscard]] Result<DeletionMark> deletionMark(const sql::Location &inUse);

} // namespace retinue::backup
