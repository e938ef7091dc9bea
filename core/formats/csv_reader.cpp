#include "core/formats/csv_reader.h"

namespace retinue::formats {
namespace {

constexpr qsizetype kMostFields = 512;       // ten times what devices write
constexpr qsizetype kMostQuoted = 16 * 1024; // so that one stray quote does not swallow the file

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
    if (record.flaw) {
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
    while (true) {
        if (record.fields.size() >= kMostFields) {
            record.flaw = "has more than 512 values";
            return;
        }
        QString field;
        if (!atEnd() && m_text[m_at] == u'"') {
            record.flaw = readQuoted(field);
            if (record.flaw)
                return;
        } else {
            const qsizetype start = m_at;
            while (!atEnd() && !atLineEnd() && m_text[m_at] != u',')
                ++m_at;
            field = m_text.sliced(start, m_at - start).toString();
        }
        record.fields.append(std::move(field));
        if (atEnd() || atLineEnd())
            return;
        ++m_at; // the comma
    }
}

const char *CsvReader::readQuoted(QString &field)
{
    const qsizetype start = ++m_at;
    while (!atEnd() && m_at - start < kMostQuoted) {
        if (m_text[m_at] != u'"') {
            field += m_text[m_at];
            if (atLineEnd())
                skipLineEnd();
            else
                ++m_at;
            continue;
        }
        ++m_at;
        if (atEnd() || atLineEnd() || m_text[m_at] == u',')
            return nullptr;
        if (m_text[m_at] != u'"')
            return "has text between a closing quote and the next comma; write a quote inside a value twice";
        field += u'"';
        ++m_at;
    }
    return "has a quote that is not closed";
}

} // namespace retinue::formats
