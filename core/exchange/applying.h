#pragma once

#include "core/model/catalogue.h"
#include "core/store/edit.h"

namespace retinue::exchange {

/// Does one staged change, and keeps what was before in its row, or removes the row if nothing was to be
/// done. `counts` counts it. Locked: it is a stored credential, and the data key is not there any more.
[[nodiscard]] Result<void> applyChange(store::Edit &edit, const Catalogue &catalogue,
                                       const store::ImportChangeRow &change, store::ImportCounts &counts);

} // namespace retinue::exchange
