#include "core/http/header_scan.h"

namespace retinue::http {

namespace {
/// A method and a version around the target.
constexpr std::size_t kRequestLineRoom = 32;
} // namespace

HeaderScan::Progress HeaderScan::refuse(int status, std::string_view reason)
{
    m_refusal = Refusal{status, reason};
    return Progress::Refused;
}

/// One line without its CR LF; Complete for the empty one.
HeaderScan::Progress HeaderScan::acceptLine(std::string_view line)
{
    if (line.find('\r') != std::string_view::npos)
        return refuse(400, "a carriage return stands alone");
    if (line.empty())
        return m_lines == 0 ? refuse(400, "the request line is empty") : Progress::Complete;
    if (m_lines == 0 && line.size() > m_limits->maxTargetBytes + kRequestLineRoom)
        return refuse(414, "the target is too long");
    if (m_lines > 0 && (line.front() == ' ' || line.front() == '\t'))
        return refuse(400, "folded header lines are not accepted");
    if (m_lines > m_limits->maxHeaderCount)
        return refuse(431, "there are too many headers");
    ++m_lines;
    return Progress::More;
}

HeaderScan::Progress HeaderScan::scan(std::string_view block)
{
    while (true) {
        const std::size_t newline = block.find('\n', m_scanned);
        if (newline == std::string_view::npos)
            break;
        if (newline >= m_limits->maxHeaderBytes)
            return refuse(431, "the headers are too large");
        if (newline == m_lineStart || block[newline - 1] != '\r')
            return refuse(400, "a line does not end with CR LF");
        const Progress line = acceptLine(block.substr(m_lineStart, newline - 1 - m_lineStart));
        m_lineStart = m_scanned = newline + 1;
        if (line != Progress::More)
            return line;
    }
    m_scanned = block.size();
    if (m_lines == 0 && block.size() > m_limits->maxTargetBytes + kRequestLineRoom)
        return refuse(414, "the target is too long");
    if (block.size() >= m_limits->maxHeaderBytes)
        return refuse(431, "the headers are too large");
    return Progress::More;
}

} // namespace retinue::http
