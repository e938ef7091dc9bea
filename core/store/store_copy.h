#pragma once

#include "core/store/store.h"

namespace retinue::store {

/// Copies the store to a new file (SQLite, for its owner only), whole or not at all, and proves the copy by
/// reading it: the database's own check, and the counts of its head; it is on disk afterwards. Values of
/// secret items stay sealed. AlreadyExists, NoSpace, Corrupt: the copy is not what it should be, and was
/// removed. InvalidInput: the store is not in a file. Blocks; devices keep syncing.
[[nodiscard]] Result<void> copyStore(Store &store, const QString &file);

} // namespace retinue::store
