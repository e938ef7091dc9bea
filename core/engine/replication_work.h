#pragma once

#include "core/engine/job_board.h"
#include "core/engine/replication.h"
#include "core/engine/replication_memory.h"
#include "core/engine/replication_runner.h"
#include "core/engine/standby_question.h"
#include "core/replication/sparse_rows.h"

#include <atomic>
#include <mutex>

namespace retinue::engine {

/// What Replication is made of: the source's runs with their triggers, log and memory, and the standby. One
/// run has its turn at a time.
class Replication::Impl
{
public:
    using Progress = ReplicationMemory::Progress;
    using Purpose = protocol::ReplicationTokenRequest::Purpose;
    using Extent = ReplicationRunner::Extent;

    static constexpr std::chrono::milliseconds kLookAgain{200};
    static constexpr int kBucketsAtOnce = 256; ///< of a verification by hand
    static const int kRanges;                  ///< of the rolling one
    static inline const QString kJob = QStringLiteral("replication");
    static inline const QString kVerification = QStringLiteral("verification");

    [[nodiscard]] static Error noAccess();
    [[nodiscard]] static Error notSet();
    [[nodiscard]] static Error isEnding();
    [[nodiscard]] static Error standsByItself();
    [[nodiscard]] static Error wasReplaced();
    /// Why no run may be made now, with the turn taken; none: it may.
    [[nodiscard]] std::optional<Error> rest() const;
    /// R44: how long after so many failures in a row.
    [[nodiscard]] static std::chrono::milliseconds retryAfter(int failures,
                                                              std::chrono::milliseconds interval);

    explicit Impl(Parts given);
    [[nodiscard]] Result<void> load();

    const Parts parts;
    ReplicationMemory memory;
    ReplicationRunner runner;
    replication::Standby standby;
    StandbyAccess access;
    std::timed_mutex oneAtATime;
    std::atomic_int running = 0;
    std::atomic_int suspensions = 0; ///< for backups that are being made
    std::atomic_int endings = 0;     ///< stops that wait for the run that is at work
    std::atomic_bool deviceHasStarted = false;
    replication::SparseRows logged;          ///< runs by themselves
    const CancelToken interruption;          ///< the engine stops
    std::mutex roleMutex;                    ///< of becoming a source, or one that stands by: never both
    mutable std::mutex mutex;                ///< guards the rest
    std::optional<CancelToken> atWork;       ///< of the run that is at work
    std::shared_ptr<Job> scheduled;          ///< of tick()
    std::chrono::milliseconds attemptedAt{}; ///< since boot
    std::optional<State> reached;            ///< the destination was brought to this state
    bool isToRunAtOnce = false;              ///< after a suspension
    std::optional<Timestamp> unaskedSince;   ///< ReplicationState's
    std::pair<std::weak_ptr<RecoveredCopy>, BackupId> fetched; ///< the newest one, and the backup in it
    std::shared_ptr<RecoveredCopy> recovered;                  ///< recoveredCopy()
    StandbyQuestion question;                                  // last: it uses the others

    [[nodiscard]] bool hasRecovered() const
    {
        const std::lock_guard lock(mutex);
        return recovered != nullptr;
    }

    void record(const QString &operation, const QString &subject, Timestamp started,
                const Result<void> &result, std::optional<std::int64_t> bytes, const QString &who) const;

    /// For a copy that is fetched; what a former process left there goes with load().
    [[nodiscard]] QString newRecoveryFolder() const;
    /// Why this machine cannot stand by now.
    [[nodiscard]] std::optional<Error> obstacle() const;

    [[nodiscard]] Result<DestinationOffer> look(const QString &address, const CancelToken &cancel) const;

    [[nodiscard]] Result<std::unique_ptr<ReplicationLink>>
    connect(const DestinationOffer &pinned, const QByteArray &token, const CancelToken &cancel) const;

    [[nodiscard]] Result<std::unique_ptr<ReplicationLink>> connect(const CancelToken &cancel) const;

    struct SignedIn
    {
        DestinationOffer offer;
        protocol::ReplicationToken token;
    };
    [[nodiscard]] Result<SignedIn> signIn(const QString &address, const QString &administrator,
                                          const SecretBytes &password, const QString &confirmedFingerprint,
                                          Purpose purpose, const CancelToken &cancel) const;

