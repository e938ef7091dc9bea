#include "core/sharing/carrying.h"

#include <algorithm>

namespace retinue::sharing {

namespace {

using store::ScopeChangeRow;
using store::ScopeChangeState;
using store::ScopeWork;

/// Owners in one write.
constexpr int kOwnersPerBatch = 100;

/// One change, owner after owner, inside one write.
class Carrying
{
public:
    Carrying(store::Edit &edit, ScopeChangeRow &change, SetAside setAside)
        : m_edit(edit)
        , m_change(change)
        , m_setAside(setAside)
    {
    }

    Result<void> carryOut(store::OwnerRow owner)
    {
        for (const ScopeChangeRow::Step &step : m_change.steps)
            RETINUE_TRY(step.to == Scope::DeviceSpecific ? separate(owner, step.item)
                                                         : share(owner, step.item));
        ++m_change.done;
        m_change.reached = owner.row;
        return {};
    }

private:
    /// R33; or what R34 set aside comes back.
    Result<void> separate(store::OwnerRow &owner, int item)
    {
        std::optional<store::SeedRow> aside;
        if (m_change.undoes != 0) {
            auto found = m_edit.tables().seeds.find(owner.row, item, m_change.undoes);
            if (!found)
                return std::move(found).error();
            aside = *std::move(found);
        }
        RETINUE_TRY(retireLeftover(owner, item, aside.has_value()));
        if (aside)
            RETINUE_TRY(m_edit.recentlyDeleted().insertOne(owner, item, store::DeletedReason::Initialized,
                                                           m_change.who, m_edit.now()));
        auto frozen = m_edit.freeze(owner, item);
        if (!frozen)
            return std::move(frozen).error();
        m_change.initialized += aside && *frozen ? 1 : 0;
        m_change.pushed += aside || *frozen ? 1 : 0;
        if (!aside)
            return {};
        if (*frozen) { // what was made since went to Recently deleted
            auto made = m_edit.tables().seeds.find(owner.row, item);
            if (!made)
                return std::move(made).error();
            RETINUE_TRY(m_edit.seeds().remove((*made)->row));
        }
        return m_edit.seeds().setAside(aside->row, 0);
    }

    /// A seed that is in force although its item was shared: the setting, or what comes back, takes its
    /// place.
    Result<void> retireLeftover(const store::OwnerRow &owner, int item, bool comesBack)
    {
        auto seed = m_edit.tables().seeds.find(owner.row, item);
        if (!seed)
            return std::move(seed).error();
        if (!*seed)
            return {};
        auto setting = m_edit.tables().settings.find(owner, item, store::SettingTable::Secrets::LeaveOut);
        if (!setting)
            return std::move(setting).error();
        if (!*setting && !comesBack)
            return {};
        if (m_setAside == SetAside::Kept) {
            store::RecentlyDeletedRow row;
            row.owner = owner.id;
            row.key = owner.key;
            row.item = item;
            row.value = (*seed)->value;
            row.reason = store::DeletedReason::Replaced;
            row.deletedAt = m_edit.now();
            RETINUE_TRY(m_edit.recentlyDeleted().insert(row, m_change.who));
        } else {
            RETINUE_TRY(m_edit.setErasureDue());
        }
        return m_edit.seeds().remove((*seed)->row);
    }

    /// R34; or what R33 froze is shared again.
    Result<void> share(store::OwnerRow &owner, int item)
    {
        auto seed = m_edit.tables().seeds.find(owner.row, item);
        if (!seed)
            return std::move(seed).error();
        if (!*seed)
            return {};
        bool isThere = false;
        if (m_change.undoes != 0) {
            auto setting = m_edit.tables().settings.find(owner, item, store::SettingTable::Secrets::LeaveOut);
            if (!setting)
                return std::move(setting).error();
            isThere = setting->has_value(); // an administrator's, since the change began
        }
        if (m_change.undoes != 0 && !isThere) {
            ++m_change.pushed;
            return m_edit.thaw(owner, **seed);
        }
        ++m_change.initialized;
        if (m_setAside == SetAside::Kept)
            return m_edit.seeds().setAside((*seed)->row, m_change.epoch);
        RETINUE_TRY(m_edit.setErasureDue());
        return m_edit.seeds().remove((*seed)->row);
    }

