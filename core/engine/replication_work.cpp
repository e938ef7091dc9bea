#include "core/engine/replication_work.h"

#include "core/engine/log.h"
#include "core/engine/outcome.h"
#include "core/installation/execution_log.h"
#include "core/installation/identity.h"
#include "core/store/snapshot.h"
#include "core/store/store.h"
#include "core/store/store_opening.h"

#include <QDir>
#include <QScopeGuard>
#include <QSysInfo>

#include <algorithm>

namespace retinue::engine {

namespace {

constexpr std::chrono::minutes kFirstRetry{1};
const QString kRecoveryFolder = QStringLiteral("/replication/recovery");

} // namespace

Error Replication::Impl::noAccess()
{
    return {ErrorCode::InvalidInput, QStringLiteral("this program reaches no other machine to replicate to")};
}

Error Replication::Impl::notSet()
{
    return {ErrorCode::InvalidInput, QStringLiteral("replication is not set: start it first")};
}

Error Replication::Impl::isEnding()
{
    return {ErrorCode::InUse, QStringLiteral("replication is being stopped")};
}

Error Replication::Impl::standsByItself()
{
    return {ErrorCode::InvalidInput,
            QStringLiteral("this machine stands by for another server and has nothing of its own to "
                           "replicate: leave standby first")};
}

Error Replication::Impl::wasReplaced()
{
    return {ErrorCode::NotPermitted,
            QStringLiteral("another machine has taken over for this server, which copies its store no more: "
                           "save what is not at the new server (retinued replication unsent), or let this "
                           "one serve again first")};
}

std::optional<Error> Replication::Impl::rest() const
{
    if (!memory.isSet())
        return notSet();
    if (isReplaced()) // what was acknowledged stays what the new server has
        return wasReplaced();
    if (endings > 0)
        return isEnding();
    if (suspensions > 0)
        return Error{ErrorCode::InUse, QStringLiteral("replication rests while a backup is made, and goes on "
                                                      "by itself: try again after it")};
    return {};
}

std::chrono::milliseconds Replication::Impl::retryAfter(int failures, std::chrono::milliseconds interval)
{
    return std::min<std::chrono::milliseconds>(kFirstRetry * (1 << std::clamp(failures - 1, 0, 12)),
                                               interval);
}

Replication::Impl::Impl(Parts given)
    : parts(std::move(given))
    , memory(parts.machine, parts.dataKey)
    , runner(parts, memory)
    , standby({parts.machine, parts.clock, parts.administrators, parts.identity, parts.dataFolder,
               parts.dataKey, [this] { return obstacle(); }, parts.changed,
               [this](const QString &operation, const QString &subject, Timestamp started,
                      const Result<void> &result, std::optional<std::int64_t> bytes,
                      const QString &who) { record(operation, subject, started, result, bytes, who); }})
{
}

Result<void> Replication::Impl::load()
{
    if (auto loaded = memory.load(); !loaded)
        return std::move(loaded).error().during(QStringLiteral("reading what is set for replication"));
    if (auto loaded = standby.load(); !loaded)
        return std::move(loaded).error().during(QStringLiteral("reading for whom this machine stands by"));
    QDir(parts.dataFolder + kRecoveryFolder).removeRecursively();
    if (isReplaced() && !memory.progress().settled) { // it could not be kept, or is older than this
        if (auto settled = memory.settle(base::fromMilliseconds(memory.replacedBy())); !settled)
            qCWarning(lcEngine).noquote() << settled.error().toString();
    }
    const auto progress = memory.progress();
    if (progress.acknowledged)
        reached = progress.acknowledged->state;
    isToRunAtOnce = memory.isSet(); // whoever was replaced meanwhile learns it before much is changed here
    // By the civil time for once: what passed while nothing ran counts.
    const auto since =
        progress.lastAttempt ? parts.clock.now() - *progress.lastAttempt : memory.settings().interval;
    attemptedAt = parts.clock.sinceBoot() - std::clamp<std::chrono::milliseconds>(
                                                std::chrono::duration_cast<std::chrono::milliseconds>(since),
                                                std::chrono::milliseconds(0), memory.settings().interval);
    return {};
}

void Replication::Impl::record(const QString &operation, const QString &subject, Timestamp started,
                               const Result<void> &result, std::optional<std::int64_t> bytes,
                               const QString &who) const
{
    const QString outcome = result ? QStringLiteral("OK") : base::errorWord(result.error().code);
    const auto recorded =
        parts.executions.record({started, parts.clock.now(), operation, subject, outcome, bytes, who});
    if (!recorded)
        qCWarning(lcEngine).noquote() << recorded.error().toString();
    if (!result)
        qCWarning(lcEngine).noquote() << operation << result.error().toString();
}

QString Replication::Impl::newRecoveryFolder() const
{
    return parts.dataFolder + kRecoveryFolder + u'/' + BackupId::random().toString();
}

std::optional<Error> Replication::Impl::obstacle() const
{
    if (memory.isSet())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("this server replicates to another machine: stop replication first")};
    auto view = parts.store.read();
    if (!view)
        return std::move(view).error();
    const auto &head = view->head();
    if (head.users + head.groups + head.settings > 0 || parts.deviceCount() > 0)
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("this server has users, settings or devices of its own, which nobody could "
                           "reach: use a new data folder, or delete them first (back up before)")};
    return {};
}

