#include "core/formats/text_lines.h"

#include <algorithm>

namespace retinue::formats {

bool isReadableText(QStringView text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        const bool isLine = c == u'\t' || c == u'\r' || c == u'\n';
        return c == QChar::ReplacementCharacter || (c.category() == QChar::Other_Control && !isLine);
    });
}

QStringView FoldedLines::takeLine()
{
    const qsizetype start = m_at;
    while (m_at < m_text.size() && m_text[m_at] != u'\r' && m_text[m_at] != u'\n')
        ++m_at;
    const QStringView line = m_text.sliced(start, m_at - start);
    if (m_at < m_text.size()) {
        const bool isPair = m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n';
        m_at += isPair ? 2 : 1;
    }
    ++m_number;
    return line;
}

bool FoldedLines::isFold() const
{
    return m_at < m_text.size() && (m_text[m_at] == u' ' || (m_tabsFold && m_text[m_at] == u'\t'));
}

bool FoldedLines::next(Line &line)
{
    if (m_at >= m_text.size())
        return false;
    line.text = takeLine().toString();
    line.number = m_number;
    while (isFold()) {
        const QStringView more = takeLine().sliced(1);
        line.text += more.left(kMostLine - line.text.size());
    }
    return true;
}

} // namespace retinue::formats
