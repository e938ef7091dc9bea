#pragma once

#include "core/sql/database.h"

#include <functional>
#include <vector>

namespace retinue::sql {

/// One step of a schema. `script` is SQL for both dialects; "{blob}", "{key}" and "{text}" stand for the
/// dialect's types (BLOB/BYTEA, INTEGER PRIMARY KEY AUTOINCREMENT / BIGINT GENERATED ALWAYS AS IDENTITY
/// PRIMARY KEY, text that is compared and sorted bytewise). Never edit a step that was released: its checksum
/// is recorded.
struct Migration
{
    int number = 0; ///< 1, 2, 3 ... without gaps
    QString name;
    QString script;
};

/// Reads the steps of a folder of the resources (":/migrations/store": 001_name.sql, 002_...), ordered.
[[nodiscard]] Result<std::vector<Migration>> readMigrations(const QString &folder);

/// Brings a database to the newest step, each in a transaction of its own. Refuses, changing nothing: a newer
/// schema (VersionUnsupported), a recorded step whose checksum differs or that is unknown (Corrupt). `backUp`
/// is called once before the first step on a database that already has tables.
[[nodiscard]] Result<void> migrate(Database &database, const std::vector<Migration> &migrations,
                                   const std::function<Result<void>()> &backUp);

/// The same for a SQLite database that keeps a copy of itself as it was, FILE.schema-N (N: its newest step),
/// for its owner only. A copy is never written over, and all of them are removed by the first call that
/// finds nothing to do: what is deleted later must not stay in them.
[[nodiscard]] Result<void> migrateWithCopy(Database &database, const std::vector<Migration> &migrations);

/// Removes the copies that migrateWithCopy() made of the SQLite database `file`.
[[nodiscard]] Result<void> removeCopies(const QString &file);

} // namespace retinue::sql
