#include "core/installation/execution_log.h"

namespace retinue::installation {

Result<void> ExecutionLog::record(const Execution &execution)
{
    return m_database.writer()
        .run([&](sql::Database &database) -> Result<void> {
            RETINUE_TRY(database.execute(
                QStringLiteral(
                    "INSERT INTO execution_log (started_at, ended_at, operation, destination, result, "
                    "bytes, who) VALUES (?, ?, ?, ?, ?, ?, ?)"),
                {qint64(base::toMilliseconds(execution.started)),
                 qint64(base::toMilliseconds(execution.ended)), execution.operation, execution.destination,
                 execution.result, execution.bytes ? QVariant(qint64(*execution.bytes)) : QVariant(),
                 execution.who}));
            return {};
        })
        .during(QStringLiteral("writing the execution log"));
}

Result<std::vector<Execution>> ExecutionLog::newest(int count)
{
    return m_database.list(
        QStringLiteral("SELECT started_at, ended_at, operation, destination, result, bytes, who "
                       "FROM execution_log ORDER BY row DESC LIMIT ?"),
        {count}, [](const sql::Rows &row) {
            Execution execution{base::fromMilliseconds(row.integer(0)),
                                base::fromMilliseconds(row.integer(1)),
                                row.text(2),
                                row.text(3),
                                row.text(4),
                                {},
                                row.text(6)};
            if (!row.isNull(5))
                execution.bytes = row.integer(5);
            return execution;
        });
}

Result<void> ExecutionLog::removeBefore(Timestamp time)
{
    return m_database.writer().run([&](sql::Database &database) -> Result<void> {
        RETINUE_TRY(database.execute(QStringLiteral("DELETE FROM execution_log WHERE ended_at < ?"),
                                     {qint64(base::toMilliseconds(time))}));
        return {};
    });
}

} // namespace retinue::installation
