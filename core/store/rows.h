#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/model/owner.h"
#include "core/model/revision.h"
#include "core/model/scope.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

/// Plain row structs of the store's tables; the table classes read and write them.
namespace retinue::store {

/// Whether a change of scopes keeps devices from starting (R32). The numbers are stored.
enum class ScopeWork : std::uint8_t {
    None = 0,
    Changing = 1,       ///< it is under way: nobody may start
    WaitingForKept = 2, ///< only the device whose values are kept may (R35)
};

/// Which items are device-specific (R31), in all views and writes.
struct ScopeState
{
    std::int64_t epoch = 0;          ///< of the newest change
    std::vector<int> deviceSpecific; ///< catalogue numbers, ordered; all others are shared
    ScopeWork work = ScopeWork::None;

    [[nodiscard]] bool isDeviceSpecific(int item) const
    {
        return std::binary_search(deviceSpecific.begin(), deviceSpecific.end(), item);
    }
    friend bool operator==(const ScopeState &, const ScopeState &) = default;
};

/// Where the store stands: the one row of `head`.
struct Head
{
    Generation generation;
    Revision revision; ///< of the newest change
    Revision purged;   ///< of the newest tombstone that is no longer kept
    QByteArray root;   ///< root of the digest tree
    std::int64_t users = 0;
    std::int64_t groups = 0;
    std::int64_t settings = 0;
    ScopeState scopes;
};

struct OwnerRow
{
    std::int64_t row = 0;
    OwnerId id;
    OwnerKey key = OwnerKey::allDevices();
    Revision revision; ///< of its last change, deletions of settings included
    Timestamp changedAt{};
    DeviceId changedBy; ///< null: this machine's administrator
    Revision created;   ///< what is older than this belongs to a former owner of the name
    QByteArray digest;  ///< content_sum.h: of the owner and all its settings
};

/// Which owner a row is.
struct OwnerPlaceId
{
    std::int64_t row = 0;
    OwnerId id;
    OwnerKind kind = OwnerKind::User;
};

struct SettingRow
{
    int item = 0; ///< catalogue number
    Revision revision;
    QByteArray value;     ///< canonical bytes, decrypted; empty with `locked` and `damaged`
    bool locked = false;  ///< a secret value and the data key is not available
    bool damaged = false; ///< a secret value that does not open: the rest of its owner is served
    QByteArray digest;    ///< contentDigest, or keyed digest for secret items
    Timestamp changedAt{};
    DeviceId changedBy;
    bool secret = false;
};

/// Where one change of a setting is; its values are fetched by `row`.
struct SettingPlace
{
    std::int64_t row = 0;
    std::int64_t owner = 0; ///< OwnerRow::row
    int item = 0;
    Revision revision;
};

/// What an owner's settings come to.
struct SettingTotals
{
    std::int64_t count = 0;
    std::int64_t bytes = 0; ///< as stored
};

struct TombstoneRow
{
    OwnerId owner;
    std::optional<int> item; ///< none: the whole owner
    Revision revision;
    Timestamp deletedAt{};
};

/// What a change id was answered. The numbers are stored.
enum class Outcome : std::uint8_t { Changed = 0, Created = 1, Merged = 2, OutOfDate = 3 };

struct AnswerRow
{
    DeviceId device;
    ChangeId change;
    Outcome outcome = Outcome::Changed;
    OwnerId owner;
    Revision revision;
    QByteArray value; ///< the merged value; empty otherwise
    Timestamp answeredAt{};
};

/// Why something is in Recently deleted. The numbers are stored.
enum class DeletedReason : std::uint8_t {
    Deleted = 1,     ///< an administrator deleted the owner (R20)
    Displaced = 2,   ///< the server's data displaced a device's (R14)
    Replaced = 3,    ///< an administrator put other data in its place
    Initialized = 4, ///< an administrator changed the scope of an item (R33, R34)
};

/// One occasion on which data of an owner went to Recently deleted: what can be brought back as a whole.
struct DeletedOwnerRow
{
    OwnerId owner; ///< a fresh one for an owner the store never had
    OwnerKey key = OwnerKey::allDevices();
    DeletedReason reason = DeletedReason::Deleted;
    DeviceId device; ///< that held it (R14); null otherwise
    QString by;      ///< the administrator; empty when none did it, or it is not known
    Timestamp deletedAt{};
    std::int64_t settings = 0; ///< that are still here
    std::int64_t bytes = 0;    ///< of their values, as stored
    std::int64_t row = 0;      ///< given by the table; later occasions have greater ones
};

struct RecentlyDeletedRow
{
    OwnerId owner; ///< a fresh one for an owner the store never had
    OwnerKey key = OwnerKey::allDevices();
    int item = 0;
    bool secret = false;
    bool locked = false;  ///< as in SettingRow
    bool damaged = false; ///< as in SettingRow: key and item still name it
    QByteArray value;     ///< empty with `locked` and `damaged`
    Revision previous;    ///< the revision it had; 0 for displaced ones
    DeletedReason reason = DeletedReason::Deleted;
    DeviceId device; ///< that held it; null: this machine's administrator
    Timestamp deletedAt{};
    std::int64_t row = 0;      ///< given by the table
    std::int64_t occasion = 0; ///< DeletedOwnerRow::row; given by the table
};

/// Long work on many owners that is finished, or rolled back, after a crash.
struct JournalRow
{
    std::int64_t row = 0; ///< given by the table
    QString work;         ///< stable word ("user-delete")
    QString who;          ///< the administrator
    Timestamp begunAt{};
    bool ready = false;     ///< all its targets are there: it is to be finished
    std::int64_t total = 0; ///< targets it had when it was ready
};

/// How far an import is. The numbers are stored.
enum class ImportState : std::uint8_t {
    Staging = 0,    ///< what it is to do is being gathered; nothing was changed yet
    Applying = 1,   ///< to be finished
    Dropping = 2,   ///< the rest is not to be done
    Applied = 3,    ///< it can be taken back, while it is kept
    TakingBack = 4, ///< to be finished
};

/// What becomes of a setting that is there already. The numbers are stored.
enum class ImportExisting : std::uint8_t {
    Keep = 1,    ///< it stays; only what is missing comes
    Replace = 2, ///< the file's value takes its place
    Merge = 3,   ///< the file's value is a merge patch: entries that only the store has stay
};

/// What an import has done so far.
struct ImportCounts
{
    std::int64_t owners = 0;  ///< that were made
    std::int64_t groups = 0;  ///< users whose groups were set
    std::int64_t added = 0;   ///< settings that were not there
    std::int64_t changed = 0; ///< settings that were
    std::int64_t same = 0;    ///< settings that were so already
    std::int64_t kept = 0;    ///< settings that stayed, because existing ones are to be kept
    std::int64_t refused = 0; ///< settings that cannot be merged, or are not valid any more
    std::int64_t locked = 0;  ///< stored credentials, while the data key is not available

