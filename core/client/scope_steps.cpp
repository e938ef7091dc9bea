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

Result<void> ScopeSteps::take(const protocol::StartAnswer &answer, bool otherGeneration)
{
    Work work{{}, otherGeneration};
    for (const protocol::ScopeStep &told : answer.scopes) {
        const Item *item = m_context.parts.catalogue.find(told.item);
        if (item && told.action != ScopeAction::GoOn) // one that is not known here is none of its data
            work.steps.push_back({item, told});
    }
    RETINUE_TRY(sendKept(work));
    for (bool isTaken = false; !isTaken;) {
        RETINUE_TRY(sendUnsent(work, answer.state.generation));
        const auto taken = takeSteps(work, answer.scopeEpoch);
        if (!taken)
            return taken.error();
        isTaken = *taken;
    }
    for (const Step &step : work.steps)
        m_context.parts.log.write({Occurrence::Kind::ItemInitialized, {}, step.item->id, {}, {}});
    return {};
}

ScopeSteps::Values ScopeSteps::due(LocalEdit &edit, const Work &work, Which which)
{
    Values due;
    for (const Step &step : work.steps) {
        const bool isKept = step.told.action == ScopeAction::SendKept;
        // What is this device's own is lost, but for R35.
        if (!isKept && (which == Which::Kept || step.item->secret || edit.isDeviceSpecific(*step.item)))
            continue;
        for (protocol::DisplacedSetting &value :
             valuesOf(edit, *step.item, !isKept && !work.otherGeneration)) {
            const auto sent = work.sent.find({value.owner, value.item});
            if (sent == work.sent.end() || sent->second != value.value)
                due.push_back(std::move(value));
        }
    }
    return due;
}

Result<bool> ScopeSteps::takeSteps(const Work &work, std::int64_t scopeEpoch)
{
    bool isTaken = false;
    std::vector<std::pair<OwnerKey, QString>> changed;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        isTaken = due(edit, work, Which::All).empty();
        if (!isTaken)
            return {};
        for (const Step &step : work.steps) {
            if (step.told.action == ScopeAction::SendKept) {
                edit.keepThroughStep(*step.item, step.told.scope, step.told.step);
                continue;
            }
            for (const protocol::DisplacedSetting &gone : valuesOf(edit, *step.item, false))
                changed.emplace_back(gone.owner, step.item->id);
            edit.takeStep(*step.item, step.told.scope, step.told.step);
        }
        Position position = edit.position();
        position.scopeEpoch = scopeEpoch;
        edit.setPosition(position);
        return {};
    }));
    m_context.tellChanged(changed);
    return isTaken;
}

/// R35. Where they are not waited for any more, this device initializes as all do. The last message ends the
/// waiting, so it goes alone, when nothing is due any more.
Result<void> ScopeSteps::sendKept(Work &work)
{
    const auto isKept = [](const Step &step) { return step.told.action == ScopeAction::SendKept; };
    bool isWaitedFor = std::any_of(work.steps.begin(), work.steps.end(), isKept);
    const auto send = [&](const protocol::KeptValues &values) -> Result<void> {
        auto sent = m_context.transport()->sendKept(values, kKeptTimeout);
        if (sent || sent.error().code != ErrorCode::NotFound)
            return sent;
        isWaitedFor = false;
        for (Step &step : work.steps) {
            if (isKept(step))
                step.told.action = ScopeAction::Initialize;
        }
        return {};
    };
    while (isWaitedFor) {
        Values due;
        RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
            due = ScopeSteps::due(edit, work, Which::Kept);
            return {};
        }));
        protocol::KeptValues values;
        if (due.empty()) {
            values.last = true;
            return send(values);
        }
        std::size_t bytes = 0;
        for (protocol::DisplacedSetting &value : due) {
            bytes += std::size_t(value.value.size()) + kBytesPerSetting;
            const bool isFull = bytes > limits::kBulkBodyBytes / 2 ||
                                values.settings.size() == std::size_t(limits::kDisplacedPerReport);
            if (isFull && !values.settings.empty())
                break; // the others are due still
            work.sent[{value.owner, value.item}] = value.value;
            values.settings.push_back(std::move(value));
        }
        RETINUE_TRY(send(values));
    }
    return {};
}

/// What was made while the item was shared was on its way to the server. So is what came to a device that
/// keeps its values too late to be among them.
Result<void> ScopeSteps::sendUnsent(Work &work, const Generation &generation)
{
    Values due, unsent;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        due = ScopeSteps::due(edit, work, Which::All);
        for (const protocol::DisplacedSetting &setting : due) {
            const auto owner = edit.findOwner(setting.owner);
            const Item *item = edit.catalogue().find(setting.item);
            // Also what is nobody's change here any more, but was made after everything was sent.
            if (owner && item && (edit.isDeviceSpecific(*item) || edit.copy(*owner, *item).isUnsent()))
                unsent.push_back({setting.owner, setting.item, {}});
        }
        return {};
    }));
    if (due.empty())
        return {};
    std::set<OwnerKey> owners;
    for (const protocol::DisplacedSetting &setting : due)
        owners.insert(setting.owner);
    // The server takes them of owners only that this device has named.
    const auto named = m_reconciler.unknownAmong({owners.begin(), owners.end()}, generation);
    if (!named)
        return named.error();
    for (const protocol::DisplacedSetting &setting : unsent)
        m_context.parts.log.write({Occurrence::Kind::ChangeInitialized, setting.owner, setting.item, {}, {}});
    for (const protocol::DisplacedSetting &setting : due)
        work.sent[{setting.owner, setting.item}] = setting.value;
    return m_reconciler.sendDisplaced(std::move(due));
}

Result<void> takeSeeds(ReplicaContext &context, const OwnerKey &user, std::chrono::milliseconds timeout)
{
    Position position;
    std::optional<OwnerId> id;
    const auto missing = [&](LocalEdit &edit, const LocalOwnerRow &owner) {
        std::vector<LocalScope> items = edit.scopes();
        std::erase_if(items, [&](const LocalScope &scope) {
            return scope.scope != Scope::DeviceSpecific || scope.item->owner != user.kind() ||
                   (owner.partial && scope.item->dropped) || // there is no room for them (R10)
                   edit.isSeedTaken(*owner.id, *scope.item);
        });
        return items;
    };
    bool isDue = false;
    RETINUE_TRY(context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        position = edit.position();
        const auto owner = edit.findOwner(user);
        if (owner)
            id = owner->id;
        isDue = position.phase == Phase::Started && id && !missing(edit, *owner).empty();
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
        for (const LocalScope &scope : missing(edit, *owner)) {
            const auto seed =
                std::find_if(answer->seeds.begin(), answer->seeds.end(), [&](const protocol::Seed &one) {
                    return one.item == scope.item->id && one.step == scope.step;
                });
            if (seed == answer->seeds.end())
                continue; // there may be one later: from Recently deleted, or of a user merged into this one
            edit.noteSeedTaken(*id, *scope.item);
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
