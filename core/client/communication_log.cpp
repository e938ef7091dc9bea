#include "core/client/communication_log.h"

#include "core/base/visible_text.h"

#include <QLoggingCategory>

namespace retinue::client {

Q_LOGGING_CATEGORY(communicationLog, "retinue.client")

namespace {

std::optional<OwnerKey> loggedOwner(OwnerKind kind, const QString &spelled)
{
    switch (kind) {
    case OwnerKind::User:
        if (auto user = OwnerKey::parseUser(spelled))
            return *std::move(user);
        return {};
    case OwnerKind::Group:
        if (auto group = OwnerKey::group(spelled))
            return *std::move(group);
        return {};
    case OwnerKind::AllDevices:
        return OwnerKey::allDevices();
    }
    return {};
}

/// `first`: the column of the kind, which those of its circumstances follow. None if any of them cannot be
/// read back: half of it would be told as if it were all.
std::optional<Occurrence> occurrenceOf(const sql::Rows &rows, int first)
{
    const auto kind = occurrenceKind(rows.text(first));
    if (!kind)
        return {};
    Occurrence occurrence{*kind, {}, rows.text(first + 3), rows.text(first + 4), {}};
    if (!rows.isNull(first + 1)) {
        occurrence.owner = loggedOwner(OwnerKind(rows.integer(first + 1)), rows.text(first + 2));
        if (!occurrence.owner)
            return {};
    }
    if (!rows.isNull(first + 5)) {
        occurrence.cause = base::errorCode(rows.text(first + 5));
        if (!occurrence.cause)
            return {};
    }
    return occurrence;
}

} // namespace

CommunicationLog::CommunicationLog(sql::Writer &writer, const Clock &clock, int mostRows)
    : m_writer(writer)
    , m_clock(clock)
    , m_mostRows(mostRows)
{
}

void CommunicationLog::write(const Occurrence &occurrence)
{
    record(occurrence, englishText(occurrence));
}

void CommunicationLog::write(const Error &error, Occurrence during)
{
    during.cause = error.code;
    record(during, error.during(englishText(during)).toString());
}

void CommunicationLog::record(const Occurrence &occurrence, const QString &told)
{
    const QString what = base::logText(told);
    const auto now = qlonglong(base::toMilliseconds(m_clock.now()));
    const int severity = int(severityOf(occurrence));
    const QString kind = occurrenceWord(occurrence.kind);
    const QVariant cause = occurrence.cause ? QVariant(base::errorWord(*occurrence.cause)) : QVariant();
    auto written = m_writer.run([&](sql::Database &database) -> Result<void> {
        auto repeated = database.execute(
            QStringLiteral("UPDATE communication SET times = times + 1, last_at = ? WHERE kind = ? AND "
                           "cause IS ? AND what = ? AND \"row\" = (SELECT max(\"row\") FROM communication)"),
            {now, kind, cause, what});
        if (!repeated)
            return std::move(repeated).error();
        if (*repeated != 0)
            return {};
        const auto &owner = occurrence.owner;
        auto row = database.insert(
            QStringLiteral(
                "INSERT INTO communication (severity, what, first_at, last_at, times, kind, "
                "owner_kind, owner, item, address, cause) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)"),
            {severity, what, now, now, kind, owner ? QVariant(int(owner->kind())) : QVariant(),
             owner ? QVariant(owner->spelled()) : QVariant(), occurrence.item, occurrence.address, cause});
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

Result<std::vector<CommunicationEntry>> CommunicationLog::newest(int limit) const
{
    std::vector<CommunicationEntry> entries;
    RETINUE_TRY(m_writer.run([&](sql::Database &database) -> Result<void> {
        auto rows = database.query(QStringLiteral("SELECT \"row\", severity, what, kind, owner_kind, owner, "
                                                  "item, address, cause, first_at, last_at, times "
                                                  "FROM communication ORDER BY \"row\" DESC LIMIT ?"),
                                   {limit});
        while (rows.next())
            entries.push_back({rows.integer(0), Severity(rows.integer(1)), rows.text(2),
                               occurrenceOf(rows, 3), base::fromMilliseconds(rows.integer(9)),
                               base::fromMilliseconds(rows.integer(10)), int(rows.integer(11))});
        return rows.result();
    }));
    return entries;
}

} // namespace retinue::client
