#include "core/server/preconditions.h"

#include "core/http/ascii.h"
#include "core/protocol/codec.h"
#include "core/server/call.h"

#include <algorithm>

namespace retinue::server {

namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

std::optional<State> stateOf(std::string_view etag)
{
    return protocol::fromETag({etag.data(), qsizetype(etag.size())});
}

/// For reading, weak comparison holds (RFC 9110 8.8.3.2).
std::string_view withoutWeakness(std::string_view etag)
{
    return etag.substr(0, 2) == "W/" ? etag.substr(2) : etag;
}

} // namespace

std::optional<State> KnownVersions::only() const
{
    return m_header ? stateOf(withoutWeakness(*m_header)) : std::nullopt;
}

bool KnownVersions::contain(const State &state, bool exists) const
{
    if (!m_header)
        return false;
    if (*m_header == "*")
        return exists;
    // Our ETags have no commas, so that a tag cut at one is none of ours.
    for (std::string_view rest = *m_header; !rest.empty();) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        if (stateOf(withoutWeakness(http::trimmed(rest.substr(0, end)))) == state)
            return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

Result<std::optional<State>> basisOf(const http::RequestHead &head, protocol::ChangeKind kind)
{
    const auto ifMatch = head.header("if-match");
    const auto ifNoneMatch = head.header("if-none-match");
    if (ifMatch && ifNoneMatch)
        return invalidRequest("Send either If-Match or If-None-Match, not both.");
    if (ifMatch) {
        const auto state = stateOf(*ifMatch);
        if (!state)
            return invalidRequest("If-Match: name exactly one ETag, as this server gave it.");
        return std::optional<State>(state);
    }
    if (kind == protocol::ChangeKind::Delete || !ifNoneMatch) {
        return Error{ErrorCode::VersionRequired,
                     kind == protocol::ChangeKind::Delete
                         ? QStringLiteral("Say with If-Match which version is to be deleted.")
                         : QStringLiteral("Say with If-Match what the change is based on, or with "
                                          "If-None-Match: * that there must be nothing yet."),
                     {}};
    }
    if (*ifNoneMatch != "*")
        return invalidRequest("If-None-Match: a change takes only *.");
    return std::optional<State>();
}

Result<ChangeId> changeIdOf(const http::RequestHead &head)
{
    const auto text = head.header("change-id");
    const auto id = text ? ChangeId::fromString(toText(*text)) : std::nullopt;
    if (!id || id->isNull())
        return invalidRequest(
            "Change-Id: give each change 32 random hex digits, and the same ones when repeating it.");
    return *id;
}

std::string etagOf(const State &state)
{
    // The same as protocol::toETag(), which goes through QString: this is on the path of every login.
    const QByteArray generation = state.generation.toBytes();
    std::string etag;
    etag.reserve(56);
    etag += '"';
    for (const char byte : generation) {
        etag += kHexDigits[std::uint8_t(byte) >> 4U];
        etag += kHexDigits[std::uint8_t(byte) & 0xfU];
    }
    etag.append(".").append(std::to_string(state.revision.value)).append("\"");
    return etag;
}

} // namespace retinue::server
