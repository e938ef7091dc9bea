#pragma once

#include "core/backup/store_copy.h"

namespace retinue::backup {

/// Whether what has changed since `before` can be told as an increment: the same generation, program version
/// and schema, and no tombstone of the time between is forgotten.
[[nodiscard]] Result<bool> canFollow(sql::Database &store, const BackupHeader &before);

/// Writes what has changed in a store since the backup `before` into the new file `to`: rows of owners and
/// settings by their revisions, what was deleted by its tombstones; tables that are small, and those that
/// this does not know, whole. The answer as copyStore(). Left out: what an import could be taken back by, and
/// that a user was taken out of a group without being put into another (R6: the next login tells).
[[nodiscard]] Result<BackupHeader> copyChanges(const sql::Location &store, const BackupHeader &before,
                                               const QString &to, BackupHeader header,
                                               const AddInstallation &add, const LongWork &work);

/// Brings a store that is in no use, as it was at the file before, to the state of an increment's database.
/// Corrupt: it holds what no increment holds. `prove` looks at the result before it is kept; the increment is
/// attached as "inc" then. After an error the store is as it was.
[[nodiscard]] Result<void> applyIncrement(sql::Database &store, const QString &increment,
                                          const std::function<Result<void>(sql::Database &)> &prove = {});

} // namespace retinue::backup