Result<DestinationOffer> Replication::Impl::look(const QString &address, const CancelToken &cancel) const
{
    if (!access.look)
        return noAccess();
    auto offer = access.look(address, cancel);
    // An address that is none cannot be reached, too: R42 has one sentence for both.
    if (!offer && offer.error().code == ErrorCode::InvalidInput)
        return Error{ErrorCode::Unreachable, offer.error().toString()};
    return offer;
}

Result<std::unique_ptr<ReplicationLink>> Replication::Impl::connect(const DestinationOffer &pinned,
                                                                    const QByteArray &token,
                                                                    const CancelToken &cancel) const
{
    if (!access.connect)
        return noAccess();
    auto connection = access.connect(pinned, token, cancel);
    if (!connection)
        return std::move(connection).error();
    return std::make_unique<ReplicationLink>(*std::move(connection));
}

Result<std::unique_ptr<ReplicationLink>> Replication::Impl::connect(const CancelToken &cancel) const
{
    const auto token = memory.token();
    if (!token)
        return token.error();
    return connect(memory.destination().pinned, token->view().toByteArray(), cancel);
}

Result<Replication::Impl::SignedIn>
Replication::Impl::signIn(const QString &address, const QString &administrator, const SecretBytes &password,
                          const QString &confirmedFingerprint, Purpose purpose,
                          const CancelToken &cancel) const
{
    auto offer = look(address, cancel);
    if (!offer)
        return std::move(offer).error();
    if (offer->fingerprint != confirmedFingerprint)
        return Error{
            ErrorCode::NotTrusted,
            QStringLiteral("%1 shows the fingerprint %2, which was not confirmed; nothing was sent to it")
                .arg(offer->address, offer->fingerprint)};
    const auto link = connect(*offer, {}, cancel);
    if (!link)
        return link.error();
    const auto schema = store::newestSchema();
    if (!schema)
        return schema.error();
    auto token = (*link)->signIn({administrator, QString::fromUtf8(password.view()), purpose,
                                  parts.identity.installation(), QSysInfo::machineHostName(),
                                  QStringLiteral(RETINUE_VERSION), *schema});
    if (!token)
        return std::move(token).error();
    if (token->installation != offer->installation)
        return Error{ErrorCode::NotTrusted, QStringLiteral("the answer is of another installation")};
    return SignedIn{*std::move(offer), *std::move(token)};
}

Result<void> Replication::Impl::become(const ReplicationSettings &settings, const SignedIn &signedIn,
                                       const CancelToken &cancel)
{
    const QByteArray token = signedIn.token.token.toLatin1();
    const auto keep = [&]() -> Result<void> {
        const std::lock_guard role(roleMutex); // while it signed in, somebody may have made it stand by
        if (standby.standsBy())
            return standsByItself();
        RETINUE_TRY(memory.set(settings, {signedIn.offer, signedIn.token.recipient}, SecretBytes(token)));
        const std::lock_guard lock(mutex);
        unaskedSince.reset(); // that was the machine before
        return {};
    };
    auto kept = keep();
    if (kept)
        return kept;
    if (const auto link = connect(signedIn.offer, token, cancel))
        release(**link);
    return kept;
}

