#include "core/store/seed_table.h"

#include "core/store/columns.h"

namespace retinue::store {

Result<std::vector<SeedRow>> SeedTable::read(const QString &where, const QVariantList &parameters) const
{
    sql::Rows rows = m_database->query(QStringLiteral("SELECT \"row\", owner, item, digest, changed_at, "
                                                      "changed_by, body, set_aside FROM seed WHERE ") +
                                           where,
                                       parameters);
    std::vector<SeedRow> seeds;
    while (rows.next())
        seeds.push_back({rows.integer(0), rows.integer(1), int(rows.integer(2)), rows.bytes(3),
                         timeColumn(rows, 4), deviceColumn(rows, 5), rows.bytes(6), rows.integer(7)});
    RETINUE_TRY(rows.result());
    return seeds;
}

Result<std::vector<SeedRow>> SeedTable::ofOwner(std::int64_t owner) const
{
    return read(QStringLiteral("owner = ? AND set_aside = 0 ORDER BY item"), {qlonglong(owner)});
}

Result<std::optional<SeedRow>> SeedTable::find(std::int64_t owner, int item, std::int64_t setAside) const
{
    auto found = read(QStringLiteral("owner = ? AND item = ? AND set_aside = ?"),
                      {qlonglong(owner), item, qlonglong(setAside)});
    if (!found)
        return std::move(found).error();
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<std::int64_t> SeedTable::count(int item, std::int64_t setAside) const
{
    sql::Rows rows =
        m_database->query(QStringLiteral("SELECT count(*) FROM seed WHERE set_aside = ? AND item = ?"),
                          {qlonglong(setAside), item});
    std::int64_t number = 0;
    while (rows.next())
        number = rows.integer(0);
    RETINUE_TRY(rows.result());
    return number;
}

Result<void> SeedTable::insert(const SeedRow &seed)
{
    return done(m_database->execute(
        QStringLiteral("INSERT INTO seed (owner, item, digest, changed_at, changed_by, body, set_aside) "
                       "VALUES (?, ?, ?, ?, ?, ?, 0)"),
        {qlonglong(seed.owner), seed.item, seed.digest, timeValue(seed.changedAt),
         deviceValue(seed.changedBy), seed.value}));
}

Result<void> SeedTable::insertSetting(std::int64_t owner, int item)
{
    return done(m_database->execute(
        QStringLiteral("INSERT INTO seed (owner, item, digest, changed_at, changed_by, body, set_aside) "
                       "SELECT owner, item, digest, changed_at, changed_by, body, 0 FROM setting "
                       "WHERE owner = ? AND item = ?"),
        {qlonglong(owner), item}));
}

Result<void> SeedTable::setAside(std::int64_t row, std::int64_t change)
{
    return done(m_database->execute(QStringLiteral("UPDATE seed SET set_aside = ? WHERE \"row\" = ?"),
                                    {qlonglong(change), qlonglong(row)}));
}

Result<void> SeedTable::remove(std::int64_t row)
{
    return done(m_database->execute(QStringLiteral("DELETE FROM seed WHERE \"row\" = ?"), {qlonglong(row)}));
}

Result<std::int64_t> SeedTable::removeAll(std::int64_t owner)
{
    auto inForce = m_database->execute(QStringLiteral("DELETE FROM seed WHERE owner = ? AND set_aside = 0"),
                                       {qlonglong(owner)});
    if (!inForce)
        return inForce;
    RETINUE_TRY(
        done(m_database->execute(QStringLiteral("DELETE FROM seed WHERE owner = ?"), {qlonglong(owner)})));
    return inForce;
}

Result<void> SeedTable::move(std::int64_t from, std::int64_t to)
{
    return done(m_database->execute(QStringLiteral("UPDATE seed SET owner = ? WHERE owner = ?"),
                                    {qlonglong(to), qlonglong(from)}));
}

Result<void> SeedTable::copyMissing(std::int64_t from, std::int64_t to)
{
    return done(m_database->execute(
        QStringLiteral("INSERT INTO seed (owner, item, digest, changed_at, changed_by, body, set_aside) "
                       "SELECT CAST(? AS BIGINT), item, digest, changed_at, changed_by, body, 0 FROM seed s "
                       "WHERE s.owner = ? AND s.set_aside = 0 AND NOT EXISTS (SELECT 1 FROM seed t "
                       "WHERE t.owner = ? AND t.item = s.item AND t.set_aside = 0)"),
        {qlonglong(to), qlonglong(from), qlonglong(to)}));
}

Result<std::int64_t> SeedTable::purge(Timestamp olderThan, int most)
{
    return m_database->execute(
        QStringLiteral("DELETE FROM seed WHERE \"row\" IN (SELECT s.\"row\" FROM seed s JOIN scope_change c "
                       "ON c.epoch = s.set_aside WHERE s.set_aside > 0 AND c.began_at < ? LIMIT ?)"),
        {timeValue(olderThan), most});
}

} // namespace retinue::store
