#pragma once

#include "core/http/header_scan.h"
#include "core/http/refusal.h"
#include "core/http/request_framing.h"
#include "core/http/server.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace retinue::http {

/// Bytes in, one request out (RFC 9112), without any I/O: pieces may be cut anywhere. Every form that servers
/// and proxies are known to read differently is refused. One decoder decodes one request; what follows it
/// stays for the next. Not thread-safe. Memory is bounded by the limits and by what one call hands in.
class RequestDecoder
{
public:
    enum class Progress {
        More,         ///< feed again when there are more bytes
        HeadComplete, ///< decide: allowBody() or discardBody(), then feed({})
        Complete,     ///< takeRequest(), takeRest()
        Refused       ///< refusal(); nothing more can be made of these bytes
    };

    /// `limits` must outlive the decoder.
    RequestDecoder(const Limits &limits, std::string remoteAddress);
    ~RequestDecoder();
    RequestDecoder(const RequestDecoder &) = delete;
    RequestDecoder &operator=(const RequestDecoder &) = delete;

    Progress feed(std::string_view bytes);
    /// A longer body is refused with 413, by its Content-Length before a byte of it is read.
    void allowBody(std::size_t maxBytes);
    /// Reads over the body without keeping it.
    void discardBody();

    /// From HeadComplete on.
    [[nodiscard]] const RequestHead &head() const { return m_request; }
    [[nodiscard]] const Framing &framing() const { return m_framing; }
    [[nodiscard]] bool hasHead() const { return m_stage != Stage::Head; }
    /// Of the body, so far.
    [[nodiscard]] std::size_t bodyBytes() const { return m_bodyBytes; }
    /// Whether bytes after the head are already here.
    [[nodiscard]] bool hasRest() const { return !m_buffer.empty(); }
    [[nodiscard]] const Refusal &refusal() const { return *m_refusal; }
    [[nodiscard]] Request takeRequest() { return std::move(m_request); }
    [[nodiscard]] std::string takeRest() { return std::move(m_buffer); }

private:
    class Parser;
    enum class Stage { Head, Decide, Body, Complete };

    Progress refuse(const Refusal &refusal);
    Progress feedHead(std::string_view bytes);
    Progress feedBody(std::string_view bytes);
    Progress parseHead(std::string_view block);
    Progress parseBody(std::string_view &bytes);

    const Limits *m_limits;
    HeaderScan m_scan;
    Stage m_stage = Stage::Head;
    Request m_request;
    Framing m_framing;
    std::string m_buffer;
    std::size_t m_maxBody = 0;
    std::size_t m_bodyBytes = 0;
    bool m_keepBody = true;
    std::optional<Refusal> m_refusal;
    std::unique_ptr<Parser> m_parser;
};

} // namespace retinue::http
