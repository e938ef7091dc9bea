#include "core/engine/replication.h"

#include "core/base/secret_bytes.h"
#include "core/engine/outcome.h"
#include "core/engine/replication_work.h"
#include "core/store/content_sum.h"

#include <QDir>
#include <QScopeGuard>

#include <algorithm>

namespace retinue::engine {

namespace {

Result<void> checkSettings(const ReplicationSettings &settings)
{
    if (settings.interval < ReplicationSettings::kShortest ||
        settings.interval > ReplicationSettings::kLongest)
        return Error{ErrorCode::InvalidInput, QStringLiteral("the interval is 5 minutes to 24 hours")};
    if (settings.updateCount < 1 || settings.updateCount > ReplicationSettings::kMostUpdates)
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("the number of updates is 1 to %1").arg(ReplicationSettings::kMostUpdates)};
    return {};
}

} // namespace

std::optional<StartRefusal> startRefusalOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Unreachable:
    case ErrorCode::TimedOut:
    case ErrorCode::NotTrusted:
        return StartRefusal::Address;
    case ErrorCode::NotAuthenticated:
    case ErrorCode::TooMany:
        return StartRefusal::Authentication;
    default:
        return destinationRefusalOf(error) ? std::optional(StartRefusal::Destination) : std::nullopt;
    }
}

std::optional<DestinationRefusal> destinationRefusalOf(const Error &error)
{
    return protocol::notADestinationOf(error);
}

Replication::Replication(Parts parts) : m_impl(std::make_unique<Impl>(std::move(parts))) {}
Replication::~Replication() = default;

Result<void> Replication::load()
{
    return m_impl->load();
}

void Replication::setStandbyAccess(StandbyAccess access)
{
    m_impl->access = std::move(access);
}

ReplicationState Replication::state() const
{
    ReplicationState state;
    state.isSet = m_impl->memory.isSet();
    state.isReplaced = isReplaced();
    if (!state.isSet)
        return state;
    state.isAsking = isAsking();
    {
        const std::lock_guard lock(m_impl->mutex);
        state.unaskedSince = m_impl->unaskedSince;
    }
    state.isSuspended = m_impl->suspensions > 0;
    state.running = m_impl->running > 0;
    state.settings = m_impl->memory.settings();
    const auto progress = m_impl->memory.progress();
    state.lastReplication = progress.lastGood;
    state.failingSince = progress.failingSince;
    state.problem = progress.problem;
    if (progress.proven.size() == std::size_t(Impl::kRanges)) {
        const Timestamp oldest = *std::min_element(progress.proven.begin(), progress.proven.end());
        if (oldest != Timestamp{})
            state.provenSince = oldest;
    }
    if (progress.lastAttempt)
        state.nextDue = *progress.lastAttempt +
                        (progress.failures > 0 ? Impl::retryAfter(progress.failures, state.settings.interval)
                                               : std::chrono::milliseconds(state.settings.interval));
    return state;
}

std::vector<ReplicationRun> Replication::runs(int most) const
{
    return m_impl->memory.runs(most);
}

Result<DestinationOffer> Replication::look(const QString &address)
{
    return m_impl->look(address, m_impl->interruption);
}

Result<void> Replication::start(const ReplicationSettings &settings, const SecretBytes &password,
                                const QString &confirmedFingerprint, const QString &who, const LongWork &work)
{
    const Timestamp started = m_impl->parts.clock.now();
    const Impl::Turn turn(*m_impl, work); // of two starts at once one finds it set
    const auto begin = [&]() -> Result<void> {
        if (!turn.has())
            return endedEarly(work, Rest::Stays);
        RETINUE_TRY(checkSettings(settings));
        if (m_impl->standby.standsBy())
            return Impl::standsByItself();
        if (m_impl->isReplaced())
            return Impl::wasReplaced();
        if (m_impl->memory.isSet())
            return Error{
                ErrorCode::InvalidInput,
                QStringLiteral("replication is set already: stop it first, then change the destination")};
        const auto signedIn = m_impl->signIn(settings.address, settings.administrator, password,
                                             confirmedFingerprint, Impl::Purpose::Replicate, work.cancel);
        if (!signedIn)
            return signedIn.error();
        return m_impl->become(settings, *signedIn, work.cancel);
    };
    auto begun = begin();
    m_impl->record(QStringLiteral("replication-start"), settings.address, started, begun, {}, who);
    m_impl->parts.changed();
    RETINUE_TRY(std::move(begun));
    if (!m_impl->rest())
        (void)m_impl->runOnce(QStringLiteral("start"), who, Impl::Extent::WhatIsNeeded, work);
    return {};
}

Result<void> Replication::stop(const QString &who)
{
    return m_impl->end(who, m_impl->memory.settings().address);
}

