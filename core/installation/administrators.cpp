#include "core/installation/administrators.h"

#include "core/installation/attempt_limiter.h"
#include "core/installation/password_hash.h"
#include "core/installation/security_log.h"

#include <algorithm>

namespace retinue::installation {

namespace {

constexpr int kLongestId = 64; ///< code points
constexpr int kShortestPassword = 8;
constexpr int kLongestPassword = 128; ///< characters
constexpr std::size_t kLongestPasswordBytes = 4 * kLongestPassword;

/// What equal IDs have in common.
QString folded(const QString &id)
{
    return id.normalized(QString::NormalizationForm_C)
        .toCaseFolded()
        .normalized(QString::NormalizationForm_C);
}

Result<void> checkId(const QString &id)
{
    const QList<uint> characters = id.toUcs4();
    const bool printable = std::all_of(characters.begin(), characters.end(), [](uint c) {
        return QChar::isPrint(c) && !QChar::isSpace(c) && QChar::category(c) != QChar::Other_PrivateUse;
    });
    if (id.isEmpty() || characters.size() > kLongestId || !printable)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("an administrator's ID has 1 to %1 printable characters without blanks")
                         .arg(kLongestId)};
    return {};
}

/// Counts UTF-8 characters without copying the password into ordinary memory.
std::optional<int> characterCount(const SecretBytes &password)
{
    int count = 0;
    for (std::size_t i = 0; i < password.size();) {
        const unsigned char lead = password.data()[i];
        const int length = lead < 0x80                   ? 1
                           : lead >= 0xF0 && lead < 0xF5 ? 4
                           : lead >= 0xE0                ? 3
                           : lead >= 0xC2                ? 2
                                                         : 0;
        if (length == 0 || lead < 0x20 || lead == 0x7F || lead >= 0xF5 ||
            i + std::size_t(length) > password.size())
            return {};
        for (int k = 1; k < length; ++k) {
            if ((password.data()[i + std::size_t(k)] & 0xC0) != 0x80)
                return {};
        }
        i += std::size_t(length);
        ++count;
    }
    return count;
}

Result<void> checkPassword(const SecretBytes &password)
{
    const auto count = password.size() > kLongestPasswordBytes ? std::optional<int>(kLongestPassword + 1)
                                                               : characterCount(password);
    if (!count)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("the password is not UTF-8 text without control characters")};
    if (*count < kShortestPassword || *count > kLongestPassword)
        return Error{ErrorCode::InvalidInput, QStringLiteral("a password has %1 to %2 characters")
                                                  .arg(kShortestPassword)
                                                  .arg(kLongestPassword)};
    return {};
}

/// How the log calls whoever was tried.
QString attemptedId(const QString &id)
{
    return checkId(id).ok() ? folded(id) : QStringLiteral("(invalid ID)");
}

/// Under which name attempts are counted. No ID holds a blank.
QString attemptSubject(const QString &id, const QString &remoteAddress)
{
    return remoteAddress.isEmpty() ? QStringLiteral("console ") + attemptedId(id) : attemptedId(id);
}

Error noSuchAdministrator(const QString &id)
{
    return {ErrorCode::NotFound, QStringLiteral("there is no administrator \"%1\"").arg(id)};
}

} // namespace

class Administrators::Impl
{
public:
    Impl(MachineDatabase &machine, const Clock &time)
        : database(machine)
        , clock(time)
        , log(machine, time)
        , limiter(time, {})
        , nobodysHash(unknowableHash())
    {
    }

    MachineDatabase &database;
    const Clock &clock;
    SecurityLog log;
    AttemptLimiter limiter;
    const QByteArray nobodysHash;

    /// Nothing when there is no such ID.
    Result<std::optional<QByteArray>> hashOf(const QString &id)
    {
        auto reader = database.reader();
        if (!reader.ok())
            return std::move(reader).error();
        auto rows = (*reader)->query(
            QStringLiteral("SELECT password_hash FROM administrator WHERE folded = ?"), {folded(id)});
        std::optional<QByteArray> hash;
        if (rows.next())
            hash = rows.text(0).toLatin1();
        RETINUE_TRY(rows.result());
        return hash;
    }

