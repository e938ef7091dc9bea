#pragma once

#include "core/base/result.h"
#include "core/sql/database.h"

#include <QSqlDatabase>

namespace retinue::sql {

/// A Qt Sql connection under a name of its own, opened and set up as database.h promises: all that differs
/// between the databases when they are opened. Closed and forgotten by closeConnection().
[[nodiscard]] Result<QSqlDatabase> openConnection(const Location &location);
/// Ends the connection; the caller must have let go of every query on it.
void closeConnection(QSqlDatabase &connection);

/// Runs one statement without preparing it (what a prepared statement cannot be: DDL, BEGIN, SET).
[[nodiscard]] Result<void> runDirectly(QSqlDatabase &connection, Dialect dialect, const QString &statement);

} // namespace retinue::sql
