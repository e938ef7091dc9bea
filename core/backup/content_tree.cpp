#include "core/backup/content_tree.h"

#include "core/backup/store_copy.h"
#include "core/store/bucket_table.h"
#include "core/store/columns.h"
#include "core/store/content_sum.h"
#include "core/store/head_table.h"
#include "core/store/secret_values.h"

#include <map>

namespace retinue::backup {

namespace {

using store::ContentSum;

const QString kKeyCheck = QStringLiteral("data-key-check"); // as core/store names it

/// One row whose body is sealed.
struct SealedRow
{
    std::int64_t row = 0;
    OwnerId owner;
    std::int64_t ownerRow = 0;
    int item = 0;
    QByteArray body, digest;
};

Result<std::vector<SealedRow>> sealedRows(sql::Database &store, const QString &query, std::int64_t after)
{
    std::vector<SealedRow> found;
    auto rows = store.query(query, {qlonglong(after)});
    while (rows.next()) {
        const auto owner = store::idColumn<OwnerId>(rows, 1);
        if (!owner)
            return owner.error();
        found.push_back(
            {rows.integer(0), *owner, rows.integer(2), int(rows.integer(3)), rows.bytes(4), rows.bytes(5)});
    }
    RETINUE_TRY(rows.result());
    return found;
}

/// Calls `change` for every row of a query that takes the last row seen and gives some after it.
template<typename Change>
Result<void> forEachSealed(sql::Database &store, const QString &query, Change change)
{
    for (std::int64_t last = 0;;) {
        const auto some = sealedRows(store, query, last);
        if (!some)
            return some.error();
        if (some->empty())
            return {};
        for (const SealedRow &row : *some)
            RETINUE_TRY(change(row));
        last = some->back().row;
    }
}

const QString kSettings = QStringLiteral(
    "SELECT s.\"row\", o.id, o.\"row\", s.item, s.body, s.digest FROM setting s JOIN owner o ON "
    "o.\"row\" = s.owner WHERE s.secret = 1 AND s.\"row\" > ? ORDER BY s.\"row\" LIMIT 500");
const QString kDeleted =
    QStringLiteral("SELECT \"row\", owner_id, 0, item, body, '' FROM recently_deleted WHERE secret = 1 AND "
                   "\"row\" > ? ORDER BY \"row\" LIMIT 500");
const QString kImports = QStringLiteral(
    "SELECT \"row\", owner_id, 0, item, body, '' FROM import_change WHERE secret = 1 AND body IS "
    "NOT NULL AND \"row\" > ? ORDER BY \"row\" LIMIT 500");

/// The owner's digest after one of its settings has another one, or none.
Result<void> changeOwner(sql::Database &store, const SealedRow &row, const QByteArray &digest)
{
    auto rows =
        store.query(QStringLiteral("SELECT digest FROM owner WHERE \"row\" = ?"), {qlonglong(row.ownerRow)});
    if (!rows.next())
        return rows.result();
    ContentSum sum = ContentSum::fromBytes(rows.bytes(0));
    sum -= ContentSum::ofSetting(row.owner, row.item, row.digest);
    if (!digest.isEmpty())
        sum += ContentSum::ofSetting(row.owner, row.item, digest);
    RETINUE_TRY(rows.result());
    return run(store, QStringLiteral("UPDATE owner SET digest = ? WHERE \"row\" = ?"),
               {sum.toBytes(), qlonglong(row.ownerRow)});
}

Result<void> takeOut(sql::Database &store, Resealed &done)
{
    RETINUE_TRY(forEachSealed(store, kSettings, [&](const SealedRow &row) -> Result<void> {
        RETINUE_TRY(changeOwner(store, row, {}));
        ++done.leftOut;
        return run(store, QStringLiteral("DELETE FROM setting WHERE \"row\" = ?"), {qlonglong(row.row)});
    }));
    RETINUE_TRY(run(store, QStringLiteral("DELETE FROM recently_deleted WHERE secret = 1")));
    return run(store, QStringLiteral("DELETE FROM import_change WHERE secret = 1"));
}

Result<void> sealAnew(sql::Database &store, const store::SecretValues &from, const store::SecretValues &to,
                      Resealed &done)
{
    RETINUE_TRY(forEachSealed(store, kSettings, [&](const SealedRow &row) -> Result<void> {
        const auto plain = from.open(row.owner, row.item, row.body);
        if (!plain)
            return plain.error();
        const auto sealed = to.seal(row.owner, row.item, *plain);
        const auto digest = to.digest(row.owner, row.item, *plain);
        if (!sealed || !digest)
            return (!sealed ? sealed : digest).error();
        RETINUE_TRY(changeOwner(store, row, *digest));
        ++done.settings;
        return run(store, QStringLiteral("UPDATE setting SET body = ?, digest = ? WHERE \"row\" = ?"),
                   {*sealed, *digest, qlonglong(row.row)});
    }));
    for (const auto &[query, table] : {std::pair(kDeleted, QStringLiteral("recently_deleted")),
                                       std::pair(kImports, QStringLiteral("import_change"))}) {
        const QString update = QStringLiteral("UPDATE %1 SET body = ? WHERE \"row\" = ?").arg(table);
        RETINUE_TRY(forEachSealed(store, query, [&](const SealedRow &row) -> Result<void> {
            const auto plain = from.open(row.owner, row.item, row.body);
            if (!plain)
                return plain.error();
            const auto sealed = to.seal(row.owner, row.item, *plain);
            if (!sealed)
                return sealed.error();
            return run(store, update, {*sealed, qlonglong(row.row)});
        }));
    }
    return {};
}

} // namespace

Result<void> recomputeTree(sql::Database &store)
{
    std::map<int, ContentSum> sums;
    ContentSum root;
    {
        auto rows = store.query(QStringLiteral("SELECT bucket, digest FROM owner"));
        while (rows.next()) {
            const ContentSum digest = ContentSum::fromBytes(rows.bytes(1));
            sums[int(rows.integer(0))] += digest;
            root += digest;
        }
        RETINUE_TRY(rows.result());
    }
    store::BucketTable buckets(store);
    for (int number = 0; number < ContentSum::kBuckets; ++number) {
        const auto known = buckets.read(number);
        if (!known)
            return known.error();
        const auto sum = sums.find(number);
        const ContentSum digest = sum == sums.end() ? ContentSum() : sum->second;
        if (known->digest != digest.toBytes())
            RETINUE_TRY(buckets.setDigest(number, digest));
    }
    // Columns of the first schema: a backup may be of any older one, until it is migrated.
    return run(
        store,
        QStringLiteral("UPDATE head SET root = ?, users = (SELECT count(*) FROM owner WHERE kind = ?), "
                       "user_groups = (SELECT count(*) FROM owner WHERE kind = ?), settings = (SELECT "
                       "count(*) FROM setting) WHERE \"row\" = 1"),
        {root.toBytes(), int(OwnerKind::User), int(OwnerKind::Group)});
}

Result<bool> isSealedUnder(sql::Database &store, const std::shared_ptr<const SecretBytes> &key)
{
    const auto known = store::HeadTable(store).meta(kKeyCheck);
    if (!known)
        return known.error();
    if (!*known || (*known)->isEmpty())
        return true;
    if (!key)
        return false;
    const auto check = store::SecretValues(key).keyCheck();
    if (!check)
        return check.error();
    return *check == **known;
}

Result<bool> areSealedAlike(sql::Database &store, sql::Database &other)
{
    const auto first = store::HeadTable(store).meta(kKeyCheck);
    const auto second = store::HeadTable(other).meta(kKeyCheck);
    if (!first || !second)
        return first ? second.error() : first.error();
    return *first && !(*first)->isEmpty() && *first == *second;
}

Result<Resealed> reseal(sql::Database &store, const std::shared_ptr<const SecretBytes> &from,
                        const std::shared_ptr<const SecretBytes> &to)
{
    Resealed done;
    if (!from)
        RETINUE_TRY(takeOut(store, done));
    else
        RETINUE_TRY(sealAnew(store, store::SecretValues(from), store::SecretValues(to), done));
    RETINUE_TRY(run(store, QStringLiteral("DELETE FROM meta WHERE name = ?"), {kKeyCheck}));
    RETINUE_TRY(recomputeTree(store));
    return done;
}

} // namespace retinue::backup
