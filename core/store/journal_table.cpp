#include "core/store/journal_table.h"

#include "core/store/columns.h"

namespace retinue::store {

namespace {

const QString kJournalColumns =
    QStringLiteral("SELECT \"row\", work, who, begun_at, ready, total FROM journal ");

Result<std::vector<JournalRow>> read(sql::Rows rows)
{
    std::vector<JournalRow> journals;
    while (rows.next())
        journals.push_back({rows.integer(0), rows.text(1), rows.text(2), timeColumn(rows, 3),
                            rows.integer(4) != 0, rows.integer(5)});
    RETINUE_TRY(rows.result());
    return journals;
}

} // namespace

Result<std::vector<JournalRow>> JournalTable::all() const
{
    return read(m_database->query(kJournalColumns + QStringLiteral("ORDER BY \"row\"")));
}

Result<std::optional<JournalRow>> JournalTable::find(std::int64_t journal) const
{
    auto found =
        read(m_database->query(kJournalColumns + QStringLiteral("WHERE \"row\" = ?"), {qlonglong(journal)}));
    if (!found)
        return std::move(found).error();
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<std::int64_t> JournalTable::left(std::int64_t journal) const
{
    sql::Rows rows = m_database->query(
        QStringLiteral("SELECT count(*) FROM journal_target WHERE journal = ?"), {qlonglong(journal)});
    std::int64_t number = 0;
    while (rows.next())
        number = rows.integer(0);
    RETINUE_TRY(rows.result());
    return number;
}

Result<std::vector<OwnerId>> JournalTable::next(std::int64_t journal, int most) const
{
    sql::Rows rows = m_database->query(
        QStringLiteral("SELECT owner_id FROM journal_target WHERE journal = ? ORDER BY \"row\" LIMIT ?"),
        {qlonglong(journal), most});
    std::vector<OwnerId> owners;
    while (rows.next()) {
        auto owner = idColumn<OwnerId>(rows, 0);
        if (!owner)
            return std::move(owner).error();
        owners.push_back(*owner);
    }
    RETINUE_TRY(rows.result());
    return owners;
}

Result<std::int64_t> JournalTable::insert(const JournalRow &journal)
{
    return m_database->insert(
        QStringLiteral("INSERT INTO journal (work, who, begun_at, ready, total) VALUES (?, ?, ?, ?, ?)"),
        {journal.work, journal.who, timeValue(journal.begunAt), int(journal.ready),
         qlonglong(journal.total)});
}

Result<void> JournalTable::addTargets(std::int64_t journal, const std::vector<OwnerId> &owners)
{
    for (const OwnerId &owner : owners)
        RETINUE_TRY(done(m_database->execute(
            QStringLiteral("INSERT INTO journal_target (journal, owner_id) VALUES (?, ?)"),
            {qlonglong(journal), owner.toBytes()})));
    return {};
}

Result<void> JournalTable::setReady(std::int64_t journal, std::int64_t total)
{
    return done(
        m_database->execute(QStringLiteral("UPDATE journal SET ready = 1, total = ? WHERE \"row\" = ?"),
                            {qlonglong(total), qlonglong(journal)}));
}

Result<void> JournalTable::setAbandoned(std::int64_t journal)
{
    return done(m_database->execute(QStringLiteral("UPDATE journal SET ready = 0 WHERE \"row\" = ?"),
                                    {qlonglong(journal)}));
}

Result<void> JournalTable::removeTargets(std::int64_t journal, const std::vector<OwnerId> &owners)
{
    for (const OwnerId &owner : owners)
        RETINUE_TRY(done(m_database->execute(
            QStringLiteral("DELETE FROM journal_target WHERE journal = ? AND owner_id = ?"),
            {qlonglong(journal), owner.toBytes()})));
    return {};
}

Result<void> JournalTable::remove(std::int64_t journal)
{
    return done(
        m_database->execute(QStringLiteral("DELETE FROM journal WHERE \"row\" = ?"), {qlonglong(journal)}));
}

} // namespace retinue::store
