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
    return m_database.list(
        QStringLiteral(
            "SELECT at, kind, subject, address, detail FROM security_log ORDER BY row DESC LIMIT ?"),
        {count}, [](const sql::Rows &row) {
            return SecurityEvent{base::fromMilliseconds(row.integer(0)), row.text(1), row.text(2),
                                 row.text(3), row.text(4)};
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
