#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace retinue::formats {

/// Cuts text into records (RFC 4180, and LF or CR alone as line end). What is badly quoted is reported for
/// its own line, and reading goes on with the next one, so a text is read twice at most. How long a value may
/// be is for its column to say. Not thread-safe.
class CsvReader
{
public:
    /// Characters of a value that goes on over lines, quotes around and before quotes aside: no column holds
    /// such texts, so the quote is a stray one that another one happens to close.
    static constexpr qsizetype kMostOverLines = 16 * 1024;

    struct Record
    {
        int line = 0; ///< where it begins, from 1
        QStringList fields;
        const char *flaw = nullptr; ///< why it is no record; a sentence of a Reason
    };

    /// `text` must outlive the reader. `firstLine` is the number of its first line.
    explicit CsvReader(QStringView text, int firstLine = 1, QChar separator = u',')
        : m_text(text)
        , m_line(firstLine)
        , m_separator(separator)
    {
    }

    /// The next record that is not an empty line; false at the end.
    [[nodiscard]] bool next(Record &record);

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] bool atLineEnd() const { return m_text[m_at] == u'\r' || m_text[m_at] == u'\n'; }
    void skipLineEnd();
    void readRecord(Record &record);
    const char *readQuoted(QString &field);

    QStringView m_text;
    qsizetype m_at = 0;
    int m_line;
    QChar m_separator;
    bool m_overLines = false; ///< the record has a value that goes on over too many lines
};

} // namespace retinue::formats
