#include "core/http/request_decoder.h"

#include "core/http/ascii.h"
#include "core/http/request_target.h"

#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace retinue::http {

namespace beast = boost::beast;
namespace asio = boost::asio;

namespace {

/// A chunk's size line with its extensions, or the end of the last chunk.
constexpr std::size_t kMaxChunkLineBytes = 1024;
/// No chunked body has fewer bytes left where a size line is due ("0", CR LF, CR LF), and Beast 1.74 asserts
/// that it never sees fewer.
constexpr std::size_t kMinChunkEndBytes = 5;
/// What a Content-Length alone may make us reserve.
constexpr std::size_t kMaxReservedBytes = 64 * 1024;

std::string_view toStd(beast::string_view text)
{
    return {text.data(), text.size()};
}

} // namespace

/// The grammar is Beast's, the decisions are the decoder's.
class RequestDecoder::Parser final : public beast::http::basic_parser<true>
{
public:
    explicit Parser(RequestDecoder &owner) : m_owner(&owner)
    {
        // Our own limits come first; these must only never be the smaller ones.
        header_limit(std::numeric_limits<std::uint32_t>::max());
        body_limit(std::numeric_limits<std::uint64_t>::max());
        eager(false);
    }

    /// Whether a piece of the body is long enough to be put.
    [[nodiscard]] bool takes(std::size_t bytes) const
    {
        const bool atSizeLine = m_owner->m_framing.chunked && m_chunkLeft == 0;
        return bytes >= (atSizeLine ? kMinChunkEndBytes : 1);
    }

private:
    using Code = beast::error_code;

    void refuse(const Refusal &refusal, Code &ec)
    {
        m_owner->refuse(refusal);
        ec = beast::http::error::bad_value;
    }

    void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target, int version,
                         Code &ec) override
    {
        if (!isServedMethod(toStd(method)))
            return refuse({501, "the method is not served"}, ec);
        if (target.size() > m_owner->m_limits->maxTargetBytes)
            return refuse({414, "the target is too long"}, ec);
        RequestHead &head = m_owner->m_request;
        head.method = toStd(method);
        head.target = toStd(target);
        m_rules.emplace(version);
        if (const auto refusal = decodeTarget(toStd(target), head))
            refuse(*refusal, ec);
    }

    void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value,
                       Code &ec) override
    {
        if (m_headDone)
            return refuse({400, "trailers are not accepted"}, ec);
        std::string lowName = lowered(toStd(name));
        const std::string_view text = trimmed(toStd(value));
        if (const auto refusal = m_rules->accept(lowName, text))
            return refuse(*refusal, ec);
        Headers &headers = m_owner->m_request.headers;
        const auto known = std::find_if(headers.begin(), headers.end(),
                                        [&](const auto &header) { return header.first == lowName; });
        if (known == headers.end())
            headers.emplace_back(std::move(lowName), text);
        else
            known->second.append(", ").append(text);
    }

    void on_header_impl(Code &ec) override
    {
        m_headDone = true;
        if (const auto refusal = m_rules->finish())
            return refuse(*refusal, ec);
        m_owner->m_framing = m_rules->framing();
        const Framing &framing = m_owner->m_framing;
        const bool hasBody = framing.chunked || framing.contentLength.value_or(0) > 0;
        m_owner->m_request.expectsContinue = hasBody && m_rules->expectsContinue();
    }

    void on_body_init_impl(const boost::optional<std::uint64_t> &, Code &) override {}

    std::size_t on_body_impl(beast::string_view body, Code &ec) override
    {
        m_owner->m_bodyBytes += body.size();
        if (m_owner->m_bodyBytes > m_owner->m_maxBody)
            refuse({413, "the body is too large"}, ec);
        else if (m_owner->m_keepBody)
            m_owner->m_request.body.append(body.data(), body.size());
        return body.size();
    }

    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body, Code &ec) override
    {
        m_chunkLeft -= body.size();
        return on_body_impl(body, ec);
    }

    void on_chunk_header_impl(std::uint64_t size, beast::string_view, Code &) override { m_chunkLeft = size; }
    void on_response_impl(int, beast::string_view, int, Code &) override {}
    void on_finish_impl(Code &) override {}

    RequestDecoder *m_owner;
    std::optional<FramingRules> m_rules;
    bool m_headDone = false;
    std::uint64_t m_chunkLeft = 0;
};

