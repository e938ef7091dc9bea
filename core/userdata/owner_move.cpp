#include "core/userdata/owner_move.h"

#include "core/model/value_rules.h"
#include "core/protocol/limits.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "core/sync/collections.h"

#include <QJsonDocument>

#include <algorithm>

namespace retinue::userdata {

namespace {

using store::SettingRow;

/// What is to be done with one setting.
struct PlannedSetting
{
    MovedSetting told;
    SettingRow from;
    std::optional<SettingRow> into;
    QByteArray value; ///< that `into` has afterwards; empty: as before
};

Error noDataOf(const OwnerKey &owner)
{
    return {ErrorCode::NotFound, QStringLiteral("there is no data of %1").arg(owner.toString())};
}

Error hasThatName(const OwnerKey &owner)
{
    return {ErrorCode::InvalidInput, QStringLiteral("%1 has that name already").arg(owner.toString())};
}

Result<void> checkNames(const OwnerKey &from, const OwnerKey &to, bool merges)
{
    if (from.kind() != OwnerKind::User || to.kind() != OwnerKind::User)
        return Error{ErrorCode::InvalidInput, QStringLiteral("only users are renamed and merged")};
    return from == to && merges ? Result<void>(hasThatName(from)) : Result<void>();
}

/// Both in one; nothing: they are no collections, or do not fit into one.
std::optional<QByteArray> collected(const Item *item, const QByteArray &first, const QByteArray &second)
{
    if (!item)
        return {};
    const auto both = sync::mergeCollections(*item, QJsonDocument::fromJson(first).object(),
                                             QJsonDocument::fromJson(second).object());
    if (!both)
        return {};
    auto value = model::checkedValue(*item, *both);
    return value ? std::optional(*std::move(value)) : std::nullopt;
}

void decide(PlannedSetting &setting, const Item *item, Existing existing)
{
    const SettingRow &from = setting.from;
    MoveFate &fate = setting.told.fate;
    if (from.damaged || (setting.into && setting.into->damaged)) {
        fate = MoveFate::Left;
        return;
    }
    if (!setting.into) {
        setting.value = from.value;
        return;
    }
    const SettingRow &into = *setting.into;
    if (from.value == into.value) {
        fate = MoveFate::Same;
        return;
    }
    const bool replaces = existing == Existing::Replace;
    const QByteArray &first = replaces ? from.value : into.value;
    const QByteArray &second = replaces ? into.value : from.value;
    if (const auto both = collected(item, first, second)) {
        fate = MoveFate::Merged;
        setting.value = *both;
    } else if (replaces) {
        fate = MoveFate::Replaced;
        setting.value = from.value;
    } else {
        fate = MoveFate::Kept;
    }
}

} // namespace

struct OwnerMove::Plan
{
    store::OwnerRow from;
    std::optional<store::OwnerRow> into;
    std::vector<PlannedSetting> settings;
    std::vector<OwnerKey> groups; ///< that the other has afterwards
    bool merges = false;
    bool respells = false; ///< the same name otherwise

    [[nodiscard]] MoveReport report() const
    {
        MoveReport told;
        if (!respells)
            told.from = from.id;
        for (const PlannedSetting &setting : settings)
            told.settings.push_back(setting.told);
        return told;
    }
};

std::int64_t MoveReport::count(MoveFate fate) const
{
    return std::count_if(settings.begin(), settings.end(),
                         [fate](const MovedSetting &setting) { return setting.fate == fate; });
}

Result<MoveReport> OwnerMove::planRename(const OwnerKey &from, const OwnerKey &to)
{
    return plan(from, to, {});
}

Result<MoveReport> OwnerMove::rename(const OwnerKey &from, const OwnerKey &to, Keep keep, const QString &who)
{
    return move(from, to, {}, keep, who);
}

Result<MoveReport> OwnerMove::planMerge(const OwnerKey &from, const OwnerKey &into, Existing existing)
{
    return plan(from, into, existing);
}

Result<MoveReport> OwnerMove::merge(const OwnerKey &from, const OwnerKey &into, Existing existing, Keep keep,
                                    const QString &who)
{
    return move(from, into, existing, keep, who);
}

Result<OwnerMove::Plan> OwnerMove::planOf(const store::Tables &tables, const OwnerKey &from,
                                          const OwnerKey &to, std::optional<Existing> merging) const
{
    using Secrets = store::SettingTable::Secrets;
    RETINUE_TRY(checkNames(from, to, merging.has_value()));
    auto old = tables.owners.find(from);
    if (!old)
        return std::move(old).error();
    if (!*old)
        return noDataOf(from);
    Plan plan;
    plan.from = **std::move(old);
    plan.merges = merging.has_value();
    plan.respells = from == to;
    if (plan.respells) {
        if (plan.from.key.spelled() == to.spelled())
            return hasThatName(to);
        return plan;
    }
    std::vector<SettingRow> present;
    auto other = tables.owners.find(to);
    if (!other)
        return std::move(other).error();
    if (plan.merges && !*other)
        return noDataOf(to);
    if (!plan.merges && *other)
        return Error{ErrorCode::AlreadyExists,
                     QStringLiteral("there is data of %1 already; merge the two instead").arg(to.toString())};
    plan.into = *std::move(other);
    if (plan.into) {
        auto settings = tables.settings.ofOwner(*plan.into, Secrets::Decrypt);
        if (!settings)
            return std::move(settings).error();
        present = *std::move(settings);
    }
    auto settings = tables.settings.ofOwner(plan.from, Secrets::Decrypt);
    if (!settings)
        return std::move(settings).error();
    for (SettingRow &setting : *settings) {
        const Item *item = m_catalogue.find(setting.item);
        PlannedSetting planned;
        planned.told.item = item ? item->id : QString::number(setting.item);
        planned.told.onDevices = item && item->blank;
        if (setting.locked)
            return Error{ErrorCode::Locked,
                         QStringLiteral("the data key for stored credentials is not available, and %1 has "
                                        "some: unlock it first")
                             .arg(from.toString())};
        const auto other = std::find_if(present.begin(), present.end(),
                                        [&](const SettingRow &one) { return one.item == setting.item; });
        if (other != present.end())
            planned.into = *other;
        planned.from = std::move(setting);
        decide(planned, item, merging.value_or(Existing::Keep));
        plan.settings.push_back(std::move(planned));
    }
    // As the last logins asserted them; the next one says it anew (R6).
    auto groups = tables.memberships.groupsOf(from);
    if (!groups)
        return std::move(groups).error();
    auto others = tables.memberships.groupsOf(to);
    if (!others)
        return std::move(others).error();
    plan.groups = *std::move(others);
    for (OwnerKey &group : *groups) {
        if (int(plan.groups.size()) < protocol::limits::kGroupsPerUser &&
            std::find(plan.groups.begin(), plan.groups.end(), group) == plan.groups.end())
            plan.groups.push_back(std::move(group));
    }
    return plan;
}

Result<MoveReport> OwnerMove::plan(const OwnerKey &from, const OwnerKey &to, std::optional<Existing> merging)
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    auto plan = planOf(view->tables(), from, to, merging);
    return plan ? Result<MoveReport>(plan->report()) : Result<MoveReport>(std::move(plan).error());
}

