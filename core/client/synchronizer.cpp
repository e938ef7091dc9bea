#include "core/client/synchronizer.h"

#include "core/client/intake.h"
#include "core/protocol/limits.h"

#include <algorithm>

namespace retinue::client {
namespace {

using protocol::StartMode;
namespace limits = protocol::limits;

/// What a push's error means for its change.
enum class Fate {
    Refused, ///< it can never go up: R7
    Skipped, ///< not now, others may
    Waits,   ///< nothing can go up now
};

Fate fateOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::OutOfDate:
    case ErrorCode::InvalidInput:
    case ErrorCode::NotFound:
    case ErrorCode::AlreadyExists:
    case ErrorCode::VersionRequired:
    case ErrorCode::TooLarge:
        return Fate::Refused;
    case ErrorCode::Locked:
    case ErrorCode::NotPermitted:
        return Fate::Skipped;
    case ErrorCode::CannotCalculateChanges:
    case ErrorCode::OtherGeneration:
    case ErrorCode::NotStarted:
    case ErrorCode::NotAuthenticated:
    case ErrorCode::TooMany:
    case ErrorCode::Unreachable:
    case ErrorCode::TimedOut:
    case ErrorCode::NotTrusted:
    case ErrorCode::Cancelled:
    case ErrorCode::NoSpace:
    case ErrorCode::Io:
    case ErrorCode::Corrupt:
    case ErrorCode::VersionUnsupported:
    case ErrorCode::Abandoned:
    case ErrorCode::Internal:
        return Fate::Waits;
    }
    return Fate::Waits;
}

QString named(const QueuedChange &queued)
{
    return QStringLiteral("%1 of %2").arg(queued.row.item->id, queued.owner.key.toString());
}

Error notStartedHere()
{
    return {ErrorCode::NotStarted, QStringLiteral("synchronization is not started on this device")};
}

} // namespace

Result<void> Synchronizer::start(StartMode mode)
{
    const bool explicitly = mode == StartMode::Start;
    if (auto begun = begin(mode); !begun)
        return m_context.failed(std::move(begun).error(), explicitly
                                                              ? QStringLiteral("starting synchronization")
                                                              : QStringLiteral("resuming synchronization"));
    m_context.wentWell();
    m_context.parts.log.write(Severity::Information, explicitly
                                                         ? QStringLiteral("Synchronization was started")
                                                         : QStringLiteral("Synchronization was resumed"));
    m_context.tell(ReplicaEvent::Kind::StateChanged);
    return {};
}

Result<void> Synchronizer::begin(StartMode mode)
{
    Position position;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        position = edit.position();
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

    auto answer = m_context.transport()->start({mode, position.generation, position.scopeEpoch});
    if (!answer)
        return std::move(answer).error();
    const bool sameGeneration = position.generation == answer->state.generation;
    if (mode == StartMode::Resume && !sameGeneration)
        return Error{ErrorCode::OtherGeneration, QStringLiteral("the server's store is another one now")};
    RETINUE_TRY(reconcileAll(mode, *answer, sameGeneration));
    m_context.restartToSync = false;
    m_context.setPanelTold(false);
    return tellPanel();
}

Result<void> Synchronizer::reconcileAll(StartMode mode, const protocol::StartAnswer &answer,
                                        bool sameGeneration)
{
    std::vector<OwnerKey> keys;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        for (const LocalOwnerRow &owner : edit.owners())
            keys.push_back(owner.key);
        return {};
    }));
    // The feed is followed from the first of the snapshots: what it repeats is recognized by its revision.
    std::optional<Revision> first;
    for (std::size_t from = 0; from < keys.size(); from += std::size_t(limits::kOwnersPerReconcile)) {
        const std::size_t to = std::min(keys.size(), from + std::size_t(limits::kOwnersPerReconcile));
        std::vector<HeldReport> reports;
        RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
            for (std::size_t i = from; i < to; ++i) {
                if (const auto owner = edit.findOwner(keys[i]))
                    reports.push_back(reportHeld(edit, *owner, sameGeneration));
            }
            return {};
        }));
        auto compared = reconcileBatch(mode, answer.state.generation, std::move(reports), sameGeneration);
        if (!compared)
            return std::move(compared).error();
        first = first.value_or(*compared);
    }
    return m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        Position position = edit.position();
        position.phase = Phase::Started;
        position.generation = answer.state.generation;
        position.revision = first.value_or(answer.state.revision);
        position.scopeEpoch = answer.scopeEpoch;
        edit.setPosition(position);
        return {};
    });
}