    ImportCounts &operator+=(const ImportCounts &other)
    {
        owners += other.owners;
        groups += other.groups;
        added += other.added;
        changed += other.changed;
        same += other.same;
        kept += other.kept;
        refused += other.refused;
        locked += other.locked;
        return *this;
    }
    friend bool operator==(const ImportCounts &, const ImportCounts &) = default;
};

/// One import of a file.
struct ImportRow
{
    std::int64_t row = 0; ///< given by the table
    QString file;         ///< its name, without folders
    QString format;       ///< stable word ("address-book-csv")
    QString who;          ///< the administrator
    Timestamp begunAt{};
    Timestamp endedAt{}; ///< 0: it has not ended
    ImportState state = ImportState::Staging;
    std::int64_t total = 0; ///< changes it had when all were gathered
    ImportCounts counts;
    std::int64_t takenBack = 0; ///< changes that were undone
    std::int64_t stayed = 0;    ///< changes that were not: somebody else has made others since
};

/// One thing that an import is to do, or has done.
struct ImportChangeRow
{
    std::int64_t row = 0; ///< given by the table
    std::int64_t import = 0;
    OwnerKey key = OwnerKey::allDevices();
    OwnerId owner; ///< once it is applied; before, a random one that a secret body is sealed for
    int item = 0;  ///< catalogue number; 0: the owner itself and its groups
    bool secret = false;
    ImportExisting existing = ImportExisting::Keep;
    bool applied = false;
    std::optional<QByteArray> body; ///< as stored: import_table.h
    Revision revision;              ///< that it got by the import
    Revision previous;              ///< that the former value had
};

/// The newest step of an item's scope (R36).
struct ScopeRow
{
    int item = 0;
    Scope scope = Scope::Shared;
    StepId step; ///< devices remember it
    std::int64_t epoch = 0;
    friend bool operator==(const ScopeRow &, const ScopeRow &) = default;
};

/// How far a change of scopes is. The numbers are stored.
enum class ScopeChangeState : std::uint8_t {
    Applying = 1, ///< to be finished
    Applied = 2,
    Undone = 3, ///< a later change has taken it back
};

/// One change of the scopes of some items.
struct ScopeChangeRow
{
    std::int64_t epoch = 0;
    Timestamp beganAt{};
    QString who; ///< the administrator
    ScopeChangeState state = ScopeChangeState::Applying;
    std::int64_t undoes = 0;      ///< the change that it takes back; 0: none
    std::int64_t reached = 0;     ///< OwnerRow::row up to which it is done
    std::int64_t done = 0;        ///< owners that were looked at
    std::int64_t pushed = 0;      ///< values that became seeds, or shared again from seeds
    std::int64_t initialized = 0; ///< values that were set aside, or went to Recently deleted
    DeviceId keeps;               ///< whose values become the shared ones (R35), until it has taken the steps
    bool keptReceived = false;    ///< they are here
    struct Step
    {
        int item = 0;
        Scope to = Scope::Shared;
        std::optional<StepId> before = {}; ///< the item's step until then; none: its first
        friend bool operator==(const Step &, const Step &) = default;
    };
    std::vector<Step> steps;
};

/// R33.
struct SeedRow
{
    std::int64_t row = 0;   ///< given by the table
    std::int64_t owner = 0; ///< OwnerRow::row
    int item = 0;
    QByteArray digest; ///< as SettingRow::digest
    Timestamp changedAt{};
    DeviceId changedBy;
    QByteArray value;          ///< canonical bytes
    std::int64_t setAside = 0; ///< the change that ended it; 0: it is in force
};

struct BucketRow
{
    int number = 0;
    QByteArray digest;
    Timestamp verifiedAt{}; ///< when its digests were last recomputed from the content; 0 = never
};

} // namespace retinue::store
