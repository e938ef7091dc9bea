#include "core/base/visible_text.h"

namespace retinue::base {

namespace {

bool isInvisible(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate: // half a character
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

QString shown(const QString &text, bool withLayout)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t character = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            character = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        const bool layout = withLayout && (character == U'\n' || character == U'\t');
        if (!layout && isInvisible(character))
            result += QChar(QChar::ReplacementCharacter);
        else
            result += QChar::fromUcs4(character);
    }
    return result;
}

} // namespace

QString withoutControls(const QString &text)
{
    return shown(text, true);
}

QString oneLine(const QString &text)
{
    return shown(text, false);
}

QString logText(const QString &text)
{
    if (text.size() <= kMostLogText)
        return oneLine(text);
    const bool halves = text[kMostLogText - 1].isHighSurrogate();
    return oneLine(text.first(kMostLogText - (halves ? 1 : 0))) + u'\u2026';
}

} // namespace retinue::base
