#pragma once

#include "core/http/refusal.h"
#include "core/http/server.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace retinue::http {

/// Finds the end of a request's header block while it arrives, in one pass however it is cut into pieces, and
/// enforces what must hold before a parser sees it: sizes, counts, CR LF only, no folded lines (RFC
/// 9112 5.2).
class HeaderScan
{
public:
    enum class Progress { More, Complete, Refused };

    /// `limits` must outlive the scan.
    explicit HeaderScan(const Limits &limits) : m_limits(&limits) {}

    /// `block` is everything since the request's first byte, each time longer than the last.
    Progress scan(std::string_view block);
    /// After Complete: the length of the block with its empty last line.
    [[nodiscard]] std::size_t length() const { return m_lineStart; }
    /// After Refused.
    [[nodiscard]] const Refusal &refusal() const { return *m_refusal; }

private:
    Progress refuse(int status, std::string_view reason);
    Progress acceptLine(std::string_view line);

    const Limits *m_limits;
    std::size_t m_lineStart = 0;
    std::size_t m_scanned = 0;
    std::size_t m_lines = 0;
    std::optional<Refusal> m_refusal;
};

} // namespace retinue::http
