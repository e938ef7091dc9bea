#include "core/formats/csv_reader.h"

namespace retinue::formats {
namespace {

constexpr qsizetype kMostFields = 512; // ten times what devices write
constexpr const char *kOverLines = QT_TRANSLATE_NOOP(
    "Reason", "has a quoted value that goes on over more than 16384 characters of lines; look "
              "for a stray quote");

} // namespace

bool CsvReader::next(Record &record)
{
    while (!atEnd() && atLineEnd())
        skipLineEnd();
    if (atEnd())
        return false;
    record = Record{m_line, {}, nullptr};
    const qsizetype start = m_at;
    readRecord(record);
    if (m_overLines && !record.flaw) {
        record.flaw = kOverLines; // where it ends is known: it is this one record
        record.fields.clear();
    } else if (record.flaw) {
        // The quotes cannot be trusted: go on behind the line where the record began.
        m_at = start;
        m_line = record.line;
        record.fields.clear();
        while (!atEnd() && !atLineEnd())
            ++m_at;
    }
    if (!atEnd())
        skipLineEnd();
    return true;
}

void CsvReader::skipLineEnd()
{
    const bool isPair = m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n';
    m_at += isPair ? 2 : 1;
    ++m_line;
}

void CsvReader::readRecord(Record &record)
{
    m_overLines = false;
    while (true) {
        if (record.fields.size() >= kMostFields) {
            record.flaw = QT_TRANSLATE_NOOP("Reason", "has more than 512 values");
            return;
        }
        QString field;
        if (!atEnd() && m_text[m_at] == u'"') {
            record.flaw = readQuoted(field);
            if (record.flaw)
                return;
        } else {
            const qsizetype start = m_at;
            while (!atEnd() && !atLineEnd() && m_text[m_at] != m_separator)
                ++m_at;
            field = m_text.sliced(start, m_at - start).toString();
        }
        record.fields.append(std::move(field));
        if (atEnd() || atLineEnd())
            return;
        ++m_at; // the separator
    }
}

const char *CsvReader::readQuoted(QString &field)
{
    ++m_at;
    const int firstLine = m_line;
    while (!atEnd()) {
        if (m_text[m_at] != u'"') {
            const qsizetype from = m_at;
            if (atLineEnd())
                skipLineEnd();
            else
                ++m_at;
            field += m_text.sliced(from, m_at - from);
            continue;
        }
        ++m_at;
        if (atEnd() || atLineEnd() || m_text[m_at] == m_separator) {
            m_overLines = m_overLines || (m_line != firstLine && field.size() > kMostOverLines);
            return nullptr;
        }
        if (m_text[m_at] != u'"')
            return QT_TRANSLATE_NOOP(
                "Reason",
                "has text between a closing quote and the next value; write a quote inside a value twice");
        field += u'"';
        ++m_at;
    }
    return QT_TRANSLATE_NOOP("Reason", "has a quote that is not closed");
}

} // namespace retinue::formats
