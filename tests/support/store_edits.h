#pragma once

#include "core/store/edit.h"

namespace retinue::test {

/// Writes one setting of an owner, both of them there or not.
[[nodiscard]] inline Result<Revision> put(store::Edit &edit, const OwnerKey &key,
                                          const store::Edit::NewValue &value)
{
    auto known = edit.tables().owners.find(key);
    if (!known)
        return std::move(known).error();
    auto owner = *known ? Result<store::OwnerRow>(**known) : edit.addOwner(key, {});
    if (!owner)
        return std::move(owner).error();
    auto before = edit.tables().settings.find(*owner, value.item, store::SettingTable::Secrets::LeaveOut);
    return before ? edit.putSetting(*owner, *before, value) : std::move(before).error();
}

} // namespace retinue::test
