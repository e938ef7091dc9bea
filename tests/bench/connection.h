#pragma once

#include "tests/bench/answer_parser.h"
#include "tests/bench/loop.h"

#include <openssl/ssl.h>

#include <cstdint>
#include <functional>
#include <string>

namespace retinue::bench {

/// Where the server is. The load programs talk to 127.0.0.1 and do not check its certificate: checking costs
/// the client, not the server.
struct Endpoint
{
    std::uint16_t port = 0;
    SSL_CTX *tls = nullptr;
};

/// TLS 1.3 only, for the life of the program.
[[nodiscard]] SSL_CTX *clientTls();

/// One keep-alive TLS connection: one request at a time, or one event stream for good. Connects at its first
/// request. Anything unexpected ends the program (fail()). Lives in one thread, pinned in place.
class Connection : public Loop::Source
{
public:
    using Answered = std::function<void(const Answer &)>;
    using Piece = AnswerParser::Piece;

    Connection(Loop &loop, const Endpoint &endpoint);
    ~Connection() override;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Sends a complete request. `answered` may send the next one.
    void request(std::string bytes, Answered answered);
    /// Sends a request whose answer never ends: `opened` after its head, then every piece of its body.
    void stream(std::string bytes, Answered opened, Piece piece);
    /// Everything that went over TCP in both directions, TLS included.
    [[nodiscard]] std::uint64_t wireBytes() const;

    void ready(std::uint32_t events) override;

private:
    void connect();
    bool handshake();
    bool writeOut();
    void readIn();
    void feed(std::string_view bytes);
    void wantWrite(bool wanted);

    Loop &m_loop;
    Endpoint m_endpoint;
    int m_fd = -1;
    SSL *m_ssl = nullptr;
    bool m_connected = false, m_wantWrite = true, m_streaming = false;
    std::string m_output;
    std::size_t m_written = 0;
    AnswerParser m_parser;
    Answered m_answered;
};

} // namespace retinue::bench
