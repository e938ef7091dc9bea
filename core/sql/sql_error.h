#pragma once

#include "core/base/error.h"

class QSqlError;

namespace retinue::sql {

/// What the database's errors mean to us. `what` is what was being done. The texts name statements and
/// constraints, never a parameter's value (R12).
[[nodiscard]] Error sqliteError(int code, const QString &text, const QString &what);
[[nodiscard]] Error postgresError(const QSqlError &error, const QString &what);

} // namespace retinue::sql
