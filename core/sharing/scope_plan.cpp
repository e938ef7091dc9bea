#include "core/sharing/scope_plan.h"

#include <algorithm>

namespace retinue::sharing {

namespace {

using store::ScopeChangeRow;
using store::ScopeChangeState;

Scope opposite(Scope scope)
{
    return scope == Scope::Shared ? Scope::DeviceSpecific : Scope::Shared;
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

} // namespace

bool ScopePlan::becomesShared() const
{
    return std::any_of(items.begin(), items.end(),
                       [](const PlannedItem &item) { return item.to == Scope::Shared; });
}

Result<ScopePlan> planOf(const store::Snapshot &view, const Catalogue &catalogue, const Draft &draft)
{
    for (const auto &[id, scope] : draft) {
        const Item *item = catalogue.find(id);
        if (!item || !item->scope)
            return Error{ErrorCode::InvalidInput,
                         item ? QStringLiteral("%1 is always shared: its scope cannot be chosen").arg(id)
                              : QStringLiteral("there is no item \"%1\"").arg(id)};
    }
    const store::Tables &tables = view.tables();
    ScopePlan plan;
    plan.epoch = view.head().scopes.epoch;
    for (const Item &item : catalogue.items()) {
        const auto wanted = draft.find(item.id);
        const Scope now =
            view.head().scopes.isDeviceSpecific(item.number) ? Scope::DeviceSpecific : Scope::Shared;
        if (wanted != draft.end() && wanted->second != now)
            plan.items.push_back({item.id, wanted->second, 0});
    }
    auto settings = tables.settings.ownersByItem();
    if (!settings)
        return std::move(settings).error();
    for (PlannedItem &planned : plan.items) {
        const int number = catalogue.find(planned.item)->number;
        if (planned.to == Scope::DeviceSpecific) {
            planned.owners = (*settings)[number];
            continue;
        }
        auto seeds = tables.seeds.count(number);
        if (!seeds)
            return std::move(seeds).error();
        planned.owners = *seeds;
    }
    if (plan.becomesShared()) {
        auto shared = sharedSettings(tables);
        if (!shared)
            return std::move(shared).error();
        plan.sharedSettings = *shared;
    }
    return plan;
}

Result<std::optional<QString>> hindranceOfUndo(const store::Tables &tables, const ScopeChangeRow &change)
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

Result<ScopePlan> planOfUndo(const store::Snapshot &view, const Catalogue &catalogue, std::int64_t change)
{
    const store::Tables &tables = view.tables();
    auto undone = tables.scopes.change(change);
    if (!undone)
        return std::move(undone).error();
    if (!*undone)
        return Error{ErrorCode::NotFound, QStringLiteral("there is no change %1").arg(change)};
    auto why = hindranceOfUndo(tables, **undone);
    if (!why)
        return std::move(why).error();
    if (*why)
        return Error{ErrorCode::NotPermitted,
                     QStringLiteral("change %1 cannot be taken back: %2").arg(change).arg(**why)};
    ScopePlan plan;
    plan.undoes = change;
    plan.epoch = view.head().scopes.epoch;
    for (const ScopeChangeRow::Step &step : (*undone)->steps) {
        const Item *item = catalogue.find(step.item);
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

} // namespace retinue::sharing
