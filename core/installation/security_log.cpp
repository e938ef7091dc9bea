#include "core/installation/security_log.h"

#include "core/installation/log_reading.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcSecurity, "retinue.installation")

namespace retinue::installation {

void SecurityLog::record(const QString &kind, const QString &subject, const QString &address,
                         const QString &detail)
{
    // The subject may come from the network: it is quoted, so that it cannot forge lines.
    qCWarning(lcSecurity) << kind << subject << address << detail;
    const QVariantList values{qint64(base::toMilliseconds(m_clock.now())), kind, subject, address, detail};
    m_database.writer().submit(
        [values](sql::Database &database) -> Result<void> {
            RETINUE_TRY(
                database.execute(QStringLiteral("INSERT INTO security_log (at, kind, subject, address, "
                                                "detail) VALUES (?, ?, ?, ?, ?)"),
                                 values));
            return {};
        },
        [](const Result<void> &result) {
            if (!result.ok())
                qCWarning(lcSecurity)
                    << "the security log could not be written:" << result.error().toString();
        });
}

Result<std::vector<SecurityEvent>> SecurityLog::newest(int count)
{
    const auto page = this->page({}, {}, count);
    if (!page)
        return page.error();
    std::vector<SecurityEvent> events;
    for (const auto &row : page->rows)
        events.push_back(row.entry);
    return events;
}

Result<LogPage<SecurityEvent>> SecurityLog::page(const LogFilter &filter, const LogRange &range, int count)
{
    const auto database = m_database.reader();
    if (!database)
        return database.error();
    return readLogPage<SecurityEvent>(
        **database, QStringLiteral("security_log"), QStringLiteral("at, kind, subject, address, detail"),
        range, count,
        [](const sql::Rows &rows) {
            return SecurityEvent{base::fromMilliseconds(rows.integer(1)), rows.text(2), rows.text(3),
                                 rows.text(4), rows.text(5)};
        },
        [&](const SecurityEvent &event) {
            return filter.matches(event.kind, {event.kind, event.subject, event.address, event.detail});
        });
}

Result<void> SecurityLog::removeBefore(Timestamp time)
{
    return m_database.writer().run([&](sql::Database &database) -> Result<void> {
        RETINUE_TRY(database.execute(QStringLiteral("DELETE FROM security_log WHERE at < ?"),
                                     {qint64(base::toMilliseconds(time))}));
        return {};
    });
}

} // namespace retinue::installation