Result<Revision> Synchronizer::reconcileBatch(StartMode mode, const Generation &generation,
                                              std::vector<HeldReport> reports, bool sameGeneration)
{
    protocol::ReconcileRequest request{mode, generation, {}};
    for (const HeldReport &report : reports)
        request.owners.push_back(report.held);
    auto answer = m_context.transport()->reconcile(request);
    if (!answer)
        return std::move(answer).error();
    if (answer->state.generation != generation)
        return Error{ErrorCode::OtherGeneration,
                     QStringLiteral("the server's store changed during the start")};

    // R14: kept by the server before it is gone here. A device that never synchronized has nothing to
    // displace that R5 does not.
    std::vector<protocol::DisplacedSetting> displaced;
    bool hadGeneration = false;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        hadGeneration = edit.position().generation.has_value();
        if (hadGeneration && !sameGeneration)
            displaced = displacedBy(edit, *answer);
        return {};
    }));
    RETINUE_TRY(sendDisplaced(std::move(displaced)));

    std::vector<std::pair<OwnerKey, QString>> changed;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        Intake intake(edit, m_context.atPanel());
        intake.reconciled(mode, reports, *answer);
        changed = intake.changed();
        return {};
    }));
    m_context.tellChanged(changed);
    return answer->state.revision;
}

Result<void> Synchronizer::sendDisplaced(std::vector<protocol::DisplacedSetting> displaced)
{
    std::vector<protocol::DisplacedSetting> part;
    std::size_t bytes = 0;
    const auto send = [&]() -> Result<void> {
        bytes = 0;
        return m_context.transport()->sendDisplaced(std::exchange(part, {}));
    };
    for (protocol::DisplacedSetting &setting : displaced) {
        const auto size = std::size_t(setting.value.size());
        // Half of the limit: the value is the largest part of an entry, not the whole.
        if (!part.empty() && bytes + size > limits::kBulkBodyBytes / 2)
            RETINUE_TRY(send());
        bytes += size + 512;
        part.push_back(std::move(setting));
    }
    return part.empty() ? Result<void>() : send();
}

Result<void> Synchronizer::stop()
{
    RETINUE_TRY(m_context.parts.store.run([](LocalEdit &edit) -> Result<void> {
        Position position = edit.position();
        position.phase = Phase::Stopped;
        edit.setPosition(position);
        return {};
    }));
    m_context.setPanelTold(false);
    m_context.tell(ReplicaEvent::Kind::StateChanged);
    if (auto stopped = m_context.transport()->stop(); !stopped)
        return m_context.failed(std::move(stopped).error(), QStringLiteral("stopping synchronization"));
    m_context.parts.log.write(Severity::Information, QStringLiteral("Synchronization was stopped"));
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
        RETINUE_TRY(sendQueue(report));
        RETINUE_TRY(tellPanel());
        RETINUE_TRY(follow(report));
        RETINUE_TRY(catchUp());
        return release();
    };
    if (auto done = all(); !done)
        return m_context.failed(std::move(done).error(), QStringLiteral("synchronizing"));
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
    const auto login = m_context.panel();
    if (!login || m_context.panelTold())
        return {};
    RETINUE_TRY(m_context.transport()->panel(login, limits::kLoginPull));
    for (const OwnerKey &owner : m_context.atPanel())
        RETINUE_TRY(bring(owner));
    m_context.setPanelTold(true);
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

/// A pull that no login waits for. What is wrong with one owner does not keep others waiting.
Result<void> Synchronizer::bring(const OwnerKey &owner)
{
    auto pulled = m_context.pull(owner, false, limits::kLoginPull);
    if (pulled || fateOf(pulled.error()) == Fate::Waits)
        return pulled;
    m_context.parts.log.write(pulled.error(),
                              QStringLiteral("bringing the settings of %1").arg(owner.toString()));
    return {};
}

