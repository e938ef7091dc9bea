#include "core/backup/scratch_store.h"

#include "core/backup/content_tree.h"
#include "core/backup/failure.h"
#include "core/backup/increment.h"
#include "core/backup/local_folder.h"
#include "core/backup/store_copy.h"
#include "core/backup/unpacking.h"
#include "core/base/durable_file.h"
#include "core/store/content_check.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "core/store/store_opening.h"

#include <QDir>
#include <QFileInfo>

namespace retinue::backup {

namespace {

constexpr std::size_t kOwnersAtATime = 200;
constexpr qlonglong kRowsMeanwhile = 1'000'000;      ///< more than are written while a store is replaced
constexpr qint64 kLargestDatabase = qint64(1) << 46; ///< more than any store takes, less than any overflow
constexpr qint64 kAlwaysLikely = qint64(1) << 30;
constexpr qint64 kMostCompressed = 200;            ///< how many times smaller than a store its backup may be
constexpr qint64 kReserveForUse = 8 * 1024 * 1024; ///< indexes, the write-ahead log

Result<void> checkChain(const std::vector<std::unique_ptr<BackupReader>> &chain)
{
    const Error broken{ErrorCode::InvalidInput,
                       QStringLiteral("the files are no base with the increments that follow it")};
    const auto newest = store::newestSchema();
    if (!newest)
        return newest.error();
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const BackupHeader &header = chain[i]->header();
        if (header.schema > *newest)
            return Error{
                ErrorCode::VersionUnsupported,
                QStringLiteral("the backup was made by a newer version (%1) of the program: update it first")
                    .arg(header.productVersion)};
        const bool fits = i == 0 ? header.kind == BackupKind::Base
                                 : header.kind == BackupKind::Increment &&
                                       header.base == chain[0]->header().id &&
                                       header.before == chain[i - 1]->header().id;
        if (!fits)
            return broken;
    }
    return chain.empty() ? Result<void>(broken) : Result<void>();
}

/// Where nobody knows how much is free, a file that claims too much is not to fill the disk.
Result<void> checkLikely(const std::vector<std::unique_ptr<BackupReader>> &chain, qint64 needed)
{
    qint64 size = 0;
    for (const auto &file : chain)
        size += file->fileSize();
    if (needed <= kAlwaysLikely || needed / kMostCompressed <= size)
        return {};
    return Error{
        ErrorCode::NoSpace,
        QStringLiteral("the backup says that it takes %1 MB, which is over %2 times its size, and how "
                       "much is free cannot be found out: restore it on another disk")
            .arg(needed / 1'000'000)
            .arg(kMostCompressed)};
}

/// What the chain takes while it is put together: an increment lies beside the store that it goes into.
Result<void> checkRoom(const std::vector<std::unique_ptr<BackupReader>> &chain, const QString &folder)
{
    qint64 needed = kReserveForUse;
    for (const auto &file : chain) {
        const qint64 size = file->header().databaseSize;
        if (size < 0 || size > kLargestDatabase - needed)
            return Error{ErrorCode::Corrupt,
                         QStringLiteral("the backup's header says a size that no database has")};
        needed += size;
    }
    needed += needed / 16; // the system and the store in use go on beside it
    const auto free = freeSpaceAt(folder);
    if (!free)
        return checkLikely(chain, needed);
    if (*free < needed)
        return Error{ErrorCode::NoSpace,
                     QStringLiteral("restoring takes %1 MB at %2, and %3 MB are free there")
                         .arg(needed / 1'000'000)
                         .arg(folder)
                         .arg(*free / 1'000'000)};
    return {};
}

/// What is of the moment only, and would go on in a store of another generation.
Result<void> endWorkInHand(sql::Database &database)
{
    for (const char *statement :
         {"DELETE FROM answer", "DELETE FROM journal_target", "DELETE FROM journal",
          "UPDATE import_run SET state = 3 WHERE state = 4",       // store::ImportState: as if not taken back
          "UPDATE import_run SET state = 2 WHERE state IN (0, 1)", // store::ImportState::Dropping
          // R35: no device has the values of this moment any more. A change of scopes is gone on with.
          "UPDATE scope_change SET keeps = NULL",
          "UPDATE head SET scope_work = 0 WHERE scope_work = 2"}) // store::ScopeWork::WaitingForKept
        RETINUE_TRY(run(database, QLatin1String(statement)));
    return {};
}

/// New rows get numbers that no row of the store in use has or gets before it is replaced.
Result<void> raiseSequences(sql::Database &database, const sql::Location &inUse)
{
    RETINUE_TRY(run(database, QStringLiteral("ATTACH DATABASE ? AS live"), {inUse.file}));
    auto raised = run(database,
                      QStringLiteral("UPDATE main.sqlite_sequence SET seq = max(seq, (SELECT max(l.seq) FROM "
                                     "live.sqlite_sequence l WHERE l.name = sqlite_sequence.name) + ?) WHERE "
                                     "name IN (SELECT name FROM live.sqlite_sequence)"),
                      {kRowsMeanwhile});
    if (raised)
        raised = run(database,
                     QStringLiteral("INSERT INTO main.sqlite_sequence (name, seq) SELECT l.name, l.seq + ? "
                                    "FROM live.sqlite_sequence l WHERE l.name IN (SELECT name FROM "
                                    "main.sqlite_master WHERE type = 'table') AND l.name NOT IN (SELECT name "
                                    "FROM main.sqlite_sequence)"),
                     {kRowsMeanwhile});
    RETINUE_TRY(run(database, QStringLiteral("DETACH DATABASE live")));
    return raised;
}

/// Whatever is kept of owners beside their rows.
Result<void> forgetTraces(sql::Database &database, const std::vector<OwnerId> &owners)
{
    sql::Transaction transaction(database);
    RETINUE_TRY(transaction.began());
    for (const OwnerId &owner : owners)
        for (const char *table :
             {"recently_deleted", "deleted_owner", "import_change", "former_owner", "answer"})
            RETINUE_TRY(run(database,
                            QStringLiteral("DELETE FROM %1 WHERE owner_id = ?").arg(QLatin1String(table)),
                            {owner.toBytes()}));
    return transaction.commit();
}

Result<std::int64_t> removeOwners(store::Store &store, const std::vector<OwnerId> &owners,
                                  store::Edit::Keep keep, const QString &who, const LongWork &work)
{
    std::int64_t removed = 0;
    for (std::size_t first = 0; first < owners.size(); first += kOwnersAtATime) {
        if (work.isToEnd())
            return endedEarly(work, Rest::Stays);
        work.tell(QStringLiteral("removing"), std::int64_t(first), std::int64_t(owners.size()));
        RETINUE_TRY(store.writeAndWait([&](store::Edit &edit) -> Result<void> {
            for (std::size_t i = first; i < std::min(first + kOwnersAtATime, owners.size()); ++i) {
                const auto owner = edit.tables().owners.find(owners[i]);
                if (!owner)
                    return owner.error();
                if (!*owner)
                    continue;
                RETINUE_TRY(edit.removeOwner(**owner, who, keep));
                ++removed;
            }
            return keep == store::Edit::Keep::No ? edit.setErasureDue() : Result<void>();
        }));
    }
    return removed;
}

/// Every device is behind then, and starts anew, before it may do anything.
Result<void> passScopeEpoch(store::Store &store, std::int64_t told)
{
    return store.writeAndWait([told](store::Edit &edit) -> Result<void> {
        store::ScopeState scopes = edit.scopes();
        const std::int64_t newest = std::max(told, scopes.epoch);
        if (newest == 0)
            return {}; // no scope was ever changed
        scopes.epoch = newest + 1;
        edit.setScopes(std::move(scopes));
        return {};
    });
}

/// What the store in use has locked is under the same key: it stays as it is, for the day when the key is
/// back.
bool isOfTheLockedKey(sql::Database &database, const std::optional<sql::Location> &inUse)
{
    if (!inUse)
        return false;
    const auto current = sql::Database::open(*inUse);
    if (!current)
        return false;
    const auto alike = areSealedAlike(database, **current);
    return alike && *alike;
}

} // namespace