    store::Edit &m_edit;
    ScopeChangeRow &m_change;
    const SetAside m_setAside;
};

/// R34. Devices initialize theirs by the step, or they would send them up again (R5).
Result<void> initializeShared(store::Edit &edit, const Catalogue &catalogue, ScopeChangeRow &change,
                              SetAside setAside)
{
    for (const Item &item : catalogue.items()) {
        if (item.owner == OwnerKind::AllDevices)
            RETINUE_TRY(edit.scopeRows().put({item.number, Scope::Shared, StepId::random(), change.epoch}));
    }
    auto owner = edit.tables().owners.find(OwnerKey::allDevices());
    if (!owner)
        return std::move(owner).error();
    if (!*owner)
        return {};
    if (setAside == SetAside::Kept)
        RETINUE_TRY(edit.recentlyDeleted().insertAll(**owner, store::DeletedReason::Initialized, change.who,
                                                     change.beganAt));
    else
        RETINUE_TRY(edit.setErasureDue());
    auto settings = edit.tables().settings.digestsOf(**owner);
    if (!settings)
        return std::move(settings).error();
    for (const store::SettingRow &setting : *settings) {
        auto removed = edit.removeSetting(**owner, setting, DeviceId());
        if (!removed)
            return std::move(removed).error();
        ++change.initialized;
    }
    return {};
}

/// What initializeShared() of that change took, where nothing has come in its place.
Result<void> bringSharedBack(store::Edit &edit, const ScopeChangeRow &undone, ScopeChangeRow &change)
{
    const OwnerKey key = OwnerKey::allDevices();
    auto rows = edit.tables().recentlyDeleted.ofOwner(key);
    if (!rows)
        return std::move(rows).error();
    auto owner = edit.tables().owners.find(key);
    if (!owner)
        return std::move(owner).error();
    for (const store::RecentlyDeletedRow &row : *rows) {
        if (row.reason != store::DeletedReason::Initialized || row.deletedAt != undone.beganAt ||
            row.locked || row.damaged)
            continue;
        if (!*owner) {
            auto added = edit.addOwner(key, DeviceId());
            if (!added)
                return std::move(added).error();
            *owner = *std::move(added);
        }
        auto setting = edit.tables().settings.find(**owner, row.item, store::SettingTable::Secrets::LeaveOut);
        if (!setting)
            return std::move(setting).error();
        if (*setting)
            continue;
        auto put = edit.putSetting(**owner, {}, {row.item, row.secret, row.value, DeviceId()});
        if (!put)
            return std::move(put).error();
        RETINUE_TRY(edit.recentlyDeleted().remove(row));
        ++change.pushed;
    }
    return {};
}

} // namespace

Error changeUnderWay()
{
    return {ErrorCode::InUse,
            QStringLiteral("another change of the sharing of data is under way: wait until it is done")};
}

Result<std::int64_t> beginChange(store::Edit &edit, const Catalogue &catalogue, const ScopePlan &plan,
                                 const QString &who, const DeviceId &keeps, SetAside setAside)
{
    store::ScopeState scopes = edit.scopes();
    auto applying = edit.tables().scopes.changesIn(ScopeChangeState::Applying);
    if (!applying)
        return std::move(applying).error();
    if (!applying->empty())
        return changeUnderWay();
    // Not held any more: another store has taken the place of the one that was.
    if (scopes.epoch != plan.epoch || scopes.work != ScopeWork::Changing)
        return Error{ErrorCode::OutOfDate,
                     QStringLiteral("the sharing of data was changed since: look at it again")};
    std::optional<ScopeChangeRow> undone;
    if (plan.undoes != 0) {
        auto found = edit.tables().scopes.change(plan.undoes);
        if (!found)
            return std::move(found).error();
        undone = *std::move(found);
        if (!undone || undone->state != ScopeChangeState::Applied)
            return Error{ErrorCode::OutOfDate, QStringLiteral("the change was taken back since")};
    }
    const auto steps = edit.tables().scopes.all();
    if (!steps)
        return steps.error();
    ScopeChangeRow change;
    change.epoch = ++scopes.epoch;
    change.beganAt = edit.now();
    change.who = who;
    change.undoes = plan.undoes;
    change.keeps = keeps;
    for (const PlannedItem &planned : plan.items) {
        const int number = catalogue.find(planned.item)->number;
        const auto before = std::find_if(steps->begin(), steps->end(),
                                         [number](const auto &step) { return step.item == number; });
        change.steps.push_back(
            {number, planned.to, before == steps->end() ? std::nullopt : std::optional(before->step)});
        RETINUE_TRY(edit.scopeRows().put({number, planned.to, StepId::random(), change.epoch}));
        std::erase(scopes.deviceSpecific, number);
        if (planned.to == Scope::DeviceSpecific)
            scopes.deviceSpecific.push_back(number);
    }
    std::sort(scopes.deviceSpecific.begin(), scopes.deviceSpecific.end());
    scopes.work = ScopeWork::Changing;
    edit.setScopes(std::move(scopes));
    if (plan.undoes == 0 && plan.becomesShared())
        RETINUE_TRY(initializeShared(edit, catalogue, change, setAside));
    if (undone) {
        undone->state = ScopeChangeState::Undone;
        RETINUE_TRY(edit.scopeRows().update(*undone));
        RETINUE_TRY(bringSharedBack(edit, *undone, change));
    }
    RETINUE_TRY(edit.scopeRows().insert(change));
    return change.epoch;
}

Result<ScopeChangeRow> carryOutSome(store::Edit &edit, std::int64_t epoch, SetAside setAside)
{
    auto found = edit.tables().scopes.change(epoch);
    if (!found)
        return std::move(found).error();
    if (!*found || (*found)->state != ScopeChangeState::Applying)
        return Error{ErrorCode::NotFound, QStringLiteral("there is no such change under way")};
    ScopeChangeRow change = **std::move(found);
    auto owners = edit.tables().owners.after(change.reached, kOwnersPerBatch);
    if (!owners)
        return std::move(owners).error();
    Carrying carrying(edit, change, setAside);
    for (const store::OwnerRow &owner : *owners)
        RETINUE_TRY(carrying.carryOut(owner));
    if (owners->empty()) {
        change.state = ScopeChangeState::Applied;
        store::ScopeState scopes = edit.scopes();
        scopes.work = change.keeps.isNull() ? ScopeWork::None : ScopeWork::WaitingForKept;
        edit.setScopes(std::move(scopes));
    }
    RETINUE_TRY(edit.scopeRows().update(change));
    return change;
}

} // namespace retinue::sharing