Result<void> Synchronizer::sendQueue(SyncReport &report)
{
    for (std::int64_t number = 0;;) {
        std::optional<QueuedChange> queued;
        Position position;
        // Durable before it is sent: a repeated push after a crash has the same id and says the same.
        RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
            position = edit.position();
            queued = edit.nextQueued(number);
            if (queued && !queued->row.copy.pending->sent) {
                queued->row.copy.pending->sent = true;
                edit.setCopy(queued->owner, *queued->row.item, queued->row.copy);
            }
            return {};
        }));
        if (!queued)
            return {};
        number = queued->number;

        const sync::PendingChange &pending = *queued->row.copy.pending;
        protocol::SettingChange change{pending.id, queued->owner.key, queued->row.item->id, pending.kind, {},
                                       {}};
        if (pending.basedOn && position.generation)
            change.basedOn = State{*position.generation, *pending.basedOn};
        if (pending.kind != protocol::ChangeKind::Delete)
            change.value = sync::outgoing(*queued->row.item, pending.value);
        RETINUE_TRY(judged(*queued, position.generation.value_or(Generation()),
                           m_context.transport()->push(change), report));
    }
}

Result<void> Synchronizer::judged(const QueuedChange &queued, const Generation &generation,
                                  Result<protocol::ChangeAnswer> answer, SyncReport &report)
{
    if (!answer) {
        switch (fateOf(answer.error())) {
        case Fate::Refused:
            return refuse(queued, answer.error(), report);
        case Fate::Skipped:
            m_context.parts.log.write(answer.error(), QStringLiteral("sending ") + named(queued));
            return {};
        case Fate::Waits:
            return std::move(answer).error().during(QStringLiteral("sending ") + named(queued));
        }
    }
    // R14: a new setting names no generation; its answer does. The start that must follow finds it there.
    if (answer->state.generation != generation)
        return Error{ErrorCode::OtherGeneration, QStringLiteral("the server's store is another one now")};
    ++report.sent;
    ++m_context.acknowledgements;
    return m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        auto owner = edit.findOwner(queued.owner.key);
        if (!owner) { // forgotten while it was on its way
            if (!answer->owner.isNull())
                edit.addRelease(answer->owner);
            return {};
        }
        const Item &item = *queued.row.item;
        const Revision revision = answer->state.revision;
        if (!answer->owner.isNull()) {
            Intake(edit, m_context.atPanel()).adopt(*owner, answer->owner, revision, &item);
            edit.updateOwner(*owner);
        }
        sync::LocalCopy copy = edit.copy(*owner, item);
        sync::acknowledge(copy, item, queued.row.copy.pending->id, revision,
                          answer->merged ? std::optional(answer->value) : std::nullopt, ChangeId::random());
        edit.setCopy(*owner, item, copy);
        return {};
    });
}

Result<void> Synchronizer::refuse(const QueuedChange &queued, const Error &error, SyncReport &report)
{
    ++report.refused;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        auto owner = edit.findOwner(queued.owner.key);
        if (!owner)
            return {};
        sync::LocalCopy copy = edit.copy(*owner, *queued.row.item);
        sync::refuse(copy, queued.row.copy.pending->id);
        edit.setCopy(*owner, *queued.row.item, copy);
        ++owner->needsPull;
        edit.updateOwner(*owner);
        return {};
    }));
    m_context.parts.log.write(error, QStringLiteral("a change was refused: ") + named(queued));
    m_context.tell(ReplicaEvent::Kind::LogInAgain, queued.owner.key, queued.row.item->id);
    return {};
}