ScratchStore::~ScratchStore()
{
    if (!m_options.folder.isEmpty())
        QDir(m_options.folder).removeRecursively();
}

sql::Location ScratchStore::location() const
{
    sql::Location location;
    location.file = m_storeFolder + QStringLiteral("/store.db");
    location.vfs = m_options.vfs;
    return location;
}

store::StoreOptions ScratchStore::storeOptions() const
{
    return {m_options.folder, m_options.dataKey, m_options.clock, m_options.vfs};
}

Result<std::unique_ptr<ScratchStore>>
ScratchStore::restore(const std::vector<std::unique_ptr<BackupReader>> &chain, const ScratchOptions &options,
                      const LongWork &work)
{
    RETINUE_TRY(checkChain(chain));
    RETINUE_TRY(checkRoom(chain, options.folder));
    auto scratch = std::unique_ptr<ScratchStore>(new ScratchStore(options));
    RETINUE_TRY(scratch->prepare(chain, work));
    RETINUE_TRY(scratch->prove(work));
    return scratch;
}

Result<void> ScratchStore::prepare(const std::vector<std::unique_ptr<BackupReader>> &chain,
                                   const LongWork &work)
{
    m_header = chain.back()->header();
    // As a store's folder has it: the only store there is the current one.
    m_storeFolder = QDir(m_options.folder).filePath(m_header.state.generation.toString());
    if (auto made = base::makeFolder(m_storeFolder, base::Access::OwnerOnly); !made)
        return ofThisMachine(std::move(made).error());
    RETINUE_TRY(unpack(*chain.front(), location().file, work));
    {
        auto database = openChecked(location());
        if (!database)
            return std::move(database).error();
        RETINUE_TRY(checkHead(**database, chain.front()->header()));
    }
    for (std::size_t i = 1; i < chain.size(); ++i) {
        const QString file = QDir(m_options.folder).filePath(QStringLiteral("increment.db"));
        RETINUE_TRY(unpack(*chain[i], file, work));
        auto database = openChecked(location());
        if (!database)
            return std::move(database).error();
        sql::Location increment = location();
        increment.file = file;
        increment.readOnly = true;
        if (auto checked = openChecked(increment); !checked)
            return std::move(checked).error();
        RETINUE_TRY(applyIncrement(**database, file));
        RETINUE_TRY(checkHead(**database, chain[i]->header()));
        QFile::remove(file);
    }
    for (auto file = chain.rbegin(); file != chain.rend(); ++file)
        if ((*file)->keys() && !(*file)->keys()->dataKey.isEmpty())
            return clean((*file)->keys());
    return clean({});
}

