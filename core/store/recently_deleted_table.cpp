#include "core/store/recently_deleted_table.h"

#include "core/store/columns.h"

namespace retinue::store {

Result<std::vector<RecentlyDeletedRow>> RecentlyDeletedTable::ofOwner(const OwnerKey &key) const
{
    sql::Rows rows = m_database->query(
        QStringLiteral("SELECT owner_id, kind, domain, name, item, secret, body, previous, reason, device, "
                       "deleted_at FROM recently_deleted WHERE kind = ? AND folded_domain = ? "
                       "AND folded_name = ? ORDER BY \"row\" DESC"),
        {int(key.kind()), key.foldedDomain(), key.foldedName()});
    std::vector<RecentlyDeletedRow> found;
    while (rows.next()) {
        auto owner = idColumn<OwnerId>(rows, 0);
        if (!owner)
            return std::move(owner).error();
        auto spelled = ownerKeyColumns(rows, 1);
        if (!spelled)
            return std::move(spelled).error();
        RecentlyDeletedRow deleted{*owner, *std::move(spelled), int(rows.integer(4)), rows.integer(5) != 0};
        if (!deleted.secret) {
            deleted.value = rows.bytes(6);
        } else if (m_secrets->isLocked()) {
            deleted.locked = true;
        } else {
            auto plain = m_secrets->open(deleted.owner, deleted.item, rows.bytes(6));
            if (!plain)
                return std::move(plain).error();
            deleted.value = *std::move(plain);
        }
        deleted.previous = {rows.integer(7)};
        deleted.reason = DeletedReason(rows.integer(8));
        deleted.device = deviceColumn(rows, 9);
        deleted.deletedAt = timeColumn(rows, 10);
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

Result<std::int64_t> RecentlyDeletedTable::purge(Timestamp olderThan, int most)
{
    return m_database->execute(
        QStringLiteral("DELETE FROM recently_deleted WHERE \"row\" IN (SELECT \"row\" FROM recently_deleted "
                       "WHERE deleted_at < ? LIMIT ?)"),
        {timeValue(olderThan), most});
}

} // namespace retinue::store
