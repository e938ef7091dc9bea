#pragma once

#include "core/store/store.h"

#include <functional>

namespace retinue::store {

/// Name of the mark (HeadTable::meta) that Edit::setErasureDue() sets.
inline const QString kErasureDue = QStringLiteral("erasure-due");

/// Whether something was deleted for good since eraseTraces() last did all of its work.
[[nodiscard]] Result<bool> isErasureDue(Store &store);

/// How far it came.
enum class Erasure {
    Done,
    Later,       ///< views stayed open, or others wrote all the time: to be called again
    AtNextStart, ///< the file is too large to be rewritten while devices sync: opening the store does it
};

/// Takes what was deleted for good out of the files: the search index is merged, the file is rewritten (pages
/// keep pieces of what they held before), the write-ahead log emptied, the copy made before a migration
/// removed. (PostgreSQL: VACUUM of the tables, which leaves what pages and its own log hold.) In short steps,
/// but for the rewriting, while which writes wait; waits for the writer. Cancelled when `isToEnd` says so.
[[nodiscard]] Result<Erasure> eraseTraces(Store &store, const std::function<bool()> &isToEnd = {});

/// The rewriting, for a store that is not in use yet. Does nothing when it is not due.
[[nodiscard]] Result<void> eraseBeforeUse(sql::Database &database);

} // namespace retinue::store
