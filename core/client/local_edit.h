#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/server_term.h"
#include "core/client/export_window.h"
#include "core/client/replica.h"
#include "core/model/catalogue.h"
#include "core/model/owner.h"
#include "core/model/revision.h"
#include "core/model/scope.h"
#include "core/sql/database.h"
#include "core/sync/local_copy.h"

#include <QStringList>

#include <optional>
#include <set>
#include <vector>

namespace retinue::client {

class ValueCipher;

/// Where the device stands with its server.
struct Position
{
    Phase phase = Phase::Stopped;
    std::optional<Generation> generation; ///< of the store it synced with last
    Revision revision;                    ///< up to which the feed was followed
    std::int64_t scopeEpoch = 0;
    std::optional<Timestamp> lastSync;
    ServerTerm term; ///< as the last start answered
};

/// One owner whose copies are here.
struct LocalOwnerRow
{
    std::int64_t row = 0;
    OwnerKey key = OwnerKey::allDevices();
    std::optional<OwnerId> id;     ///< the server's, once known
    std::optional<Revision> state; ///< the owner's last change up to which everything is here
    std::int64_t lastLogin = 0;    ///< position in the order of logins; 0 = never
    std::int64_t needsPull = 0;    ///< how many reasons the next login has to bring everything
    bool partial = false;          ///< its *dropped* items were evicted, and there is no room for them (R10)
    /// 0: all that the server has was brought here once, and stays; else since which occasion (its coming,
    /// an eviction) that is not so. Settled by an answer to a question of after that occasion.
    std::int64_t toBring = 0;
};

/// One owner with what is here of it, without the values.
struct OwnerTally
{
    LocalOwnerRow owner;
    int copies = 0;   ///< of settings, with a value or without
    int settings = 0; ///< values
    int unsent = 0;   ///< changes that have not gone up
    int refused = 0;  ///< refused values that are still kept
};

struct CopyRow
{
    const Item *item = nullptr; ///< never null
    sync::LocalCopy copy;
};

/// The step of an item's scope that was taken last (R36).
struct LocalScope
{
    const Item *item = nullptr; ///< never null
    Scope scope = Scope::Shared;
    StepId step;
};

/// A setting with a change that has not gone up, or a refused one that is still kept.
struct UnsentRow
{
    const Item *item = nullptr; ///< never null
    bool refused = false;
};

struct QueuedChange
{
    std::int64_t number = 0; ///< the order in which changes go up
    LocalOwnerRow owner;
    CopyRow row;
};

/// R23: when the export window ends, by the clock of which boot.
struct ExportWindowRow
{
    QString boot;
    std::chrono::milliseconds endsAt{0};  ///< since that boot
    std::optional<Generation> generation; ///< of the store whose data were prepared
};

/// The tables of the local store inside one transaction. The first failure is kept: after it everything reads
/// as empty and writes nothing, and LocalStore::run() gives it back with the transaction rolled back. So the
/// work in between reads as if nothing could fail.
class LocalEdit
{
public:
    LocalEdit(sql::Database &database, const Catalogue &catalogue, const ValueCipher &cipher);

    [[nodiscard]] Position position();
    void setPosition(const Position &position);

    [[nodiscard]] std::vector<LocalOwnerRow> owners();
    [[nodiscard]] std::vector<OwnerTally> tallies();
    [[nodiscard]] OwnerTally tally(const LocalOwnerRow &owner);
    [[nodiscard]] std::optional<LocalOwnerRow> findOwner(const OwnerKey &key);
    [[nodiscard]] std::optional<LocalOwnerRow> findOwner(const OwnerId &id);
    /// Makes it where it is missing.
    [[nodiscard]] LocalOwnerRow ensureOwner(const OwnerKey &key);
    void updateOwner(const LocalOwnerRow &owner);
    /// With its copies; the server is to be told that it is not held here any more.
    void removeOwner(const LocalOwnerRow &owner);
    void setGroups(const LocalOwnerRow &user, const std::vector<OwnerKey> &groups);
    [[nodiscard]] std::vector<OwnerKey> groups(const LocalOwnerRow &user);

