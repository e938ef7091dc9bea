#include "core/model/owner.h"

#include <algorithm>

namespace retinue::model {
namespace {

/// Far more than kMaxNameLength code points can need in any normalization form. Normalizing takes time
/// quadratic in a run of combining marks, so nothing longer is ever normalized.
constexpr qsizetype kMostCodeUnits = 2048;

QString normalized(QStringView name)
{
    return name.left(kMostCodeUnits).toString().normalized(QString::NormalizationForm_C).trimmed();
}

/// QString::toCaseFolded maps one character to one; the full folding also maps some to several (Unicode's
/// CaseFolding.txt, status F). Those are the ones whose upper case has several, and U+0130.
QString fullyFolded(const QString &text)
{
    QString folded;
    folded.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype length = text.at(i).isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
        const QString simple = text.mid(i, length).toCaseFolded();
        i += length;
        if (simple == QChar(0x130)) {
            folded += QStringLiteral(u"i\u0307");
            continue;
        }
        const QString upper = simple.toUpper();
        folded += upper.size() > simple.size() ? upper.toCaseFolded() : simple;
    }
    return folded;
}

Error refusal(const QString &what, const QString &reason)
{
    return {ErrorCode::InvalidInput, what + u' ' + reason, {}};
}

bool isForbidden(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return QChar::isNonCharacter(c);
    }
}

/// The spelling to keep, or why not.
Result<QString> checkedName(QStringView text, const QString &what)
{
    if (text.size() > kMostCodeUnits)
        return refusal(what, QStringLiteral("is longer than %1 characters").arg(OwnerKey::kMaxNameLength));
    const QString name = normalized(text);
    int codePoints = 0;
    for (qsizetype i = 0; i < name.size(); ++codePoints) {
        char32_t c = name.at(i++).unicode();
        if (QChar::isHighSurrogate(c) && i < name.size() && name.at(i).isLowSurrogate())
            c = QChar::surrogateToUcs4(char16_t(c), name.at(i++).unicode());
        if (isForbidden(c))
            return refusal(what, QStringLiteral("contains U+%1, which is not allowed in names")
                                     .arg(uint(c), 4, 16, QLatin1Char('0')));
    }
    if (codePoints > OwnerKey::kMaxNameLength)
        return refusal(what, QStringLiteral("is longer than %1 characters").arg(OwnerKey::kMaxNameLength));
    // A path of the protocol cannot spell them: they are removed on the way (RFC 3986 5.2.4).
    if (name == u"." || name == u"..")
        return refusal(what, QStringLiteral("must not be \".\" or \"..\""));
    return name;
}

Result<QString> checkedNonEmptyName(QStringView text, const QString &what)
{
    Result<QString> name = checkedName(text, what);
    if (name.ok() && name->isEmpty())
        return refusal(what, QStringLiteral("is empty"));
    return name;
}

} // namespace

QByteArray foldedName(QStringView name)
{
    const QString plain = normalized(name);
    // Lists of owners fold every name of theirs, and most are ASCII, where folding is lower case.
    if (std::all_of(plain.begin(), plain.end(), [](QChar c) { return c.unicode() < 0x80; }))
        return plain.toLatin1().toLower();
    return fullyFolded(plain).normalized(QString::NormalizationForm_C).toUtf8();
}

Result<OwnerKey> OwnerKey::user(QStringView name, QStringView domain)
{
    Result<QString> goodName = checkedNonEmptyName(name, QStringLiteral("the user name"));
    if (!goodName.ok())
        return std::move(goodName).error();
    Result<QString> goodDomain = checkedName(domain, QStringLiteral("the login domain"));
    if (!goodDomain.ok())
        return std::move(goodDomain).error();
    if (goodDomain->contains(u'\\'))
        return refusal(QStringLiteral("the login domain"), QStringLiteral("must not contain a backslash"));
    OwnerKey key;
    key.m_kind = OwnerKind::User;
    key.m_name = std::move(*goodName);
    key.m_domain = std::move(*goodDomain);
    key.m_foldedName = model::foldedName(key.m_name);
    key.m_foldedDomain = model::foldedName(key.m_domain);
    return key;
}

Result<OwnerKey> OwnerKey::group(QStringView groupId)
{
    Result<QString> name = checkedNonEmptyName(groupId, QStringLiteral("the group ID"));
    if (!name.ok())
        return std::move(name).error();
    OwnerKey key;
    key.m_kind = OwnerKind::Group;
    key.m_name = std::move(*name);
    key.m_foldedName = model::foldedName(key.m_name);
    return key;
}

OwnerKey OwnerKey::foldedUser(const QByteArray &foldedName, const QByteArray &foldedDomain)
{
    OwnerKey key;
    key.m_kind = OwnerKind::User;
    key.m_name = QString::fromUtf8(foldedName);
    key.m_domain = QString::fromUtf8(foldedDomain);
    key.m_foldedName = foldedName;
    key.m_foldedDomain = foldedDomain;
    return key;
}

OwnerKey OwnerKey::allDevices()
{
    return {};
}

Result<OwnerKey> OwnerKey::parseUser(QStringView text)
{
    const qsizetype backslash = text.indexOf(u'\\');
    if (backslash < 0)
        return user(text);
    return user(text.mid(backslash + 1), text.left(backslash));
}

QString OwnerKey::spelled() const
{
    // Without a domain a backslash in the name would read as the end of one.
    const bool needsDomain = m_kind == OwnerKind::User && m_name.contains(u'\\');
    return m_domain.isEmpty() && !needsDomain ? m_name : m_domain + u'\\' + m_name;
}

QString OwnerKey::toString() const
{
    switch (m_kind) {
    case OwnerKind::User:
        return QStringLiteral("user ") + spelled();
    case OwnerKind::Group:
        return QStringLiteral("group ") + spelled();
    case OwnerKind::AllDevices:
        return QStringLiteral("all devices");
    }
    Q_UNREACHABLE();
}

} // namespace retinue::model
