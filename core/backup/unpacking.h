#pragma once

#include "core/backup/backup_file.h"
#include "core/sql/database.h"

namespace retinue::backup {

/// Writes the database of a backup's file to `to`, for its owner only; on disk afterwards. Phase "reading".
[[nodiscard]] Result<void> unpack(BackupReader &reader, const QString &to, const LongWork &work);
/// Opens a database that came from elsewhere. Corrupt: something inside works by itself (triggers, views).
[[nodiscard]] Result<std::unique_ptr<sql::Database>> openChecked(const sql::Location &location);
/// Corrupt: the database does not say the same as the file around it.
[[nodiscard]] Result<void> checkHead(sql::Database &database, const BackupHeader &header);

} // namespace retinue::backup
