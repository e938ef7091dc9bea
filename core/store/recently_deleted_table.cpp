#include "core/store/recently_deleted_table.h"

#include "core/store/columns.h"

namespace retinue::store {

namespace {

/// What is reported later is another occasion.
constexpr std::chrono::hours kOccasionLasts{1};

const QString kColumns =
    QStringLiteral("SELECT \"row\", owner_id, kind, domain, name, item, secret, body, previous, "
                   "reason, device, deleted_at, occasion FROM recently_deleted ");
const QString kNewestFirst = QStringLiteral(" ORDER BY \"row\" DESC");
const QString kOccasionColumns =
    QStringLiteral("SELECT \"row\", owner_id, kind, domain, name, reason, device, deleted_by, deleted_at, "
                   "settings, bytes FROM deleted_owner ");

/// Of the one row.
Result<std::int64_t> number(sql::Rows rows)
{
    std::int64_t number = 0;
    while (rows.next())
        number = rows.integer(0);
    RETINUE_TRY(rows.result());
    return number;
}

} // namespace

Result<std::vector<DeletedOwnerRow>> RecentlyDeletedTable::occasions(std::optional<std::int64_t> before,
                                                                     int limit) const
{
    return before ? readOccasions(m_database->query(kOccasionColumns + QStringLiteral("WHERE \"row\" < ?") +
                                                        kNewestFirst + QStringLiteral(" LIMIT ?"),
                                                    {qlonglong(*before), limit}))
                  : readOccasions(m_database->query(
                        kOccasionColumns + kNewestFirst + QStringLiteral(" LIMIT ?"), {limit}));
}

Result<std::optional<DeletedOwnerRow>> RecentlyDeletedTable::occasion(std::int64_t row) const
{
    auto found = readOccasions(
        m_database->query(kOccasionColumns + QStringLiteral("WHERE \"row\" = ?"), {qlonglong(row)}));
    if (!found)
        return std::move(found).error();
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<std::optional<DeletedOwnerRow>> RecentlyDeletedTable::newestOf(const OwnerId &owner) const
{
    auto found = readOccasions(m_database->query(kOccasionColumns + QStringLiteral("WHERE owner_id = ?") +
                                                     kNewestFirst + QStringLiteral(" LIMIT 1"),
                                                 {owner.toBytes()}));
    if (!found)
        return std::move(found).error();
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<std::int64_t> RecentlyDeletedTable::count() const
{
    return number(m_database->query(QStringLiteral("SELECT count(*) FROM deleted_owner")));
}

Result<std::int64_t> RecentlyDeletedTable::newest() const
{
    return number(
        m_database->query(QStringLiteral("SELECT coalesce(max(\"row\"), 0) FROM recently_deleted")));
}

Result<std::vector<RecentlyDeletedRow>> RecentlyDeletedTable::settingsOf(std::int64_t occasion) const
{
    return read(m_database->query(kColumns + QStringLiteral("WHERE occasion = ? ORDER BY item, \"row\" DESC"),
                                  {qlonglong(occasion)}));
}

Result<std::vector<RecentlyDeletedRow>> RecentlyDeletedTable::ofOwner(const OwnerKey &key) const
{
    return read(m_database->query(
        kColumns + QStringLiteral("WHERE kind = ? AND folded_domain = ? AND folded_name = ?") + kNewestFirst,
        {int(key.kind()), key.foldedDomain(), key.foldedName()}));
}

Result<std::vector<RecentlyDeletedRow>> RecentlyDeletedTable::displacedOn(const DeviceId &device,
                                                                          const OwnerKey &key, int item) const
{
    return read(m_database->query(
        kColumns +
            QStringLiteral("WHERE device = ? AND item = ? AND folded_name = ? AND folded_domain = ? "
                           "AND kind = ? AND reason = ?") +
            kNewestFirst,
        {device.toBytes(), item, key.foldedName(), key.foldedDomain(), int(key.kind()),
         int(DeletedReason::Displaced)}));
}

Result<std::vector<DeletedOwnerRow>> RecentlyDeletedTable::readOccasions(sql::Rows rows) const
{
    std::vector<DeletedOwnerRow> found;
    while (rows.next()) {
        auto owner = idColumn<OwnerId>(rows, 1);
        if (!owner)
            return std::move(owner).error();
        auto spelled = ownerKeyColumns(rows, 2);
        if (!spelled)
            return std::move(spelled).error();
        found.push_back({*owner, *std::move(spelled), DeletedReason(rows.integer(5)), deviceColumn(rows, 6),
                         rows.text(7), timeColumn(rows, 8), rows.integer(9), rows.integer(10),
                         rows.integer(0)});
    }
    RETINUE_TRY(rows.result());
    return found;
}

Result<std::vector<RecentlyDeletedRow>> RecentlyDeletedTable::read(sql::Rows rows) const
{
    std::vector<RecentlyDeletedRow> found;
    while (rows.next()) {
        auto owner = idColumn<OwnerId>(rows, 1);
        if (!owner)
            return std::move(owner).error();
        auto spelled = ownerKeyColumns(rows, 2);
        if (!spelled)
            return std::move(spelled).error();
        RecentlyDeletedRow deleted{*owner, *std::move(spelled), int(rows.integer(5)), rows.integer(6) != 0};
        if (!deleted.secret) {
            deleted.value = rows.bytes(7);
        } else if (m_secrets->isLocked()) {
            deleted.locked = true;
        } else if (auto plain = m_secrets->open(deleted.owner, deleted.item, rows.bytes(7))) {
            deleted.value = *std::move(plain);
        } else {
            deleted.damaged = true; // one value that is lost must not hide those that are not
        }
        deleted.row = rows.integer(0);
        deleted.previous = {rows.integer(8)};
        deleted.reason = DeletedReason(rows.integer(9));
        deleted.device = deviceColumn(rows, 10);
        deleted.deletedAt = timeColumn(rows, 11);
        deleted.occasion = rows.integer(12);
        found.push_back(std::move(deleted));
    }
    RETINUE_TRY(rows.result());
    return found;
}

Result<std::int64_t> RecentlyDeletedTable::insertOccasion(const DeletedOwnerRow &occasion)
{
    return m_database->insert(
        QStringLiteral("INSERT INTO deleted_owner (owner_id, kind, domain, name, folded_domain, folded_name, "
                       "reason, device, deleted_by, deleted_at, settings, bytes) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {occasion.owner.toBytes(), int(occasion.key.kind()), occasion.key.domain(), occasion.key.name(),
         occasion.key.foldedDomain(), occasion.key.foldedName(), int(occasion.reason),
         deviceValue(occasion.device), occasion.by, timeValue(occasion.deletedAt),
         qlonglong(occasion.settings), qlonglong(occasion.bytes)});
}

Result<std::int64_t> RecentlyDeletedTable::displacedBytes(const DeviceId &device, std::int64_t least) const
{
    return number(m_database->query(
        QStringLiteral(
            "SELECT COALESCE(sum(CASE WHEN length(body) > CAST(? AS BIGINT) THEN length(body) "
            "ELSE CAST(? AS BIGINT) END), 0) FROM recently_deleted WHERE device = ? AND reason = ?"),
        {qlonglong(least), qlonglong(least), device.toBytes(), int(DeletedReason::Displaced)}));
}

Result<std::optional<std::int64_t>>
RecentlyDeletedTable::openOccasion(const RecentlyDeletedRow &deleted) const
{
    sql::Rows rows =
        m_database->query(QStringLiteral("SELECT \"row\", reason, device, deleted_at FROM deleted_owner "
                                         "WHERE folded_name = ? AND folded_domain = ? AND kind = ?") +
                              kNewestFirst,
                          {deleted.key.foldedName(), deleted.key.foldedDomain(), int(deleted.key.kind())});
    std::optional<std::int64_t> open;
    while (!open && rows.next()) {
        const auto age = deleted.deletedAt - timeColumn(rows, 3);
        if (DeletedReason(rows.integer(1)) == deleted.reason && deviceColumn(rows, 2) == deleted.device &&
            age >= std::chrono::hours(0) && age < kOccasionLasts)
            open = rows.integer(0);
    }
    RETINUE_TRY(rows.result());
    return open;
}

Result<void> RecentlyDeletedTable::insert(const RecentlyDeletedRow &deleted, const QString &by)
{
    QByteArray body = deleted.value;
    if (deleted.secret) {
        auto sealed = m_secrets->seal(deleted.owner, deleted.item, deleted.value);
        if (!sealed)
            return std::move(sealed).error();
        body = *std::move(sealed);
    }
    auto occasion = openOccasion(deleted);
    if (!occasion)
        return std::move(occasion).error();
    if (!*occasion) {
        auto begun = insertOccasion(
            {deleted.owner, deleted.key, deleted.reason, deleted.device, by, deleted.deletedAt});
        if (!begun)
            return std::move(begun).error();
        *occasion = *begun;
    }
    RETINUE_TRY(done(m_database->execute(
        QStringLiteral("INSERT INTO recently_deleted (owner_id, kind, domain, name, folded_domain, "
                       "folded_name, item, secret, body, previous, reason, device, deleted_at, occasion) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {deleted.owner.toBytes(), int(deleted.key.kind()), deleted.key.domain(), deleted.key.name(),
         deleted.key.foldedDomain(), deleted.key.foldedName(), deleted.item, int(deleted.secret), body,
         revisionValue(deleted.previous), int(deleted.reason), deviceValue(deleted.device),
         timeValue(deleted.deletedAt), qlonglong(**occasion)})));
    return done(m_database->execute(
        QStringLiteral(
            "UPDATE deleted_owner SET settings = settings + 1, bytes = bytes + ? WHERE \"row\" = ?"),
        {qlonglong(body.size()), qlonglong(**occasion)}));
}

Result<void> RecentlyDeletedTable::insertAll(const OwnerRow &owner, DeletedReason reason, const QString &by,
                                             Timestamp now)
{
    return insertWhere(owner, {}, reason, by, now);
}

Result<void> RecentlyDeletedTable::insertOne(const OwnerRow &owner, int item, DeletedReason reason,
                                             const QString &by, Timestamp now)
{
    return insertWhere(owner, item, reason, by, now);
}

Result<void> RecentlyDeletedTable::insertWhere(const OwnerRow &owner, std::optional<int> item,
                                               DeletedReason reason, const QString &by, Timestamp now)
{
    // With the seeds in force (R33), which are all that the server has of a device-specific item.
    const QString of =
        (item ? QStringLiteral("(SELECT item, secret, body, revision FROM setting WHERE owner = %1 "
                               "AND item = %2) s")
                    .arg(owner.row)
                    .arg(*item)
              : QStringLiteral("(SELECT item, secret, body, revision FROM setting WHERE owner = %1 UNION ALL "
                               "SELECT item, 0, body, 0 FROM seed WHERE owner = %1 AND set_aside = 0) s")
                    .arg(owner.row));
    DeletedOwnerRow occasion{owner.id, owner.key, reason, {}, by, now};
    {
        sql::Rows rows =
            m_database->query(QStringLiteral("SELECT count(*), coalesce(sum(length(s.body)), 0) FROM ") + of);
        while (rows.next()) {
            occasion.settings = rows.integer(0);
            occasion.bytes = rows.integer(1);
        }
        RETINUE_TRY(rows.result());
    }
    if (occasion.settings == 0)
        return {};
    auto begun = insertOccasion(occasion);
    if (!begun)
        return std::move(begun).error();
    return done(m_database->execute(
        QStringLiteral("INSERT INTO recently_deleted (owner_id, kind, domain, name, folded_domain, "
                       "folded_name, item, secret, body, previous, reason, device, deleted_at, occasion) "
                       "SELECT o.id, o.kind, o.domain, o.name, o.folded_domain, o.folded_name, s.item, "
                       "s.secret, s.body, s.revision, CAST(? AS INTEGER), NULL, CAST(? AS BIGINT), "
                       "CAST(? AS BIGINT) FROM ") +
            of + QStringLiteral(" JOIN owner o ON o.\"row\" = CAST(? AS BIGINT)"),
        {int(reason), timeValue(now), qlonglong(*begun), qlonglong(owner.row)}));
}

Result<void> RecentlyDeletedTable::rename(const OwnerRow &owner, const OwnerKey &to)
{
    for (const char *table : {"recently_deleted", "deleted_owner"})
        RETINUE_TRY(done(m_database->execute(
            QStringLiteral("UPDATE %1 SET domain = ?, name = ?, folded_domain = ?, folded_name = ? "
                           "WHERE folded_name = ? AND folded_domain = ? AND kind = ? AND owner_id = ?")
                .arg(QLatin1String(table)),
            {to.domain(), to.name(), to.foldedDomain(), to.foldedName(), owner.key.foldedName(),
             owner.key.foldedDomain(), int(owner.key.kind()), owner.id.toBytes()})));
    return {};
}

Result<void> RecentlyDeletedTable::remove(const RecentlyDeletedRow &setting)
{
    RETINUE_TRY(done(m_database->execute(
        QStringLiteral("UPDATE deleted_owner SET settings = settings - 1, bytes = bytes - "
                       "(SELECT length(body) FROM recently_deleted WHERE \"row\" = ?) WHERE \"row\" = ?"),
        {qlonglong(setting.row), qlonglong(setting.occasion)})));
    RETINUE_TRY(done(m_database->execute(QStringLiteral("DELETE FROM recently_deleted WHERE \"row\" = ?"),
                                         {qlonglong(setting.row)})));
    return done(
        m_database->execute(QStringLiteral("DELETE FROM deleted_owner WHERE \"row\" = ? AND settings <= 0"),
                            {qlonglong(setting.occasion)}));
}

Result<void> RecentlyDeletedTable::removeOccasion(std::int64_t row)
{
    RETINUE_TRY(done(m_database->execute(QStringLiteral("DELETE FROM recently_deleted WHERE occasion = ?"),
                                         {qlonglong(row)})));
    return done(
        m_database->execute(QStringLiteral("DELETE FROM deleted_owner WHERE \"row\" = ?"), {qlonglong(row)}));
}

Result<void> RecentlyDeletedTable::removeAllOf(const OwnerKey &key)
{
    for (const char *table : {"recently_deleted", "deleted_owner"})
        RETINUE_TRY(done(m_database->execute(
            QStringLiteral("DELETE FROM %1 WHERE folded_name = ? AND folded_domain = ? AND kind = ?")
                .arg(QLatin1String(table)),
            {key.foldedName(), key.foldedDomain(), int(key.kind())})));
    return {};
}

Result<std::int64_t> RecentlyDeletedTable::purge(Timestamp olderThan, int most)
{
    // By setting: how much work an occasion is depends on whose it was. Until its last setting is gone an
    // occasion tells more than there is.
    auto purged = m_database->execute(
        QStringLiteral("DELETE FROM recently_deleted WHERE \"row\" IN (SELECT \"row\" FROM recently_deleted "
                       "WHERE deleted_at < ? LIMIT ?)"),
        {timeValue(olderThan), most});
    if (!purged)
        return std::move(purged).error();
    RETINUE_TRY(done(m_database->execute(
        QStringLiteral("DELETE FROM deleted_owner WHERE \"row\" IN (SELECT d.\"row\" FROM deleted_owner d "
                       "WHERE d.deleted_at < ? AND NOT EXISTS (SELECT 1 FROM recently_deleted r "
                       "WHERE r.occasion = d.\"row\") LIMIT ?)"),
        {timeValue(olderThan), most})));
    return *purged;
}

} // namespace retinue::store