    /// R41: this machine is a source from now on. If it cannot be, the destination is told.
    [[nodiscard]] Result<void> become(const ReplicationSettings &settings, const SignedIn &signedIn,
                                      const CancelToken &cancel);

    /// To the machine that has the copy: the one that is set, or the one that is named.
    [[nodiscard]] Result<std::unique_ptr<ReplicationLink>>
    linkToCopy(const std::optional<RecoverySource> &from, const CancelToken &cancel) const;

    [[nodiscard]] bool isReplaced() const;
    enum class Teller { Destination, Device };
    /// Whether this server was replaced by the machine that shows this term; if so, that is kept and told,
    /// with what that machine is sure to have. `where`: the teller's address, if known.
    void meet(const ServerTerm &term, Teller teller, const QString &where);
    /// A machine that was promoted answers under this installation's own identity, with a higher term.
    void lookWhetherReplaced(const Error &error, const CancelToken &cancel);
    /// Replication::beginServing().
    void askStandby();
    /// Who is at the destination's address now; if it has taken over, this server was replaced. An error: the
    /// machine that stands by did not say it.
    [[nodiscard]] Result<void> hearStandby(const CancelToken &cancel);
    /// This machine is the server, above whoever has taken over meanwhile.
    [[nodiscard]] Result<void> endReplaced();

    /// Has the one place of a run, and says so; stop() may end it.
    class Turn
    {
    public:
        Turn(Impl &impl, const LongWork &work) : m_impl(impl), m_lock(impl.oneAtATime, std::defer_lock)
        {
            while (!m_lock.try_lock_for(kLookAgain)) {
                if (work.isToEnd() || impl.interruption.isCancelled())
                    return;
                work.tell(QStringLiteral("waiting"), 0, 0);
            }
            {
                const std::lock_guard lock(impl.mutex);
                impl.atWork = work.cancel;
            }
            if (impl.interruption.isCancelled()) // before, so that it found nothing to end
                work.cancel.cancel();
            ++impl.running;
            impl.parts.changed();
        }
        ~Turn()
        {
            if (!m_lock.owns_lock())
                return;
            {
                const std::lock_guard lock(m_impl.mutex);
                m_impl.atWork.reset();
            }
            --m_impl.running;
            m_lock.unlock();
            m_impl.parts.changed();
        }
        Turn(const Turn &) = delete;
        Turn &operator=(const Turn &) = delete;
        [[nodiscard]] bool has() const { return m_lock.owns_lock(); }

    private:
        Impl &m_impl;
        std::unique_lock<std::timed_mutex> m_lock;
    };

    void endWork() const;

    [[nodiscard]] Result<void> changeProgress(const std::function<void(Progress &)> &change);

    /// One run with the turn taken: its row in the log and among the runs, and what follows of it.
    ReplicationRun runOnce(const QString &trigger, const QString &who, Extent extent, const LongWork &work);

    void note(const ReplicationRun &run);
    /// Whether a run is worth a row of the log: what ends well by itself is once an hour, and after a failure
    /// or what was not a run by itself. All of them stand among the runs.
    [[nodiscard]] bool isToLog(const ReplicationRun &run, const QString &who);

    /// A finding of a verification: kept before anything is done about it, so that runs send everything, and
    /// replication counts as failing, until that was done.
    [[nodiscard]] Result<void> noteDifference(const Error &found, Timestamp started, const QString &who);

    void prove(Progress &progress, int firstBucket, int count) const;

    /// Of a store that goes on meanwhile, again until both are equal; Later when that never happened.
    [[nodiscard]] Result<ReplicationRunner::Compared> compareRange(ReplicationLink &link, int first,
                                                                   int count, const LongWork &work);

    /// R13: with the turn taken. What differs is named, in the log, and repaired by sending everything.
    [[nodiscard]] Result<CopyVerification> verify(const std::vector<std::pair<int, int>> &ranges,
                                                  const QString &who, const LongWork &work);

    /// The ranges that waited longest, so many that a round is made in time.
    [[nodiscard]] std::vector<std::pair<int, int>> rangesDue() const;

    /// R40, R44: why a run is due now; empty: none is. With `mutex` held.
    [[nodiscard]] QString dueTrigger() const;

    [[nodiscard]] Result<void> runScheduled(const QString &trigger, const LongWork &work);

    /// The destination is told that it is free, as far as it can be reached.
    static void release(ReplicationLink &link);
    [[nodiscard]] Result<void> end(const QString &who, const QString &subject);
};

} // namespace retinue::engine
