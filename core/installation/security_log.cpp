#include "core/installation/security_log.h"

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
            auto written =
                database.execute(QStringLiteral("INSERT INTO security_log (at, kind, subject, address, "
                                                "detail) VALUES (?, ?, ?, ?, ?)"),
                                 values);
            if (!written.ok())
                return std::move(written).error();
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
    auto database = m_database.reader();
    if (!database.ok())
        return std::move(database).error();
    auto rows = (*database)->query(
        QStringLiteral(
            "SELECT at, kind, subject, address, detail FROM security_log ORDER BY row DESC LIMIT ?"),
        {count});
    std::vector<SecurityEvent> events;
    while (rows.next())
        events.push_back({base::fromMilliseconds(rows.integer(0)), rows.text(1), rows.text(2), rows.text(3),
                          rows.text(4)});
    RETINUE_TRY(rows.result());
    return events;
}

Result<void> SecurityLog::removeBefore(Timestamp time)
{
    return m_database.writer().run([&](sql::Database &database) -> Result<void> {
        auto removed = database.execute(QStringLiteral("DELETE FROM security_log WHERE at < ?"),
                                        {qint64(base::toMilliseconds(time))});
        if (!removed.ok())
            return std::move(removed).error();
        return {};
    });
}

} // namespace retinue::installation
