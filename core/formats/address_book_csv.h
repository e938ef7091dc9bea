#pragma once

#include "core/formats/import.h"
#include "core/formats/table.h"

namespace retinue::formats {

/// Adds the address lists of an address book to `result`, one setting for each owner, and the passwords of
/// users' folders as settings of their keychains.
[[nodiscard]] Result<void> importAddressBook(const Table &table, const Catalogue &catalogue,
                                             const ImportOptions &options, ImportResult &result);

} // namespace retinue::formats
