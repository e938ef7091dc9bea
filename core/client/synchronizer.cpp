#include "core/client/synchronizer.h"

#include "core/client/fate.h"
#include "core/client/intake.h"
#include "core/protocol/limits.h"

#include <algorithm>

namespace retinue::client {
namespace {

using protocol::StartMode;
using Kind = Occurrence::Kind;
namespace limits = protocol::limits;

Error notStartedHere()
{
    return {ErrorCode::NotStarted, QStringLiteral("synchronization is not started on this device")};
}

} // namespace

Result<void> Synchronizer::start(StartMode mode)
{
    const bool explicitly = mode == StartMode::Start;
    if (auto begun = begin(mode); !begun)
        return m_context.failed(std::move(begun).error(),
                                {explicitly ? Kind::StartFailed : Kind::ResumeFailed});
    m_context.wentWell();
    m_context.parts.log.write({explicitly ? Kind::Started : Kind::Resumed});
    m_context.tell(ReplicaEvent::Kind::StateChanged);
    return {};
}

Result<void> Synchronizer::begin(StartMode mode)
{
    Position position;
    protocol::StartRequest request;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        position = edit.position();
        request = {mode, position.generation, position.scopeEpoch, ScopeSteps::taken(edit)};
        request.term = position.term;
        if (mode == StartMode::Resume && position.phase != Phase::Started)
            return position.phase == Phase::Stopped
                       ? notStartedHere()
                       : Error{ErrorCode::NotStarted,
                               QStringLiteral("an interrupted start must be begun anew")};
        if (mode == StartMode::Start) {
            position.phase = Phase::Starting;
            edit.setPosition(position);
        }
        return {};
    }));

    auto answer = m_context.transport()->start(request);
    if (!answer)
        return std::move(answer).error();
    const bool sameGeneration = position.generation == answer->state.generation;
    if (mode == StartMode::Resume && !sameGeneration)
        return Error{ErrorCode::OtherGeneration, QStringLiteral("the server's store is another one now")};
    RETINUE_TRY(m_scopes.take(*answer, position.generation && !sameGeneration)); // R36: before comparing
    RETINUE_TRY(m_reconciler.reconcileAll(mode, *answer, sameGeneration));
    m_context.restartToSync = false;
    m_context.forgetPanelWasTold(); // the server forgets it at a start, and when it is restarted itself
    return {};
}

Result<void> Synchronizer::stop()
{
    RETINUE_TRY(m_context.parts.store.run([](LocalEdit &edit) -> Result<void> {
        Position position = edit.position();
        position.phase = Phase::Stopped;
        edit.setPosition(position);
        return {};
    }));
    m_context.forgetPanelWasTold();
    m_context.tell(ReplicaEvent::Kind::StateChanged);
    if (auto stopped = m_context.transport()->stop(); !stopped)
        return m_context.failed(std::move(stopped).error(), {Kind::StopFailed});
    m_context.parts.log.write({Kind::Stopped});
    return {};
}

Result<SyncReport> Synchronizer::synchronize()
{
    SyncReport report;
    Phase phase = Phase::Stopped;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        phase = edit.position().phase;
        return {};
    }));
    if (phase != Phase::Started)
        return notStartedHere();

    const auto all = [&]() -> Result<void> {
        // The panel first: whoever is there may read and change. A server that does not accept it (R6: too
        // many people within the hour) goes on exchanging what it knows of.
        auto told = tellPanel();
        if (!told && told.error().code != ErrorCode::TooMany)
            return told;
        RETINUE_TRY(m_sender.send(report));
        RETINUE_TRY(follow(report));
        RETINUE_TRY(catchUp());
        RETINUE_TRY(release());
        return told;
    };
    if (auto done = all(); !done)
        return m_context.failed(std::move(done).error(), {Kind::SynchronizationFailed});
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        Position position = edit.position();
        position.lastSync = m_context.parts.clock.now();
        edit.setPosition(position);
        return {};
    }));
    m_context.wentWell();
    return report;
}

