#include "tests/bench/answer_parser.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace retinue::bench {

namespace {

bool equalsIgnoringCase(std::string_view a, std::string_view lowerCase)
{
    return std::equal(a.begin(), a.end(), lowerCase.begin(), lowerCase.end(),
                      [](char x, char y) { return (x >= 'A' && x <= 'Z' ? char(x + 32) : x) == y; });
}

template<typename Number>
bool readNumber(std::string_view text, Number &number, int base = 10)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return error == std::errc() && end != text.data();
}

} // namespace

void AnswerParser::expect(Piece piece)
{
    m_piece = std::move(piece);
    m_answer.status = 0;
    m_answer.etag.clear();
    m_answer.body.clear();
    m_line.clear();
    m_left = 0;
    m_chunked = false;
    m_step = Step::Head;
}

std::size_t AnswerParser::feed(std::string_view bytes)
{
    const std::size_t offered = bytes.size();
    while (!bytes.empty() && m_step != Step::Done && m_step != Step::Failed) {
        switch (m_step) {
        case Step::Head: {
            // The end of the head may straddle two reads: look for it from a little before the new bytes.
            const std::size_t before = m_line.size();
            m_line.append(bytes);
            const std::size_t end = m_line.find("\r\n\r\n", before < 3 ? 0 : before - 3);
            if (end == std::string::npos) {
                bytes = {};
                break;
            }
            bytes.remove_prefix(end + 4 - before);
            m_line.resize(end + 2);
            readHead();
            break;
        }
        case Step::Fixed:
        case Step::ChunkData: {
            const std::size_t now = std::min(m_left, bytes.size());
            deliver(bytes.substr(0, now));
            bytes.remove_prefix(now);
            m_left -= now;
            if (m_left == 0)
                m_step = m_step == Step::Fixed ? Step::Done : Step::ChunkEnd;
            break;
        }
        case Step::ChunkSize:
            if (completeLine(bytes)) {
                if (!readNumber(m_line, m_left, 16))
                    m_step = Step::Failed;
                else
                    m_step = m_left == 0 ? Step::Trailer : Step::ChunkData;
                m_line.clear();
            }
            break;
        case Step::ChunkEnd:
            if (completeLine(bytes)) {
                m_line.clear();
                m_step = Step::ChunkSize;
            }
            break;
        case Step::Trailer:
            if (completeLine(bytes)) {
                if (m_line.empty())
                    m_step = Step::Done;
                m_line.clear();
            }
            break;
        case Step::Done:
        case Step::Failed:
            break;
        }
    }
    return offered - bytes.size();
}

bool AnswerParser::completeLine(std::string_view &bytes)
{
    const std::size_t end = bytes.find('\n');
    m_line.append(bytes.substr(0, end));
    if (end == std::string_view::npos) {
        bytes = {};
        return false;
    }
    bytes.remove_prefix(end + 1);
    if (!m_line.empty() && m_line.back() == '\r')
        m_line.pop_back();
    return true;
}

void AnswerParser::readHead()
{
    std::string_view head = m_line;
    const std::string_view statusLine = head.substr(0, head.find("\r\n"));
    if (!statusLine.starts_with("HTTP/1.1 ") || !readNumber(statusLine.substr(9), m_answer.status)) {
        m_step = Step::Failed;
        return;
    }
    head.remove_prefix(statusLine.size() + 2);
    while (!head.empty()) {
        const std::size_t end = head.find("\r\n");
        readHeader(head.substr(0, end));
        head.remove_prefix(end + 2);
    }
    m_line.clear();
    if (m_answer.status == 204 || m_answer.status == 304)
        m_step = Step::Done;
    else if (m_chunked)
        m_step = Step::ChunkSize;
    else
        m_step = m_left > 0 ? Step::Fixed : Step::Done;
}

void AnswerParser::readHeader(std::string_view line)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        return;
    const std::string_view name = line.substr(0, colon);
    std::string_view value = line.substr(colon + 1);
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    if (equalsIgnoringCase(name, "etag"))
        m_answer.etag = value;
    else if (equalsIgnoringCase(name, "transfer-encoding"))
        m_chunked = equalsIgnoringCase(value, "chunked");
    else if (equalsIgnoringCase(name, "content-length"))
        readNumber(value, m_left);
}

void AnswerParser::deliver(std::string_view bytes)
{
    if (m_piece)
        m_piece(bytes);
    else
        m_answer.body.append(bytes);
}

} // namespace retinue::bench