    void recordFailure(const QString &id, const QString &address, const AttemptLimiter::Outcome &outcome)
    {
        log.record(QStringLiteral("wrong-password"), id, address,
                   QStringLiteral("wrong administrator ID or password"));
        if (outcome.pairLocked)
            log.record(QStringLiteral("locked-out"), id, address,
                       QStringLiteral("too many wrong passwords for this ID from this address"));
        if (outcome.subjectLocked)
            log.record(QStringLiteral("locked-out"), id, address,
                       QStringLiteral("too many wrong passwords for this ID from many addresses"));
        if (outcome.addressLocked)
            log.record(QStringLiteral("locked-out"), id, address,
                       QStringLiteral("too many wrong passwords from this address"));
    }
};

Administrators::Administrators(MachineDatabase &database, const Clock &clock)
    : m_impl(std::make_unique<Impl>(database, clock))
{
}

Administrators::~Administrators() = default;

Result<bool> Administrators::any()
{
    auto reader = m_impl->database.reader();
    if (!reader.ok())
        return std::move(reader).error();
    auto rows = (*reader)->query(QStringLiteral("SELECT 1 FROM administrator LIMIT 1"));
    const bool found = rows.next();
    RETINUE_TRY(rows.result());
    return found;
}

Result<QStringList> Administrators::list()
{
    const auto ids = m_impl->database.list(QStringLiteral("SELECT id FROM administrator ORDER BY folded"), {},
                                           [](const sql::Rows &row) { return row.text(0); });
    if (!ids.ok())
        return ids.error();
    return QStringList(ids->begin(), ids->end());
}

Result<void> Administrators::check(const QString &id, const SecretBytes &password)
{
    RETINUE_TRY(checkId(id));
    return checkPassword(password);
}

Result<void> Administrators::create(const QString &id, const SecretBytes &password)
{
    RETINUE_TRY(check(id, password));
    auto hash = hashPassword(password);
    if (!hash.ok())
        return std::move(hash).error();
    return m_impl->database.writer().run([&](sql::Database &database) -> Result<void> {
        auto inserted = database.execute(
            QStringLiteral(
                "INSERT INTO administrator (id, folded, password_hash, changed_at) VALUES (?, ?, ?, ?)"),
            {id, folded(id), QString::fromLatin1(*hash), qint64(base::toMilliseconds(m_impl->clock.now()))});
        if (!inserted.ok() && inserted.error().code == ErrorCode::AlreadyExists)
            return Error{ErrorCode::AlreadyExists,
                         QStringLiteral("there is an administrator \"%1\" already").arg(id)};
        if (!inserted.ok())
            return std::move(inserted).error().during(QStringLiteral("adding the administrator %1").arg(id));
        return {};
    });
}

Result<void> Administrators::createFirst(const QString &id, const SecretBytes &password)
{
    RETINUE_TRY(check(id, password));
    auto hash = hashPassword(password);
    if (!hash.ok())
        return std::move(hash).error();
    return m_impl->database.writer().run([&](sql::Database &database) -> Result<void> {
        // Looking and adding are one statement: nobody comes in between, from whatever process.
        auto inserted = database.execute(
            QStringLiteral("INSERT INTO administrator (id, folded, password_hash, changed_at) "
                           "SELECT ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM administrator)"),
            {id, folded(id), QString::fromLatin1(*hash), qint64(base::toMilliseconds(m_impl->clock.now()))});
        if (!inserted.ok())
            return std::move(inserted).error().during(
                QStringLiteral("adding the first administrator %1").arg(id));
        if (*inserted == 0)
            return Error{ErrorCode::AlreadyExists, QStringLiteral("there is an administrator already")};
        return {};
    });
}

