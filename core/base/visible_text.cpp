#include "core/base/visible_text.h"

namespace retinue::base {

QString withoutControls(QString text)
{
    for (QChar &character : text) {
        const bool layout = character == u'\n' || character == u'\t';
        const auto category = character.category();
        if (!layout && (category == QChar::Other_Control || category == QChar::Other_Format ||
                        category == QChar::Separator_Line || category == QChar::Separator_Paragraph))
            character = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace retinue::base