Result<ReplicationRun> Replication::replicateNow(const QString &who, const LongWork &work)
{
    const Impl::Turn turn(*m_impl, work);
    if (!turn.has())
        return endedEarly(work, Rest::Stays);
    if (auto rest = m_impl->rest())
        return *std::move(rest);
    const ReplicationRun run = m_impl->runOnce(who, who, Impl::Extent::WhatIsNeeded, work);
    if (run.problem)
        return *run.problem;
    return run;
}

Result<CopyVerification> Replication::verifyNow(const QString &who, const LongWork &work)
{
    const Impl::Turn turn(*m_impl, work);
    if (!turn.has())
        return endedEarly(work, Rest::Stays);
    if (auto rest = m_impl->rest())
        return *std::move(rest);
    const ReplicationRun run = m_impl->runOnce(Impl::kVerification, who, Impl::Extent::WhatIsNeeded, work);
    if (run.problem)
        return *run.problem;
    std::vector<std::pair<int, int>> all;
    for (int first = 0; first < store::ContentSum::kBuckets; first += Impl::kBucketsAtOnce)
        all.emplace_back(first, Impl::kBucketsAtOnce);
    return m_impl->verify(all, who, work);
}

Result<CopyInfo> Replication::copyAtDestination(const std::optional<RecoverySource> &from)
{
    const auto link = m_impl->linkToCopy(from, m_impl->interruption);
    if (!link)
        return link.error();
    const auto status = (*link)->status();
    if (!status)
        return status.error();
    if (!status->copy)
        return Error{ErrorCode::NotFound, QStringLiteral("that machine holds no copy yet")};
    const auto &copy = *status->copy;
    return CopyInfo{{copy.installation, copy.name, copy.version},
                    copy.madeAt,
                    copy.users,
                    copy.groups,
                    copy.settings,
                    copy.names};
}

Result<std::shared_ptr<PreparedRestore>>
Replication::prepareRecovery(const std::optional<RecoverySource> &from, const LongWork &work)
{
    const QString folder = m_impl->newRecoveryFolder();
    auto clear = qScopeGuard([&folder] { QDir(folder).removeRecursively(); });
    auto fetched = [&]() -> Result<ReplicationRunner::Fetched> {
        const Impl::Turn turn(*m_impl, work);
        if (!turn.has())
            return endedEarly(work, Rest::Stays);
        if (m_impl->endings > 0)
            return Impl::isEnding();
        const auto link = m_impl->linkToCopy(from, work.cancel);
        if (!link)
            return link.error();
        return m_impl->runner.fetch(**link, folder, work);
    }();
    if (!fetched)
        return fetched.error();
    auto prepared = m_impl->parts.backups.prepareRestore({BackupSource::Kind::File, fetched->path},
                                                         fetched->secret, work);
    if (!prepared || !bringsIdentity((*prepared)->preview()))
        return prepared;
    clear.dismiss(); // it goes with what was made ready, unless that is used
    auto copy = std::make_shared<RecoveredCopy>(folder, fetched->path, std::move(fetched->secret));
    const std::lock_guard lock(m_impl->mutex);
    m_impl->fetched = {copy, (*prepared)->preview().backup.id};
    using Both = std::pair<std::shared_ptr<PreparedRestore>, std::shared_ptr<RecoveredCopy>>;
    const auto both = std::make_shared<Both>(*prepared, std::move(copy));
    return std::shared_ptr<PreparedRestore>(both, both->first.get());
}

Result<RestoreReport> Replication::recover(const std::shared_ptr<PreparedRestore> &prepared,
                                           const RestoreWish &wish, const QString &who, const LongWork &work,
                                           FetchedCopy copy)
{
    const Timestamp started = m_impl->parts.clock.now();
    if (m_impl->standby.standsBy())
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("this machine stands by for another server: promote it, or leave standby first")};
    RestoreWish stopping = wish;
    stopping.stopReplication = true;
    const QString source = prepared->preview().backup.serverName;
    auto report = m_impl->parts.backups.restore(prepared, stopping, who, work);
    if (report) {
        (void)m_impl->endReplaced(); // whose store it is was decided by a person
        const std::lock_guard lock(m_impl->mutex);
        const bool isTheOne =
            copy == FetchedCopy::Stays && m_impl->fetched.second == prepared->preview().backup.id;
        m_impl->recovered = isTheOne ? m_impl->fetched.first.lock() : nullptr;
    }
    m_impl->record(QStringLiteral("recovery"), source, started, outcomeOf(report), {}, who);
    m_impl->parts.changed();
    return report;
}

bool Replication::bringsIdentity(const backup::RestorePreview &preview) const
{
    // Also of this installation: a taking over that was cut short has left its CA without its devices.
    return preview.backup.carriesKeys && preview.backup.devices > 0 && m_impl->parts.deviceCount() == 0;
}

