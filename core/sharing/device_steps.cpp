#include "core/sharing/device_steps.h"

#include "core/model/json.h"
#include "core/model/value_rules.h"

#include <algorithm>

namespace retinue::sharing {

namespace {

using protocol::ScopeAction;
using store::ScopeChangeRow;

bool becameShared(const ScopeChangeRow &change, int item)
{
    return std::any_of(change.steps.begin(), change.steps.end(), [item](const ScopeChangeRow::Step &step) {
        return step.item == item && step.to == Scope::Shared;
    });
}

} // namespace

Result<std::vector<protocol::ScopeStep>> stepsFor(const store::Snapshot &view, const Catalogue &catalogue,
                                                  const DeviceId &device,
                                                  const std::vector<protocol::TakenStep> &taken)
{
    auto scopes = view.tables().scopes.all();
    if (!scopes)
        return std::move(scopes).error();
    auto keeping = view.tables().scopes.keeping();
    if (!keeping)
        return std::move(keeping).error();
    const bool keeps = *keeping && (*keeping)->keeps == device;
    std::vector<protocol::ScopeStep> steps;
    for (const store::ScopeRow &scope : *scopes) {
        const Item *item = catalogue.find(scope.item);
        if (!item)
            continue; // of a newer catalogue: this version cannot name it
        protocol::ScopeStep step{item->id, scope.scope, scope.step, ScopeAction::Initialize};
        const bool isTaken = std::any_of(taken.begin(), taken.end(), [&](const protocol::TakenStep &one) {
            return one.item == item->id && one.step == scope.step;
        });
        if (isTaken)
            step.action = ScopeAction::GoOn;
        else if (scope.scope == Scope::DeviceSpecific)
            step.action = ScopeAction::TakeSeed;
        else if (keeps && becameShared(**keeping, scope.item))
            step.action = ScopeAction::SendKept;
        steps.push_back(std::move(step));
    }
    // What changed in another life of the store, or at another server.
    for (const protocol::TakenStep &one : taken) {
        const bool isKnown = std::any_of(steps.begin(), steps.end(), [&](const protocol::ScopeStep &step) {
            return step.item == one.item;
        });
        if (!isKnown && catalogue.find(one.item))
            steps.push_back({one.item, Scope::Shared, std::nullopt, ScopeAction::Initialize});
    }
    return steps;
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

Result<void> keepValues(store::Edit &edit, const Catalogue &catalogue, const DeviceId &device,
                        const protocol::KeptValues &values, SetAside setAside)
{
    auto keeping = edit.tables().scopes.keeping();
    if (!keeping)
        return std::move(keeping).error();
    if (!*keeping || (*keeping)->keeps != device || (*keeping)->state == store::ScopeChangeState::Applying)
        return Error{ErrorCode::NotFound, QStringLiteral("no values of this device are waited for")};
    for (const protocol::DisplacedSetting &setting : values.settings) {
        const Item *item = catalogue.find(setting.item);
        if (!item || item->owner != setting.owner.kind() || !becameShared(**keeping, item->number))
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("%1 is no item that has become shared").arg(setting.item)};
        auto parsed = model::parseJsonObject(setting.value);
        if (!parsed)
            return std::move(parsed).error();
        auto value = model::checkedValue(*item, *parsed);
        if (!value)
            return std::move(value).error();
        auto owner = edit.tables().owners.find(setting.owner);
        if (!owner)
            return std::move(owner).error();
        if (!*owner) {
            auto added = edit.addOwner(setting.owner, device);
            if (!added)
                return std::move(added).error();
            *owner = *std::move(added);
        }
        auto before =
            edit.tables().settings.find(**owner, item->number, store::SettingTable::Secrets::Decrypt);
        if (!before)
            return std::move(before).error();
        if (*before && (*before)->value == *value)
            continue;
        if (*before && setAside == SetAside::Kept)
            RETINUE_TRY(edit.recentlyDeleted().insertOne(
                **owner, item->number, store::DeletedReason::Replaced, (*keeping)->who, edit.now()));
        else if (*before)
            RETINUE_TRY(edit.setErasureDue());
        auto put = edit.putSetting(**owner, *before, {item->number, item->secret, *std::move(value), device});
        if (!put)
            return std::move(put).error();
    }
    return values.last ? endKeptValues(edit) : Result<void>();
}

} // namespace retinue::sharing
