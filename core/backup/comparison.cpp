#include "core/backup/comparison.h"

#include "core/backup/store_copy.h"
#include "core/store/columns.h"

namespace retinue::backup {

namespace {

/// Lets go of the other database however the comparison ends.
class Attached
{
public:
    explicit Attached(sql::Database &database) : m_database(database) {}
    ~Attached() { (void)m_database.execute(QStringLiteral("DETACH DATABASE live")); }
    Attached(const Attached &) = delete;
    Attached &operator=(const Attached &) = delete;

private:
    sql::Database &m_database;
};

const QString kSameName = QStringLiteral("%1.kind = %2.kind AND %1.folded_domain = %2.folded_domain AND "
                                         "%1.folded_name = %2.folded_name");

QString sameName(const char *left, const char *right)
{
    return kSameName.arg(QLatin1String(left), QLatin1String(right));
}

/// Rows of: kind, domain, name, a number that is summed up, id.
struct OwnerRows
{
    NamedOwners owners;
    std::int64_t sum = 0;
    std::vector<OwnerId> ids;
};

Result<OwnerRows> readOwners(sql::Database &database, const QString &query)
{
    OwnerRows found;
    auto rows = database.query(query);
    while (rows.next()) {
        ++found.owners.count;
        found.sum += rows.integer(3);
        const auto id = store::idColumn<OwnerId>(rows, 4);
        if (!id)
            return id.error();
        found.ids.push_back(*id);
        if (found.owners.first.size() >= NamedOwners::kMostNamed)
            continue;
        const auto key = store::ownerKeyColumns(rows, 0);
        if (!key)
            return key.error();
        found.owners.first.push_back(*key);
    }
    RETINUE_TRY(rows.result());
    return found;
}

Result<void> remember(sql::Database &backup, const QString &table, const std::vector<OwnerId> &owners)
{
    RETINUE_TRY(
        run(backup, QStringLiteral("CREATE TEMP TABLE IF NOT EXISTS %1 (id BLOB PRIMARY KEY)").arg(table)));
    RETINUE_TRY(run(backup, QStringLiteral("DELETE FROM temp.%1").arg(table)));
    const QString insert = QStringLiteral("INSERT OR IGNORE INTO temp.%1 (id) VALUES (?)").arg(table);
    for (const OwnerId &owner : owners)
        RETINUE_TRY(run(backup, insert, {owner.toBytes()}));
    return {};
}

/// Everybody of whom the backup has anything and who was deleted for good.
Result<std::vector<OwnerId>> erasedIn(sql::Database &backup)
{
    std::vector<OwnerId> found;
    auto rows = backup.query(QStringLiteral("SELECT e.id FROM temp.erased e WHERE EXISTS (SELECT 1 FROM "
                                            "main.owner o WHERE o.id = e.id) OR EXISTS (SELECT 1 "
                                            "FROM main.deleted_owner d WHERE d.owner_id = e.id) OR EXISTS "
                                            "(SELECT 1 FROM main.import_change c WHERE "
                                            "c.owner_id = e.id)"));
    while (rows.next()) {
        const auto id = store::idColumn<OwnerId>(rows, 0);
        if (!id)
            return id.error();
        found.push_back(*id);
    }
    RETINUE_TRY(rows.result());
    return found;
}

const QString kColumns = QStringLiteral("SELECT %1.kind, %1.domain, %1.name, %2, %1.id ");

QString lostQuery()
{
    return kColumns.arg(QStringLiteral("o"),
                        QStringLiteral("(SELECT count(*) FROM live.setting s WHERE s.owner = o.\"row\")")) +
           QStringLiteral("FROM live.owner o WHERE NOT EXISTS (SELECT 1 FROM main.owner b WHERE %1) "
                          "ORDER BY o.folded_name, o.folded_domain")
               .arg(sameName("b", "o"));
}

QString newerQuery()
{
    return kColumns.arg(QStringLiteral("o"), QStringLiteral("count(*)")) +
           QStringLiteral(
               "FROM live.owner o JOIN main.owner b ON %1 JOIN live.setting s ON s.owner = o.\"row\" "
               "LEFT JOIN main.setting t ON t.owner = b.\"row\" AND t.item = s.item "
               "WHERE o.digest <> b.digest AND (t.\"row\" IS NULL OR t.digest <> s.digest) "
               "GROUP BY o.\"row\" ORDER BY o.folded_name, o.folded_domain")
               .arg(sameName("b", "o"));
}

QString returningQuery()
{
    return QStringLiteral("SELECT count(*) FROM main.owner b JOIN main.setting t ON t.owner = b.\"row\" "
                          "LEFT JOIN live.owner o ON %1 LEFT JOIN live.setting s ON s.owner = o.\"row\" AND "
                          "s.item = t.item WHERE s.\"row\" IS NULL")
        .arg(sameName("o", "b"));
}

/// Deleted, and neither brought back nor known by another name now.
QString deletedSinceQuery()
{
    return kColumns.arg(QStringLiteral("b"), QStringLiteral("0")) +
           QStringLiteral(
               "FROM main.owner b WHERE b.kind IN (1, 2) AND NOT EXISTS (SELECT 1 FROM live.owner o WHERE "
               "%1) "
               "AND (EXISTS (SELECT 1 FROM live.tombstone t WHERE t.owner_id = b.id AND t.item IS NULL) "
               "OR EXISTS (SELECT 1 FROM live.deleted_owner d WHERE d.owner_id = b.id AND d.reason = 1) "
               "OR EXISTS (SELECT 1 FROM temp.deleted x WHERE x.id = b.id)) "
               "AND NOT EXISTS (SELECT 1 FROM live.former_owner f JOIN live.owner n ON n.id = f.owner_id "
               "WHERE f.former_id = b.id) "
               "AND NOT EXISTS (SELECT 1 FROM temp.erased e WHERE e.id = b.id) "
               "ORDER BY b.folded_name, b.folded_domain")
               .arg(sameName("o", "b"));
}

QString erasedSinceQuery()
{
    return kColumns.arg(QStringLiteral("b"), QStringLiteral("0")) +
           QStringLiteral("FROM main.owner b JOIN temp.erased e ON e.id = b.id ORDER BY b.folded_name");
}

} // namespace

Result<Comparison> compareStores(sql::Database &backup, const sql::Location &inUse,
                                 const KnownDeletions &known, const LongWork &work)
{
    work.tell(QStringLiteral("comparing"), 0, 0);
    backup.interruptWhen([&work] { return work.isToEnd(); });
    RETINUE_TRY(remember(backup, QStringLiteral("erased"), known.erased));
    RETINUE_TRY(remember(backup, QStringLiteral("deleted"), known.deleted));
    RETINUE_TRY(run(backup, QStringLiteral("ATTACH DATABASE ? AS live"), {inUse.file}));
    const Attached attached(backup);
    sql::Transaction view(backup, sql::Transaction::Kind::Read); // all of one moment
    RETINUE_TRY(view.began());
    Comparison comparison;
    RestorePreview &preview = comparison.preview;
    auto lost = readOwners(backup, lostQuery());
    auto newer = readOwners(backup, newerQuery());
    const auto returning = numberOf(backup, returningQuery());
    auto deleted = readOwners(backup, deletedSinceQuery());
    auto gone = readOwners(backup, erasedSinceQuery());
    auto traces = erasedIn(backup);
    for (const auto *answer : {&lost, &newer, &deleted, &gone})
        if (!answer->ok())
            return work.isToEnd() ? endedEarly(work, Rest::Stays) : answer->error();
    if (!returning || !traces)
        return work.isToEnd() ? endedEarly(work, Rest::Stays)
               : !returning   ? returning.error()
                              : traces.error();
    preview.newerSettings = lost->sum + newer->sum;
    preview.lost = std::move(lost->owners);
    preview.newer = std::move(newer->owners);
    preview.returningSettings = *returning;
    preview.deletedSince = std::move(deleted->owners);
    preview.erasedSince = std::move(gone->owners);
    comparison.deletedSince = std::move(deleted->ids);
    comparison.erased = *std::move(traces);
    RETINUE_TRY(view.rollBack());
    return comparison;
}

Result<DeletionMark> deletionMark(const sql::Location &inUse)
{
    const auto database = sql::Database::open(inUse);
    if (!database)
        return database.error();
    const auto tombstone =
        numberOf(**database, QStringLiteral("SELECT max(\"row\") FROM tombstone WHERE item IS NULL"));
    if (!tombstone)
        return tombstone.error();
    const auto occasion =
        numberOf(**database, QStringLiteral("SELECT max(\"row\") FROM deleted_owner WHERE reason = 1"));
    if (!occasion)
        return occasion.error();
    return DeletionMark{*tombstone, *occasion};
}

} // namespace retinue::backup