/// R6, R8: a login that the server could not be told of at the time. Its refused values wait for the next
/// one.
Result<void> Synchronizer::tellPanel()
{
    const auto login = m_context.untoldLogin();
    if (!login)
        return {};
    const auto epoch = m_context.tellPanel(limits::kLoginPull);
    if (!epoch)
        return epoch.error();
    for (const OwnerKey &owner : m_context.atPanel()) {
        RETINUE_TRY(bring(owner));
        RETINUE_TRY(goOnUnlessAllWaits(takeSeeds(m_context, owner, limits::kLoginPull), owner));
    }
    m_context.panelIsTold(*login, *epoch);
    return {};
}

/// An owner that came to be known by a push or by the feed may have more on the server than was told, from
/// before this device counted as holding it.
Result<void> Synchronizer::catchUp()
{
    std::vector<OwnerKey> owners;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        for (const LocalOwnerRow &owner : edit.owners()) {
            if (owner.id && !owner.state)
                owners.push_back(owner.key);
        }
        return {};
    }));
    for (const OwnerKey &owner : owners)
        RETINUE_TRY(bring(owner));
    return {};
}

/// A pull that no login waits for.
Result<void> Synchronizer::bring(const OwnerKey &owner)
{
    return goOnUnlessAllWaits(m_context.pull(owner, false, limits::kLoginPull), owner);
}

/// What is wrong with one owner does not keep others waiting.
Result<void> Synchronizer::goOnUnlessAllWaits(Result<void> pulled, const OwnerKey &owner)
{
    if (pulled || fateOf(pulled.error()) == Fate::Waits)
        return pulled;
    m_context.parts.log.write(pulled.error(), {Kind::PullFailed, owner});
    return {};
}

Result<void> Synchronizer::follow(SyncReport &report)
{
    for (bool more = true; more;) {
        Position position;
        std::int64_t lookingsBack = 0;
        RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
            position = edit.position();
            lookingsBack = m_context.lookingsBack; // of this position: they change in one transaction
            return {};
        }));
        if (!position.generation)
            return notStartedHere();
        auto changes = m_context.transport()->changes({*position.generation, position.revision},
                                                      limits::kChangesDefault);
        if (!changes && changes.error().code == ErrorCode::CannotCalculateChanges) {
            if (std::exchange(report.resynchronized, true))
                return std::move(changes).error();
            RETINUE_TRY(begin(StartMode::Resume));
            // Resuming logged out whoever is at the panel, who is to hear of changes in this very round.
            if (auto told = tellPanel(); !told && told.error().code != ErrorCode::TooMany)
                return told;
            continue;
        }
        if (!changes)
            return std::move(changes).error();
        if (changes->newState.generation != *position.generation)
            return Error{ErrorCode::OtherGeneration, QStringLiteral("the server's store is another one now")};

        std::vector<std::pair<OwnerKey, QString>> changed;
        RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
            Intake intake(edit, m_context.atPanel());
            intake.changes(*changes, lookingsBack == m_context.lookingsBack);
            changed = intake.changed();
            return {};
        }));
        report.received += int(changes->changed.size() + changes->ownersDeleted.size());
        m_context.tellChanged(changed);
        more = changes->hasMore;
    }
    return {};
}

Result<void> Synchronizer::release()
{
    std::vector<OwnerId> ids;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        ids = edit.releases();
        return {};
    }));
    std::vector<OwnerKey> backAgain;
    for (std::size_t from = 0; from < ids.size(); from += std::size_t(limits::kOwnersPerRelease)) {
        const auto to = std::min(ids.size(), from + std::size_t(limits::kOwnersPerRelease));
        const std::vector<OwnerId> part(ids.begin() + std::ptrdiff_t(from), ids.begin() + std::ptrdiff_t(to));
        RETINUE_TRY(m_context.transport()->release(part));
        RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
            for (const OwnerId &id : part) {
                edit.removeRelease(id);
                if (const auto owner = edit.findOwner(id))
                    backAgain.push_back(owner->key);
            }
            return {};
        }));
    }
    // Who logged in while the release was on its way is followed again from a new pull on.
    for (const OwnerKey &owner : backAgain)
        RETINUE_TRY(bring(owner));
    return {};
}

} // namespace retinue::client