Result<void> ScratchStore::clean(const std::optional<InstallationKeys> &keys)
{
    auto database = sql::Database::open(location());
    if (!database)
        return std::move(database).error();
    if (m_options.readInstallation)
        RETINUE_TRY(m_options.readInstallation(**database));
    sql::Transaction transaction(**database);
    RETINUE_TRY(transaction.began());
    RETINUE_TRY(dropAdditions(**database));
    RETINUE_TRY(store::migrateTables(**database)); // increments are of the schema of their base
    RETINUE_TRY(endWorkInHand(**database));
    RETINUE_TRY(settleKeys(**database, keys));
    return transaction.commit();
}

Result<void> ScratchStore::settleKeys(sql::Database &database, const std::optional<InstallationKeys> &keys)
{
    const auto isOurs = isSealedUnder(database, m_options.dataKey);
    if (!isOurs)
        return isOurs.error();
    if (*isOurs)
        return {};
    std::shared_ptr<const SecretBytes> theirs;
    if (keys && !keys->dataKey.isEmpty()) {
        theirs = std::make_shared<SecretBytes>(keys->dataKey.clone());
        const auto fits = isSealedUnder(database, theirs);
        if (!fits)
            return fits.error();
        if (!*fits)
            return Error{ErrorCode::Corrupt,
                         QStringLiteral("the data key in the backup is not the one of its content")};
    }
    if (!m_options.dataKey && isOfTheLockedKey(database, m_options.inUse)) {
        m_options.dataKey = theirs; // for this store only; null: what is locked stays so
        return {};
    }
    if (!m_options.dataKey)
        return Error{
            ErrorCode::Locked,
            QStringLiteral("this installation's data key is locked, and the backup holds stored credentials: "
                           "put its key file back first")};
    const auto done = reseal(database, theirs, m_options.dataKey);
    if (!done)
        return done.error();
    m_wereResealed = true;
    m_keysAreMissing = !theirs;
    m_leftOut = done->leftOut;
    return {};
}

