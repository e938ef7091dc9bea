#include "core/sharing/device_steps.h"

#include "core/sharing/kept_values.h"

#include <algorithm>

namespace retinue::sharing {

namespace {

using protocol::ScopeAction;
using store::ScopeChangeRow;

bool isTaken(const std::vector<protocol::TakenStep> &taken, const QString &item, const StepId &step)
{
    return std::any_of(taken.begin(), taken.end(),
                       [&](const protocol::TakenStep &one) { return one.item == item && one.step == step; });
}

/// The change that made an item what it is, if it keeps the device's values of it; null: none does.
const ScopeChangeRow *keptOf(const std::vector<ScopeChangeRow> &kept, const store::ScopeRow &scope)
{
    const auto found = std::find_if(kept.begin(), kept.end(), [&](const ScopeChangeRow &change) {
        return change.epoch == scope.epoch && stepToShared(change, scope.item);
    });
    return found == kept.end() ? nullptr : &*found;
}

/// Whether the device's values are those of just before the change, or are here already.
bool areOfThen(const ScopeChangeRow &change, const Item &item, const std::vector<protocol::TakenStep> &taken)
{
    const auto &before = stepToShared(change, item.number)->before;
    return change.keptReceived || !before || isTaken(taken, item.id, *before);
}

} // namespace

Result<DeviceSteps> stepsFor(const store::Snapshot &view, const Catalogue &catalogue, const DeviceId &device,
                             const std::vector<protocol::TakenStep> &taken)
{
    auto scopes = view.tables().scopes.all();
    if (!scopes)
        return std::move(scopes).error();
    const auto kept = view.tables().scopes.keptBy(device);
    if (!kept)
        return kept.error();
    DeviceSteps answer;
    answer.epoch = view.head().scopes.epoch;
    bool sendsKept = false;
    for (const store::ScopeRow &scope : *scopes) {
        const Item *item = catalogue.find(scope.item);
        if (!item)
            continue; // of a newer catalogue: this version cannot name it
        protocol::ScopeStep step{item->id, scope.scope, scope.step, ScopeAction::Initialize};
        const ScopeChangeRow *keeping = keptOf(*kept, scope);
        if (isTaken(taken, item->id, scope.step))
            step.action = ScopeAction::GoOn;
        else if (scope.scope == Scope::DeviceSpecific)
            step.action = ScopeAction::TakeSeed;
        else if (keeping && areOfThen(*keeping, *item, taken))
            step.action = ScopeAction::SendKept;
        sendsKept = sendsKept || step.action == ScopeAction::SendKept;
        answer.steps.push_back(std::move(step));
    }
    // What changed in another life of the store, or at another server.
    for (const protocol::TakenStep &one : taken) {
        const bool isKnown = std::any_of(answer.steps.begin(), answer.steps.end(),
                                         [&](const auto &step) { return step.item == one.item; });
        if (!isKnown && catalogue.find(one.item))
            answer.steps.push_back({one.item, Scope::Shared, std::nullopt, ScopeAction::Initialize});
    }
    for (const ScopeChangeRow &change : *kept) {
        if (change.keptReceived)
            answer.hasKept = answer.hasKept || hasTakenAll(change, *scopes, catalogue, taken);
        else
            answer.isBehind = !sendsKept;
    }
    return answer;
}

Result<protocol::OwnerSeeds> seedsOf(const store::Snapshot &view, const Catalogue &catalogue,
                                     const OwnerKey &owner)
{
    protocol::OwnerSeeds answer;
    auto row = view.tables().owners.find(owner);
    if (!row)
        return std::move(row).error();
    if (!*row)
        return answer;
    answer.id = (*row)->id;
    auto scopes = view.tables().scopes.all();
    if (!scopes)
        return std::move(scopes).error();
    auto seeds = view.tables().seeds.ofOwner((*row)->row);
    if (!seeds)
        return std::move(seeds).error();
    for (store::SeedRow &seed : *seeds) {
        const Item *item = catalogue.find(seed.item);
        const auto scope = std::find_if(scopes->begin(), scopes->end(), [&](const store::ScopeRow &one) {
            return one.item == seed.item && one.scope == Scope::DeviceSpecific;
        });
        if (item && scope != scopes->end())
            answer.seeds.push_back({item->id, scope->step, std::move(seed.value)});
    }
    return answer;
}

} // namespace retinue::sharing
