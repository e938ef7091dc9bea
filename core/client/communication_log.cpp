#include "core/client/communication_log.h"

#include <QLoggingCategory>

namespace retinue::client {

Q_LOGGING_CATEGORY(communicationLog, "retinue.client")

Severity severityOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Unreachable:
    case ErrorCode::TimedOut:
    case ErrorCode::Cancelled:
    case ErrorCode::NoSpace:
    case ErrorCode::Io:
    case ErrorCode::InUse:
    case ErrorCode::Locked:
    case ErrorCode::PortTaken:
    case ErrorCode::PortReserved:
    case ErrorCode::Abandoned:
    case ErrorCode::Internal:
        return Severity::Warning;
    case ErrorCode::TooMany:
    case ErrorCode::TooLarge:
    case ErrorCode::NotAuthenticated:
    case ErrorCode::NotPermitted:
    case ErrorCode::NotTrusted:
    case ErrorCode::InvalidInput:
    case ErrorCode::NotFound:
    case ErrorCode::AlreadyExists:
    case ErrorCode::VersionRequired:
    case ErrorCode::VersionUnsupported:
    case ErrorCode::Corrupt:
        return Severity::Error;
    case ErrorCode::OutOfDate:
    case ErrorCode::CannotCalculateChanges:
    case ErrorCode::OtherGeneration:
    case ErrorCode::NotStarted:
        return Severity::Information;
    }
    return Severity::Error;
}

CommunicationLog::CommunicationLog(sql::Writer &writer, const Clock &clock, int mostRows)
    : m_writer(writer)
    , m_clock(clock)
    , m_mostRows(mostRows)
{
}

void CommunicationLog::write(Severity severity, const QString &what)
{
    const auto now = qlonglong(base::toMilliseconds(m_clock.now()));
    auto written = m_writer.run([&](sql::Database &database) -> Result<void> {
        auto repeated = database.execute(
            QStringLiteral("UPDATE communication SET times = times + 1, last_at = ? WHERE severity = ? AND "
                           "what = ? AND \"row\" = (SELECT max(\"row\") FROM communication)"),
            {now, int(severity), what});
        if (!repeated)
            return std::move(repeated).error();
        if (*repeated != 0)
            return {};
        auto row =
            database.insert(QStringLiteral("INSERT INTO communication (severity, what, first_at, last_at, "
                                           "times) VALUES (?, ?, ?, ?, 1)"),
                            {int(severity), what, now, now});
        if (!row)
            return std::move(row).error();
        auto trimmed = database.execute(QStringLiteral("DELETE FROM communication WHERE \"row\" <= ?"),
                                        {qlonglong(*row - m_mostRows)});
        return trimmed ? Result<void>() : Result<void>(std::move(trimmed).error());
    });
    if (!written)
        qCWarning(communicationLog).noquote()
            << "the communication log cannot be written:" << written.error().toString()
            << "- it should say:" << what;
}

void CommunicationLog::write(const Error &error, const QString &during)
{
    write(severityOf(error), Error(error).during(during).toString());
}

Result<std::vector<CommunicationEntry>> CommunicationLog::newest(int limit) const
{
    std::vector<CommunicationEntry> entries;
    RETINUE_TRY(m_writer.run([&](sql::Database &database) -> Result<void> {
        auto rows = database.query(QStringLiteral("SELECT \"row\", severity, what, first_at, last_at, times "
                                                  "FROM communication ORDER BY \"row\" DESC LIMIT ?"),
                                   {limit});
        while (rows.next())
            entries.push_back({rows.integer(0), Severity(rows.integer(1)), rows.text(2),
                               base::fromMilliseconds(rows.integer(3)),
                               base::fromMilliseconds(rows.integer(4)), int(rows.integer(5))});
        return rows.result();
    }));
    return entries;
}

} // namespace retinue::client
