#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/server_term.h"
#include "core/model/device.h"
#include "core/model/owner.h"
#include "core/model/revision.h"
#include "core/model/scope.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// The messages of the sync protocol as values. `core/protocol/codec.h` turns them into JSON and back;
/// resources/openapi.yaml describes the same for people and programs that never see this file. Values of
/// settings are canonical JSON bytes throughout.
namespace retinue::protocol {

/// GET /v1/server (no credentials needed).
struct ServerDescription
{
    QString version;
    InstallationId installation;
    Generation generation;
    QString name;          ///< the server machine's name, for people
    QString caFingerprint; ///< SHA-256 of the CA's public key, upper-case hex pairs with colons
    ServerTerm term;
};

/// POST /v1/enrolments (R3): either an administrator's credentials or a code.
struct EnrolmentRequest
{
    DeviceInfo device;
    QString administrator;
    QString password;
    QString code;
};
struct EnrolmentAnswer
{
    DeviceId deviceId;
    QString token; ///< the bearer token, shown once
    InstallationId installation;
};

/// GET, PATCH /v1/device: what the server knows of the device that asks.
struct DeviceDescription
{
    DeviceId id;
    DeviceInfo info;
    DeviceState state = DeviceState::Stopped;
};

/// R5: an explicit or first start reconciles with the server winning; a resume keeps acknowledged revisions.
enum class StartMode { Start, Resume };

/// What a device has to do about the scope of one item before it reconciles (R36).
enum class ScopeAction {
    GoOn,       ///< nothing: the newest step is the one that it took last
    Initialize, ///< drop its own values, unsent changes too; the shared ones come as others do (R34)
    TakeSeed,   ///< the same, then take each owner's seed once, at that owner's next login there (R33)
    SendKept,   ///< send its own values to /kept-values: they are the shared ones from now on (R35)
};
/// The step of an item's scope that a device took last.
struct TakenStep
{
    QString item;
    StepId step;
    friend bool operator==(const TakenStep &, const TakenStep &) = default;
};
struct ScopeStep
{
    QString item;
    Scope scope = Scope::Shared;
    std::optional<StepId> step; ///< to be remembered; none: the item's scope was never changed
    ScopeAction action = ScopeAction::GoOn;
    friend bool operator==(const ScopeStep &, const ScopeStep &) = default;
};

/// POST /v1/device/start.
struct StartRequest
{
    StartMode mode = StartMode::Resume;
    std::optional<Generation> generation; ///< of the store it synced with last (R14)
    std::int64_t scopeEpoch = 0;          ///< of the scope steps it has taken (R36)
    std::vector<TakenStep> scopes;        ///< of the items whose scope it ever saw changed
    bool knowsScopes = true;              ///< false: of a version that names no steps at all
    ServerTerm term;                      ///< as the last start answered, by which machine it ever was
};
struct StartAnswer
{
    State state;
    std::int64_t scopeEpoch = 0;
    bool otherGeneration =
        false; ///< R14, only for StartMode::Start: displaced values are to be sent to /displaced
    std::vector<ScopeStep> scopes; ///< of all items whose scope was ever changed here, or there
    ServerTerm term;               ///< to be remembered, and shown at the next start
};

/// What a device says of one setting it holds when it reconciles.
struct HeldSetting
{
    QString item;
    QByteArray digest; ///< contentDigest of the blanked value; empty for secret items
    std::optional<Revision>
        revision; ///< last acknowledged one (of the generation named at start), none if never
};
struct HeldOwner
{
    OwnerKey owner = OwnerKey::allDevices();
    std::vector<HeldSetting> settings;
    bool partial =
        false; ///< R10: its *dropped* items gave way here, and are not wanted before its next login
};
/// POST /v1/device/reconcile; at most limits::kOwnersPerReconcile owners.
struct ReconcileRequest
{
    StartMode mode = StartMode::Resume;
    Generation generation; ///< of the store, as the start answered
    std::vector<HeldOwner> owners;
};

enum class ReconcileAction {
    Same, ///< both have it; `revision` is the one to remember
    Take, ///< replace the copy by `value` (or, for secret items, at the next login: value is empty)
    Send, ///< only the device has it: push it with If-None-Match: *
    Gone, ///< deleted on the server (R9): drop the copy
};
struct ReconciledSetting
{
    QString item;
    ReconcileAction action = ReconcileAction::Same;
    Revision revision;
    QByteArray value;
};
struct ReconciledOwner
{
    OwnerKey owner = OwnerKey::allDevices();
    std::optional<OwnerId> id; ///< none: unknown to the server
    std::vector<ReconciledSetting>
        settings; ///< every setting held, and those that only the server has and the device wants (Take)
};
struct ReconcileAnswer
{
    State state; ///< the snapshot that was compared with
    /// In the order asked, at least the first. Those after limits::kReconcileBytes of values are missing: ask
    /// again for them.
    std::vector<ReconciledOwner> owners;
};

/// PUT /v1/device/panel: who logged in (R6). DELETE: nobody.
struct PanelLogin
{
    OwnerKey user = OwnerKey::allDevices();
    std::vector<OwnerKey> groups;
    bool repeated = false; ///< the server took this very login before: it is told again, and is no new one
};

/// One setting as the server has it.
struct SettingState
{
    QString item;
    Revision revision;
    bool deleted = false;
    bool atLogin = false; ///< a secret value, given only to the device whose panel the user is at
    QByteArray value;     ///< canonical; empty if deleted or atLogin
};
/// GET /v1/users/{name}/settings?domain=, /v1/groups/{id}/settings, /v1/shared/settings.
struct OwnerSettings
{
    OwnerKey owner = OwnerKey::allDevices();
    std::optional<OwnerId> id; ///< none: the server has nothing of this owner
    State state;               ///< revision of the owner's last change; also the ETag
    bool complete = true;      ///< everything; otherwise only what changed since the state asked for
    std::vector<SettingState> settings;
};

/// PUT, PATCH or DELETE of /v1/users/{name}/settings/{item} and the like, with If-Match / If-None-Match and
/// Change-Id.
enum class ChangeKind { Replace, Merge, Delete };
struct SettingChange
{
    ChangeId id;
    OwnerKey owner = OwnerKey::allDevices();
    QString item;
    ChangeKind kind = ChangeKind::Replace;
    std::optional<State> basedOn; ///< If-Match; none = If-None-Match: * (must not exist yet)
    QByteArray value;             ///< canonical value or merge patch; empty for Delete
};
struct ChangeAnswer
{
    OwnerId owner;
    State state; ///< of the setting: its ETag
    bool created = false;
    bool merged = false; ///< entries were merged (R7): `value` is the result
    QByteArray value;
};

/// GET /v1/changes?since=&limit=&wait= (RFC 8620 5.2 in spirit).
struct ChangedSetting
{
    OwnerKey owner = OwnerKey::allDevices();
    OwnerId id;
    SettingState setting;
};
struct Changes
{
    State oldState, newState;
    bool hasMore = false;
    std::vector<ChangedSetting> changed;
    std::vector<OwnerId> ownersDeleted; ///< R9
};

/// POST /v1/device/displaced (R14): what the server's data displaced on the device.
struct DisplacedSetting
{
    OwnerKey owner = OwnerKey::allDevices();
    QString item;
    QByteArray value;
};

/// GET /v1/users/{name}/seeds: what the items that are device-specific had when they became so (R33). None of
/// it: the owner has none, or is not known.
struct Seed
{
    QString item;
    StepId step; ///< that made it so
    QByteArray value;
    friend bool operator==(const Seed &, const Seed &) = default;
};
struct OwnerSeeds
{
    std::optional<OwnerId> id; ///< none: unknown to the server
    std::vector<Seed> seeds;
};

/// POST /v1/device/kept-values (R35): at most limits::kDisplacedPerReport at once.
struct KeptValues
{
    std::vector<DisplacedSetting> settings;
    bool last = false; ///< these are all: the others may start
};

/// POST /v1/device/digests (R13): what the device holds, owner by owner.
struct OwnerDigest
{
    OwnerId id;
    State state;       ///< up to which the device follows this owner
    QByteArray digest; ///< ownerDigest() of its non-secret settings
};

/// What a device proves of its copies (R13). More than kOwnersPerDigestReport owners come in several reports.
struct DigestReport
{
    std::vector<OwnerDigest> owners;
    bool continued = false; ///< goes on where the report before ended: its findings count on top
};

/// BLAKE2b-256 over the (item, content digest) pairs of an owner's non-secret settings, ordered by item id
/// bytewise: each id, a zero byte, the 32 bytes.
[[nodiscard]] QByteArray ownerDigest(std::vector<std::pair<QString, QByteArray>> itemDigests);

/// What an event stream says; data never travels in it.
enum class EventKind {
    Change,  ///< something the device follows changed: ask for changes
    Restart, ///< the store's generation is another one: restart to sync (R14)
    Start,   ///< an administrator started this device
    Stop,    ///< an administrator stopped this device
    Removed, ///< this device was removed; its token is void
    Resend,  ///< R13: report digests; where they differ, delete the local data and take the server's
};
struct Event
{
    EventKind kind = EventKind::Change;
    QString state; ///< new state string (Change)
    OwnerId owner; ///< Resend: whose; null = all
};

/// An error as RFC 9457 says it. `type` is urn:retinue:problem:<word>.
struct Problem
{
    int status = 500;
    QString word;   ///< "login-again"
    QString title;  ///< English, the same for each word
    QString detail; ///< English, this case
    std::optional<int> retryAfterSeconds;
};

/// The one map from an error to a problem, and back on the client.
[[nodiscard]] Problem problemFor(const Error &error);
[[nodiscard]] Error errorFor(const Problem &problem);

} // namespace retinue::protocol
