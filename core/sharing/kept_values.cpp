#include "core/sharing/kept_values.h"

#include "core/model/json.h"
#include "core/model/value_rules.h"

#include <algorithm>

namespace retinue::sharing {

namespace {

using store::ScopeChangeRow;

/// One value of a device, and what is done with it.
class KeptValue
{
public:
    KeptValue(store::Edit &edit, const Item &item, const OwnerKey &owner, QByteArray value,
              const DeviceId &device)
        : m_edit(edit)
        , m_item(item)
        , m_key(owner)
        , m_value(std::move(value))
        , m_device(device)
    {
    }

    /// It is the shared one.
    Result<void> share(const QString &who, SetAside setAside)
    {
        auto owner = m_edit.tables().owners.find(m_key);
        if (!owner)
            return std::move(owner).error();
        if (!*owner) {
            auto added = m_edit.addOwner(m_key, m_device);
            if (!added)
                return std::move(added).error();
            *owner = *std::move(added);
        }
        const auto before = settingOf(**owner);
        if (!before)
            return before.error();
        if (*before && (*before)->value == m_value)
            return {};
        if (*before && setAside == SetAside::Kept)
            RETINUE_TRY(m_edit.recentlyDeleted().insertOne(
                **owner, m_item.number, store::DeletedReason::Replaced, who, m_edit.now()));
        else if (*before)
            RETINUE_TRY(m_edit.setErasureDue());
        auto put = m_edit.putSetting(**owner, *before, {m_item.number, m_item.secret, m_value, m_device});
        return put ? Result<void>() : Result<void>(std::move(put).error());
    }

    /// It comes too late to be, but is not lost.
    Result<void> displace()
    {
        const auto owner = m_edit.tables().owners.find(m_key);
        if (!owner)
            return owner.error();
        if (*owner) {
            const auto now = settingOf(**owner);
            if (!now)
                return now.error();
            if (*now && (*now)->value == m_value)
                return {};
        }
        const auto known = m_edit.tables().recentlyDeleted.displacedOn(m_device, m_key, m_item.number);
        if (!known)
            return known.error();
        for (const store::RecentlyDeletedRow &row : *known) {
            if (!row.locked && !row.damaged && row.value == m_value)
                return {};
        }
        store::RecentlyDeletedRow row;
        row.owner = *owner ? (*owner)->id : OwnerId::random();
        row.key = m_key;
        row.item = m_item.number;
        row.secret = m_item.secret;
        row.value = m_value;
        row.reason = store::DeletedReason::Displaced;
        row.device = m_device;
        row.deletedAt = m_edit.now();
        return m_edit.recentlyDeleted().insert(row);
    }

private:
    [[nodiscard]] Result<std::optional<store::SettingRow>> settingOf(const store::OwnerRow &owner) const
    {
        return m_edit.tables().settings.find(owner, m_item.number, store::SettingTable::Secrets::Decrypt);
    }

    store::Edit &m_edit;
    const Item &m_item;
    const OwnerKey &m_key;
    const QByteArray m_value;
    const DeviceId m_device;
};

void letOthersStart(store::Edit &edit)
{
    store::ScopeState scopes = edit.scopes();
    if (scopes.work != store::ScopeWork::WaitingForKept)
        return;
    scopes.work = store::ScopeWork::None;
    edit.setScopes(std::move(scopes));
}

Result<QByteArray> checked(const Item &item, const QByteArray &value)
{
    auto parsed = model::parseJsonObject(value);
    return parsed ? model::checkedValue(item, *parsed) : Result<QByteArray>(std::move(parsed).error());
}

} // namespace

const ScopeChangeRow::Step *stepToShared(const ScopeChangeRow &change, int item)
{
    const auto found =
        std::find_if(change.steps.begin(), change.steps.end(), [item](const ScopeChangeRow::Step &step) {
            return step.item == item && step.to == Scope::Shared;
        });
    return found == change.steps.end() ? nullptr : &*found;
}

bool hasTakenAll(const ScopeChangeRow &change, const std::vector<store::ScopeRow> &scopes,
                 const Catalogue &catalogue, const std::vector<protocol::TakenStep> &taken)
{
    return std::all_of(scopes.begin(), scopes.end(), [&](const store::ScopeRow &scope) {
        const Item *item = catalogue.find(scope.item);
        if (!item || scope.epoch != change.epoch || !stepToShared(change, scope.item))
            return true;
        return std::any_of(taken.begin(), taken.end(), [&](const protocol::TakenStep &one) {
            return one.item == item->id && one.step == scope.step;
        });
    });
}

Result<void> keepValues(store::Edit &edit, const Catalogue &catalogue, const DeviceId &device,
                        const protocol::KeptValues &values, SetAside setAside)
{
    auto kept = edit.tables().scopes.keptBy(device);
    if (!kept)
        return std::move(kept).error();
    std::erase_if(*kept, [](const auto &one) { return one.state == store::ScopeChangeState::Applying; });
    if (kept->empty())
        return Error{ErrorCode::NotFound, QStringLiteral("no values of this device are waited for")};
    for (const protocol::DisplacedSetting &setting : values.settings) {
        const Item *item = catalogue.find(setting.item);
        const auto change = std::find_if(kept->begin(), kept->end(), [&](const ScopeChangeRow &one) {
            return item && item->owner == setting.owner.kind() && stepToShared(one, item->number);
        });
        if (change == kept->end())
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("%1 is no item that has become shared").arg(setting.item)};
        auto value = checked(*item, setting.value);
        if (!value)
            return std::move(value).error();
        KeptValue one(edit, *item, setting.owner, *std::move(value), device);
        RETINUE_TRY(change->keptReceived ? one.displace() : one.share(change->who, setAside));
    }
    auto &newest = kept->front();
    if (!values.last || newest.keptReceived)
        return {};
    newest.keptReceived = true;
    RETINUE_TRY(edit.scopeRows().update(newest));
    letOthersStart(edit);
    return {};
}

Result<void> endKeeping(store::Edit &edit)
{
    auto change = edit.tables().scopes.keeping();
    if (!change)
        return std::move(change).error();
    if (!*change)
        return Error{ErrorCode::NotFound, QStringLiteral("no device's values are waited for")};
    (*change)->keeps = DeviceId();
    RETINUE_TRY(edit.scopeRows().update(**change));
    letOthersStart(edit);
    return {};
}

Result<void> forgetKept(store::Edit &edit, const Catalogue &catalogue, const DeviceId &device,
                        const std::vector<protocol::TakenStep> &taken)
{
    const auto scopes = edit.tables().scopes.all();
    if (!scopes)
        return scopes.error();
    auto kept = edit.tables().scopes.keptBy(device);
    if (!kept)
        return std::move(kept).error();
    for (ScopeChangeRow &change : *kept) {
        if (!change.keptReceived || !hasTakenAll(change, *scopes, catalogue, taken))
            continue;
        change.keeps = DeviceId();
        RETINUE_TRY(edit.scopeRows().update(change));
    }
    return {};
}

} // namespace retinue::sharing
