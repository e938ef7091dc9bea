#include "core/installation/execution_log.h"

namespace retinue::installation {

Result<void> ExecutionLog::record(const Execution &execution)
{
    return m_database.writer()
        .run([&](sql::Database &database) -> Result<void> {
            auto written = database.execute(
                QStringLiteral(
                    "INSERT INTO execution_log (started_at, ended_at, operation, destination, result, "
                    "bytes, who) VALUES (?, ?, ?, ?, ?, ?, ?)"),
                {qint64(base::toMilliseconds(execution.started)),
                 qint64(base::toMilliseconds(execution.ended)), execution.operation, execution.destination,
                 execution.result, execution.bytes ? QVariant(qint64(*execution.bytes)) : QVariant(),
                 execution.who});
            if (!written.ok())
                return std::move(written).error();
            return {};
        })
        .during(QStringLiteral("writing the execution log"));
}

Result<std::vector<Execution>> ExecutionLog::newest(int count)
{
    auto database = m_database.reader();
    if (!database.ok())
        return std::move(database).error();
    auto rows =
        (*database)->query(QStringLiteral("SELECT started_at, ended_at, operation, destination, result, "
                                          "bytes, who FROM execution_log ORDER BY row DESC LIMIT ?"),
                           {count});
    std::vector<Execution> executions;
    while (rows.next()) {
        Execution execution{base::fromMilliseconds(rows.integer(0)),
                            base::fromMilliseconds(rows.integer(1)),
                            rows.text(2),
                            rows.text(3),
                            rows.text(4),
                            {},
                            rows.text(6)};
        if (!rows.isNull(5))
            execution.bytes = rows.integer(5);
        executions.push_back(std::move(execution));
    }
    RETINUE_TRY(rows.result());
    return executions;
}

Result<void> ExecutionLog::removeBefore(Timestamp time)
{
    return m_database.writer().run([&](sql::Database &database) -> Result<void> {
        auto removed = database.execute(QStringLiteral("DELETE FROM execution_log WHERE ended_at < ?"),
                                        {qint64(base::toMilliseconds(time))});
        if (!removed.ok())
            return std::move(removed).error();
        return {};
    });
}

} // namespace retinue::installation
