#include "core/installation/execution_log.h"

#include "core/installation/log_reading.h"

namespace retinue::installation {

namespace {

const QString kTable = QStringLiteral("execution_log");
const QString kColumns = QStringLiteral("started_at, ended_at, operation, destination, result, bytes, who");

/// The columns above, after one other.
Execution readExecution(const sql::Rows &rows)
{
    Execution execution{base::fromMilliseconds(rows.integer(1)),
                        base::fromMilliseconds(rows.integer(2)),
                        rows.text(3),
                        rows.text(4),
                        rows.text(5),
                        {},
                        rows.text(7)};
    if (!rows.isNull(6))
        execution.bytes = rows.integer(6);
    return execution;
}

} // namespace

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
    const auto page = this->page({}, {}, count);
    if (!page)
        return page.error();
    std::vector<Execution> executions;
    for (const auto &row : page->rows)
        executions.push_back(row.entry);
    return executions;
}

Result<LogPage<Execution>> ExecutionLog::page(const LogFilter &filter, const LogRange &range, int count)
{
    const auto database = m_database.reader();
    if (!database)
        return database.error();
    return readLogPage<Execution>(
        **database, kTable, kColumns, range, count, readExecution, [&](const Execution &execution) {
            return filter.matches(execution.operation, {execution.operation, execution.destination,
                                                        execution.result, execution.who});
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
