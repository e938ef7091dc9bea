#pragma once

#include "core/engine/backups.h"
#include "core/engine/recovered_copy.h"
#include "core/engine/standby_access.h"
#include "core/replication/standby.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace retinue::installation {
class Administrators;
}

namespace retinue::engine {

/// R41. The password is not among them: it is used once, at start, and kept nowhere.
struct ReplicationSettings
{
    QString address;                   ///< of the destination: HOST or HOST:PORT
    QString administrator;             ///< System Manager ID at the destination
    std::chrono::minutes interval{60}; ///< kShortest to kLongest
    int updateCount = 100;             ///< 1 to kMostUpdates: after so many updated records it runs at once
    static constexpr std::chrono::minutes kShortest{5}, kLongest{24 * 60};
    static constexpr int kMostUpdates = 100'000;
    friend bool operator==(const ReplicationSettings &, const ReplicationSettings &) = default;
};

/// R42: which of the three sentences a refused start is told by.
enum class StartRefusal {
    Address,        ///< [The [Address] is incorrect.]
    Authentication, ///< [The authentication information is incorrect.]
    Destination,    ///< [A device that cannot be used as the destination for replication is set. ...]
};
/// Of which of the four (and one of ours) a destination refuses.
using DestinationRefusal = protocol::NotADestination;

/// What an error of Replication::start() is in the words of R42; none: another kind of error.
[[nodiscard]] std::optional<StartRefusal> startRefusalOf(const Error &error);
/// With StartRefusal::Destination.
[[nodiscard]] std::optional<DestinationRefusal> destinationRefusalOf(const Error &error);

/// One run; the newest ones are kept for the chart.
struct ReplicationRun
{
    enum class Content {
        Nothing, ///< both ends were equal
        Changes,
        Whole, ///< a base
    };
    Timestamp begunAt{}, endedAt{};
    Content content = Content::Nothing;
    qint64 bytes = 0;         ///< sent
    std::int64_t records = 0; ///< revisions that the copy was behind when the run began
    QString trigger; ///< "start", "interval", "updates", "device-restart", "verification" or who asked
    std::optional<Error> problem; ///< it did not succeed
};

/// Of the source, from memory: for the page, the overview and the command line.
struct ReplicationState
{
    bool isSet = false;       ///< replication was started and not stopped (R41, R45)
    bool isSuspended = false; ///< for a backup (R45); it goes on by itself
    bool running = false;     ///< a run is at work
    bool isReplaced =
        false;             ///< another machine was promoted and has this server's identity: it serves no more
    bool isAsking = false; ///< whether it was replaced meanwhile; devices wait for that
    std::optional<Timestamp>
        unaskedSince; ///< it serves since then, and could not be told whether it was replaced
    ReplicationSettings settings;
    std::optional<Timestamp> lastReplication; ///< R43: the last run that ended well
    std::optional<Timestamp>
        provenSince; ///< the range that waited longest was proven equal then; none: some never was
    std::optional<Timestamp> failingSince; ///< first failure after the last good run; none: healthy (R43)
    std::optional<Timestamp> nextDue;      ///< by interval, or the next attempt after a failure
    std::optional<Error> problem;          ///< of the newest run
};

using replication::SourceIdentity;
using replication::StandbyState;

/// R46: what is at the destination, before anything is fetched.
struct CopyInfo
{
    SourceIdentity source;
    Timestamp madeAt{};
    std::int64_t users = 0, groups = 0, settings = 0;
    QStringList names; ///< R47: under which devices expect the server
};

/// What a destination has acknowledged.
struct AcknowledgedCopy
{
    State state; ///< of the store of which it is
    Timestamp madeAt{};
    friend bool operator==(const AcknowledgedCopy &, const AcknowledgedCopy &) = default;
};

/// From where a copy is to be recovered when this machine does not replicate itself (a new machine in the
/// place of the source).
struct RecoverySource
{
    QString address, administrator, confirmedFingerprint;
    SecretBytes password;
};

struct CopyVerification
{
    int ranges = 0;           ///< that were recomputed at both ends
    int differing = 0;        ///< of these
    int unproven = 0;         ///< of these: devices kept writing, so that they could not be compared
    QStringList findings;     ///< English, without names or values
    bool wasRepaired = false; ///< the whole was sent again, and every range is equal now
};

/// [Replication] and [Recovery Using Replicated Data] for the console, the command line and the timers (R40
/// to R47), of both ends: source (a server that replicates) and destination (a machine that stands by).
///
/// What takes long works on its caller's thread: run it as a job ("replication", "replication-verify",
/// "recovery", with Backups::workOf()). Phases: "asking", "copying", "writing", "reading-back", "sending",
/// "applying", "verifying", "fetching". One run at a time; another one waits ("waiting"). Every setting,
/// start, stop, run that moved something, failure and finding is a row of the execution log. Thread-safe.
class Replication
{
public:
    struct Parts
    {
        store::Store &store;
        const Clock &clock;
        installation::MachineDatabase &machine;
        installation::ExecutionLog &executions;
        installation::Administrators &administrators;
        installation::Identity &identity;
        QString dataFolder;
        std::shared_ptr<const SecretBytes> dataKey; ///< null: locked
        JobBoard &jobs;
        Backups &backups;
        std::function<std::int64_t()> deviceCount;
        std::function<void()> changed; ///< News::Replication
    };
    explicit Replication(Parts parts);
    ~Replication();
    Replication(const Replication &) = delete;
    Replication &operator=(const Replication &) = delete;

    /// Once, before use. An error: it is not known what this machine is, so that it must not serve.
    [[nodiscard]] Result<void> load();
    /// Before use, by the composition; without it a start is refused with InvalidInput.
    void setStandbyAccess(StandbyAccess access);

