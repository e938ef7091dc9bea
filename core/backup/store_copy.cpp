#include "core/backup/store_copy.h"

#include "core/backup/local_folder.h"
#include "core/backup/table_copy.h"
#include "core/base/durable_file.h"
#include "core/store/columns.h"
#include "core/store/database_check.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace retinue::backup {

namespace {

/// Beside the copy itself: indexes that grow while it is made, the installation's tables.
constexpr qint64 kReserve = 4 * 1024 * 1024;

Result<qint64> sizeOf(sql::Database &database)
{
    const auto pages = numberOf(database, QStringLiteral("PRAGMA page_count"));
    const auto unused = numberOf(database, QStringLiteral("PRAGMA freelist_count"));
    const auto page = numberOf(database, QStringLiteral("PRAGMA page_size"));
    if (!pages || !unused || !page)
        return (!pages ? pages : !unused ? unused : page).error();
    return (*pages - *unused) * *page;
}

Result<void> checkSpace(const QString &file, qint64 needed)
{
    const auto free = freeSpaceAt(QFileInfo(file).absolutePath());
    if (free && *free < needed + kReserve)
        return Error{ErrorCode::NoSpace,
                     QStringLiteral("a copy of the store takes %1 MB at %2, and %3 MB are free there")
                         .arg((needed + kReserve) / 1'000'000)
                         .arg(QFileInfo(file).absolutePath())
                         .arg(*free / 1'000'000)};
    return {};
}

/// What the tables take on a server, with indexes that the copy has as well.
Result<qint64> sizeOnServer(sql::Database &database)
{
    const auto size = numberOf(
        database,
        QStringLiteral("SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c "
                       "WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'"));
    return size ? Result<qint64>(*size) : Result<qint64>(size.error());
}

Result<void> vacuumInto(sql::Database &source, const QString &to, qint64 size, const LongWork &work)
{
    RETINUE_TRY(useSmallCache(source)); // the copy that is made has one of the same size
    const QString phase = QStringLiteral("copying");
    work.tell(phase, 0, size);
    source.interruptWhen([&] {
        work.tell(phase, std::min(QFileInfo(to).size(), size), size);
        return work.isToEnd();
    });
    auto copied = run(source, QStringLiteral("VACUUM INTO ?"), {to});
    source.interruptWhen({});
    if (!copied && work.isToEnd())
        return endedEarly(work, Rest::Stays);
    return std::move(copied).during(QStringLiteral("copying the store to %1").arg(to));
}

} // namespace

Result<void> run(sql::Database &database, const QString &statement, const QVariantList &parameters)
{
    const auto done = database.execute(statement, parameters);
    return done ? Result<void>() : Result<void>(done.error());
}

Result<void> useSmallCache(sql::Database &database)
{
    return database.dialect() == sql::Dialect::Sqlite
               ? run(database, QStringLiteral("PRAGMA cache_size = -1024"))
               : Result<void>();
}

Result<void> makePrivateFile(const QString &path)
{
    base::DurableFile file(path, base::Access::OwnerOnly);
    RETINUE_TRY(file.open());
    return file.commit();
}

Result<store::ContentReport> checkContent(const sql::Location &store,
                                          const std::shared_ptr<const SecretBytes> &dataKey,
                                          const LongWork &work)
{
    auto report = store::verifyDatabase(store, dataKey, [&](std::int64_t done, std::int64_t total) {
        work.tell(QStringLiteral("checking"), done, total);
        return !work.isToEnd();
    });
    if (!report && work.isToEnd())
        return endedEarly(work, Rest::Stays);
    return report;
}

Result<void> readFacts(sql::Database &store, BackupHeader &header)
{
    bool isThere = false;
    {
        // Columns of the first schema: a backup may be of any older one, until it is migrated.
        auto rows = store.query(QStringLiteral(
            "SELECT generation, revision, root, users, user_groups, settings FROM head WHERE \"row\" = 1"));
        while (rows.next()) {
            const auto generation = store::idColumn<Generation>(rows, 0);
            if (!generation)
                return generation.error();
            isThere = true;
            header.state = {*generation, {rows.integer(1)}};
            header.root = rows.bytes(2);
            header.users = rows.integer(3);
            header.groups = rows.integer(4);
            header.settings = rows.integer(5);
        }
        RETINUE_TRY(rows.result());
    }
    if (!isThere)
        return Error{ErrorCode::Corrupt, QStringLiteral("the store does not say which generation it is")};
    const auto schema = numberOf(store, QStringLiteral("SELECT max(number) FROM schema_migration"));
    if (!schema)
        return schema.error();
    header.schema = int(*schema);
    const auto last =
        numberOf(store, QStringLiteral("SELECT coalesce(max(\"row\"), 0) FROM recently_deleted"));
    if (!last)
        return last.error();
    header.lastDeleted = *last;
    return {};
}

Result<void> writeManifest(sql::Database &database, const BackupHeader &header)
{
    RETINUE_TRY(
        run(database, QStringLiteral("CREATE TABLE manifest (name TEXT PRIMARY KEY, value TEXT NOT NULL)")));
    const QJsonObject facts = QJsonDocument::fromJson(toJson(header)).object();
    for (auto fact = facts.begin(); fact != facts.end(); ++fact)
        RETINUE_TRY(run(database, QStringLiteral("INSERT INTO manifest (name, value) VALUES (?, ?)"),
                        {fact.key(), fact.value().toVariant().toString()}));
    return {};
}

Result<void> dropAdditions(sql::Database &database)
{
    QStringList tables;
    {
        auto rows = database.query(QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' AND "
                                                  "(name = 'manifest' OR name GLOB 'installation_*')"));
        while (rows.next())
            tables << rows.text(0);
        RETINUE_TRY(rows.result());
    }
    for (QString table : tables)
        RETINUE_TRY(run(
            database, QStringLiteral("DROP TABLE \"%1\"").arg(table.replace(u'"', QStringLiteral("\"\"")))));
    return {};
}

Result<void> makeOneFile(sql::Database &database)
{
    auto rows = database.query(QStringLiteral("PRAGMA journal_mode = DELETE"));
    while (rows.next()) {
    }
    return rows.result();
}

Result<BackupHeader> copyStore(const sql::Location &store, const QString &to, BackupHeader header,
                               const AddInstallation &add, const LongWork &work)
{
    auto source = sql::Database::open(store);
    if (!source)
        return std::move(source).error();
    const bool isSqlite = store.dialect == sql::Dialect::Sqlite;
    const auto size = isSqlite ? sizeOf(**source) : sizeOnServer(**source);
    if (!size)
        return size.error();
    RETINUE_TRY(checkSpace(to, *size));
    RETINUE_TRY(makePrivateFile(to));
    sql::Location location;
    location.file = to;
    location.vfs = store.vfs;
    location.isScratch = true; // else a gigabyte is flushed that is compressed next and then goes
    if (isSqlite)
        RETINUE_TRY(vacuumInto(**source, to, *size, work));
    auto copy = sql::Database::open(location);
    if (!copy)
        return std::move(copy).error();
    if (!isSqlite)
        RETINUE_TRY(
            copyTables(**source, **copy, work).during(QStringLiteral("copying the store to %1").arg(to)));
    RETINUE_TRY(readFacts(**copy, header));
    {
        sql::Transaction transaction(**copy);
        RETINUE_TRY(transaction.began());
        RETINUE_TRY(writeManifest(**copy, header));
        if (add)
            RETINUE_TRY(add(**copy));
        RETINUE_TRY(transaction.commit());
    }
    RETINUE_TRY(makeOneFile(**copy));
    return header;
}

} // namespace retinue::backup
