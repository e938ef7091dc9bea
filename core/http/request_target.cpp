#include "core/http/request_target.h"

#include "core/http/ascii.h"

#include <algorithm>

namespace retinue::http {

namespace {

int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    const char low = toLower(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

bool isContinuation(unsigned char byte)
{
    return (byte & 0xc0U) == 0x80U;
}

/// The length of the well-formed sequence at the front that is no control character, or 0 (RFC 3629, table
/// 3-7 of the Unicode standard: no overlong forms, no surrogates, nothing above U+10FFFF).
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned first = byte(0);
    const unsigned second = byte(1);
    if (first < 0x80)
        return isControl(text[0]) ? 0 : 1;
    if (!isContinuation(static_cast<unsigned char>(second)))
        return 0;
    if (first >= 0xc2 && first <= 0xdf)
        return first == 0xc2 && second < 0xa0 ? 0 : 2;
    if (!isContinuation(static_cast<unsigned char>(byte(2))))
        return 0;
    if (first >= 0xe0 && first <= 0xef)
        return (first == 0xe0 && second < 0xa0) || (first == 0xed && second >= 0xa0) ? 0 : 3;
    if (!isContinuation(static_cast<unsigned char>(byte(3))))
        return 0;
    if (first >= 0xf0 && first <= 0xf4)
        return (first == 0xf0 && second < 0x90) || (first == 0xf4 && second >= 0x90) ? 0 : 4;
    return 0;
}

bool isCleanText(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

std::optional<Refusal> decodePath(std::string_view path, RequestHead &head)
{
    if (path == "/")
        return std::nullopt;
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::size_t slash = std::min(path.find('/'), path.size());
        std::optional<std::string> segment = percentDecoded(path.substr(0, slash));
        if (!segment)
            return Refusal{400, "the path is not percent-encoded UTF-8 text"};
        if (*segment == "." || *segment == "..")
            return Refusal{400, "the path contains dot segments"};
        head.segments.push_back(std::move(*segment));
        path.remove_prefix(slash);
    }
    return std::nullopt;
}

std::optional<Refusal> decodeQuery(std::string_view query, RequestHead &head)
{
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view item = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (item.empty())
            continue;
        const std::size_t equals = std::min(item.find('='), item.size());
        std::optional<std::string> name = percentDecoded(item.substr(0, equals));
        std::optional<std::string> value = percentDecoded(item.substr(std::min(equals + 1, item.size())));
        if (!name || !value)
            return Refusal{400, "the query is not percent-encoded UTF-8 text"};
        head.query.emplace_back(std::move(*name), std::move(*value));
    }
    return std::nullopt;
}

/// Cuts "https://authority" off; the target is unchanged if it is in another form.
std::string_view withoutAuthority(std::string_view target)
{
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (!equalsIgnoringCase(target.substr(0, scheme.size()), scheme))
            continue;
        target.remove_prefix(scheme.size());
        const std::size_t end = target.find_first_of("/?");
        return end == std::string_view::npos ? std::string_view("/") : target.substr(end);
    }
    return target;
}

} // namespace

std::optional<std::string> percentDecoded(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            result += text[i];
            continue;
        }
        const int high = i + 1 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexValue(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        result += static_cast<char>(high * 16 + low);
        i += 2;
    }
    if (!isCleanText(result))
        return std::nullopt;
    return result;
}

std::optional<Refusal> decodeTarget(std::string_view target, RequestHead &head)
{
    const bool plain = std::all_of(target.begin(), target.end(),
                                   [](char c) { return c > ' ' && c < 0x7f && c != '#' && c != '\\'; });
    if (!plain)
        return Refusal{400, "the target has characters that must be percent-encoded"};
    if (target == "*" && head.method == "OPTIONS")
        return std::nullopt;
    target = withoutAuthority(target);
    const std::size_t mark = std::min(target.find('?'), target.size());
    const std::string_view path = target.substr(0, mark);
    if (path.empty() || path.front() != '/')
        return Refusal{400, "the target is not a path"};
    if (auto refusal = decodePath(path, head))
        return refusal;
    return decodeQuery(target.substr(std::min(mark + 1, target.size())), head);
}

} // namespace retinue::http