Result<std::unique_ptr<ReplicationLink>>
Replication::Impl::linkToCopy(const std::optional<RecoverySource> &from, const CancelToken &cancel) const
{
    if (!from && !memory.isSet())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("replication is not set: say which machine has the copy")};
    if (!from)
        return connect(cancel);
    const auto signedIn = signIn(from->address, from->administrator, from->password,
                                 from->confirmedFingerprint, Purpose::Recover, cancel);
    if (!signedIn)
        return signedIn.error();
    return connect(signedIn->offer, signedIn->token.token.toLatin1(), cancel);
}

bool Replication::Impl::isReplaced() const
{
    // An older mark is of before this machine took over itself.
    return memory.replacedBy() > parts.identity.term().number;
}

void Replication::Impl::meet(const ServerTerm &term, Teller teller, const QString &where)
{
    if (isReplaced() || !parts.identity.isReplacedBy(term))
        return;
    const std::lock_guard role(roleMutex); // of several that tell it at once, one is noted
    if (isReplaced())
        return;
    // First, so that a run which ends meanwhile moves it no more.
    const auto settled = teller == Teller::Destination ? memory.settleByDestination()
                                                       : memory.settle(base::fromMilliseconds(term.number));
    if (!settled)
        qCWarning(lcEngine).noquote() << settled.error().toString();
    // Kept or not, it serves no more.
    if (auto kept = memory.setReplacedBy(term.number); !kept)
        qCWarning(lcEngine).noquote() << kept.error().toString();
    record(
        QStringLiteral("server-replaced"), where, parts.clock.now(),
        Error{ErrorCode::OtherGeneration,
              QStringLiteral("another machine has taken over for this server, which serves devices no more; "
                             "what was changed here since is kept")},
        {}, kJob);
    parts.changed();
}

void Replication::Impl::lookWhetherReplaced(const Error &error, const CancelToken &cancel)
{
    const bool isPossible = error.code == ErrorCode::NotTrusted || error.code == ErrorCode::NotAuthenticated;
    if (!isPossible)
        return;
    if (const auto there = look(memory.settings().address, cancel))
        meet(there->term, Teller::Destination, there->address);
}

void Replication::Impl::askStandby()
{
    if (!access.look || !memory.isSet() || isReplaced())
        return;
    {
        const std::lock_guard lock(mutex);
        unaskedSince.reset(); // the answer will tell
    }
    const auto ended = [this, started = parts.clock.now()](const Result<void> &heard) {
        const bool isUnasked = !heard && heard.error().code != ErrorCode::Cancelled && memory.isSet();
        if (isUnasked) {
            record(QStringLiteral("standby-question"), memory.settings().address, started, heard, {}, kJob);
            const std::lock_guard lock(mutex);
            unaskedSince = parts.clock.now();
        }
        parts.changed();
    };
    question.begin([this](const CancelToken &cancel) { return hearStandby(cancel); }, ended,
                   parts.clock.sinceBoot());
}

Result<void> Replication::Impl::hearStandby(const CancelToken &cancel)
{
    const auto there = look(memory.settings().address, cancel);
    if (!there)
        return there.error();
    meet(there->term, Teller::Destination, there->address);
    if (there->fingerprint != memory.destination().pinned.fingerprint &&
        there->fingerprint != parts.identity.caFingerprint())
        return Error{ErrorCode::NotTrusted,
                     QStringLiteral("%1 is not the machine that stood by").arg(there->address)};
    return {};
}

Result<void> Replication::Impl::endReplaced()
{
    if (!isReplaced())
        return {};
    RETINUE_TRY(parts.identity.raiseTerm(memory.replacedBy()));
    RETINUE_TRY(memory.setReplacedBy(0));
    (void)changeProgress(
        [](Progress &progress) { progress.settled.reset(); }); // settled anew when it is again
    return {};
}

void Replication::Impl::endWork() const
{
    const std::lock_guard lock(mutex);
    if (atWork)
        atWork->cancel();
}

Result<void> Replication::Impl::changeProgress(const std::function<void(Progress &)> &change)
{
    auto changed = memory.change(change);
    if (!changed)
        qCWarning(lcEngine).noquote() << "keeping how far replication is:" << changed.error().toString();
    return changed;
}

