#pragma once

#include "core/http/refusal.h"
#include "core/http/server.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace retinue::http {

/// What the framing of one request came to.
struct Framing
{
    bool http10 = false;
    bool chunked = false;
    std::optional<std::uint64_t> contentLength;
    bool keepAlive = true;
};

/// Methods this listener serves; others are answered 501.
[[nodiscard]] bool isServedMethod(std::string_view method);

/// Refuses the request line's version if it is well formed but not ours (505) or malformed (400).
[[nodiscard]] std::optional<Refusal> checkVersion(std::string_view requestLine);

/// Collects the headers that decide where a message ends and refuses every form in which two implementations
/// could disagree (request smuggling, RFC 9112 11.2): a Transfer-Encoding other than exactly "chunked", one
/// beside a Content-Length or in HTTP/1.0, a repeated or listed Content-Length, not exactly one Host.
class FramingRules
{
public:
    /// `version` is 10 or 11.
    explicit FramingRules(int version) : m_version(version) {}

    /// One header, name in lower case, value trimmed, in order. Nothing when it may stand.
    [[nodiscard]] std::optional<Refusal> accept(std::string_view name, std::string_view value);
    /// After the last header.
    [[nodiscard]] std::optional<Refusal> finish();
    [[nodiscard]] const Framing &framing() const { return m_framing; }
    [[nodiscard]] bool expectsContinue() const { return m_expectsContinue; }

private:
    std::optional<Refusal> acceptContentLength(std::string_view value);
    void acceptConnection(std::string_view value);

    int m_version;
    int m_hosts = 0;
    bool m_close = false;
    bool m_keepAlive = false;
    bool m_expectsContinue = false;
    Framing m_framing;
};

} // namespace retinue::http
