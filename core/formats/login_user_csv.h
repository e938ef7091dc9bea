#pragma once

#include "core/formats/import.h"
#include "core/formats/table.h"

namespace retinue::formats {

[[nodiscard]] const QStringList &loginUserColumns();

/// Adds the users of a login-user file to `result`. Of records for one user the first wins.
[[nodiscard]] Result<void> importLoginUsers(const Table &table, ImportResult &result);

} // namespace retinue::formats
