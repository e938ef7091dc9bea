#pragma once

#include "core/base/long_work.h"
#include "core/sql/database.h"

namespace retinue::backup {

/// Makes the tables of a store in the empty database `to` and copies all rows of the store `from` into them:
/// one of the two is SQLite, the other one SQLite or PostgreSQL. What is copied is of one moment, in one
/// transaction of each, with bounded memory; row numbers stay. The schema is that of `from`;
/// VersionUnsupported: a newer one. Cancelled, or another error: `to` is as it was, but for empty tables.
/// Phase "copying", in rows.
[[nodiscard]] Result<void> copyTables(sql::Database &from, sql::Database &to, const LongWork &work);

} // namespace retinue::backup
