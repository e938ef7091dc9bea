#pragma once

#include "core/devices/device_registry.h"
#include "core/engine/backups.h"
#include "core/engine/job_board.h"
#include "core/installation/machine_database.h"
#include "core/protocol/messages.h"
#include "core/sharing/scope_changes.h"

#include <chrono>
#include <functional>
#include <mutex>

namespace retinue::engine {

/// One item of the catalogue as [Data Sharing Details] lists it (R31).
struct ItemSharing
{
    QString item;     ///< catalogue id
    QString category; ///< English, as in the catalogue
    QString name;     ///< English, as in the catalogue
    OwnerKind owner = OwnerKind::User;
    bool canBeChosen = false; ///< false: it is always shared
    Scope scope = Scope::Shared;
    std::int64_t change = 0; ///< that made it so; 0: it always was
};

struct SharingOverview
{
    std::vector<ItemSharing> items; ///< all, in the catalogue's order
    std::int64_t epoch = 0;         ///< of the newest change; 0: there was none
    /// Changing: one is under way, or was interrupted: goOn(). WaitingForKept: the device `keeping` is to
    /// send the values that are kept (R35); until it has been started no other one may start.
    store::ScopeWork work = store::ScopeWork::None;
    QString keeping; ///< that device's name; empty otherwise
    int devices = 0; ///< that are enrolled
    int running = 0; ///< of these, that are started (R32)
    int behind = 0;  ///< of these, that have not started since the newest change: it reaches them then (R36)
};

/// What a change, or taking one back, would do (R32, R35): for whoever confirms it.
struct SharingOutlook
{
    /// Per item that changes its scope: whose values on the server are pushed as seeds (R33) or end (R34).
    /// Every device initializes its own copies of these items at its next start. Where `to` is Shared, what
    /// only devices have is lost for good: no backup has it, and taking the change back does not bring it
    /// back.
    sharing::ScopePlan plan;
    int devices = 0; ///< that will do it
    /// R32: clients that are started; names, ordered. They stand in the way: stopAll().
    QStringList running;
    /// Work that stands in the way: operations as on the JobBoard ("user-import").
    QStringList jobs;
    /// It can be taken back so long, with what it initializes on the server; zero: not at all.
    std::chrono::days keptFor{0};
    /// False: backups are encrypted under a passphrase that is not kept, so none is made without a person.
    bool canBackUp = true;
};

struct SharingOptions
{
    /// R35: whose values of what becomes shared are the shared ones afterwards. Until it has been started no
    /// other device may start; giveUpKept().
    std::optional<DeviceId> keepDeviceValues;
    /// A whole backup on this machine, as Backups::backUp() makes it, before anything is changed.
    bool backUpFirst = true;
};

/// What was done.
struct SharingReport
{
    store::ScopeChangeRow change;
    std::optional<BackUpReport> backup; ///< none was wanted
};

/// A change of before.
struct SharingEntry
{
    store::ScopeChangeRow change;
    std::vector<sharing::PlannedItem> items; ///< what became of which; without counts
    bool canBeUndone = false;
    Timestamp undoableUntil{}; ///< by the days of Recently deleted
};

struct StopReport
{
    int stopped = 0;
    QStringList unheard; ///< of these, who were not connected: they hear of it at their next contact
};

struct StartReport
{
    int started = 0;
    QStringList silent; ///< of these, who have not answered; they start at their next contact
};

/// [Data Sharing Details] for the console and the command line: the scopes of items (R31-R36) joined with the
/// devices, the jobs under way, and the execution log (R53). What takes long (plan, apply, undo, goOn,
/// stopAll, startAgain) works on its caller's thread: run it as a job, under kOperation where it changes
/// scopes. Thread-safe.
class DataSharing
{
public:
    static inline const QString kOperation = QStringLiteral("scope-change");

    struct Parts
    {
        store::Store &store;
        const Catalogue &catalogue;
        const Clock &clock;
        devices::DeviceRegistry &devices;
        installation::MachineDatabase &machine;
        JobBoard &jobs;
        /// One row of the execution log.
        std::function<void(const QString &operation, const QString &subject, Timestamp started,
                           const Result<void> &result, const QString &who)>
            record;
        std::function<bool(const DeviceId &)> isListening;
        /// Engine::startDevice(), Engine::stopDevice().
        std::function<Result<void>(const DeviceId &, const QString &who)> startDevice, stopDevice;
        /// How long what is deleted is kept; zero: not at all.
        std::function<std::chrono::days()> keptFor;
        Backups &backups;
        /// Of what is not kept at all no trace is to stay: UserData::eraseWhatIsDue().
        std::function<void()> eraseWhatIsDue;
    };
    explicit DataSharing(const Parts &parts);

    [[nodiscard]] Result<SharingOverview> show();
    /// As sharing::ScopeChanges::plan(). A draft that changes nothing gives a plan without items.
    [[nodiscard]] Result<SharingOutlook> plan(const sharing::Draft &draft);
    /// As sharing::ScopeChanges::planUndo(); NotPermitted also when it is too long ago.
    [[nodiscard]] Result<SharingOutlook> planUndo(std::int64_t change);

