#include "core/client/scope_steps.h"

#include "core/client/local_edit.h"
#include "core/protocol/limits.h"

#include <algorithm>
#include <set>

namespace retinue::client {

namespace {

namespace limits = protocol::limits;
using protocol::ScopeAction;

constexpr std::chrono::minutes kKeptTimeout{2}; ///< of megabytes that go to the disk
constexpr std::size_t kBytesPerSetting = 512;   ///< of an entry beside its value, at most

/// Of an item everything that is here, as it may leave the device (R11).
std::vector<protocol::DisplacedSetting> valuesOf(LocalEdit &edit, const Item &item, bool unsentOnly)
{
    std::vector<protocol::DisplacedSetting> values;
    for (const LocalOwnerRow &owner : edit.owners()) {
        const sync::LocalCopy copy = edit.copy(owner, item);
        if (copy.value && (!unsentOnly || copy.isUnsent()))
            values.push_back({owner.key, item.id, sync::outgoing(item, *copy.value)});
    }
    return values;
}

} // namespace

std::vector<protocol::TakenStep> ScopeSteps::taken(LocalEdit &edit)
{
    std::vector<protocol::TakenStep> taken;
    for (const LocalScope &scope : edit.scopes())
        taken.push_back({scope.item->id, scope.step});
    return taken;
}

Result<void> ScopeSteps::take(const protocol::StartAnswer &answer)
{
    std::vector<Step> steps;
    for (const protocol::ScopeStep &told : answer.scopes) {
        const Item *item = m_context.parts.catalogue.find(told.item);
        if (item && told.action != ScopeAction::GoOn) // one that is not known here is none of its data
            steps.push_back({item, told});
    }
    RETINUE_TRY(sendKept(steps));
    RETINUE_TRY(sendUnsent(steps, answer.state.generation));
    std::vector<std::pair<OwnerKey, QString>> changed;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        for (const Step &step : steps) {
            if (step.told.action == ScopeAction::SendKept) {
                edit.keepThroughStep(*step.item, step.told.scope, step.told.step);
                continue;
            }
            for (const protocol::DisplacedSetting &gone : valuesOf(edit, *step.item, false))
                changed.emplace_back(gone.owner, step.item->id);
            edit.takeStep(*step.item, step.told.scope, step.told.step);
        }
        Position position = edit.position();
        position.scopeEpoch = answer.scopeEpoch;
        edit.setPosition(position);
        return {};
    }));
    for (const Step &step : steps)
        m_context.parts.log.write({Occurrence::Kind::ItemInitialized, {}, step.item->id, {}, {}});
    m_context.tellChanged(changed);
    return {};
}

/// R35. Where they are not waited for any more, this device initializes as all do.
Result<void> ScopeSteps::sendKept(std::vector<Step> &steps)
{
    protocol::KeptValues values;
    std::vector<protocol::DisplacedSetting> all;
    bool keeps = false;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        for (const Step &step : steps) {
            if (step.told.action != ScopeAction::SendKept)
                continue;
            keeps = true;
            auto some = valuesOf(edit, *step.item, false);
            std::move(some.begin(), some.end(), std::back_inserter(all));
        }
        return {};
    }));
    if (!keeps)
        return {};
    std::size_t next = 0;
    do {
        values.settings.clear();
        for (std::size_t bytes = 0; next < all.size(); ++next) {
            bytes += std::size_t(all[next].value.size()) + kBytesPerSetting;
            const bool isFull = bytes > limits::kBulkBodyBytes / 2 ||
                                values.settings.size() == std::size_t(limits::kDisplacedPerReport);
            if (isFull && !values.settings.empty())
                break;
            values.settings.push_back(std::move(all[next]));
        }
        values.last = next == all.size();
        auto sent = m_context.transport()->sendKept(values, kKeptTimeout);
        if (!sent && sent.error().code == ErrorCode::NotFound) {
            for (Step &step : steps) {
                if (step.told.action == ScopeAction::SendKept)
                    step.told.action = ScopeAction::Initialize;
            }
            return {};
        }
        RETINUE_TRY(sent);
    } while (!values.last);
    return {};
}

/// What was made while the item was shared was on its way to the server. What is this device's own is not.
Result<void> ScopeSteps::sendUnsent(const std::vector<Step> &steps, const Generation &generation)
{
    std::vector<protocol::DisplacedSetting> unsent;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        for (const Step &step : steps) {
            if (step.told.action == ScopeAction::SendKept || step.item->secret ||
                edit.isDeviceSpecific(*step.item))
                continue;
            auto some = valuesOf(edit, *step.item, true);
            std::move(some.begin(), some.end(), std::back_inserter(unsent));
        }
        return {};
    }));
    if (unsent.empty())
        return {};
    std::set<OwnerKey> owners;
    for (const protocol::DisplacedSetting &setting : unsent)
        owners.insert(setting.owner);
    // The server takes them of owners only that this device has named.
    const auto named = m_reconciler.unknownAmong({owners.begin(), owners.end()}, generation);
    if (!named)
        return named.error();
    for (const protocol::DisplacedSetting &setting : unsent)
        m_context.parts.log.write({Occurrence::Kind::ChangeInitialized, setting.owner, setting.item, {}, {}});
    return m_reconciler.sendDisplaced(std::move(unsent));
}

Result<void> takeSeeds(ReplicaContext &context, const OwnerKey &user, std::chrono::milliseconds timeout)
{
    Position position;
    std::optional<OwnerId> id;
    const auto missing = [&](LocalEdit &edit) {
        std::vector<LocalScope> items = edit.scopes();
        std::erase_if(items, [&](const LocalScope &scope) {
            return scope.scope != Scope::DeviceSpecific || scope.item->owner != user.kind() ||
                   edit.isSeedTaken(*id, *scope.item);
        });
        return items;
    };
    bool isDue = false;
    RETINUE_TRY(context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        position = edit.position();
        if (const auto owner = edit.findOwner(user))
            id = owner->id;
        isDue = position.phase == Phase::Started && id && !missing(edit).empty();
        return {};
    }));
    if (!isDue)
        return {};
    const auto answer = context.transport()->seeds(user, timeout);
    if (!answer)
        return answer.error();
    std::vector<std::pair<OwnerKey, QString>> changed;
    RETINUE_TRY(context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        const Position now = edit.position();
        const auto owner = edit.findOwner(user);
        // Started anew, or another owner, meanwhile: the next login asks again.
        if (now.scopeEpoch != position.scopeEpoch || now.generation != position.generation || !owner ||
            owner->id != id || answer->id != id)
            return {};
        for (const LocalScope &scope : missing(edit)) {
            const auto seed =
                std::find_if(answer->seeds.begin(), answer->seeds.end(), [&](const protocol::Seed &one) {
                    return one.item == scope.item->id && one.step == scope.step;
                });
            edit.noteSeedTaken(*id, *scope.item);
            if (seed == answer->seeds.end())
                continue;
            sync::LocalCopy copy = edit.copy(*owner, *scope.item);
            sync::takeSeed(copy, *scope.item, seed->value);
            edit.setCopy(*owner, *scope.item, copy);
            changed.emplace_back(user, scope.item->id);
        }
        return {};
    }));
    context.tellChanged(changed);
    return {};
}

} // namespace retinue::client
