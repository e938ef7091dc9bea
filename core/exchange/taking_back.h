#pragma once

#include "core/exchange/import.h"
#include "core/store/edit.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace retinue::exchange {

/// What ImportChangeRow::body holds for an owner itself.
struct OwnerChange
{
    bool isMade = false;            ///< staged: there was none, so one is to be made; applied: it was
    bool areGroupsSet = false;      ///< applied: and set its groups
    std::vector<OwnerKey> groups;   ///< staged: those in the file; applied: those that the import set
    std::vector<OwnerKey> before;   ///< applied: those before
    std::optional<Timestamp> setAt; ///< applied: as when the groups that it set stand in the store

    [[nodiscard]] QByteArray toJson() const;
    /// Corrupt if it is not what toJson() gave.
    [[nodiscard]] static Result<OwnerChange> fromJson(const QByteArray &json);
};

/// Takes one applied change back, if nobody has changed it since, and removes it from the store's list of
/// what can be taken back, unless it may be taken back later. `report` counts it.
[[nodiscard]] Result<void> takeBackChange(store::Edit &edit, const Catalogue &catalogue,
                                          const store::ImportChangeRow &change, TakeBackReport &report);

} // namespace retinue::exchange
