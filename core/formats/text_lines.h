#pragma once

#include <QString>
#include <QStringView>

namespace retinue::formats {

/// Whether a text has neither control characters but those of lines, nor marks of bytes that were not of its
/// charset.
[[nodiscard]] bool isReadableText(QStringView text);

/// The lines of a text, with any line ends, put together again where they were folded: a line that begins
/// with a blank (or, where `tabsFold`, a tab) goes on with the one before. Not thread-safe.
class FoldedLines
{
public:
    struct Line
    {
        int number = 0; ///< of its first part, from 1
        QString text;   ///< without folds
    };
    static constexpr qsizetype kMostLine = 1024 * 1024;

    /// `text` must outlive it.
    FoldedLines(QStringView text, bool tabsFold) : m_text(text), m_tabsFold(tabsFold) {}

    /// False at the end. A line over kMostLine is cut there, and what is cut off is passed over.
    [[nodiscard]] bool next(Line &line);

private:
    [[nodiscard]] QStringView takeLine();
    [[nodiscard]] bool isFold() const;

    QStringView m_text;
    bool m_tabsFold;
    qsizetype m_at = 0;
    int m_number = 0;
};

} // namespace retinue::formats
