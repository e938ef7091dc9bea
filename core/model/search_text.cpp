#include "core/model/search_text.h"

#include <QChar>

namespace retinue::model {

namespace {

constexpr QChar kBetweenNameAndDomain(0x01);

/// Those that sit on Latin, Greek and Cyrillic letters. Others (kana's voiced marks, vowel signs of Indic
/// scripts) make another word.
bool isAccent(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= 0x0300 && code <= 0x036F) || (code >= 0x1AB0 && code <= 0x1AFF) ||
           (code >= 0x1DC0 && code <= 0x1DFF) || (code >= 0x20D0 && code <= 0x20FF) ||
           (code >= 0xFE20 && code <= 0xFE2F);
}

/// Letters whose stroke is no mark of its own, and those whom people type as two.
QString withoutStroke(QChar c)
{
    switch (c.unicode()) {
    case u'ø':
        return QStringLiteral("o");
    case u'đ':
    case u'ð':
        return QStringLiteral("d");
    case u'ħ':
        return QStringLiteral("h");
    case u'ı':
        return QStringLiteral("i");
    case u'ł':
        return QStringLiteral("l");
    case u'ŧ':
        return QStringLiteral("t");
    case u'æ':
        return QStringLiteral("ae");
    case u'œ':
        return QStringLiteral("oe");
    default:
        return c;
    }
}

} // namespace

QString plainText(QStringView text)
{
    const QString folded = QString::fromUtf8(foldedName(text)).normalized(QString::NormalizationForm_KD);
    QString plain;
    plain.reserve(folded.size());
    for (const QChar c : folded) {
        // Nothing that a name cannot have may stand in a pattern.
        if (!isAccent(c) && c.category() != QChar::Other_Control)
            plain += withoutStroke(c);
    }
    // Compatibility forms may be upper case (a circled A).
    return plain.toCaseFolded().normalized(QString::NormalizationForm_C);
}

QString searchText(const OwnerKey &owner)
{
    const QString name = plainText(owner.name());
    return owner.domain().isEmpty() ? name : name + kBetweenNameAndDomain + plainText(owner.domain());
}

QStringList searchTerms(QStringView typed)
{
    QStringList terms;
    const qsizetype backslash = typed.indexOf(u'\\');
    for (const QStringView part : {typed.left(std::max<qsizetype>(backslash, 0)), typed.mid(backslash + 1)}) {
        if (const QString plain = plainText(part); !plain.isEmpty())
            terms << plain;
    }
    return terms;
}

QString searchTextVersion()
{
    return QStringLiteral("1/%1").arg(int(QChar::currentUnicodeVersion()));
}

} // namespace retinue::model
