#pragma once

#include "core/base/cancel_token.h"
#include "core/store/store.h"

namespace retinue::store {

/// Name of the mark (HeadTable::meta) that Edit::setErasureDue sets.
inline const QString kErasureDue = QStringLiteral("erasure-due");

/// Whether something was deleted for good since eraseTraces() last succeeded.
[[nodiscard]] Result<bool> isErasureDue(Store &store);

/// Takes what was deleted for good out of the files: the search index is merged, the write-ahead log emptied,
/// the copy made before a migration removed; freed pages were overwritten when they were freed. (PostgreSQL:
/// VACUUM of the tables; its write-ahead log is the database server's own.) In short steps; waits for the
/// writer, and for views that are open. Locked: one stayed open; ask again later. Cancelled between steps.
[[nodiscard]] Result<void> eraseTraces(Store &store, const CancelToken &cancel = {});

} // namespace retinue::store
