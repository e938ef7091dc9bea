#pragma once

#include "core/base/clock.h"
#include "core/client/communication_log.h"
#include "core/client/export_data.h"
#include "core/client/local_store.h"
#include "core/client/transport.h"
#include "core/model/catalogue.h"
#include "core/protocol/limits.h"
#include "core/protocol/messages.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace retinue::client {

/// [Synchronize Custom Settings: Log in again for synchronization.] (R7)
extern const QString kLogInAgain;

/// Something worth showing or acting upon.
struct ReplicaEvent
{
    enum class Kind {
        ChangeQueued,  ///< a change waits to go up: call synchronize() soon
        LogInAgain,    ///< R7: a change was refused
        RestartToSync, ///< R14: the store's generation is another one: call start(Start)
        DataChanged,   ///< the server's news changed what the panel sees
        StateChanged,  ///< started, stopped, logged in or out
    };
    Kind kind = Kind::StateChanged;
    std::optional<OwnerKey> owner; ///< where it is about one
    QString item;
};

/// How a login ended (R6, R8). It never fails for the server's sake.
struct LoginReport
{
    bool upToDate = false;    ///< the data are the server's current ones
    bool kept = true;         ///< false: the local store is full and the new user is not kept (R10)
    std::optional<Error> why; ///< of the first thing that kept it from being up to date
    QString message;          ///< for the panel; empty when there is nothing to say
};

/// A change that has not gone up, or was refused and is still kept.
struct UnsentChange
{
    OwnerKey owner = OwnerKey::allDevices();
    QString item;
    bool refused = false;
    friend bool operator==(const UnsentChange &, const UnsentChange &) = default;
};

struct ForgetReport
{
    bool forgotten = false;           ///< false: named what would be lost and did nothing
    std::vector<UnsentChange> unsent; ///< lost, or to be lost
    QStringList own;                  ///< device-specific items, whose values nobody else has: as well
};

/// What synchronize() did.
struct SyncReport
{
    int sent = 0, refused = 0, received = 0;
    bool resynchronized = false; ///< the feed could not be calculated; everything was compared instead
};

/// One setting as the panel sees it. Secret values are given to the user at the panel only.
struct LocalSetting
{
    QString item;
    QByteArray value; ///< canonical
    bool unsent = false;
    bool refused = false;
};

struct LocalOwner
{
    OwnerKey owner = OwnerKey::allDevices();
    int settings = 0;
    int unsent = 0;
    bool partial = false; ///< its *dropped* items were evicted (R10)
    friend bool operator==(const LocalOwner &, const LocalOwner &) = default;
};

enum class Phase : std::uint8_t { Stopped = 0, Starting = 1, Started = 2 };

struct ReplicaStatus
{
    Phase phase = Phase::Stopped;
    std::optional<Generation> generation;
    std::optional<State> state; ///< up to which the feed was followed
    std::optional<Timestamp> lastSync;
    std::optional<Error> lastError; ///< of the last exchange with the server; none: it went well
    std::optional<OwnerKey> atPanel;
    int users = 0, groups = 0, settings = 0, unsent = 0, refused = 0;
    bool restartToSync = false;    ///< R14
    std::vector<QString> messages; ///< for the panel
};

/// One setting to be put into the local store (R23).
struct ImportedSetting
{
    OwnerKey owner = OwnerKey::allDevices();
    QString item;
    QByteArray value; ///< JSON
};

/// A user to be known here before the first login (R23).
struct ImportedUser
{
    OwnerKey user = OwnerKey::allDevices();
    std::vector<OwnerKey> groups; ///< taken as asserted, until a login asserts others; none: those known stay
};

/// What import() could not take beside the rest, and why.
struct LeftOut
{
    OwnerKey owner = OwnerKey::allDevices();
    QString item; ///< empty: the owner, with everything
    Error why;
};

struct ImportReport
{
    int settings = 0, users = 0; ///< taken
    std::vector<LeftOut> leftOut;
    std::vector<OwnerKey> evicted; ///< whose *dropped* items made room (R10)
};

/// A client machine's dealings with its server and its panel, over the local store. The rules of one setting
/// are core/sync/local_copy.h; this class says when they apply.
///
/// Threads: the network side (start, stop, synchronize, compareDigests) is called by one thread at a time and
/// blocks for as long as the transport does. The panel side is called by any thread; login() and forget() may
/// block (login for at most `loginTimeout`), the rest only for the disk. The listener is called on the thread
/// that caused the event, with no lock held; it must not call back into start, stop or synchronize.
///
/// Nothing is kept in memory that matters: dropping a Replica at any moment and making a new one over the
/// same store loses nothing but who is at the panel.
class Replica
{
public:
    struct Parts
    {
        LocalStore &store;
        CommunicationLog &log;
        const Catalogue &catalogue;
        const Clock &clock;
        std::chrono::milliseconds loginTimeout = protocol::limits::kLoginPull;
    };

    explicit Replica(Parts parts);
    ~Replica();

    /// The way to the server; null (as after construction) = not enrolled: every exchange is Unreachable.
    void setTransport(std::shared_ptr<Transport> transport);
    /// Before use.
    void setListener(std::function<void(const ReplicaEvent &)> listener);

