#include "core/store/tombstone_table.h"

#include "core/store/columns.h"

#include <algorithm>

namespace retinue::store {

namespace {

Result<std::vector<TombstoneRow>> tombstonesOf(sql::Rows rows)
{
    std::vector<TombstoneRow> tombstones;
    while (rows.next()) {
        auto owner = idColumn<OwnerId>(rows, 0);
        if (!owner)
            return std::move(owner).error();
        tombstones.push_back({*owner,
                              rows.isNull(1) ? std::nullopt : std::optional<int>(int(rows.integer(1))),
                              {rows.integer(2)},
                              timeColumn(rows, 3)});
    }
    RETINUE_TRY(rows.result());
    return tombstones;
}

} // namespace

Result<std::vector<TombstoneRow>> TombstoneTable::after(const std::vector<OwnerId> &owners,
                                                        Revision revision) const
{
    // Mostly nothing at all was deleted since: one question instead of many.
    sql::Rows newest = m_database->query(QStringLiteral("SELECT max(revision) FROM tombstone"));
    const bool any = newest.next() && newest.integer(0) > revision.value;
    RETINUE_TRY(newest.result());
    std::vector<TombstoneRow> tombstones;
    if (!any)
        return tombstones;
    for (std::size_t start = 0; start < owners.size(); start += kMostListed) {
        QVariantList part;
        for (std::size_t i = start; i < std::min(owners.size(), start + kMostListed); ++i)
            part.append(owners[i].toBytes());
        QVariantList parameters = listed(part);
        parameters.append(revisionValue(revision));
        auto found = tombstonesOf(m_database->query(
            QStringLiteral("SELECT owner_id, item, revision, deleted_at FROM tombstone WHERE owner_id IN ") +
                listText(part.size()) + QStringLiteral(" AND revision > ?"),
            parameters));
        if (!found)
            return std::move(found).error();
        tombstones.insert(tombstones.end(), found->begin(), found->end());
    }
    return tombstones;
}

Result<std::vector<TombstoneRow>> TombstoneTable::ownersAfter(Revision revision, int most) const
{
    return tombstonesOf(m_database->query(
        QStringLiteral("SELECT owner_id, item, revision, deleted_at FROM tombstone WHERE item IS NULL AND "
                       "revision > ? ORDER BY revision LIMIT ?"),
        {revisionValue(revision), most}));
}

Result<std::vector<TombstoneRow>> TombstoneTable::allAfter(Revision revision, int most) const
{
    return tombstonesOf(
        m_database->query(QStringLiteral("SELECT owner_id, item, revision, deleted_at FROM tombstone WHERE "
                                         "revision > ? ORDER BY revision LIMIT ?"),
                          {revisionValue(revision), most}));
}

Result<std::optional<TombstoneRow>> TombstoneTable::find(const OwnerId &owner, int item) const
{
    auto found = tombstonesOf(
        m_database->query(QStringLiteral("SELECT owner_id, item, revision, deleted_at FROM tombstone "
                                         "WHERE owner_id = ? AND item = ?"),
                          {owner.toBytes(), item}));
    if (!found)
        return std::move(found).error();
    return found->empty() ? std::nullopt : std::optional<TombstoneRow>(found->front());
}

Result<void> TombstoneTable::insert(const TombstoneRow &tombstone)
{
    return done(m_database->execute(
        QStringLiteral("INSERT INTO tombstone (owner_id, item, revision, deleted_at) VALUES (?, ?, ?, ?)"),
        {tombstone.owner.toBytes(), tombstone.item ? QVariant(*tombstone.item) : QVariant(),
         revisionValue(tombstone.revision), timeValue(tombstone.deletedAt)}));
}

Result<void> TombstoneTable::remove(const OwnerId &owner, int item)
{
    return done(m_database->execute(QStringLiteral("DELETE FROM tombstone WHERE owner_id = ? AND item = ?"),
                                    {owner.toBytes(), item}));
}

Result<void> TombstoneTable::removeAll(const OwnerId &owner)
{
    return done(
        m_database->execute(QStringLiteral("DELETE FROM tombstone WHERE owner_id = ?"), {owner.toBytes()}));
}

Result<TombstoneTable::Purged> TombstoneTable::purge(Timestamp olderThan, int most)
{
    sql::Rows rows = m_database->query(
        QStringLiteral("DELETE FROM tombstone WHERE \"row\" IN (SELECT \"row\" FROM tombstone "
                       "WHERE deleted_at < ? LIMIT ?) RETURNING revision"),
        {timeValue(olderThan), most});
    Purged purged;
    while (rows.next()) {
        ++purged.count;
        purged.newest = std::max(purged.newest, Revision{rows.integer(0)});
    }
    RETINUE_TRY(rows.result());
    return purged;
}

} // namespace retinue::store