    // ---- source
    [[nodiscard]] ReplicationState state() const;
    /// The newest first.
    [[nodiscard]] std::vector<ReplicationRun> runs(int most) const;
    /// Who is there, before any credential is sent; waits for the network.
    [[nodiscard]] Result<DestinationOffer> look(const QString &address);
    /// R40 to R42: signs in, and makes the first run. `confirmedFingerprint`: DestinationOffer::fingerprint,
    /// confirmed by a person; another one there is NotTrusted, and nothing was sent. Errors:
    /// startRefusalOf(); InvalidInput: it is set already (R41), or a field is wrong; NotPermitted: it was
    /// replaced. If only the first run fails, replication is set all the same and tries again.
    [[nodiscard]] Result<void> start(const ReplicationSettings &settings, const SecretBytes &password,
                                     const QString &confirmedFingerprint, const QString &who,
                                     const LongWork &work);
    /// Cancels a run that is at work. The destination is told as far as it can be reached, and keeps its
    /// copy.
    [[nodiscard]] Result<void> stop(const QString &who);
    [[nodiscard]] Result<ReplicationRun> replicateNow(const QString &who, const LongWork &work);
    /// Recomputes everything from the content at both ends; repairs what differs.
    [[nodiscard]] Result<CopyVerification> verifyNow(const QString &who, const LongWork &work);

    /// R46: without `from` at the destination that is set.
    [[nodiscard]] Result<CopyInfo> copyAtDestination(const std::optional<RecoverySource> &from = {});
    /// Fetches the copy and compares it with what is here, as Backups::prepareRestore() does; nothing here is
    /// changed.
    [[nodiscard]] Result<std::shared_ptr<PreparedRestore>>
    prepareRecovery(const std::optional<RecoverySource> &from, const LongWork &work);
    /// What becomes of the copy that was fetched, once its data are here.
    enum class FetchedCopy {
        Goes,
        Stays, ///< for recoveredCopy(), by whoever takes the identity over afterwards
    };
    /// R45: stops replication, and leaves it stopped; then as Backups::restore().
    [[nodiscard]] Result<RestoreReport> recover(const std::shared_ptr<PreparedRestore> &prepared,
                                                const RestoreWish &wish, const QString &who,
                                                const LongWork &work, FetchedCopy copy = FetchedCopy::Goes);
    /// R47: whether the server of that copy can live on here, for nobody was enrolled to this machine: with
    /// its identity and its devices.
    [[nodiscard]] bool bringsIdentity(const backup::RestorePreview &preview) const;
    /// With it they become this machine's once no engine has the folder open (Backups::adoptInstallation(),
    /// AfterRestore): the copy that was recovered last, if bringsIdentity(). Null: there is none.
    [[nodiscard]] std::shared_ptr<const RecoveredCopy> recoveredCopy() const;
    /// Nobody will take it over any more. Also by itself, soon after a device was enrolled.
    void forgetRecoveredCopy();

    /// R45: a backup may be made while it is suspended, which counts as stopped; both are rows of the log.
    /// suspend() cancels a run that is at work and waits for its end. Each has its resume(); the last one
    /// counts. Meanwhile replicateNow() and verifyNow() are refused with InUse.
    [[nodiscard]] Result<void> suspend(const QString &who);
    [[nodiscard]] Result<void> resume(const QString &who);

    [[nodiscard]] bool isReplaced() const; ///< ReplicationState::isReplaced, quick
    /// By the listener, each time before it serves: who replicates asks first whether the machine that stands
    /// by has taken over since it served last. Does not wait for the answer.
    void beginServing();
    /// By the listener, when it serves no more, or could not begin to: nobody waits for the answer.
    void endServing();
    /// Devices have to wait: for the answer to that, for StandbyQuestion::kPatience at most. Quick.
    [[nodiscard]] bool isAsking() const;
    /// Of a server that was replaced: the newest copy that the other machine is sure to have. Settled when it
    /// was learned, kept over stop() and restarts, forgotten by serveAgain(). Who has taken over may have
    /// fetched the copy from the one that stands by, and that one may have been sent more since: if it did
    /// not say itself that it has taken over, it is the oldest that comes into question. None: there is none,
    /// or the copy was found to differ, or nobody has taken over.
    [[nodiscard]] std::optional<AcknowledgedCopy> copyElsewhere() const;
    /// A device shows the term of its last start: whether this server was replaced (now or before).
    [[nodiscard]] bool meet(const ServerTerm &term);
    /// After it was replaced: this machine is the server all the same, and the other one learns from devices
    /// that it is not. InvalidInput: it was not replaced.
    [[nodiscard]] Result<void> serveAgain(const QString &who);

    /// R40: a client machine has started. Never waits.
    void deviceStarted();
    /// Starts what is due as a job. Every second or so, by the engine.
    void tick();
    /// The engine stops: what waits for the network ends.
    void interrupt();
    [[nodiscard]] bool isInterrupted() const; ///< quick, for long work of others that looks at this

    // ---- destination
    [[nodiscard]] bool standsBy() const; ///< StandbyState::standsBy, quick
    [[nodiscard]] StandbyState standby() const;
    /// The role of this machine, from now on and after a restart. InvalidInput: it has data or devices, or
    /// replicates itself.
    [[nodiscard]] Result<void> beginStandby(const QString &who);
    /// It stands by no more; the copy goes.
    [[nodiscard]] Result<void> leaveStandby(const QString &who);
    /// R42's fourth cause; the product has no such management, a device of the source's kind may.
    [[nodiscard]] Result<void> setDepartmentIdManagement(bool on, const QString &who);
    /// The protocol's other end, for the listener.
    [[nodiscard]] replication::Standby &target();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::engine
