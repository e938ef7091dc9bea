#include "core/store/recently_deleted_table.h"

#include "core/store/columns.h"

namespace retinue::store {

namespace {

const QString kColumns =
    QStringLiteral("SELECT \"row\", owner_id, kind, domain, name, item, secret, body, previous, "
                   "reason, device, deleted_at FROM recently_deleted ");
const QString kNewestFirst = QStringLiteral(" ORDER BY \"row\" DESC");

} // namespace

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
        } else {
            auto plain = m_secrets->open(deleted.owner, deleted.item, rows.bytes(7));
            if (!plain)
                return std::move(plain).error();
            deleted.value = *std::move(plain);
        }
        deleted.row = rows.integer(0);
        deleted.previous = {rows.integer(8)};
        deleted.reason = DeletedReason(rows.integer(9));
        deleted.device = deviceColumn(rows, 10);
        deleted.deletedAt = timeColumn(rows, 11);
        found.push_back(std::move(deleted));
    }
    RETINUE_TRY(rows.result());
    return found;
}

Result<std::int64_t> RecentlyDeletedTable::count() const
{
    sql::Rows rows = m_database->query(QStringLiteral("SELECT count(*) FROM recently_deleted"));
    std::int64_t number = 0;
    while (rows.next())
        number = rows.integer(0);
    RETINUE_TRY(rows.result());
    return number;
}

Result<void> RecentlyDeletedTable::insert(const RecentlyDeletedRow &deleted)
{
    QByteArray body = deleted.value;
    if (deleted.secret) {
        auto sealed = m_secrets->seal(deleted.owner, deleted.item, deleted.value);
        if (!sealed)
            return std::move(sealed).error();
        body = *std::move(sealed);
    }
    return done(m_database->execute(
        QStringLiteral("INSERT INTO recently_deleted (owner_id, kind, domain, name, folded_domain, "
                       "folded_name, item, secret, body, previous, reason, device, deleted_at) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {deleted.owner.toBytes(), int(deleted.key.kind()), deleted.key.domain(), deleted.key.name(),
         deleted.key.foldedDomain(), deleted.key.foldedName(), deleted.item, int(deleted.secret), body,
         revisionValue(deleted.previous), int(deleted.reason), deviceValue(deleted.device),
         timeValue(deleted.deletedAt)}));
}

Result<void> RecentlyDeletedTable::insertAll(const OwnerRow &owner, DeletedReason reason,
                                             const DeviceId &device, Timestamp now)
{
    return done(m_database->execute(
        QStringLiteral("INSERT INTO recently_deleted (owner_id, kind, domain, name, folded_domain, "
                       "folded_name, item, secret, body, previous, reason, device, deleted_at) "
                       "SELECT o.id, o.kind, o.domain, o.name, o.folded_domain, o.folded_name, s.item, "
                       "s.secret, s.body, s.revision, CAST(? AS INTEGER), CAST(? AS {blob}), "
                       "CAST(? AS BIGINT) FROM setting s JOIN owner o ON o.\"row\" = s.owner "
                       "WHERE o.\"row\" = ?")
            .replace(QStringLiteral("{blob}"), m_database->dialect() == sql::Dialect::Sqlite
                                                   ? QStringLiteral("BLOB")
                                                   : QStringLiteral("BYTEA")),
        {int(reason), deviceValue(device), timeValue(now), qlonglong(owner.row)}));
}

Result<void> RecentlyDeletedTable::remove(std::int64_t row)
{
    return done(m_database->execute(QStringLiteral("DELETE FROM recently_deleted WHERE \"row\" = ?"),
                                    {qlonglong(row)}));
}

Result<std::int64_t> RecentlyDeletedTable::purge(Timestamp olderThan, int most)
{
    return m_database->execute(
        QStringLiteral("DELETE FROM recently_deleted WHERE \"row\" IN (SELECT \"row\" FROM recently_deleted "
                       "WHERE deleted_at < ? LIMIT ?)"),
        {timeValue(olderThan), most});
}

} // namespace retinue::store
