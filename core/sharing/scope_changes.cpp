#include "core/sharing/scope_changes.h"

#include "core/store/edit.h"
#include "core/store/snapshot.h"

#include <algorithm>
#include <set>

namespace retinue::sharing {

namespace {

using store::ScopeChangeRow;
using store::ScopeChangeState;
using store::ScopeWork;

/// Owners in one write.
constexpr int kOwnersPerBatch = 100;
const QString kChanging = QStringLiteral("changing-scopes");

Error underWay(ScopeWork work)
{
    return {ErrorCode::InUse,
            work == ScopeWork::Changing
                ? QStringLiteral("another change of the sharing of data is under way: wait until it is done")
                : QStringLiteral("the values of a device are still to become the shared ones: start that "
                                 "device, or give its values up")};
}

/// Why it cannot be taken back; nothing: it can.
Result<std::optional<QString>> hindrance(const store::Tables &tables, const ScopeChangeRow &change)
{
    if (change.state == ScopeChangeState::Applying)
        return std::optional(QStringLiteral("it is not done yet"));
    if (change.state == ScopeChangeState::Undone)
        return std::optional(QStringLiteral("it was taken back already"));
    auto scopes = tables.scopes.all();
    if (!scopes)
        return std::move(scopes).error();
    for (const ScopeChangeRow::Step &step : change.steps) {
        const bool isNewest = std::any_of(scopes->begin(), scopes->end(), [&](const store::ScopeRow &scope) {
            return scope.item == step.item && scope.epoch == change.epoch;
        });
        if (!isNewest)
            return std::optional(QStringLiteral("a later change is about the same item: take that one back"));
    }
    return std::optional<QString>();
}

Scope opposite(Scope scope)
{
    return scope == Scope::Shared ? Scope::DeviceSpecific : Scope::Shared;
}

bool becomesShared(const ScopePlan &plan)
{
    return std::any_of(plan.items.begin(), plan.items.end(),
                       [](const PlannedItem &item) { return item.to == Scope::Shared; });
}

/// R34: what belongs to all devices goes with the items that become shared.
Result<std::int64_t> sharedSettings(const store::Tables &tables)
{
    auto owner = tables.owners.find(OwnerKey::allDevices());
    if (!owner)
        return std::move(owner).error();
    if (!*owner)
        return std::int64_t(0);
    auto settings = tables.settings.digestsOf(**owner);
    if (!settings)
        return std::move(settings).error();
    return std::int64_t(settings->size());
}

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

Result<ScopePlan> ScopeChanges::plan(const Draft &draft)
{
    for (const auto &[id, scope] : draft) {
        const Item *item = m_catalogue.find(id);
        if (!item || !item->scope)
            return Error{ErrorCode::InvalidInput,
                         item ? QStringLiteral("%1 is always shared: its scope cannot be chosen").arg(id)
                              : QStringLiteral("there is no item \"%1\"").arg(id)};
    }
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    const store::Tables &tables = view->tables();
    ScopePlan plan;
    plan.epoch = view->head().scopes.epoch;
    for (const Item &item : m_catalogue.items()) {
        const auto wanted = draft.find(item.id);
        const Scope now =
            view->head().scopes.isDeviceSpecific(item.number) ? Scope::DeviceSpecific : Scope::Shared;
        if (wanted != draft.end() && wanted->second != now)
            plan.items.push_back({item.id, wanted->second, 0});
    }
    auto settings = tables.settings.ownersByItem();
    if (!settings)
        return std::move(settings).error();
    for (PlannedItem &planned : plan.items) {
        const int number = m_catalogue.find(planned.item)->number;
        if (planned.to == Scope::DeviceSpecific) {
            planned.owners = (*settings)[number];
            continue;
        }
        auto seeds = tables.seeds.count(number);
        if (!seeds)
            return std::move(seeds).error();
        planned.owners = *seeds;
    }
    if (becomesShared(plan)) {
        auto shared = sharedSettings(tables);
        if (!shared)
            return std::move(shared).error();
        plan.sharedSettings = *shared;
    }
    return plan;
}

Result<ScopePlan> ScopeChanges::planUndo(std::int64_t change)
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    const store::Tables &tables = view->tables();
    auto undone = tables.scopes.change(change);
    if (!undone)
        return std::move(undone).error();
    if (!*undone)
        return Error{ErrorCode::NotFound, QStringLiteral("there is no change %1").arg(change)};
    auto why = hindrance(tables, **undone);
    if (!why)
        return std::move(why).error();
    if (*why)
        return Error{ErrorCode::NotPermitted,
                     QStringLiteral("change %1 cannot be taken back: %2").arg(change).arg(**why)};
    ScopePlan plan;
    plan.undoes = change;
    plan.epoch = view->head().scopes.epoch;
    for (const ScopeChangeRow::Step &step : (*undone)->steps) {
        const Item *item = m_catalogue.find(step.item);
        if (!item)
            return Error{
                ErrorCode::VersionUnsupported,
                QStringLiteral("change %1 is about an item that this version does not know").arg(change)};
        const Scope to = opposite(step.to);
        auto seeds = tables.seeds.count(step.item, to == Scope::Shared ? 0 : change);
        if (!seeds)
            return std::move(seeds).error();
        plan.items.push_back({item->id, to, *seeds});
    }
    return plan;
}

Result<void> ScopeChanges::hold()
{
    return m_store.writeAndWait([](store::Edit &edit) -> Result<void> {
        store::ScopeState scopes = edit.scopes();
        if (scopes.work != ScopeWork::None)
            return underWay(scopes.work);
        scopes.work = ScopeWork::Changing;
        edit.setScopes(std::move(scopes));
        return {};
    });
}

Result<void> ScopeChanges::letGo()
{
    return m_store.writeAndWait([](store::Edit &edit) -> Result<void> {
        store::ScopeState scopes = edit.scopes();
        auto applying = edit.tables().scopes.changesIn(ScopeChangeState::Applying);
        if (!applying)
            return std::move(applying).error();
        if (!applying->empty() || scopes.work != ScopeWork::Changing)
            return {};
        scopes.work = ScopeWork::None;
        edit.setScopes(std::move(scopes));
        return {};
    });
}

Result<std::int64_t> ScopeChanges::begin(const ScopePlan &plan, const QString &who, const DeviceId &keeps,
                                         SetAside setAside)
{
    if (plan.items.empty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("nothing changes: all is so already")};
    if (!keeps.isNull() && (plan.undoes != 0 || !becomesShared(plan)))
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("a device's values can be kept only of items that become shared")};
    std::int64_t epoch = 0;
    RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
        store::ScopeState scopes = edit.scopes();
        auto applying = edit.tables().scopes.changesIn(ScopeChangeState::Applying);
        if (!applying)
            return std::move(applying).error();
        if (!applying->empty())
            return underWay(ScopeWork::Changing);
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
        ScopeChangeRow change;
        change.epoch = epoch = ++scopes.epoch;
        change.beganAt = edit.now();
        change.who = who;
        change.undoes = plan.undoes;
        change.keeps = keeps;
        for (const PlannedItem &planned : plan.items) {
            const int number = m_catalogue.find(planned.item)->number;
            change.steps.push_back({number, planned.to});
            RETINUE_TRY(edit.scopeRows().put({number, planned.to, StepId::random(), epoch}));
            std::erase(scopes.deviceSpecific, number);
            if (planned.to == Scope::DeviceSpecific)
                scopes.deviceSpecific.push_back(number);
        }
        std::sort(scopes.deviceSpecific.begin(), scopes.deviceSpecific.end());
        scopes.work = ScopeWork::Changing;
        edit.setScopes(std::move(scopes));
        if (plan.undoes == 0 && becomesShared(plan))
            RETINUE_TRY(initializeShared(edit, m_catalogue, change, setAside));
        if (undone) {
            undone->state = ScopeChangeState::Undone;
            RETINUE_TRY(edit.scopeRows().update(*undone));
            RETINUE_TRY(bringSharedBack(edit, *undone, change));
        }
        return edit.scopeRows().insert(change);
    }));
    return epoch;
}