    /// A copy whose secret cannot be decrypted is one without a value, of revision 0: the server has it, and
    /// the next pull asks for everything (Intake::ticket). A change of it that had not gone up is lost.
    [[nodiscard]] sync::LocalCopy copy(const LocalOwnerRow &owner, const Item &item);
    /// Ordered by item number.
    [[nodiscard]] std::vector<CopyRow> copies(const LocalOwnerRow &owner);
    /// Those that are shared with the server: of the others it is never told anything (R33).
    [[nodiscard]] std::vector<CopyRow> sharedCopies(const LocalOwnerRow &owner);
    /// Ordered by item number; reads no value.
    [[nodiscard]] std::vector<UnsentRow> unsent(const LocalOwnerRow &owner);
    /// An empty copy is removed. A new pending change goes to the end of the queue.
    void setCopy(const LocalOwnerRow &owner, const Item &item, const sync::LocalCopy &copy);
    /// The first change in the queue after `number` that can be read.
    [[nodiscard]] std::optional<QueuedChange> nextQueued(std::int64_t number);

    [[nodiscard]] std::vector<LocalScope> scopes();
    [[nodiscard]] bool isDeviceSpecific(const Item &item);
    /// Device-specific items of which there is a value here; never null.
    [[nodiscard]] std::vector<const Item *> ownItems(const LocalOwnerRow &owner);
    /// R36: takes a step. All copies of the item go, changes that have not gone up too, and what was
    /// remembered of seeds taken. `step`: none, where the server knows of no change.
    void takeStep(const Item &item, Scope scope, const std::optional<StepId> &step);
    /// R35: the same, but the values stay, and the server has them.
    void keepThroughStep(const Item &item, Scope scope, const std::optional<StepId> &step);
    /// R33.
    [[nodiscard]] bool isSeedTaken(const OwnerId &owner, const Item &item);
    void noteSeedTaken(const OwnerId &owner, const Item &item);
    /// The owner is gone, with what was this device's own.
    void dropDeviceSpecific(const LocalOwnerRow &owner);

    [[nodiscard]] std::vector<OwnerId> releases();
    void addRelease(const OwnerId &id);
    void removeRelease(const OwnerId &id);

    [[nodiscard]] std::optional<ExportWindowRow> exportWindow();
    /// Nothing: it is over, and nobody is prepared.
    void setExportWindow(const std::optional<ExportWindowRow> &window, const std::vector<OwnerKey> &prepared);
    /// Whom the window was opened for, users first; what they lack is not told here.
    [[nodiscard]] std::vector<PreparedOwner> prepared();
    /// R24: if `owner` is one of those, it made room for `by`. The first one counts.
    void notePushedOut(const OwnerKey &owner, const OwnerKey &by);
    /// It is back.
    void forgetPushedOut(const OwnerKey &owner);

    /// 1, 2, 3 ... for orders that must not depend on a clock.
    [[nodiscard]] std::int64_t nextNumber();
    [[nodiscard]] const Catalogue &catalogue() const { return m_catalogue; }
    /// What went wrong first, if anything.
    [[nodiscard]] Result<void> result() const { return m_result; }

private:
    sql::Rows query(const QString &sql, const QVariantList &parameters);
    void execute(const QString &sql, const QVariantList &parameters);
    void check(const sql::Rows &rows);
    void fail(Error error);
    [[nodiscard]] std::vector<LocalOwnerRow> ownersWhere(const QString &condition,
                                                         const QVariantList &values);
    [[nodiscard]] std::vector<CopyRow> copiesWhere(const LocalOwnerRow &owner, const QString &condition,
                                                   const QVariantList &values);
    /// A change keeps its place for as long as it is the same change.
    [[nodiscard]] std::int64_t placeInQueue(const LocalOwnerRow &owner, const Item &item,
                                            const ChangeId &change);
    [[nodiscard]] QVariant stored(const OwnerKey &owner, const Item &item,
                                  const std::optional<QByteArray> &value) const;
    /// Nothing: it cannot be decrypted.
    [[nodiscard]] std::optional<QByteArray> loaded(const OwnerKey &owner, const Item &item,
                                                   const QByteArray &stored) const;
    [[nodiscard]] sync::LocalCopy copyAt(const OwnerKey &owner, const Item &item,
                                         const sql::Rows &rows) const;

    void setScope(const Item &item, Scope scope, const std::optional<StepId> &step);

    sql::Database &m_database;
    std::optional<std::set<int>> m_deviceSpecific; ///< by number; none: not read yet
    const Catalogue &m_catalogue;
    const ValueCipher &m_cipher;
    Result<void> m_result;
};

} // namespace retinue::client
