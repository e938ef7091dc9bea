#include "core/exchange/applying.h"

#include "core/exchange/judgement.h"
#include "core/exchange/taking_back.h"

namespace retinue::exchange {

namespace {

/// One owner and its groups, as staged.
Result<void> applyOwner(store::Edit &edit, store::ImportChangeRow change, store::ImportCounts &counts)
{
    auto wanted = OwnerChange::fromJson(change.body.value_or(QByteArray()));
    if (!wanted)
        return std::move(wanted).error();
    auto owner = edit.tables().owners.find(change.key);
    if (!owner)
        return std::move(owner).error();
    OwnerChange done;
    if (!*owner && !wanted->isMade) { // deleted since: nobody comes back by an import
        ++counts.refused;
        return edit.imports().remove(change);
    }
    if (!*owner) {
        auto added = edit.addOwner(change.key, DeviceId());
        if (!added)
            return std::move(added).error();
        *owner = *std::move(added);
        done.isMade = true;
        ++counts.owners;
    }
    if (change.key.kind() == OwnerKind::User) {
        auto current = edit.tables().memberships.groupsOf(change.key);
        if (!current)
            return std::move(current).error();
        done.before = *current;
        const auto after = groupsAfter(change.existing, *current, wanted->groups);
        if (!after)
            ++counts.refused;
        if (after && *after != *current) {
            // So old that the next login notes it when it asserts the same groups: then they are no longer
            // the import's to take back.
            done.setAt = edit.now() - store::MembershipTable::kAssertedAgain - std::chrono::milliseconds(1);
            RETINUE_TRY(edit.memberships().replace(change.key, *after, *done.setAt));
            done.groups = *after;
            done.areGroupsSet = true;
            ++counts.groups;
        }
    }
    if (!done.isMade && !done.areGroupsSet)
        return edit.imports().remove(change);
    change.owner = (*owner)->id;
    return edit.imports().setApplied(change, done.toJson());
}

Result<void> writeSetting(store::Edit &edit, store::ImportChangeRow change, const Item &item,
                          std::optional<store::OwnerRow> owner,
                          const std::optional<store::SettingRow> &current, const QByteArray &value)
{
    if (!owner) { // all devices
        auto added = edit.addOwner(change.key, DeviceId());
        if (!added)
            return std::move(added).error();
        owner = *std::move(added);
    }
    RETINUE_TRY(edit.imports().keepFormer(change, owner->row));
    auto revision = edit.putSetting(*owner, current, {item.number, item.secret, value, DeviceId()});
    if (!revision)
        return std::move(revision).error();
    change.owner = owner->id;
    change.secret = current ? current->secret : item.secret;
    change.revision = *revision;
    change.previous = current ? current->revision : Revision();
    return edit.imports().setApplied(change);
}

Result<void> applySetting(store::Edit &edit, const Catalogue &catalogue, const store::ImportChangeRow &change,
                          store::ImportCounts &counts)
{
    const store::Tables &tables = edit.tables();
    const Item *item = catalogue.find(change.item);
    auto incoming = tables.imports.valueOf(change);
    const bool isLocked = !incoming && incoming.error().code == ErrorCode::Locked;
    if (isLocked) // the key was there when it was staged, and will be again
        return Error{
            ErrorCode::Locked,
            QStringLiteral("the import has stored credentials, and the data key is locked; unlock it "
                           "and start the server again: the rest is imported then")};
    if (!item || !incoming) { // another version of the program has staged it, or it is damaged
        ++counts.refused;
        return edit.imports().remove(change);
    }
    auto owner = tables.owners.find(change.key);
    if (!owner)
        return std::move(owner).error();
    if (!*owner && change.key.kind() != OwnerKind::AllDevices) { // made, or there, and deleted since
        ++counts.refused;
        return edit.imports().remove(change);
    }
    std::optional<store::SettingRow> current;
    if (*owner) {
        auto found = tables.settings.find(**owner, item->number, store::SettingTable::Secrets::Decrypt);
        if (!found)
            return std::move(found).error();
        current = *std::move(found);
    }
    auto judged = judge(tables, *item, change.existing, *incoming, *owner ? &**owner : nullptr, current);
    if (!judged)
        return std::move(judged).error();
    switch (judged->fate) {
    case Fate::Added:
        ++counts.added;
        return writeSetting(edit, change, *item, *owner, current, judged->value);
    case Fate::Changed:
        ++counts.changed;
        return writeSetting(edit, change, *item, *owner, current, judged->value);
    case Fate::Same:
        ++counts.same;
        break;
    case Fate::Kept:
        ++counts.kept;
        break;
    case Fate::Refused:
        ++counts.refused;
        break;
    case Fate::Locked:
        ++counts.locked;
        break;
    }
    return edit.imports().remove(change);
}

} // namespace

Result<void> applyChange(store::Edit &edit, const Catalogue &catalogue, const store::ImportChangeRow &change,
                         store::ImportCounts &counts)
{
    return change.item == 0 ? applyOwner(edit, change, counts)
                            : applySetting(edit, catalogue, change, counts);
}

} // namespace retinue::exchange
