#include "core/devices/enrolment_codes.h"

#include "core/installation/attempt_limiter.h"
#include "core/installation/security_log.h"

#include <QCryptographicHash>

#include <sodium.h>

#include <cstring>

namespace retinue::devices {

namespace {

// 32 letters, none that looks like another one when read aloud or from paper: no 0 O, no 1 I.
constexpr char kAlphabet[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr int kLength = 12; ///< 60 bits
constexpr int kGroup = 4;
constexpr std::chrono::minutes kLongestLife = std::chrono::days(30);
constexpr int kMostUses = 10'000;

/// 60 random bits that live for minutes: a plain hash is enough, a slow one would only slow down enrolling.
QByteArray codeHash(const QByteArray &code)
{
    return QCryptographicHash::hash("retinue enrolment code " + code, QCryptographicHash::Sha256);
}

/// The code as it was made, whatever case, blanks and dashes it was typed with. Empty if it cannot be one.
QByteArray normalized(const QString &typed)
{
    QByteArray code;
    for (const QChar c : typed) {
        if (c.isSpace() || c.category() == QChar::Punctuation_Dash)
            continue;
        const char letter = c.toUpper().toLatin1();
        if (letter == '\0' || !std::strchr(kAlphabet, letter) || code.size() == kLength)
            return {};
        code.append(letter);
    }
    return code.size() == kLength ? code : QByteArray();
}

} // namespace

class EnrolmentCodes::Impl
{
public:
    Impl(installation::MachineDatabase &machine, const Clock &time)
        : database(machine)
        , clock(time)
        , log(machine, time)
        , limiter(time, {})
    {
    }

    installation::MachineDatabase &database;
    const Clock &clock;
    installation::SecurityLog log;
    installation::AttemptLimiter limiter;

    [[nodiscard]] qint64 now() const { return base::toMilliseconds(clock.now()); }
};

EnrolmentCodes::EnrolmentCodes(installation::MachineDatabase &database, const Clock &clock)
    : m_impl(std::make_unique<Impl>(database, clock))
{
}

EnrolmentCodes::~EnrolmentCodes() = default;

Result<QString> EnrolmentCodes::create(std::chrono::minutes lifetime, int uses)
{
    if (lifetime < std::chrono::minutes(1) || lifetime > kLongestLife)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("an enrolment code is valid for 1 minute to 30 days (43200 minutes)")};
    if (uses < 1 || uses > kMostUses)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("an enrolment code enrols 1 to %1 devices").arg(kMostUses)};
    QByteArray code;
    for (int i = 0; i < kLength; ++i)
        code.append(kAlphabet[randombytes_uniform(sizeof kAlphabet - 1)]);
    const qint64 now = m_impl->now();
    const qint64 expires = now + std::chrono::milliseconds(lifetime).count();
    auto written = m_impl->database.writer().run([&](sql::Database &database) -> Result<void> {
        RETINUE_TRY(database.execute(
            QStringLiteral("DELETE FROM enrolment_code WHERE expires_at <= ? OR uses_left <= 0"), {now}));
        RETINUE_TRY(
            database.execute(QStringLiteral("INSERT INTO enrolment_code (hint, code_hash, expires_at, "
                                            "uses_left) VALUES (?, ?, ?, ?)"),
                             {QString::fromLatin1(code.left(kGroup)), codeHash(code), expires, uses}));
        return {};
    });
    if (!written.ok())
        return std::move(written).error().during(QStringLiteral("making an enrolment code"));
    QString shown = QString::fromLatin1(code);
    shown.insert(2 * kGroup, u'-').insert(kGroup, u'-');
    return shown;
}

Result<std::vector<EnrolmentCode>> EnrolmentCodes::list()
{
    return m_impl->database.list(QStringLiteral("SELECT row, hint, expires_at, uses_left FROM enrolment_code "
                                                "WHERE expires_at > ? AND uses_left > 0 ORDER BY row"),
                                 {m_impl->now()}, [](const sql::Rows &row) {
                                     return EnrolmentCode{row.integer(0), row.text(1),
                                                          base::fromMilliseconds(row.integer(2)),
                                                          int(row.integer(3))};
                                 });
}

Result<void> EnrolmentCodes::revoke(std::int64_t row)
{
    return m_impl->database.writer().run([&](sql::Database &database) -> Result<void> {
        auto removed =
            database.execute(QStringLiteral("DELETE FROM enrolment_code WHERE row = ?"), {qint64(row)});
        if (!removed.ok())
            return std::move(removed).error().during(QStringLiteral("revoking an enrolment code"));
        if (*removed == 0)
            return Error{ErrorCode::NotFound,
                         QStringLiteral("there is no enrolment code number %1").arg(row)};
        return {};
    });
}

Result<void> EnrolmentCodes::redeem(const QString &code, const QString &remoteAddress)
{
    if (!m_impl->limiter.begin({}, remoteAddress))
        return m_impl->limiter.refusal(QStringLiteral("wrong enrolment codes"), {}, remoteAddress);
    const QByteArray typed = normalized(code);
    std::int64_t used = 0;
    Result<void> written;
    if (!typed.isEmpty()) {
        written = m_impl->database.writer().run([&](sql::Database &database) -> Result<void> {
            auto updated =
                database.execute(QStringLiteral("UPDATE enrolment_code SET uses_left = uses_left - 1 "
                                                "WHERE code_hash = ? AND uses_left > 0 AND "
                                                "expires_at > ?"),
                                 {codeHash(typed), m_impl->now()});
            if (!updated.ok())
                return std::move(updated).error();
            used = *updated;
            return {};
        });
    }
    const auto outcome = m_impl->limiter.end({}, remoteAddress, used == 1 || !written.ok());
    if (!written.ok())
        return std::move(written).error().during(QStringLiteral("redeeming an enrolment code"));
    if (used == 1)
        return {};
    m_impl->log.record(QStringLiteral("wrong-code"), {}, remoteAddress,
                       QStringLiteral("unknown, used-up or expired enrolment code"));
    if (outcome.addressLocked)
        m_impl->log.record(QStringLiteral("locked-out"), {}, remoteAddress,
                           QStringLiteral("too many wrong enrolment codes from this address"));
    return Error{ErrorCode::NotAuthenticated,
                 QStringLiteral("the enrolment code is unknown, used up or expired")};
}

std::chrono::milliseconds EnrolmentCodes::lockedFor(const QString &remoteAddress)
{
    return m_impl->limiter.refusedFor({}, remoteAddress);
}

} // namespace retinue::devices
