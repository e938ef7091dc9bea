#include "tests/bench/connection.h"

#include <openssl/err.h>

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace retinue::bench {

SSL_CTX *clientTls()
{
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    if (!context)
        fail("no TLS context");
    SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                  SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_verify(context, SSL_VERIFY_NONE, nullptr);
    return context;
}

Connection::Connection(Loop &loop, const Endpoint &endpoint) : m_loop(loop), m_endpoint(endpoint) {}

Connection::~Connection()
{
    if (m_fd < 0)
        return;
    m_loop.remove(m_fd);
    SSL_free(m_ssl);
    ::close(m_fd);
}

void Connection::request(std::string bytes, Answered answered)
{
    if (m_streaming || !m_parser.done())
        fail("a request on a busy connection");
    m_parser.expect({});
    m_answered = std::move(answered);
    m_output = std::move(bytes);
    m_written = 0;
    if (m_fd < 0)
        connect();
    else if (m_connected)
        writeOut();
}

void Connection::stream(std::string bytes, Answered opened, Piece piece)
{
    request(std::move(bytes), std::move(opened));
    m_parser.expect(std::move(piece));
    m_streaming = true;
}

std::uint64_t Connection::wireBytes() const
{
    return m_ssl ? BIO_number_read(SSL_get_rbio(m_ssl)) + BIO_number_written(SSL_get_wbio(m_ssl)) : 0;
}

void Connection::connect()
{
    m_fd = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_fd < 0)
        fail(std::string("socket: ") + std::strerror(errno));
    const int on = 1;
    ::setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_endpoint.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 && errno != EINPROGRESS)
        fail(std::string("connect: ") + std::strerror(errno));
    m_ssl = SSL_new(m_endpoint.tls);
    SSL_set_fd(m_ssl, m_fd);
    SSL_set_tlsext_host_name(m_ssl, "localhost");
    SSL_set_connect_state(m_ssl);
    m_loop.add(m_fd, EPOLLIN | EPOLLOUT, this);
}

void Connection::ready(std::uint32_t)
{
    if (!m_connected && !handshake())
        return;
    if (m_written < m_output.size() && !writeOut())
        return;
    readIn();
}

bool Connection::handshake()
{
    const int result = SSL_do_handshake(m_ssl);
    if (result == 1) {
        m_connected = true;
        return true;
    }
    const int reason = SSL_get_error(m_ssl, result);
    if (reason != SSL_ERROR_WANT_READ && reason != SSL_ERROR_WANT_WRITE) {
        std::array<char, 256> text{};
        ERR_error_string_n(ERR_get_error(), text.data(), text.size());
        fail(std::string("TLS handshake failed: ") + text.data());
    }
    wantWrite(reason == SSL_ERROR_WANT_WRITE);
    return false;
}

bool Connection::writeOut()
{
    while (m_written < m_output.size()) {
        const int result = SSL_write(m_ssl, m_output.data() + m_written, int(m_output.size() - m_written));
        if (result > 0) {
            m_written += std::size_t(result);
            continue;
        }
        if (SSL_get_error(m_ssl, result) != SSL_ERROR_WANT_WRITE)
            fail("the server closed a connection while it was written to");
        wantWrite(true);
        return false;
    }
    wantWrite(false);
    return true;
}

void Connection::readIn()
{
    static thread_local std::array<char, 16384> buffer;
    for (;;) {
        const int result = SSL_read(m_ssl, buffer.data(), int(buffer.size()));
        if (result > 0) {
            feed({buffer.data(), std::size_t(result)});
            continue;
        }
        const int reason = SSL_get_error(m_ssl, result);
        if (reason == SSL_ERROR_WANT_READ)
            return;
        fail("the server closed a connection (" + std::to_string(reason) + ") after an answer of status " +
             std::to_string(m_parser.answer().status));
    }
}

void Connection::feed(std::string_view bytes)
{
    while (!bytes.empty()) {
        if (m_parser.done())
            fail("the server sent more than it was asked for");
        const bool hadHead = m_parser.headersComplete();
        bytes.remove_prefix(m_parser.feed(bytes));
        if (m_parser.failed())
            fail("the server sent something that is no HTTP/1.1 answer");
        if (m_streaming) {
            if (!hadHead && m_parser.headersComplete() && m_answered)
                std::exchange(m_answered, {})(m_parser.answer());
            if (m_parser.done())
                fail("the server ended an event stream");
        } else if (m_parser.done()) {
            std::exchange(m_answered, {})(m_parser.answer());
        }
    }
}

void Connection::wantWrite(bool wanted)
{
    if (wanted == m_wantWrite)
        return;
    m_wantWrite = wanted;
    m_loop.change(m_fd, wanted ? EPOLLIN | EPOLLOUT : EPOLLIN, this);
}

} // namespace retinue::bench
