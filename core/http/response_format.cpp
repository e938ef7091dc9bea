#include "core/http/response_format.h"

#include "core/http/ascii.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <string_view>

namespace retinue::http {

namespace {

constexpr std::array<std::string_view, 5> kOwnHeaders{"content-length", "date", "connection",
                                                      "transfer-encoding", "keep-alive"};

std::string_view reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 423:
        return "Locked";
    case 428:
        return "Precondition Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    case 507:
        return "Insufficient Storage";
    default:
        return ""; // the phrase may be empty (RFC 9112 4)
    }
}

void appendTwoDigits(std::string &out, int value)
{
    out += static_cast<char>('0' + value / 10);
    out += static_cast<char>('0' + value % 10);
}

std::string formatDate(std::time_t now)
{
    constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc{};
#ifdef _WIN32
    gmtime_s(&utc, &now);
#else
    gmtime_r(&now, &utc);
#endif
    std::string date(kDays.at(static_cast<std::size_t>(utc.tm_wday)));
    date += ", ";
    appendTwoDigits(date, utc.tm_mday);
    date.append(" ").append(kMonths.at(static_cast<std::size_t>(utc.tm_mon))).append(" ");
    date.append(std::to_string(utc.tm_year + 1900)).append(" ");
    appendTwoDigits(date, utc.tm_hour);
    date += ':';
    appendTwoDigits(date, utc.tm_min);
    date += ':';
    appendTwoDigits(date, utc.tm_sec);
    return date.append(" GMT");
}

/// Formatted once a second and thread: it is the same in every response.
const std::string &currentDate()
{
    thread_local std::time_t second = 0;
    thread_local std::string text;
    const std::time_t now = std::time(nullptr);
    if (now != second) {
        second = now;
        text = formatDate(now);
    }
    return text;
}

void appendClean(std::string &out, std::string_view text)
{
    for (const char c : text)
        out += isControl(c) ? ' ' : c;
}

bool isOwnHeader(std::string_view name)
{
    return std::any_of(kOwnHeaders.begin(), kOwnHeaders.end(),
                       [name](std::string_view own) { return equalsIgnoringCase(own, name); });
}

} // namespace

std::string formatHead(int status, const Headers &headers, const HeadFormat &format)
{
    std::string out;
    out.reserve(256);
    out.append("HTTP/1.1 ").append(std::to_string(status)).append(" ").append(reasonPhrase(status));
    out.append("\r\nDate: ").append(currentDate()).append("\r\n");
    for (const auto &[name, value] : headers) {
        if (isOwnHeader(name))
            continue;
        appendClean(out, name);
        out.append(": ");
        appendClean(out, value);
        out.append("\r\n");
    }
    if (format.framing == BodyFraming::Length)
        out.append("Content-Length: ").append(std::to_string(format.length)).append("\r\n");
    else if (format.framing == BodyFraming::Chunked)
        out.append("Transfer-Encoding: chunked\r\n");
    if (!format.keepAlive)
        out.append("Connection: close\r\n");
    else if (format.http10)
        out.append("Connection: keep-alive\r\n");
    return out.append("\r\n");
}

} // namespace retinue::http