Result<void> Administrators::setPassword(const QString &id, const SecretBytes &password)
{
    RETINUE_TRY(checkPassword(password));
    auto hash = hashPassword(password);
    if (!hash.ok())
        return std::move(hash).error();
    RETINUE_TRY(m_impl->database.writer().run([&](sql::Database &database) -> Result<void> {
        auto changed = database.execute(
            QStringLiteral("UPDATE administrator SET password_hash = ?, changed_at = ? WHERE folded = ?"),
            {QString::fromLatin1(*hash), qint64(base::toMilliseconds(m_impl->clock.now())), folded(id)});
        if (!changed.ok())
            return std::move(changed).error().during(QStringLiteral("setting the password of %1").arg(id));
        if (*changed == 0)
            return noSuchAdministrator(id);
        return {};
    }));
    m_impl->limiter.forgive(folded(id));
    m_impl->limiter.forgive(attemptSubject(id, {}));
    return {};
}

Result<void> Administrators::remove(const QString &id)
{
    return m_impl->database.writer().run([&](sql::Database &database) -> Result<void> {
        // In the writer's transaction: two removals at once cannot both find another one left.
        auto rows = database.query(
            QStringLiteral("SELECT COUNT(*), COALESCE(SUM(CASE WHEN folded = ? THEN 1 ELSE 0 END), 0) "
                           "FROM administrator"),
            {folded(id)});
        std::int64_t all = 0, matching = 0;
        if (rows.next()) {
            all = rows.integer(0);
            matching = rows.integer(1);
        }
        RETINUE_TRY(rows.result());
        if (matching == 0)
            return noSuchAdministrator(id);
        if (all == 1)
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("\"%1\" is the only administrator; add another one first").arg(id)};
        RETINUE_TRY(
            database.execute(QStringLiteral("DELETE FROM administrator WHERE folded = ?"), {folded(id)})
                .during(QStringLiteral("removing the administrator %1").arg(id)));
        return {};
    });
}

Result<void> Administrators::verify(const QString &id, const SecretBytes &password,
                                    const QString &remoteAddress)
{
    // One answer whatever is wrong: whether the ID exists is nobody's business.
    const Error refused{ErrorCode::NotAuthenticated,
                        QStringLiteral("the administrator's ID or password is wrong")};
    const QString subject = attemptSubject(id, remoteAddress);
    AttemptLimiter::Attempt attempt(m_impl->limiter, subject, remoteAddress);
    if (!attempt.isAllowed())
        return m_impl->limiter.refusal(QStringLiteral("wrong passwords"), subject, remoteAddress);
    auto known = m_impl->hashOf(id);
    const bool usable = known.ok() && known->has_value() && password.size() <= kLongestPasswordBytes;
    static const SecretBytes kNothing;
    const bool right = passwordMatches(usable ? **known : m_impl->nobodysHash,
                                       password.size() <= kLongestPasswordBytes ? password : kNothing) &&
                       usable;
    // A database that cannot be read is no wrong password.
    const auto outcome = attempt.end(right || !known.ok());
    if (!known.ok())
        return std::move(known).error().during(QStringLiteral("checking an administrator's password"));
    if (right)
        return {};
    m_impl->recordFailure(attemptedId(id), remoteAddress, outcome);
    return refused;
}

std::chrono::milliseconds Administrators::lockedFor(const QString &id, const QString &remoteAddress)
{
    return m_impl->limiter.refusedFor(attemptSubject(id, remoteAddress), remoteAddress);
}

Result<QString> Administrators::spelling(const QString &id)
{
    auto reader = m_impl->database.reader();
    if (!reader.ok())
        return std::move(reader).error();
    auto rows =
        (*reader)->query(QStringLiteral("SELECT id FROM administrator WHERE folded = ?"), {folded(id)});
    const std::optional<QString> found = rows.next() ? std::optional(rows.text(0)) : std::nullopt;
    RETINUE_TRY(rows.result());
    if (!found)
        return noSuchAdministrator(id);
    return *found;
}

} // namespace retinue::installation