Result<MoveReport> OwnerMove::move(const OwnerKey &from, const OwnerKey &to, std::optional<Existing> merging,
                                   Keep keep, const QString &who)
{
    MoveReport report;
    RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
        RETINUE_TRY(refuseWhileScopesChange(edit));
        auto plan = planOf(edit.tables(), from, to, merging);
        if (!plan)
            return std::move(plan).error();
        report = plan->report();
        if (plan->respells)
            return edit.respell(plan->from, to, DeviceId());
        if (!plan->merges)
            return carryOutRename(edit, *plan, to, keep, who);
        return carryOutMerge(edit, *plan, keep, who);
    }));
    return report;
}

/// What the other one has afterwards. `owner` is brought up to date.
Result<void> OwnerMove::putAll(store::Edit &edit, const Plan &plan, store::OwnerRow &owner, Keep keep,
                               const QString &who)
{
    for (const PlannedSetting &setting : plan.settings) {
        if (setting.value.isEmpty() || (setting.into && setting.into->value == setting.value))
            continue;
        if (setting.into && keep == Keep::Yes)
            RETINUE_TRY(keepReplaced(edit, owner, *setting.into, who));
        auto revision = edit.putSetting(owner, setting.into,
                                        {setting.from.item, setting.from.secret, setting.value, DeviceId()});
        if (!revision)
            return std::move(revision).error();
    }
    return edit.memberships().replace(owner.key, plan.groups, edit.now());
}

Result<void> OwnerMove::carryOutRename(store::Edit &edit, const Plan &plan, const OwnerKey &to, Keep keep,
                                       const QString &who)
{
    for (const PlannedSetting &setting : plan.settings) {
        // Not as deleted: whoever deletes that for good does not mean the user.
        if (setting.told.fate == MoveFate::Left && keep == Keep::Yes)
            RETINUE_TRY(edit.recentlyDeleted().insertOne(plan.from, setting.from.item,
                                                         store::DeletedReason::Replaced, who, edit.now()));
    }
    RETINUE_TRY(edit.recentlyDeleted().rename(plan.from, to));
    auto owner = edit.addOwner(to, DeviceId());
    if (!owner)
        return std::move(owner).error();
    RETINUE_TRY(edit.seeds().move(plan.from.row, owner->row)); // before they go with the old name
    RETINUE_TRY(edit.removeOwner(plan.from, who, store::Edit::Keep::No));
    RETINUE_TRY(edit.formerOwners().insert(owner->id, plan.from.id));
    return putAll(edit, plan, *owner, keep, who);
}

Result<void> OwnerMove::carryOutMerge(store::Edit &edit, Plan &plan, Keep keep, const QString &who)
{
    const store::OwnerRow &from = plan.from;
    if (keep == Keep::No) {
        RETINUE_TRY(edit.setErasureDue());
        RETINUE_TRY(edit.recentlyDeleted().removeAllOf(from.key));
        RETINUE_TRY(edit.imports().removeAppliedOf(from.key));
        RETINUE_TRY(edit.answers().removeMerged(from.id));
        // There is nothing left of it that could be deleted for good by itself.
        RETINUE_TRY(edit.formerOwners().insert(plan.into->id, from.id));
    }
    RETINUE_TRY(edit.seeds().copyMissing(from.row, plan.into->row));
    RETINUE_TRY(
        edit.removeOwner(from, who, keep == Keep::Yes ? store::Edit::Keep::Yes : store::Edit::Keep::No));
    return putAll(edit, plan, *plan.into, keep, who);
}

} // namespace retinue::userdata