Result<void> Synchronizer::follow(SyncReport &report)
{
    for (bool more = true; more;) {
        Position position;
        RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
            position = edit.position();
            return {};
        }));
        if (!position.generation)
            return notStartedHere();
        const std::int64_t adoptions = m_context.adoptions;
        auto changes = m_context.transport()->changes({*position.generation, position.revision},
                                                      limits::kChangesDefault);
        if (!changes && changes.error().code == ErrorCode::CannotCalculateChanges) {
            if (std::exchange(report.resynchronized, true))
                return std::move(changes).error();
            RETINUE_TRY(begin(StartMode::Resume));
            continue;
        }
        if (!changes)
            return std::move(changes).error();
        if (changes->newState.generation != *position.generation)
            return Error{ErrorCode::OtherGeneration, QStringLiteral("the server's store is another one now")};

        std::vector<std::pair<OwnerKey, QString>> changed;
        RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
            Intake intake(edit, m_context.atPanel());
            intake.changes(*changes, adoptions == m_context.adoptions);
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
    if (ids.empty())
        return {};
    RETINUE_TRY(m_context.transport()->release(ids));
    std::vector<OwnerKey> backAgain;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        for (const OwnerId &id : ids) {
            edit.removeRelease(id);
            if (const auto owner = edit.findOwner(id))
                backAgain.push_back(owner->key);
        }
        return {};
    }));
    // Who logged in while the release was on its way is followed again from a new pull on.
    for (const OwnerKey &owner : backAgain)
        RETINUE_TRY(bring(owner));
    return {};
}

Result<std::vector<OwnerKey>> Synchronizer::compareDigests()
{
    std::vector<protocol::OwnerDigest> digests;
    Position position;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        position = edit.position();
        if (position.phase != Phase::Started || !position.generation)
            return notStartedHere();
        for (const LocalOwnerRow &owner : edit.owners()) {
            if (auto digest = digestOf(edit, owner, *position.generation))
                digests.push_back(*std::move(digest));
        }
        return {};
    }));
    std::vector<OwnerKey> repaired;
    const auto compare = [&]() -> Result<void> {
        for (std::size_t from = 0; from < digests.size();
             from += std::size_t(limits::kOwnersPerDigestReport)) {
            const auto to = std::min(digests.size(), from + std::size_t(limits::kOwnersPerDigestReport));
            auto differing = m_context.transport()->reportDigests(
                {digests.begin() + std::ptrdiff_t(from), digests.begin() + std::ptrdiff_t(to)});
            if (!differing)
                return std::move(differing).error();
            for (const OwnerId &id : *differing) {
                std::optional<LocalOwnerRow> owner;
                RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
                    owner = edit.findOwner(id);
                    return {};
                }));
                if (!owner)
                    continue;
                RETINUE_TRY(repair(owner->key, *position.generation));
                repaired.push_back(owner->key);
            }
        }
        return {};
    };
    if (auto compared = compare(); !compared)
        return m_context.failed(std::move(compared).error(), QStringLiteral("comparing digests"));
    return repaired;
}

/// R13: deletes the local data and takes the server's, in one transaction, so that no moment is without data.
Result<void> Synchronizer::repair(const OwnerKey &key, const Generation &generation)
{
    auto answer = m_context.transport()->pull(key, std::nullopt, std::nullopt, limits::kLoginPull);
    if (!answer)
        return std::move(answer).error();
    if (answer->settings.id && answer->settings.state.generation != generation)
        return Error{ErrorCode::OtherGeneration, QStringLiteral("the server's store is another one now")};
    answer->settings.owner = key;
    std::vector<std::pair<OwnerKey, QString>> changed;
    RETINUE_TRY(m_context.parts.store.run([&](LocalEdit &edit) -> Result<void> {
        const auto owner = edit.findOwner(key);
        if (!owner)
            return {};
        Intake intake(edit, m_context.atPanel());
        const PullTicket ticket{std::nullopt, owner->needsPull, m_context.acknowledgements,
                                edit.position().revision};
        for (const CopyRow &row : edit.copies(*owner)) {
            // Secrets come at logins only, and their content is not compared.
            if (!row.item->secret && !row.copy.isUnsent())
                edit.setCopy(*owner, *row.item, {});
        }
        (void)intake.pulled(ticket, answer->settings, false, m_context.acknowledgements);
        changed = intake.changed();
        return {};
    }));
    m_context.parts.log.write(
        Severity::Information,
        QStringLiteral("The local data of %1 differed from the server's and were replaced")
            .arg(key.toString()));
    m_context.tellChanged(changed);
    return {};
}

} // namespace retinue::client
