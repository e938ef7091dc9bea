#include "core/store/changed_owners.h"

#include <map>

namespace retinue::store {

Result<std::vector<ChangedOwner>> changedOwners(const Tables &tables, Revision after, std::int64_t row,
                                                int most)
{
    auto owners = tables.owners.changedAfter(after, row, most);
    if (!owners)
        return std::move(owners).error();
    std::vector<ChangedOwner> changed;
    if (owners->empty())
        return changed;
    std::vector<std::int64_t> rows;
    for (const OwnerRow &owner : *owners)
        rows.push_back(owner.row);
    const auto places = tables.settings.changedAfter(rows, after);
    if (!places)
        return places.error();
    std::map<std::int64_t, std::vector<SettingPlace>> settings;
    for (const SettingPlace &place : *places)
        settings[place.owner].push_back(place);
    for (OwnerRow &owner : *owners) {
        ChangedOwner one;
        one.settings = std::move(settings[owner.row]);
        one.isNew = owner.created > after;
        one.owner = std::move(owner);
        changed.push_back(std::move(one));
    }
    return changed;
}

} // namespace retinue::store
