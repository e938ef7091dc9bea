#include "core/http/request_framing.h"

#include "core/http/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace retinue::http {

namespace {

constexpr std::array<std::string_view, 7> kMethods{"GET",   "HEAD",   "POST",   "PUT",
                                                   "PATCH", "DELETE", "OPTIONS"};

bool isHostCharacter(char c)
{
    constexpr std::string_view kOthers = "-._~%!$&'()*+,;=:[]";
    const char low = toLower(c);
    return (low >= 'a' && low <= 'z') || isDigit(c) || kOthers.find(c) != std::string_view::npos;
}

} // namespace

bool isServedMethod(std::string_view method)
{
    return std::find(kMethods.begin(), kMethods.end(), method) != kMethods.end();
}

std::optional<Refusal> checkVersion(std::string_view requestLine)
{
    constexpr std::string_view kName = "HTTP/";
    const std::size_t blank = requestLine.rfind(' ');
    const std::string_view version =
        blank == std::string_view::npos ? std::string_view() : requestLine.substr(blank + 1);
    if (version.size() != kName.size() + 3 || version.substr(0, kName.size()) != kName ||
        !isDigit(version[5]) || version[6] != '.' || !isDigit(version[7]))
        return Refusal{400, "the request line is malformed"};
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return Refusal{505, "only HTTP/1.1 and HTTP/1.0 are spoken here"};
    return std::nullopt;
}

std::optional<Refusal> FramingRules::acceptContentLength(std::string_view value)
{
    std::uint64_t length = 0;
    const char *end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, length);
    if (value.empty() || error != std::errc() || stop != end)
        return Refusal{400, "Content-Length is not one number"};
    if (m_framing.contentLength)
        return Refusal{400, "Content-Length is repeated"};
    m_framing.contentLength = length;
    return std::nullopt;
}

void FramingRules::acceptConnection(std::string_view value)
{
    while (!value.empty()) {
        const std::size_t comma = std::min(value.find(','), value.size());
        const std::string_view option = trimmed(value.substr(0, comma));
        m_close = m_close || equalsIgnoringCase(option, "close");
        m_keepAlive = m_keepAlive || equalsIgnoringCase(option, "keep-alive");
        value.remove_prefix(std::min(comma + 1, value.size()));
    }
}

std::optional<Refusal> FramingRules::accept(std::string_view name, std::string_view value)
{
    if (name == "content-length")
        return acceptContentLength(value);
    if (name == "transfer-encoding") {
        if (m_framing.chunked || !equalsIgnoringCase(value, "chunked"))
            return Refusal{400, "Transfer-Encoding must be exactly \"chunked\""};
        m_framing.chunked = true;
    } else if (name == "host") {
        ++m_hosts;
        if (!std::all_of(value.begin(), value.end(), isHostCharacter))
            return Refusal{400, "Host is malformed"};
    } else if (name == "connection") {
        acceptConnection(value);
    } else if (name == "expect" && m_version >= 11) {
        if (!equalsIgnoringCase(value, "100-continue"))
            return Refusal{417, "only 100-continue can be expected"};
        m_expectsContinue = true;
    }
    return std::nullopt;
}

std::optional<Refusal> FramingRules::finish()
{
    if (m_framing.chunked && m_framing.contentLength)
        return Refusal{400, "Content-Length and Transfer-Encoding exclude each other"};
    if (m_framing.chunked && m_version < 11)
        return Refusal{400, "HTTP/1.0 knows no Transfer-Encoding"};
    if (m_hosts > 1 || (m_hosts == 0 && m_version >= 11))
        return Refusal{400, "there must be exactly one Host"};
    m_framing.http10 = m_version < 11;
    m_framing.keepAlive = !m_close && (m_version >= 11 || m_keepAlive);
    return std::nullopt;
}

} // namespace retinue::http
