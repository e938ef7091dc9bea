#include "core/store/store_opening.h"

#include "core/sql/migrations.h"
#include "core/store/erasure.h"
#include "core/store/store_folder.h"
#include "core/store/tables.h"

#include <QFileInfo>

// Resources of a static library must be asked for, outside of any namespace.
static void initializeMigrations()
{
    Q_INIT_RESOURCE(store_migrations);
}

namespace retinue::store {

namespace {

const QString kKeyCheck = QStringLiteral("data-key-check");

sql::Location locationOf(const QString &file, const StoreOptions &options)
{
    sql::Location location;
    location.file = file;
    location.vfs = options.vfs;
    return location;
}

/// A clean end removes the write-ahead log. After another one SQLite repairs what it wrote itself; what a
/// failing disk or memory did is found by looking. The quick check reads every page but does not compare
/// indexes with tables, which would take several times as long while devices wait.
Result<void> checkAfterUncleanEnd(sql::Database &database)
{
    sql::Rows rows = database.query(QStringLiteral("PRAGMA quick_check(1)"));
    QString finding;
    while (rows.next())
        finding = rows.text(0);
    RETINUE_TRY(rows.result());
    if (finding != QStringLiteral("ok"))
        return Error{ErrorCode::Corrupt, QStringLiteral("the database is damaged: ") + finding};
    return {};
}

Result<std::vector<sql::Migration>> storeMigrations()
{
    initializeMigrations();
    return sql::readMigrations(QStringLiteral(":/migrations/store"));
}

Result<void> migrateStore(sql::Database &database)
{
    auto migrations = storeMigrations();
    if (!migrations)
        return std::move(migrations).error();
    return sql::migrateWithCopy(database, *migrations);
}

/// The first data key a store meets becomes its own; another one later would make secrets unreadable and
/// digests differ.
Result<void> checkDataKey(sql::Database &database, const SecretValues &secrets)
{
    if (secrets.isLocked())
        return {};
    auto expected = secrets.keyCheck();
    if (!expected)
        return std::move(expected).error();
    HeadTable head(database);
    auto known = head.meta(kKeyCheck);
    if (!known)
        return std::move(known).error();
    if (!*known)
        return head.setMeta(kKeyCheck, *expected);
    if (**known != *expected)
        return Error{
            ErrorCode::Locked,
            QStringLiteral("the data key is not the one that the stored credentials are encrypted with")};
    return {};
}

Result<Generation> fillNewStore(const sql::Location &location)
{
    auto database = sql::Database::open(location);
    if (!database)
        return std::move(database).error();
    RETINUE_TRY(migrateStore(**database));
    Head head;
    head.generation = Generation::random();
    head.root = ContentSum().toBytes();
    RETINUE_TRY(HeadTable(**database).insert(head));
    return head.generation;
}

} // namespace

Result<void> makeTables(sql::Database &database, int schema)
{
    auto migrations = storeMigrations();
    if (!migrations)
        return std::move(migrations).error();
    if (schema < 1 || schema > int(migrations->size()))
        return Error{
            ErrorCode::VersionUnsupported,
            QStringLiteral("the store was written by a newer version of the program: update it first")};
    migrations->resize(std::size_t(schema));
    return sql::migrate(database, *migrations, {});
}

Result<void> migrateTables(sql::Database &database)
{
    const auto migrations = storeMigrations();
    if (!migrations)
        return migrations.error();
    return sql::migrate(database, *migrations, {});
}

Result<int> newestSchema()
{
    const auto migrations = storeMigrations();
    if (!migrations)
        return migrations.error();
    return int(migrations->size());
}

Result<OpenedStore> openStoreDatabase(const StoreOptions &options)
{
    StoreFolder folder(options.folder);
    auto file = folder.current();
    if (!file)
        return std::move(file).error();
    if (!*file) {
        auto created =
            folder.create([&](const QString &path) { return fillNewStore(locationOf(path, options)); });
        if (!created)
            return std::move(created).error();
        *file = *std::move(created);
    }
    const sql::Location location = locationOf(**file, options);
    const bool unclean = QFileInfo(location.file + QStringLiteral("-wal")).size() > 0;
    auto database = sql::Database::open(location);
    if (!database)
        return std::move(database).error();
    if (unclean)
        RETINUE_TRY(checkAfterUncleanEnd(**database));
    RETINUE_TRY(migrateStore(**database));
    RETINUE_TRY(OwnerIndex(**database).prepare().during(QStringLiteral("preparing the search for owners")));
    // What cannot be rewritten for want of space is tried again at the next start.
    if (auto erased = eraseBeforeUse(**database); !erased && erased.error().code != ErrorCode::NoSpace)
        return std::move(erased).error();
    const SecretValues secrets(options.dataKey);
    RETINUE_TRY(checkDataKey(**database, secrets));
    auto head = Tables(**database, secrets).head.read();
    if (!head)
        return std::move(head).error();
    return OpenedStore{location, *std::move(head)};
}

} // namespace retinue::store
