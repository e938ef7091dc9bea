#pragma once

#include "core/model/catalogue.h"
#include "core/store/rows.h"
#include "core/store/snapshot.h"

#include <map>
#include <optional>
#include <vector>

namespace retinue::sharing {

/// What an administrator wants (R31): catalogue ids, and the scopes that they are to have.
using Draft = std::map<QString, Scope>;

/// What becomes of one item on the server.
struct PlannedItem
{
    QString item; ///< catalogue id
    Scope to = Scope::Shared;
    /// To device-specific: whose values are frozen as seeds, and pushed so (R33). To shared: whose seeds end
    /// (R34). When a change is taken back: whose values it brings back.
    std::int64_t owners = 0;
    friend bool operator==(const PlannedItem &, const PlannedItem &) = default;
};

struct ScopePlan
{
    std::vector<PlannedItem> items;  ///< that change, in the catalogue's order
    std::int64_t sharedSettings = 0; ///< all devices' (the shared buttons) that are initialized (R34)
    std::int64_t undoes = 0;         ///< the change that it takes back; 0: none
    std::int64_t epoch = 0;          ///< of the newest change when it was planned

    [[nodiscard]] bool becomesShared() const; ///< an item of it
};

/// InvalidInput: no such item, or one that is always shared. What is so already is left out.
[[nodiscard]] Result<ScopePlan> planOf(const store::Snapshot &view, const Catalogue &catalogue,
                                       const Draft &draft);
/// Of taking back a change. NotFound: there is no such one. NotPermitted: it is not done, was taken back, or
/// a later one has changed an item of it. VersionUnsupported: it is about an item that is unknown here.
[[nodiscard]] Result<ScopePlan> planOfUndo(const store::Snapshot &view, const Catalogue &catalogue,
                                           std::int64_t change);
/// Why a change cannot be taken back; none: it can.
[[nodiscard]] Result<std::optional<QString>> hindranceOfUndo(const store::Tables &tables,
                                                             const store::ScopeChangeRow &change);

} // namespace retinue::sharing
