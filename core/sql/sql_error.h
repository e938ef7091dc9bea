#pragma once

#include "core/base/error.h"
#include "core/sql/database.h"

class QSqlError;

namespace retinue::sql {

/// What a driver's error means to us. `what` is what was being done. Never holds a parameter's value (R12):
/// drivers name statements and constraints only.
[[nodiscard]] Error toError(Dialect dialect, const QSqlError &error, const QString &what);

} // namespace retinue::sql