std::shared_ptr<const RecoveredCopy> Replication::recoveredCopy() const
{
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->parts.deviceCount() == 0 ? m_impl->recovered : nullptr;
}

void Replication::forgetRecoveredCopy()
{
    std::shared_ptr<RecoveredCopy> gone; // its files are removed without the lock
    const std::lock_guard lock(m_impl->mutex);
    gone.swap(m_impl->recovered);
}

Result<void> Replication::suspend(const QString &who)
{
    const Timestamp started = m_impl->parts.clock.now();
    const bool isFirst = m_impl->suspensions++ == 0;
    if (!m_impl->memory.isSet())
        return {};
    m_impl->endWork();
    const LongWork work;
    const Impl::Turn turn(*m_impl, work);
    if (isFirst)
        m_impl->record(QStringLiteral("replication-stop"), m_impl->memory.settings().address, started, {}, {},
                       who);
    return {};
}

Result<void> Replication::resume(const QString &who)
{
    const bool isLast = --m_impl->suspensions == 0;
    if (!m_impl->memory.isSet() || !isLast)
        return {};
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->isToRunAtOnce = true;
    }
    m_impl->record(QStringLiteral("replication-start"), m_impl->memory.settings().address,
                   m_impl->parts.clock.now(), {}, {}, who);
    m_impl->parts.changed();
    return {};
}

bool Replication::isReplaced() const
{
    return m_impl->isReplaced();
}

void Replication::beginServing()
{
    m_impl->askStandby();
}

void Replication::endServing()
{
    m_impl->question.end();
}

bool Replication::isAsking() const
{
    return m_impl->question.isOpen() && m_impl->memory.isSet();
}

std::optional<AcknowledgedCopy> Replication::copyElsewhere() const
{
    const auto settled = isReplaced() ? m_impl->memory.progress().settled : std::nullopt;
    return settled ? settled->copy : std::nullopt;
}

bool Replication::meet(const ServerTerm &term)
{
    if (term.number > 0)
        m_impl->meet(term, Impl::Teller::Device, {});
    return isReplaced();
}

Result<void> Replication::serveAgain(const QString &who)
{
    const Timestamp started = m_impl->parts.clock.now();
    if (!isReplaced())
        return Error{ErrorCode::InvalidInput, QStringLiteral("no other machine has taken over for this one")};
    auto changed = m_impl->endReplaced();
    m_impl->record(QStringLiteral("server-again"), {}, started, changed, {}, who);
    m_impl->parts.changed();
    return changed;
}

bool Replication::standsBy() const
{
    return m_impl->standby.standsBy();
}

void Replication::deviceStarted()
{
    m_impl->deviceHasStarted = true;
}

void Replication::tick()
{
    m_impl->question.look(m_impl->parts.clock.sinceBoot());
    if (m_impl->hasRecovered() && m_impl->parts.deviceCount() > 0)
        forgetRecoveredCopy();
    if (!m_impl->memory.isSet() || isReplaced() || m_impl->suspensions > 0 || m_impl->running > 0)
        return;
    const std::lock_guard lock(m_impl->mutex);
    if (m_impl->scheduled && !m_impl->scheduled->status().ending)
        return;
    const QString trigger = m_impl->dueTrigger();
    if (trigger.isEmpty())
        return;
    if (m_impl->scheduled)
        m_impl->parts.jobs.dismiss(m_impl->scheduled); // what failed is in the log
    // What comes from now on is the next run's.
    m_impl->deviceHasStarted = false;
    m_impl->isToRunAtOnce = false;
    m_impl->scheduled =
        m_impl->parts.jobs.start(Impl::kJob, m_impl->memory.settings().address, [this, trigger](Job &job) {
            return m_impl->runScheduled(trigger, Backups::workOf(job));
        });
}

void Replication::interrupt()
{
    m_impl->interruption.cancel();
    m_impl->question.end();
    m_impl->endWork();
    m_impl->standby.interrupt();
}

bool Replication::isInterrupted() const
{
    return m_impl->interruption.isCancelled();
}

StandbyState Replication::standby() const
{
    return m_impl->standby.state();
}

Result<void> Replication::beginStandby(const QString &who)
{
    const std::lock_guard role(m_impl->roleMutex);
    return m_impl->standby.begin(who);
}

Result<void> Replication::leaveStandby(const QString &who)
{
    return m_impl->standby.leave(who);
}

Result<void> Replication::setDepartmentIdManagement(bool on, const QString &who)
{
    return m_impl->standby.setDepartmentIdManagement(on, who);
}

replication::Standby &Replication::target()
{
    return m_impl->standby;
}

} // namespace retinue::engine