    // ---- network side

    /// R4, R5, R14: takes part. Start lets the server win; Resume keeps acknowledged revisions (R9). A start
    /// that was interrupted is begun anew as a Start. Afterwards the feed is followed from the snapshot that
    /// was compared with. OtherGeneration on Resume: RestartToSync was raised, call start(Start).
    [[nodiscard]] Result<void> start(protocol::StartMode mode);
    /// R4. Local data stay. Without the server it is stopped here all the same, and the error says so.
    [[nodiscard]] Result<void> stop();
    /// What a device does by itself after it was switched on: nothing when stopped.
    [[nodiscard]] Result<std::optional<protocol::StartMode>> startDue();
    /// Tells the server who is at the panel if it may not know, sends what waits, in order, then takes what
    /// is new, then releases what is not held any more. NotStarted when not started here. TooMany: the server
    /// does not accept the login, everything else was done.
    [[nodiscard]] Result<SyncReport> synchronize();
    /// R13: reports digests; where they differ, deletes the local data and takes the server's. The owners
    /// repaired. Owners with changes that have not gone up are left alone.
    [[nodiscard]] Result<std::vector<OwnerKey>> compareDigests();
    /// R22, R23: sends what waits, makes room for the chosen users and groups, brings their copies to equal
    /// the server's, and opens the window (export_window.h) if all of them are. Nobody's groups are chosen by
    /// choosing them. A window of before ends when room is made. Secrets come at logins only. NotStarted;
    /// TooMany (R22, or nobody may give way); Cancelled: stopped between two owners. R21 is for the caller.
    [[nodiscard]] Result<PrepareReport> prepare(const std::vector<OwnerKey> &owners,
                                                const PrepareProgress &progress = {},
                                                const CancelToken &cancel = {});

    // ---- panel side

    /// R6: who was at the panel before is logged out. Brings the user's, the groups' and the shared settings
    /// up to date, and ends what was refused of them (R7). Fails only for what this device itself cannot do.
    [[nodiscard]] Result<LoginReport> login(const protocol::PanelLogin &login);
    /// With the groups of the user's last login here.
    [[nodiscard]] Result<LoginReport> login(const OwnerKey &user);
    [[nodiscard]] Result<void> logout();

    [[nodiscard]] Result<QByteArray> get(const OwnerKey &owner, const QString &item);
    [[nodiscard]] Result<std::vector<LocalSetting>> settings(const OwnerKey &owner);
    [[nodiscard]] Result<std::vector<LocalOwner>> owners();
    /// Durable when it returns; goes up with the next synchronize(). OutOfDate while a refused change is kept
    /// (log in again, R7). TooMany when the owner is not held and the store is full (R10).
    [[nodiscard]] Result<void> set(const OwnerKey &owner, const QString &item, const QByteArray &json);
    /// A merge patch (RFC 7396) of the value, or of {} where there is none.
    [[nodiscard]] Result<void> patch(const OwnerKey &owner, const QString &item, const QByteArray &json);
    [[nodiscard]] Result<void> remove(const OwnerKey &owner, const QString &item);

    /// R13: deletes one user's (or group's) local data; no deletion on the server. Names what has not gone
    /// up, and what is device-specific, and does nothing unless `loseAll` or there is none. NotPermitted for
    /// who is at the panel.
    [[nodiscard]] Result<ForgetReport> forget(const OwnerKey &owner, bool loseAll);
    /// What forget() would name.
    [[nodiscard]] Result<ForgetReport> wouldForget(const OwnerKey &owner);
    /// The user at the panel, and the groups asserted for them.
    [[nodiscard]] std::vector<OwnerKey> atPanel() const;
    [[nodiscard]] Result<ExportWindow> exportWindow();
    [[nodiscard]] Result<void> closeExportWindow();
    [[nodiscard]] PrepareLimits prepareLimits() const;
    /// R23, R24: gives the portable settings of who was prepared, or, stopped, of whom this device holds, one
    /// owner after the other. NotPermitted: running, and the window is closed, or someone was not prepared;
    /// NotFound. What was begun inside the window is finished, also after its end.
    [[nodiscard]] Result<ExportReport> exportData(const ExportRequest &request, const ExportVisitor &visit);
    /// All settings or nothing. NotPermitted unless stopped or inside the window (R23), where they go up as
    /// changes of the panel do (R7). Inside the window, who is not completely here is left out
    /// (NotPermitted): prepare them. TooMany when an owner of a setting finds no room: as at a login, the
    /// oldest give way to them where R10 allows it. Users that come without a setting are left out when there
    /// is no room; nobody gives way to them. Stored credentials of a user, which leave a device in no file,
    /// may come in by one (R12): they are sealed, and merged into those that are here; left out are those
    /// that do not fit beside them.
    [[nodiscard]] Result<ImportReport> import(const std::vector<ImportedSetting> &settings,
                                              const std::vector<ImportedUser> &users = {});
    [[nodiscard]] Result<std::vector<UnsentChange>> unsent();
    [[nodiscard]] Result<ReplicaStatus> status();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::client
