#pragma once

#include "core/sql/database.h"

#include <cstdint>

namespace retinue::sql {

/// The first column of a question's first row; 0 without one.
[[nodiscard]] Result<std::int64_t> numberOf(Database &database, const QString &query,
                                            const QVariantList &parameters = {});

} // namespace retinue::sql
