#pragma once

#include "core/sql/database.h"
#include "core/store/content_check.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace retinue::store {

/// How many owners of how many are done; false: it is to end. Called on the thread of verifyDatabase().
using CheckProgress = std::function<bool(std::int64_t done, std::int64_t total)>;

/// What verifyContent() proves, of all of a database that nobody writes to; nothing is marked. Owners are
/// read in the order in which they lie on the disk, by the calling thread and one beside it, each with a
/// connection and a small cache of its own. Something that cannot be read is the only finding then, and
/// after some hundred findings no more are looked for. Cancelled: the progress said so.
[[nodiscard]] Result<ContentReport> verifyDatabase(const sql::Location &location,
                                                   const std::shared_ptr<const SecretBytes> &dataKey,
                                                   const CheckProgress &goOn = {});

} // namespace retinue::store