Result<void> ScratchStore::prove(const LongWork &work)
{
    auto opened = store::Store::open(storeOptions());
    if (!opened)
        return std::move(opened).error();
    store::Store &store = **opened;
    const auto report = checkContent(location(), m_options.dataKey, work);
    if (!report)
        return report.error();
    if (report->hasFindings())
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("the content of the backup is not what its digests say: ") +
                         report->differences.value(0, QStringLiteral("the root differs"))};
    m_owners = report->owners;
    m_settings = report->settings;
    RETINUE_TRY(store::markProven(store, report->proven));
    auto view = store.read();
    if (!view)
        return std::move(view).error();
    if (!m_wereResealed && view->head().root != m_header.root)
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("the content is not the one that the backup's header means")};
    m_leftOut += report->unread;
    return {};
}

Result<RestorePreview> ScratchStore::compare(const sql::Location &inUse, const KnownDeletions &known,
                                             const LongWork &work)
{
    auto database = sql::Database::open(location());
    if (!database)
        return std::move(database).error();
    auto compared = compareStores(**database, inUse, known, work);
    if (!compared)
        return std::move(compared).error();
    m_inUse = inUse;
    m_deletedSince = std::move(compared->deletedSince);
    m_erased = std::move(compared->erased);
    RestorePreview preview = std::move(compared->preview);
    preview.backup = m_header;
    preview.owners = m_owners;
    preview.settings = m_settings;
    preview.keysAreMissing = m_keysAreMissing;
    preview.lockedSettings = m_leftOut;
    return preview;
}

Result<std::int64_t> ScratchStore::makeReady(bool deleteAgain, const QString &who, const LongWork &work,
                                             std::int64_t scopeEpoch)
{
    {
        auto database = sql::Database::open(location());
        if (!database)
            return std::move(database).error();
        if (!m_inUse.file.isEmpty())
            RETINUE_TRY(raiseSequences(**database, m_inUse));
        RETINUE_TRY(forgetTraces(**database, m_erased));
    }
    auto opened = store::Store::open(storeOptions());
    if (!opened)
        return std::move(opened).error();
    auto removed = removeOwners(**opened, m_erased, store::Edit::Keep::No, who, work);
    if (!removed)
        return removed;
    if (deleteAgain) {
        const auto again = removeOwners(**opened, m_deletedSince, store::Edit::Keep::Yes, who, work);
        if (!again)
            return again;
        *removed += *again;
    }
    if (auto passed = passScopeEpoch(**opened, scopeEpoch); !passed)
        return std::move(passed).error();
    const auto generation = (*opened)->beginGeneration();
    if (!generation)
        return generation.error();
    m_generation = *generation;
    return removed;
}

QString ScratchStore::handOver()
{
    return m_storeFolder;
}

} // namespace retinue::backup
