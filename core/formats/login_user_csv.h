#pragma once

#include "core/formats/import.h"
#include "core/formats/table.h"

#include <optional>

namespace retinue::formats {

[[nodiscard]] const QStringList &loginUserColumns();

/// Adds the users of a login-user file to `result`. Of records for one user the first wins.
[[nodiscard]] Result<void> importLoginUsers(const Table &table, ImportResult &result);

struct LoginUserFlaw
{
    QString field;
    Reason reason;
};
/// Why a record is no user; none if it is one.
[[nodiscard]] std::optional<LoginUserFlaw> loginUserFlaw(const Row &row);

} // namespace retinue::formats
