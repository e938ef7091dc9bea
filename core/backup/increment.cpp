#include "core/backup/increment.h"

#include "core/backup/content_tree.h"
#include "core/store/head_table.h"
#include "core/store/owner_index.h"

#include <QFile>

#include <chrono>

namespace retinue::backup {

namespace {

using base::toMilliseconds;

/// Clocks of one machine may be set back a little between two backups.
constexpr std::chrono::hours kSlack{48};
constexpr std::chrono::hours kScopeSlack{1}; ///< a base more costs less than one too few

/// A table of the store and how an increment holds it; others are held whole.
const QStringList kByRevision{QStringLiteral("owner"), QStringLiteral("setting"),
                              QStringLiteral("tombstone")};
const QStringList kInOtherWays{QStringLiteral("membership"), QStringLiteral("recently_deleted")};
/// Of the moment, of this machine, or made anew from others.
const QStringList kNotHeld{QStringLiteral("answer"),           QStringLiteral("bucket"),
                           QStringLiteral("journal"),          QStringLiteral("journal_target"),
                           QStringLiteral("import_run"),       QStringLiteral("import_change"),
                           QStringLiteral("schema_migration"), QStringLiteral("manifest")};

Result<QStringList> tablesOf(sql::Database &database, const QString &schema)
{
    QStringList tables;
    auto rows =
        database.query(QStringLiteral("SELECT name FROM %1.sqlite_master WHERE type = 'table' AND name NOT "
                                      "GLOB 'sqlite_*' AND name NOT GLOB 'owner_trigram*' AND name NOT GLOB "
                                      "'installation_*' ORDER BY name")
                           .arg(schema));
    while (rows.next())
        tables << rows.text(0);
    RETINUE_TRY(rows.result());
    return tables;
}

/// The columns of a table but "row", quoted.
Result<QStringList> columnsOf(sql::Database &database, const QString &table)
{
    QStringList columns;
    auto rows =
        database.query(QStringLiteral("SELECT name FROM pragma_table_info(?) WHERE name <> 'row'"), {table});
    while (rows.next())
        columns << u'"' + rows.text(0) + u'"';
    RETINUE_TRY(rows.result());
    return columns;
}

Result<void> runAll(sql::Database &database, const std::vector<QString> &statements)
{
    for (const QString &statement : statements)
        RETINUE_TRY(run(database, statement));
    return {};
}

Result<void> copyRows(sql::Database &store, const BackupHeader &before)
{
    const auto copy = [&](const QString &statement, const QVariantList &parameters = {}) {
        return run(store, QStringLiteral("CREATE TABLE inc.") + statement, parameters);
    };
    const qint64 since = before.state.revision.value;
    RETINUE_TRY(copy(QStringLiteral("owner AS SELECT * FROM main.owner WHERE revision > ?"), {since}));
    RETINUE_TRY(copy(
        QStringLiteral("setting AS SELECT o.id AS owner_id, s.* FROM main.owner o JOIN main.setting s ON "
                       "s.owner = o.\"row\" WHERE o.revision > ? AND s.revision > ?"),
        {since, since}));
    RETINUE_TRY(
        copy(QStringLiteral("tombstone AS SELECT * FROM main.tombstone WHERE revision > ?"), {since}));
    RETINUE_TRY(copy(QStringLiteral("membership AS SELECT * FROM main.membership WHERE asserted_at >= ?"),
                     {qint64(toMilliseconds(before.madeAt - kSlack))}));
    RETINUE_TRY(
        copy(QStringLiteral("recently_deleted AS SELECT * FROM main.recently_deleted WHERE \"row\" > ?"),
             {qint64(before.lastDeleted)}));
    const auto tables = tablesOf(store, QStringLiteral("main"));
    if (!tables)
        return tables.error();
    for (const QString &table : *tables)
        if (!kByRevision.contains(table) && !kInOtherWays.contains(table) && !kNotHeld.contains(table))
            RETINUE_TRY(copy(QStringLiteral("\"%1\" AS SELECT * FROM main.\"%1\"").arg(table)));
    return {};
}

/// R9: what the tombstones say. Owners first: their names may be somebody else's now.
Result<void> applyDeletions(sql::Database &store)
{
    std::vector<std::int64_t> gone;
    {
        auto rows =
            store.query(QStringLiteral("SELECT o.\"row\" FROM inc.tombstone t JOIN main.owner o ON o.id = "
                                       "t.owner_id WHERE t.item IS NULL"));
        while (rows.next())
            gone.push_back(rows.integer(0));
        RETINUE_TRY(rows.result());
    }
    store::OwnerIndex index(store);
    for (const qint64 row : gone) {
        RETINUE_TRY(index.remove(row));
        RETINUE_TRY(run(store,
                        QStringLiteral("DELETE FROM main.membership WHERE (folded_domain, folded_name) = "
                                       "(SELECT folded_domain, folded_name FROM main.owner WHERE \"row\" = ? "
                                       "AND kind = ?)"),
                        {row, int(OwnerKind::User)}));
        RETINUE_TRY(run(store, QStringLiteral("DELETE FROM main.setting WHERE owner = ?"), {row}));
        RETINUE_TRY(run(store, QStringLiteral("DELETE FROM main.owner WHERE \"row\" = ?"), {row}));
    }
    return runAll(
        store,
        {QStringLiteral("DELETE FROM main.setting WHERE \"row\" IN (SELECT s.\"row\" FROM inc.tombstone "
                        "t JOIN main.owner o ON o.id = t.owner_id JOIN main.setting s ON s.owner = "
                        "o.\"row\" AND s.item = t.item AND s.revision < t.revision)"),
         QStringLiteral("INSERT OR IGNORE INTO main.tombstone (owner_id, item, revision, deleted_at) "
                        "SELECT owner_id, item, revision, deleted_at FROM inc.tombstone")});
}

Result<void> applyOwners(sql::Database &store)
{
    const auto columns = columnsOf(store, QStringLiteral("owner"));
    if (!columns)
        return columns.error();
    struct Change
    {
        QByteArray id;
        std::int64_t row = 0; ///< 0: it is new
    };
    std::vector<Change> changes;
    {
        auto rows = store.query(
            QStringLiteral("SELECT i.id, coalesce(o.\"row\", 0) FROM inc.owner i LEFT JOIN main.owner "
                           "o ON o.id = i.id"));
        while (rows.next())
            changes.push_back({rows.bytes(0), rows.integer(1)});
        RETINUE_TRY(rows.result());
    }
    const QString list = columns->join(u',');
    const QString update =
        QStringLiteral(
            "UPDATE main.owner SET (%1) = (SELECT %1 FROM inc.owner i WHERE i.id = ?) WHERE \"row\" = ?")
            .arg(list);
    const QString insert =
        QStringLiteral("INSERT INTO main.owner (%1) SELECT %1 FROM inc.owner i WHERE i.id = ?").arg(list);
    store::OwnerIndex index(store);
    for (const Change &change : changes) {
        if (change.row != 0) {
            RETINUE_TRY(index.remove(change.row));
            RETINUE_TRY(run(store, update, {change.id, qint64(change.row)}));
            RETINUE_TRY(index.add(change.row));
            continue;
        }
        RETINUE_TRY(run(store, insert, {change.id}));
        const auto row = numberOf(store, QStringLiteral("SELECT last_insert_rowid()"));
        if (!row)
            return row.error();
        RETINUE_TRY(index.add(*row));
    }
    return {};
}

Result<void> applySettings(sql::Database &store)
{
    auto columns = columnsOf(store, QStringLiteral("setting"));
    if (!columns)
        return std::move(columns).error();
    columns->removeAll(QStringLiteral("\"owner\""));
    const QString list = columns->join(u',');
    QStringList theirs;
    for (const QString &column : std::as_const(*columns))
        theirs << QStringLiteral("i.") + column;
    return runAll(
        store,
        {QStringLiteral("DELETE FROM main.setting WHERE \"row\" IN (SELECT s.\"row\" FROM inc.setting i JOIN "
                        "main.owner o ON o.id = i.owner_id JOIN main.setting s ON s.owner = o.\"row\" AND "
                        "s.item = i.item)"),
         QStringLiteral("INSERT INTO main.setting (owner, %1) SELECT o.\"row\", %2 FROM inc.setting i JOIN "
                        "main.owner o ON o.id = i.owner_id")
             .arg(list, theirs.join(u','))});
}

/// A user's groups come together, as a login asserted them (R6).
Result<void> applyMemberships(sql::Database &store)
{
    const auto columns = columnsOf(store, QStringLiteral("membership"));
    if (!columns)
        return columns.error();
    return runAll(store,
                  {QStringLiteral("DELETE FROM main.membership WHERE (folded_domain, folded_name) IN (SELECT "
                                  "folded_domain, folded_name FROM inc.membership)"),
                   QStringLiteral("INSERT INTO main.membership (%1) SELECT %1 FROM inc.membership")
                       .arg(columns->join(u','))});
}

Result<void> applyWhole(sql::Database &store)
{
    const auto held = tablesOf(store, QStringLiteral("inc"));
    const auto known = tablesOf(store, QStringLiteral("main"));
    if (!held || !known)
        return (!held ? held : known).error();
    for (const QString &table : *held) {
        if (kByRevision.contains(table) || kInOtherWays.contains(table) || table == u"manifest")
            continue;
        if (!known->contains(table) || kNotHeld.contains(table))
            return Error{ErrorCode::Corrupt, QStringLiteral("the increment holds what no increment holds")};
        RETINUE_TRY(
            runAll(store, {QStringLiteral("DELETE FROM main.\"%1\"").arg(table),
                           QStringLiteral("INSERT INTO main.\"%1\" SELECT * FROM inc.\"%1\"").arg(table)}));
    }
    return {};
}

/// The installation's own tables are those of the newest file.
Result<void> takeAdditions(sql::Database &store)
{
    RETINUE_TRY(dropAdditions(store));
    QStringList tables;
    auto rows = store.query(QStringLiteral(
        "SELECT name FROM inc.sqlite_master WHERE type = 'table' AND name GLOB 'installation_*'"));
    while (rows.next())
        tables << rows.text(0);
    RETINUE_TRY(rows.result());
    for (QString table : tables) {
        table.replace(u'"', QStringLiteral("\"\""));
        RETINUE_TRY(
            run(store, QStringLiteral("CREATE TABLE main.\"%1\" AS SELECT * FROM inc.\"%1\"").arg(table)));
    }
    return {};
}

Result<void> applyAll(sql::Database &store, const std::function<Result<void>(sql::Database &)> &prove)
{
    sql::Transaction transaction(store);
    RETINUE_TRY(transaction.began());
    RETINUE_TRY(applyDeletions(store));
    RETINUE_TRY(applyOwners(store));
    RETINUE_TRY(applySettings(store));
    RETINUE_TRY(applyMemberships(store));
    RETINUE_TRY(applyWhole(store));
    RETINUE_TRY(runAll(
        store,
        {QStringLiteral("INSERT OR REPLACE INTO main.recently_deleted SELECT * FROM "
                        "inc.recently_deleted"),
         QStringLiteral("DELETE FROM main.recently_deleted WHERE occasion IS NOT NULL AND occasion "
                        "NOT IN (SELECT \"row\" FROM main.deleted_owner)"),
         QStringLiteral("DELETE FROM main.import_change"), QStringLiteral("DELETE FROM main.import_run")}));
    RETINUE_TRY(takeAdditions(store));
    RETINUE_TRY(recomputeTree(store));
    if (prove)
        RETINUE_TRY(prove(store));
    return transaction.commit();
}

Result<void> copyInto(sql::Database &store, const BackupHeader &before, BackupHeader &header)
{
    // For reading of the store, whose writer goes on; only the attached file is written to.
    sql::Transaction transaction(store, sql::Transaction::Kind::Read);
    RETINUE_TRY(transaction.began());
    RETINUE_TRY(readFacts(store, header));
    const auto follows = canFollow(store, before);
    if (!follows)
        return follows.error();
    if (!*follows)
        return Error{ErrorCode::CannotCalculateChanges, QStringLiteral("what changed since cannot be told")};
    RETINUE_TRY(copyRows(store, before));
    return transaction.commit();
}

} // namespace

Result<bool> canFollow(sql::Database &store, const BackupHeader &before)
{
    const auto head = store::HeadTable(store).read();
    const auto schema = numberOf(store, QStringLiteral("SELECT max(number) FROM schema_migration"));
    if (!head || !schema)
        return !head ? head.error() : schema.error();
    // Seeds (R33) come and go without tombstones, and name their owners by rows, which an increment gives
    // anew.
    const auto seeds = numberOf(store, QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM seed LIMIT 1) s"));
    const auto changes =
        numberOf(store, QStringLiteral("SELECT count(*) FROM scope_change WHERE began_at > %1")
                            .arg(toMilliseconds(before.madeAt - kScopeSlack)));
    if (!seeds || !changes)
        return !seeds ? seeds.error() : changes.error();
    return *seeds == 0 && *changes == 0 && head->generation == before.state.generation &&
           head->purged <= before.state.revision && head->revision >= before.state.revision &&
           *schema == before.schema && before.productVersion == QStringLiteral(RETINUE_VERSION);
}

Result<BackupHeader> copyChanges(const sql::Location &store, const BackupHeader &before, const QString &to,
                                 BackupHeader header, const AddInstallation &add, const LongWork &work)
{
    work.tell(QStringLiteral("copying"), 0, 0);
    auto source = sql::Database::open(store);
    if (!source)
        return std::move(source).error();
    RETINUE_TRY(useSmallCache(**source));
    RETINUE_TRY(makePrivateFile(to));
    (*source)->interruptWhen([&work] { return work.isToEnd(); });
    RETINUE_TRY(run(**source, QStringLiteral("ATTACH DATABASE ? AS inc"), {to}));
    auto copied = copyInto(**source, before, header);
    if (!copied && work.isToEnd())
        return endedEarly(work, Rest::Stays);
    RETINUE_TRY(std::move(copied));
    source->reset();

    sql::Location location = store;
    location.file = to;
    location.isScratch = true;
    auto changes = sql::Database::open(location);
    if (!changes)
        return std::move(changes).error();
    {
        sql::Transaction transaction(**changes);
        RETINUE_TRY(transaction.began());
        RETINUE_TRY(writeManifest(**changes, header));
        if (add)
            RETINUE_TRY(add(**changes));
        RETINUE_TRY(transaction.commit());
    }
    RETINUE_TRY(makeOneFile(**changes));
    return header;
}

Result<void> applyIncrement(sql::Database &store, const QString &increment,
                            const std::function<Result<void>(sql::Database &)> &prove)
{
    RETINUE_TRY(run(store, QStringLiteral("ATTACH DATABASE ? AS inc"), {increment}));
    auto applied = applyAll(store, prove);
    (void)run(store, QStringLiteral("DETACH DATABASE inc"));
    return std::move(applied).during(QStringLiteral("applying an increment"));
}

} // namespace retinue::backup