Result<ScopeChangeRow> ScopeChanges::finish(std::int64_t epoch, SetAside setAside, const LongWork &work)
{
    std::int64_t total = 0;
    {
        auto view = m_store.read();
        if (!view)
            return std::move(view).error();
        total = view->head().users + view->head().groups;
    }
    ScopeChangeRow change;
    for (bool more = true; more;) {
        RETINUE_TRY(m_store.writeAndWait([&](store::Edit &edit) -> Result<void> {
            auto found = edit.tables().scopes.change(epoch);
            if (!found)
                return std::move(found).error();
            if (!*found || (*found)->state != ScopeChangeState::Applying)
                return Error{ErrorCode::NotFound, QStringLiteral("there is no such change under way")};
            change = **std::move(found);
            auto owners = edit.tables().owners.after(change.reached, kOwnersPerBatch);
            if (!owners)
                return std::move(owners).error();
            Carrying carrying(edit, change, setAside);
            for (const store::OwnerRow &owner : *owners)
                RETINUE_TRY(carrying.carryOut(owner));
            more = !owners->empty();
            if (!more) {
                change.state = ScopeChangeState::Applied;
                store::ScopeState scopes = edit.scopes();
                scopes.work = change.keeps.isNull() ? ScopeWork::None : ScopeWork::WaitingForKept;
                edit.setScopes(std::move(scopes));
            }
            return edit.scopeRows().update(change);
        }));
        work.tell(kChanging, std::min(change.done, total), total);
        if (more && work.pause.isCancelled())
            return Error{ErrorCode::Cancelled,
                         QStringLiteral("the server stops; the rest is done after its next start")};
    }
    return change;
}

Result<std::optional<ScopeChangeRow>> ScopeChanges::unfinished()
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    auto applying = view->tables().scopes.changesIn(ScopeChangeState::Applying);
    if (!applying)
        return std::move(applying).error();
    return applying->empty() ? std::nullopt : std::optional(std::move(applying->front()));
}

Result<std::vector<ScopeChangeRow>> ScopeChanges::history(std::optional<std::int64_t> before, int limit)
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    return view->tables().scopes.changes(before, limit);
}

Result<bool> ScopeChanges::canBeUndone(const ScopeChangeRow &change)
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    auto why = hindrance(view->tables(), change);
    if (!why)
        return std::move(why).error();
    return !why->has_value();
}

Result<std::optional<ScopeChangeRow>> ScopeChanges::keeping()
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    return view->tables().scopes.keeping();
}

Result<void> ScopeChanges::endKeeping()
{
    return m_store.writeAndWait([](store::Edit &edit) { return endKeptValues(edit); });
}

Result<void> endKeptValues(store::Edit &edit)
{
    auto change = edit.tables().scopes.keeping();
    if (!change)
        return std::move(change).error();
    if (!*change)
        return Error{ErrorCode::NotFound, QStringLiteral("no device's values are waited for")};
    (*change)->keeps = DeviceId();
    RETINUE_TRY(edit.scopeRows().update(**change));
    store::ScopeState scopes = edit.scopes();
    if (scopes.work == ScopeWork::WaitingForKept) {
        scopes.work = ScopeWork::None;
        edit.setScopes(std::move(scopes));
    }
    return {};
}

} // namespace retinue::sharing
