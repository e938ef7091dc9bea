#pragma once

#include "core/base/result.h"
#include "core/http/server.h"
#include "core/model/revision.h"
#include "core/protocol/messages.h"

#include <optional>
#include <string>
#include <string_view>

namespace retinue::server {

/// What If-None-Match of a read asks for (RFC 9110 13.1.2): a list of entity tags, weak or strong, or "*".
class KnownVersions
{
public:
    explicit KnownVersions(std::optional<std::string_view> ifNoneMatch) : m_header(ifNoneMatch) {}
    /// The one version named, if it is exactly one of ours: what the store can answer from memory.
    [[nodiscard]] std::optional<State> only() const;
    /// Whether one of the versions named is this one.
    [[nodiscard]] bool contain(const State &state, bool exists) const;

private:
    std::optional<std::string_view> m_header;
};

/// What a change says it is based on (R7): If-Match with exactly one strong ETag of ours, or If-None-Match: *
/// (nothing then). VersionRequired without either, InvalidInput for anything else. A deletion needs If-Match.
[[nodiscard]] Result<std::optional<State>> basisOf(const http::RequestHead &head, protocol::ChangeKind kind);

/// The id in Change-Id: 32 hex digits, not all zero; InvalidInput otherwise.
[[nodiscard]] Result<ChangeId> changeIdOf(const http::RequestHead &head);

/// The strong ETag of a state.
[[nodiscard]] std::string etagOf(const State &state);

} // namespace retinue::server