    /// R32-R35. Nothing was changed: InvalidInput (as plan(), or nothing would change), NotPermitted (clients
    /// run; the detail names them; or the device to keep is behind), InUse (a job is in the way, or another
    /// change; the detail names it), NotFound (the device to keep), or the backup failed or was cancelled.
    /// From then on it cannot be cancelled. Paused: it goes on at the next start of the engine. Another
    /// error: no device may start until goOn().
    [[nodiscard]] Result<SharingReport> apply(const sharing::Draft &draft, const QString &who,
                                              const SharingOptions &options, const LongWork &work);
    /// Takes a change back, with what it initialized on the server. Errors as planUndo() and apply(). What
    /// devices had for themselves is gone, and theirs are initialized once more.
    [[nodiscard]] Result<SharingReport> undo(std::int64_t change, const QString &who,
                                             const SharingOptions &options, const LongWork &work);
    /// Finishes a change that was interrupted by an error. NotFound: there is none.
    [[nodiscard]] Result<SharingReport> goOn(const QString &who, const LongWork &work);
    /// R35: the device is not waited for any more; what it has is initialized as everybody's. NotFound: none
    /// is waited for.
    [[nodiscard]] Result<void> giveUpKept(const QString &who);
    /// The newest first, at most `limit` of those before `before`.
    [[nodiscard]] Result<std::vector<SharingEntry>> history(std::optional<std::int64_t> before = {},
                                                            int limit = 100);

    /// Stops every client that is started; who was is remembered, over restarts of the engine too.
    [[nodiscard]] Result<StopReport> stopAll(const QString &who, const LongWork &work);
    /// Starts those whom stopAll() has stopped and nobody has started since, and waits at most `patience` for
    /// their answers. The device whose values are kept goes first, and alone while its values are not here:
    /// InUse (the others stay remembered). Locked: a change is under way.
    [[nodiscard]] Result<StartReport>
    startAgain(const QString &who, const LongWork &work,
               std::chrono::milliseconds patience = std::chrono::seconds(30));
    /// Whom startAgain() would start: names, ordered.
    [[nodiscard]] QStringList stoppedHere() const;

    /// Whether a device may start now: Locked while a change is under way, and while another device's values
    /// are waited for (R35). From memory, but where one is waited for.
    [[nodiscard]] Result<void> mayStart(const DeviceId &device);

    /// R36: what a device has to do at its start, as sharing::ScopeChanges::stepsFor(); the device is up to
    /// that epoch from then on.
    [[nodiscard]] Result<sharing::DeviceSteps> stepsFor(const DeviceId &device,
                                                        const std::vector<protocol::TakenStep> &taken);
    /// R33.
    [[nodiscard]] Result<protocol::OwnerSeeds> seedsOf(const OwnerKey &owner);
    /// R35, as sharing::keepValues(). Waits for the writer.
    [[nodiscard]] Result<void> keepValues(const DeviceId &device, const protocol::KeptValues &values);
    /// No values of it are taken from devices.
    [[nodiscard]] bool isDeviceSpecific(const QString &item) const;

    /// A job's reports, in bytes while it backs up, and its wishes.
    [[nodiscard]] static LongWork workOf(Job &job);

    /// Goes on with what was interrupted, as a job: at the start, and when the store was restored. Waits for
    /// no device that is gone.
    void resume();
    /// The same from time to time, while something was interrupted by an error. On one thread.
    void tick();
    /// R35: a device was removed: its values are waited for no longer.
    void deviceRemoved();

private:
    [[nodiscard]] QStringList running() const;
    [[nodiscard]] QStringList jobsInTheWay() const;
    [[nodiscard]] SharingOutlook outlookOf(sharing::ScopePlan plan) const;
    [[nodiscard]] sharing::SetAside setAside() const;
    [[nodiscard]] bool isTooOld(const store::ScopeChangeRow &change) const;
    [[nodiscard]] Result<std::optional<store::ScopeChangeRow>> find(std::int64_t change);
    [[nodiscard]] Result<SharingReport> carryOut(const sharing::ScopePlan &plan, const QString &who,
                                                 const SharingOptions &options, const LongWork &work);
    [[nodiscard]] Result<SharingReport> change(const sharing::ScopePlan &plan, const QString &who,
                                               const SharingOptions &options, const LongWork &work);
    [[nodiscard]] Result<store::ScopeChangeRow> finish(std::int64_t change, const LongWork &work);
    [[nodiscard]] Result<void> checkNothingIsInterrupted();
    [[nodiscard]] Result<void> checkKeeper(const DeviceId &device) const;
    [[nodiscard]] Result<void> checkNobodyRuns() const;
    [[nodiscard]] Result<BackUpReport> backUp(const QString &who, const LongWork &work) const;
    [[nodiscard]] std::vector<DeviceId> remembered() const;
    [[nodiscard]] Result<void> remember(const std::vector<DeviceId> &devices);

    const Parts m_parts;
    sharing::ScopeChanges m_changes;
    std::mutex m_changing;                  ///< one change at a time
    std::optional<Error> m_interruption;    ///< of the change that is unfinished; guarded by m_changing
    std::chrono::milliseconds m_nextTry{0}; ///< since boot; of tick()
};

} // namespace retinue::engine
