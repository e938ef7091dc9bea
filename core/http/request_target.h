#pragma once

#include "core/http/refusal.h"
#include "core/http/server.h"

#include <optional>
#include <string_view>

namespace retinue::http {

/// Takes a request target apart (RFC 9112 3.2): fills `segments` and `query` of `head`, or says why not.
/// Origin form, absolute form (its authority is ignored) and, for OPTIONS, "*". Each segment, name and value
/// is percent-decoded on its own, so an encoded slash stays inside its segment; what comes out is valid UTF-8
/// without control characters and never "." or "..". "/" has no segments, "/a/" the segments "a" and "".
/// A plus sign in the query is a plus sign, not a blank (RFC 6570, the way of OpenAPI).
[[nodiscard]] std::optional<Refusal> decodeTarget(std::string_view target, RequestHead &head);

/// Nothing when the escapes are broken, or the result is not UTF-8 or has control characters (C0, DEL, C1).
[[nodiscard]] std::optional<std::string> percentDecoded(std::string_view text);

} // namespace retinue::http
