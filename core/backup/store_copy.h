#pragma once

#include "core/backup/backup_header.h"
#include "core/base/long_work.h"
#include "core/sql/number_of.h"
#include "core/store/content_check.h"

#include <functional>

namespace retinue::backup {

/// Adds to the database of a backup what the installation wants to have in it, in tables of its own, all
/// named "installation_...".
using AddInstallation = std::function<Result<void>(sql::Database &)>;

/// Copies a store as it is at this moment into the new file `to` (for its owner only; one file, without a
/// write-ahead log), whatever is written meanwhile, and says in it what it is (table "manifest"). `header`
/// says who makes it and when; what is known of the content is filled in. NoSpace before anything is written
/// when the disk has no room for the copy. Phase "copying", in bytes. Cancelled. Not on the writer's thread.
[[nodiscard]] Result<BackupHeader> copyStore(const sql::Location &store, const QString &to,
                                             BackupHeader header, const AddInstallation &add,
                                             const LongWork &work);

/// store::verifyDatabase() as a piece of work; phase "checking", in owners.
[[nodiscard]] Result<store::ContentReport> checkContent(const sql::Location &store,
                                                        const std::shared_ptr<const SecretBytes> &dataKey,
                                                        const LongWork &work);

/// What a store says of itself, read in the transaction that is open.
[[nodiscard]] Result<void> readFacts(sql::Database &store, BackupHeader &header);
/// The table "manifest", new.
[[nodiscard]] Result<void> writeManifest(sql::Database &database, const BackupHeader &header);
/// Takes everything that is not the store's out of a backup's database.
[[nodiscard]] Result<void> dropAdditions(sql::Database &database);
/// Leaves no write-ahead log, also for readers that cannot write: last before it is closed.
[[nodiscard]] Result<void> makeOneFile(sql::Database &database);
/// For a connection that looks at each page once: SQLite's usual cache takes memory, and a third more time.
[[nodiscard]] Result<void> useSmallCache(sql::Database &database);
/// A new, empty file that only the process's user may read.
[[nodiscard]] Result<void> makePrivateFile(const QString &path);
[[nodiscard]] Result<void> run(sql::Database &database, const QString &statement,
                               const QVariantList &parameters = {});

} // namespace retinue::backup
