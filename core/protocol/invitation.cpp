#include "core/protocol/invitation.h"

#include "core/protocol/limits.h"

#include <algorithm>

namespace retinue::protocol {

namespace {

constexpr QLatin1String kScheme("retinue:");
constexpr qsizetype kFingerprintDigits = 64;
constexpr qsizetype kMostHost = 253; ///< of a name in the DNS
constexpr qsizetype kMostPortDigits = 5;

Error invalid(const QString &detail)
{
    return {ErrorCode::InvalidInput, QStringLiteral("the invitation is not complete: ") + detail, {}};
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHexDigit(QChar c)
{
    return isDigit(c) || (c >= u'A' && c <= u'F') || (c >= u'a' && c <= u'f');
}

bool isLetter(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

template<typename Allowed>
bool consistsOf(QStringView text, Allowed allowed)
{
    return std::all_of(text.begin(), text.end(), allowed);
}

/// Only the characters: what they mean is for whoever connects (a name may not exist either).
bool canBeHost(QStringView host)
{
    if (host.isEmpty() || host.size() > kMostHost)
        return false;
    if (host.contains(u':'))
        return consistsOf(host, [](QChar c) { return isHexDigit(c) || c == u':' || c == u'.'; });
    return consistsOf(
               host,
               [](QChar c) { return isDigit(c) || isLetter(c) || c == u'.' || c == u'-' || c == u'_'; }) &&
           !host.startsWith(u'-') && !host.startsWith(u'.');
}

bool canBeCode(QStringView code)
{
    return !code.isEmpty() && code.size() <= limits::kInvitationCodeLength &&
           consistsOf(code, [](QChar c) { return isDigit(c) || isLetter(c) || c == u'-'; });
}

} // namespace

Result<Invitation> Invitation::make(const QString &code, const QString &fingerprint, quint16 port,
                                    const QStringList &hosts)
{
    Invitation made;
    made.m_code = code.toUpper();
    const QString digits = QString(fingerprint).remove(u':').toUpper();
    made.m_port = port;
    for (const QString &host : hosts)
        made.m_hosts << host.toLower();
    if (!canBeCode(made.m_code))
        return invalid(QStringLiteral("the enrolment code has letters, digits and dashes only"));
    if (digits.size() != kFingerprintDigits || !consistsOf(digits, isHexDigit))
        return invalid(QStringLiteral("the fingerprint has 64 hexadecimal digits"));
    for (qsizetype i = 0; i < digits.size(); i += 2)
        made.m_fingerprint += (i == 0 ? QString() : QStringLiteral(":")) + digits.mid(i, 2);
    if (port == 0)
        return invalid(QStringLiteral("the port is a number from 1 to 65535"));
    if (hosts.isEmpty() || hosts.size() > kMostHosts)
        return invalid(
            QStringLiteral("one to %1 names or addresses of the server are needed").arg(kMostHosts));
    if (!std::all_of(made.m_hosts.begin(), made.m_hosts.end(), canBeHost))
        return invalid(QStringLiteral("a name or address of the server is not one"));
    if (made.toString().size() > kMostText)
        return invalid(QStringLiteral("the names of the server are too long"));
    return made;
}

Result<Invitation> Invitation::parse(QStringView text)
{
    if (text.size() > 2 * kMostText)
        return invalid(QStringLiteral("it has over %1 characters").arg(kMostText));
    text = text.trimmed();
    if (!looksLikeOne(text))
        return invalid(QStringLiteral("it begins with \"%1\"").arg(kScheme));
    const auto parts = text.mid(kScheme.size()).split(u'/');
    const QStringView version = parts.front();
    if (version.isEmpty() || version.size() > 4 || !consistsOf(version, isDigit) || version.front() == u'0')
        return invalid(QStringLiteral("its version is missing after \"%1\"").arg(kScheme));
    if (version.toInt() != kVersion)
        return Error{
            ErrorCode::VersionUnsupported,
            QStringLiteral("the invitation was made by a newer version of the server (form %1); this "
                           "version reads form %2")
                .arg(version)
                .arg(kVersion),
            {}};
    constexpr qsizetype kPartsBeforeHosts = 4; // version, code, fingerprint, port
    if (parts.size() <= kPartsBeforeHosts)
        return invalid(QStringLiteral("the end is missing"));
    if (parts.size() > kPartsBeforeHosts + kMostHosts)
        return invalid(QStringLiteral("it names over %1 addresses").arg(kMostHosts));
    const QStringView digits = parts[3];
    const bool isNumber =
        !digits.isEmpty() && digits.size() <= kMostPortDigits && consistsOf(digits, isDigit);
    const uint port = isNumber ? digits.toUInt() : 0;
    if (port == 0 || port > 0xffff)
        return invalid(QStringLiteral("the port is a number from 1 to 65535"));
    if (!consistsOf(parts[2], isHexDigit)) // with colons it is not the one way in which it is written
        return invalid(QStringLiteral("the fingerprint has 64 hexadecimal digits"));
    QStringList hosts;
    for (qsizetype i = kPartsBeforeHosts; i < parts.size(); ++i)
        hosts << parts[i].toString();
    return make(parts[1].toString(), parts[2].toString(), quint16(port), hosts);
}

bool Invitation::looksLikeOne(QStringView text)
{
    return text.trimmed().startsWith(kScheme, Qt::CaseInsensitive);
}

QString Invitation::toString() const
{
    return QStringLiteral("%1%2/%3/%4/%5/%6")
        .arg(kScheme)
        .arg(kVersion)
        .arg(m_code, QString(m_fingerprint).remove(u':'))
        .arg(m_port)
        .arg(m_hosts.join(u'/'));
}

} // namespace retinue::protocol
