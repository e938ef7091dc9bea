#pragma once

#include "core/store/snapshot.h"
#include "core/userdata/deletion.h"

namespace retinue::test {

/// The ids of those that the store has.
inline Result<userdata::OwnerSelection> selected(store::Store &store, const std::vector<OwnerKey> &owners)
{
    auto view = store.read();
    if (!view)
        return std::move(view).error();
    userdata::OwnerSelection selection;
    for (const OwnerKey &key : owners) {
        auto owner = view->tables().owners.find(key);
        if (!owner)
            return std::move(owner).error();
        if (*owner)
            selection.owners.push_back((*owner)->id);
    }
    return selection;
}

/// Deletes those of them that exist; how many.
inline Result<std::int64_t> removeOwners(store::Store &store, const std::vector<OwnerKey> &owners)
{
    auto selection = selected(store, owners);
    if (!selection)
        return std::move(selection).error();
    userdata::Deletion deletion(store, [](const auto &) { return Result<void>(); });
    auto journal = deletion.begin(*selection, QStringLiteral("admin"), userdata::Deletion::Keep::Yes, {});
    if (!journal)
        return std::move(journal).error();
    auto report = deletion.finish(*journal, {});
    if (!report)
        return std::move(report).error();
    return report->deleted;
}

} // namespace retinue::test