ReplicationRun Replication::Impl::runOnce(const QString &trigger, const QString &who, Extent extent,
                                          const LongWork &work)
{
    ReplicationRun run;
    run.begunAt = parts.clock.now();
    run.trigger = trigger;
    {
        const std::lock_guard lock(mutex);
        attemptedAt = parts.clock.sinceBoot();
    }
    const auto moved = [&]() -> Result<ReplicationRunner::Moved> {
        const auto link = connect(work.cancel);
        if (!link)
            return link.error();
        return runner.run(**link, memory.progress().needsWhole ? Extent::Whole : extent, work);
    }();
    run.endedAt = parts.clock.now();
    if (moved) {
        run.content = moved->content;
        run.bytes = moved->bytes;
        run.records = moved->records;
        const std::lock_guard lock(mutex);
        reached = moved->reached;
        unaskedSince.reset();
    } else {
        run.problem = moved.error();
        lookWhetherReplaced(moved.error(), work.cancel);
    }
    const bool isLogged = isToLog(run, who);
    note(run);
    if (isLogged)
        record(kJob, memory.settings().address, run.begunAt, outcomeOf(moved),
               moved ? std::optional<std::int64_t>(run.bytes) : std::nullopt, who);
    return run;
}

bool Replication::Impl::isToLog(const ReplicationRun &run, const QString &who)
{
    if (!run.problem && run.content == ReplicationRun::Content::Nothing)
        return false;
    if (who == kJob)
        return logged.isDue(parts.clock.sinceBoot(), !run.problem);
    logged.beginAnew();
    return true;
}

void Replication::Impl::note(const ReplicationRun &run)
{
    // Whoever cancels knows it: nothing failed.
    const bool wasCancelled = run.problem && run.problem->code == ErrorCode::Cancelled;
    (void)changeProgress([&](Progress &progress) {
        progress.lastAttempt = run.begunAt;
        if (!run.problem) {
            progress.needsWhole = false; // while it was needed, the run sent everything
            progress.lastGood = run.endedAt;
            progress.failingSince.reset();
            progress.problem.reset();
            progress.failures = 0;
        } else if (!wasCancelled) {
            progress.failingSince = progress.failingSince.value_or(run.endedAt);
            progress.problem = run.problem;
            ++progress.failures;
        }
    });
    if (wasCancelled)
        return;
    if (auto kept = memory.add(run); !kept)
        qCWarning(lcEngine).noquote() << kept.error().toString();
}

QString Replication::Impl::dueTrigger() const
{
    const auto settings = memory.settings();
    const auto progress = memory.progress();
    const auto since = parts.clock.sinceBoot() - attemptedAt;
    if (isToRunAtOnce) // also while it fails: whoever was replaced meanwhile learns it
        return QStringLiteral("start");
    if (progress.failures > 0)
        return since >= retryAfter(progress.failures, settings.interval) ? QStringLiteral("interval")
                                                                         : QString();
    if (deviceHasStarted)
        return QStringLiteral("device-restart");
    const State here = parts.store.state();
    const bool isOfAnotherLife = !reached || reached->generation != here.generation;
    if (isOfAnotherLife || here.revision.value - reached->revision.value >= settings.updateCount)
        return QStringLiteral("updates");
    return since >= settings.interval ? QStringLiteral("interval") : QString();
}

Result<void> Replication::Impl::runScheduled(const QString &trigger, const LongWork &work)
{
    const Turn turn(*this, work);
    if (!turn.has() || rest())
        return {};
    const ReplicationRun run = runOnce(trigger, kJob, Extent::WhatIsNeeded, work);
    if (run.problem)
        return *run.problem;
    if (trigger == u"interval")
        return outcomeOf(verify(rangesDue(), kVerification, work));
    return {};
}

void Replication::Impl::release(ReplicationLink &link)
{
    if (auto told = link.release(); !told)
        qCWarning(lcEngine).noquote() << "telling the destination:" << told.error().toString();
}

Result<void> Replication::Impl::end(const QString &who, const QString &subject)
{
    const Timestamp started = parts.clock.now();
    ++endings; // before: whatever has its turn afterwards sees it
    const auto end = qScopeGuard([this] { --endings; });
    endWork();
    const LongWork work;
    const Turn turn(*this, work);
    if (!turn.has())
        return endedEarly(work, Rest::Stays);
    if (!memory.isSet())
        return notSet();
    // The destination is told if it is there; else [Leave standby] frees it.
    if (const auto link = connect(work.cancel))
        release(**link);
    auto cleared = memory.clear();
    runner.clear();
    question.end();
    record(QStringLiteral("replication-stop"), subject, started, cleared, {}, who);
    return cleared;
}

} // namespace retinue::engine
