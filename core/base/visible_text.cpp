#include "core/base/visible_text.h"

namespace retinue::base {

namespace {

bool isInvisible(QChar character)
{
    switch (character.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

} // namespace

QString withoutControls(QString text)
{
    for (QChar &character : text) {
        const bool layout = character == u'\n' || character == u'\t';
        if (!layout && isInvisible(character))
            character = QChar::ReplacementCharacter;
    }
    return text;
}

QString oneLine(QString text)
{
    for (QChar &character : text) {
        if (isInvisible(character))
            character = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace retinue::base