RequestDecoder::RequestDecoder(const Limits &limits, std::string remoteAddress)
    : m_limits(&limits)
    , m_scan(limits)
{
    m_request.remoteAddress = std::move(remoteAddress);
}

RequestDecoder::~RequestDecoder() = default;

RequestDecoder::Progress RequestDecoder::refuse(const Refusal &refusal)
{
    if (!m_refusal)
        m_refusal = refusal;
    return Progress::Refused;
}

void RequestDecoder::allowBody(std::size_t maxBytes)
{
    m_maxBody = maxBytes;
    m_stage = Stage::Body;
}

void RequestDecoder::discardBody()
{
    m_maxBody = std::numeric_limits<std::size_t>::max();
    m_keepBody = false;
    m_stage = Stage::Body;
}

RequestDecoder::Progress RequestDecoder::feed(std::string_view bytes)
{
    if (m_refusal)
        return Progress::Refused;
    return m_stage == Stage::Head ? feedHead(bytes) : feedBody(bytes);
}

RequestDecoder::Progress RequestDecoder::feedHead(std::string_view bytes)
{
    // Usually a request comes in one piece: it is parsed where it lies, and nothing is copied but what
    // follows it.
    std::string gathered;
    std::string_view block = bytes;
    if (!m_buffer.empty()) {
        m_buffer.append(bytes);
        gathered = std::move(m_buffer);
        block = gathered;
    }
    m_buffer.clear();
    switch (m_scan.scan(block)) {
    case HeaderScan::Progress::More:
        if (gathered.empty())
            m_buffer = block;
        else
            m_buffer = std::move(gathered);
        return Progress::More;
    case HeaderScan::Progress::Refused:
        return refuse(m_scan.refusal());
    case HeaderScan::Progress::Complete:
        break;
    }
    const Progress progress = parseHead(block.substr(0, m_scan.length()));
    if (progress == Progress::HeadComplete)
        m_buffer = block.substr(m_scan.length());
    return progress;
}

RequestDecoder::Progress RequestDecoder::parseHead(std::string_view block)
{
    if (const auto refusal = checkVersion(block.substr(0, block.find('\r'))))
        return refuse(*refusal);
    m_parser = std::make_unique<Parser>(*this);
    beast::error_code error;
    const std::size_t parsed = m_parser->put(asio::const_buffer(block.data(), block.size()), error);
    if (error || m_refusal || parsed != block.size() || !m_parser->is_header_done())
        return refuse({400, "the request line or a header is malformed"});
    m_stage = Stage::Decide;
    return Progress::HeadComplete;
}

RequestDecoder::Progress RequestDecoder::feedBody(std::string_view bytes)
{
    if (m_framing.contentLength.value_or(0) > m_maxBody)
        return refuse({413, "the body is too large"});
    if (m_keepBody && m_request.body.empty() && m_framing.contentLength)
        m_request.body.reserve(std::min<std::size_t>(*m_framing.contentLength, kMaxReservedBytes));
    std::string gathered;
    if (!m_buffer.empty()) {
        m_buffer.append(bytes);
        gathered = std::move(m_buffer);
        bytes = gathered;
    }
    m_buffer.clear();
    const Progress progress = parseBody(bytes);
    m_buffer = bytes;
    return progress;
}

/// Leaves in `bytes` what was not consumed.
RequestDecoder::Progress RequestDecoder::parseBody(std::string_view &bytes)
{
    while (!m_parser->is_done() && m_parser->takes(bytes.size())) {
        beast::error_code error;
        const std::size_t parsed = m_parser->put(asio::const_buffer(bytes.data(), bytes.size()), error);
        bytes.remove_prefix(parsed);
        if (error == beast::http::error::need_more)
            break;
        if (error || m_refusal)
            return refuse({400, "the body's framing is broken"});
    }
    if (m_parser->is_done()) {
        m_stage = Stage::Complete;
        return Progress::Complete;
    }
    if (bytes.size() > kMaxChunkLineBytes)
        return refuse({400, "a chunk's size line is too long"});
    return Progress::More;
}

} // namespace retinue::http
