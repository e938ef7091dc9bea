#pragma once

#include "core/sql/database.h"
#include "core/store/rows.h"
#include "core/store/store.h"

namespace retinue::store {

struct OpenedStore
{
    sql::Location location;
    Head head;
};

/// What happens before a store is used: finds or makes its database, checks it, migrates it, looks at its
/// data key. Leaves nothing open. Errors as Store::open.
[[nodiscard]] Result<OpenedStore> openStoreDatabase(const StoreOptions &options);

/// Makes the tables of a store of that schema in an empty database; nothing is in them. VersionUnsupported:
/// this version knows no such schema.
[[nodiscard]] Result<void> makeTables(sql::Database &database, int schema);

/// Brings the tables of an older schema to this version's, within the transaction that is open; what is
/// filled in besides is Store::open()'s. VersionUnsupported: they are of a newer one.
[[nodiscard]] Result<void> migrateTables(sql::Database &database);

/// The number of the newest migration that this version knows.
[[nodiscard]] Result<int> newestSchema();

} // namespace retinue::store
