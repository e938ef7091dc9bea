#include "core/devices/enrolment_codes.h"

#include "core/installation/attempt_limiter.h"
#include "core/installation/password_hash.h"
#include "core/installation/security_log.h"

#include <sodium.h>

#include <cstring>
#include <mutex>

namespace retinue::devices {

namespace {

// 32 letters, none that looks like another one when read aloud or from paper: no 0 O, no 1 I.
constexpr char kAlphabet[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr int kLength = 12; ///< 60 bits
constexpr int kGroup = 4;
constexpr int kHint = 2; ///< stored as they are: the other 50 bits are what guessing has to find
constexpr std::chrono::minutes kLongestLife = std::chrono::days(30);
constexpr int kMostUses = 10'000;

const QString kSalt = QStringLiteral("enrolment.salt");

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

Error refused()
{
    return {ErrorCode::NotAuthenticated, QStringLiteral("the enrolment code is unknown, used up or expired")};
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

    /// Of this installation: the same hash for the same code, so that it can be looked up.
    Result<QByteArray> hash(const QByteArray &code)
    {
        auto known = salt();
        if (!known.ok())
            return known;
        return installation::slowHash(SecretBytes(code), *known);
    }
    /// Makes it at the first call of an installation. Codes from before are void then: they were kept under
    /// a fast hash, which is too little for what may be valid for a month.
    Result<QByteArray> salt()
    {
        const std::lock_guard guard(m_mutex);
        if (!m_salt.isEmpty())
            return m_salt;
        auto stored = database.setting(kSalt);
        if (!stored.ok())
            return std::move(stored).error();
        QByteArray salt = QByteArray::fromHex(stored->value_or(QString()).toLatin1());
        if (salt.size() != qsizetype(installation::kSlowHashSaltBytes)) {
            salt = SecretBytes::random(installation::kSlowHashSaltBytes).view().toByteArray();
            RETINUE_TRY(database.writer().run([&](sql::Database &connection) -> Result<void> {
                RETINUE_TRY(connection.execute(QStringLiteral("DELETE FROM enrolment_code")));
                RETINUE_TRY(connection.execute(
                    QStringLiteral("INSERT INTO setting (key, value) VALUES (?, ?) "
                                   "ON CONFLICT (key) DO UPDATE SET value = excluded.value"),
                    {kSalt, QString::fromLatin1(salt.toHex())}));
                return {};
            }));
        }
        m_salt = salt;
        return m_salt;
    }

private:
    std::mutex m_mutex;
    QByteArray m_salt; ///< guarded by m_mutex
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
    const auto hash = m_impl->hash(code);
    if (!hash.ok())
        return hash.error().during(QStringLiteral("making an enrolment code"));
    const qint64 now = m_impl->now();
    const qint64 expires = now + std::chrono::milliseconds(lifetime).count();
    auto written = m_impl->database.writer().run([&](sql::Database &database) -> Result<void> {
        RETINUE_TRY(database.execute(
            QStringLiteral("DELETE FROM enrolment_code WHERE expires_at <= ? OR uses_left <= 0"), {now}));
        RETINUE_TRY(
            database.execute(QStringLiteral("INSERT INTO enrolment_code (hint, code_hash, expires_at, "
                                            "uses_left) VALUES (?, ?, ?, ?)"),
                             {QString::fromLatin1(code.left(kHint)), *hash, expires, uses}));
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
    if (const auto salt = m_impl->salt(); !salt.ok())
        return salt.error();
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

Result<void> EnrolmentCodes::redeem(const QString &code, const QString &remoteAddress, const Use &use)
{
    installation::AttemptLimiter::Attempt attempt(m_impl->limiter, {}, remoteAddress);
    if (!attempt.isAllowed())
        return m_impl->limiter.refusal(QStringLiteral("wrong enrolment codes"), {}, remoteAddress);
    const QByteArray typed = normalized(code);
    bool wrong = typed.isEmpty();
    Result<void> used;
    if (!wrong) {
        const auto hash = m_impl->hash(typed);
        if (!hash.ok())
            return hash.error().during(QStringLiteral("redeeming an enrolment code"));
        used = use([&](sql::Database &database) -> Result<void> {
            auto updated =
                database.execute(QStringLiteral("UPDATE enrolment_code SET uses_left = uses_left - 1 "
                                                "WHERE code_hash = ? AND uses_left > 0 AND "
                                                "expires_at > ?"),
                                 {*hash, m_impl->now()});
            if (!updated.ok())
                return std::move(updated).error().during(QStringLiteral("redeeming an enrolment code"));
            wrong = *updated != 1;
            return wrong ? Result<void>(refused()) : Result<void>();
        });
    }
    const auto outcome = attempt.end(!wrong);
    if (!wrong)
        return used;
    m_impl->log.record(QStringLiteral("wrong-code"), {}, remoteAddress,
                       QStringLiteral("unknown, used-up or expired enrolment code"));
    if (outcome.addressLocked)
        m_impl->log.record(QStringLiteral("locked-out"), {}, remoteAddress,
                           QStringLiteral("too many wrong enrolment codes from this address"));
    return refused();
}

QString EnrolmentCodes::hintOf(const QString &code)
{
    return QString::fromLatin1(normalized(code).left(kHint));
}

std::chrono::milliseconds EnrolmentCodes::lockedFor(const QString &remoteAddress)
{
    return m_impl->limiter.refusedFor({}, remoteAddress);
}

} // namespace retinue::devices
