#include "core/store/answer_table.h"

#include "core/store/columns.h"

namespace retinue::store {

Result<std::optional<AnswerRow>> AnswerTable::find(const DeviceId &device, const ChangeId &change) const
{
    sql::Rows rows =
        m_database->query(QStringLiteral("SELECT outcome, owner_id, revision, value, answered_at "
                                         "FROM answer WHERE device = ? AND change_id = ?"),
                          {device.toBytes(), change.toBytes()});
    std::optional<AnswerRow> answer;
    while (rows.next()) {
        auto owner = idColumn<OwnerId>(rows, 1);
        if (!owner)
            return std::move(owner).error();
        answer = AnswerRow{device,
                           change,
                           Outcome(rows.integer(0)),
                           *owner,
                           {rows.integer(2)},
                           rows.bytes(3),
                           timeColumn(rows, 4)};
    }
    RETINUE_TRY(rows.result());
    return answer;
}

Result<void> AnswerTable::insert(const AnswerRow &answer)
{
    return done(m_database->execute(
        QStringLiteral("INSERT INTO answer (device, change_id, outcome, owner_id, revision, value, "
                       "answered_at) VALUES (?, ?, ?, ?, ?, ?, ?)"),
        {answer.device.toBytes(), answer.change.toBytes(), int(answer.outcome), answer.owner.toBytes(),
         revisionValue(answer.revision), answer.value, timeValue(answer.answeredAt)}));
}

Result<void> AnswerTable::keepNewest(const DeviceId &device, int kept, int most)
{
    return done(m_database->execute(
        QStringLiteral("DELETE FROM answer WHERE \"row\" IN (SELECT \"row\" FROM answer WHERE device = ? "
                       "ORDER BY \"row\" DESC LIMIT ? OFFSET ?)"),
        {device.toBytes(), most, kept}));
}

Result<std::int64_t> AnswerTable::purge(Timestamp olderThan, int most)
{
    return m_database->execute(
        QStringLiteral("DELETE FROM answer WHERE \"row\" IN (SELECT \"row\" FROM answer "
                       "WHERE answered_at < ? LIMIT ?)"),
        {timeValue(olderThan), most});
}

Result<void> AnswerTable::removeMerged(const OwnerId &owner)
{
    return done(m_database->execute(
        QStringLiteral("DELETE FROM answer WHERE owner_id = ? AND outcome = %1").arg(int(Outcome::Merged)),
        {owner.toBytes()}));
}

Result<void> AnswerTable::clear()
{
    return done(m_database->execute(QStringLiteral("DELETE FROM answer")));
}

} // namespace retinue::store
