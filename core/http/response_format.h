#pragma once

#include "core/http/server.h"

#include <optional>
#include <string>

namespace retinue::http {

/// How the end of a response is told to the client.
enum class BodyFraming {
    Length,     ///< Content-Length
    Chunked,    ///< RFC 9112 7.1
    UntilClose, ///< HTTP/1.0 streams
    None        ///< 204 and 304: no body and no length
};

/// What the listener adds to an application's headers.
struct HeadFormat
{
    BodyFraming framing = BodyFraming::Length;
    std::size_t length = 0;
    bool keepAlive = true;
    bool http10 = false;
};

/// The status line and all headers with the empty line. Headers that are the listener's business are left out
/// of `headers`; control characters in names and values become blanks, so that no text of a client, sent
/// back, can end a header.
[[nodiscard]] std::string formatHead(int status, const Headers &headers, const HeadFormat &format);

[[nodiscard]] constexpr bool hasNoBody(int status)
{
    return status == 204 || status == 304;
}

} // namespace retinue::http
