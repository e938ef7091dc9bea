#include "tests/unit/http/test_client.h"

#include "core/http/ascii.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <arpa/inet.h>
#include <array>
#include <csignal>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>

namespace retinue::http::test {

namespace {

/// Against hanging only; no test expects it to pass.
constexpr timeval kPatience{20, 0};

std::string alpnList(const std::string &protocols)
{
    std::string list;
    std::size_t begin = 0;
    while (begin < protocols.size()) {
        const std::size_t end = std::min(protocols.find(',', begin), protocols.size());
        list += static_cast<char>(end - begin);
        list += protocols.substr(begin, end - begin);
        begin = end + 1;
    }
    return list;
}

} // namespace

int connectTcp(std::uint16_t port, int receiveBuffer)
{
    const int handle = ::socket(AF_INET, SOCK_STREAM, 0);
    ::setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
    ::setsockopt(handle, SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
    if (receiveBuffer > 0)
        ::setsockopt(handle, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(handle, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return handle;
    ::close(handle);
    return -1;
}

bool waitUntilTcpClosed(int socket)
{
    std::array<char, 4096> waste{};
    while (true) {
        const ssize_t got = ::recv(socket, waste.data(), waste.size(), 0);
        if (got == 0)
            return true;
        if (got < 0)
            return errno != EAGAIN;
    }
}

std::string get(std::string_view target, std::string_view extra)
{
    std::string text("GET ");
    return text.append(target).append(" HTTP/1.1\r\nHost: test\r\n").append(extra).append("\r\n");
}

std::string post(std::string_view target, std::string_view body, std::string_view extra)
{
    std::string text("POST ");
    text.append(target)
        .append(" HTTP/1.1\r\nHost: test\r\nContent-Length: ")
        .append(std::to_string(body.size()));
    return text.append("\r\n").append(extra).append("\r\n").append(body);
}

TestClient::TestClient(std::uint16_t port) : TestClient(port, Settings()) {}

TestClient::TestClient(std::uint16_t port, const Settings &settings)
    : m_socket(connectTcp(port, settings.receiveBuffer))
    , m_context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free)
    , m_ssl(nullptr, SSL_free)
{
    std::signal(SIGPIPE, SIG_IGN);
    if (m_socket < 0)
        return;
    // A cache would make a session unusable when its context ends.
    SSL_CTX_set_session_cache_mode(m_context.get(), SSL_SESS_CACHE_OFF);
    if (settings.maxTlsVersion != 0) {
        SSL_CTX_set_security_level(m_context.get(), 0);
        SSL_CTX_set_min_proto_version(m_context.get(), 0);
        SSL_CTX_set_max_proto_version(m_context.get(), settings.maxTlsVersion);
    }
    m_ssl.reset(SSL_new(m_context.get()));
    if (!settings.protocols.empty()) {
        const std::string list = alpnList(settings.protocols);
        SSL_set_alpn_protos(m_ssl.get(), reinterpret_cast<const unsigned char *>(list.data()),
                            static_cast<unsigned>(list.size()));
    }
    if (settings.session != nullptr)
        SSL_set_session(m_ssl.get(), settings.session);
    SSL_set_fd(m_ssl.get(), m_socket);
    m_connected = SSL_connect(m_ssl.get()) == 1;
}

TestClient::~TestClient()
{
    vanish();
}

bool TestClient::send(std::string_view bytes)
{
    ERR_clear_error();
    while (m_connected && !bytes.empty()) {
        const int sent = SSL_write(m_ssl.get(), bytes.data(), static_cast<int>(bytes.size()));
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return m_connected;
}

bool TestClient::fill()
{
    if (!m_connected)
        return false;
    std::array<char, 16384> piece{};
    ERR_clear_error();
    const int got = SSL_read(m_ssl.get(), piece.data(), piece.size());
    if (got <= 0) {
        m_ended = SSL_get_error(m_ssl.get(), got) != SSL_ERROR_WANT_READ; // else the patience has ended
        return false;
    }
    m_buffer.append(piece.data(), static_cast<std::size_t>(got));
    return true;
}

Reply TestClient::request(std::string_view bytes, bool head)
{
    send(bytes);
    return readReply(head);
}

std::string TestClient::readLine()
{
    while (m_buffer.find("\r\n") == std::string::npos) {
        if (!fill())
            return {};
    }
    const std::size_t end = m_buffer.find("\r\n");
    std::string line = m_buffer.substr(0, end);
    m_buffer.erase(0, end + 2);
    return line;
}

Reply TestClient::readReply(bool head)
{
    Reply reply;
    std::string line = readLine();
    reply.head = line + "\r\n";
    if (line.size() < 12)
        return reply;
    reply.status = std::stoi(line.substr(9, 3));
    for (line = readLine(); !line.empty(); line = readLine()) {
        reply.head += line + "\r\n";
        const std::size_t colon = line.find(':');
        reply.headers[lowered(line.substr(0, colon))] = trimmed(std::string_view(line).substr(colon + 1));
    }
    reply.complete = true;
    if (!head && reply.status != 100 && reply.status != 204 && reply.status != 304)
        readBody(reply);
    return reply;
}

void TestClient::readBody(Reply &reply)
{
    if (reply.headers.contains("content-length")) {
        const std::size_t length = std::stoul(reply.headers["content-length"]);
        while (m_buffer.size() < length && fill()) {
        }
        reply.complete = m_buffer.size() >= length;
        reply.body = m_buffer.substr(0, length);
        m_buffer.erase(0, length);
    } else if (!reply.headers.contains("transfer-encoding")) {
        while (fill()) {
        }
        reply.body = std::exchange(m_buffer, {});
    }
}

std::string TestClient::readSome()
{
    if (m_buffer.empty())
        fill();
    return std::exchange(m_buffer, {});
}

std::optional<std::string> TestClient::readChunk()
{
    const std::string line = readLine();
    const std::size_t size = line.empty() ? 0 : std::stoul(line, nullptr, 16);
    while (m_buffer.size() < size + 2) {
        if (!fill())
            return std::nullopt;
    }
    std::string chunk = m_buffer.substr(0, size);
    m_buffer.erase(0, size + 2);
    if (size == 0)
        return std::nullopt;
    return chunk;
}

bool TestClient::waitUntilClosed()
{
    while (fill())
        m_buffer.clear();
    return !m_connected || m_ended;
}

void TestClient::close()
{
    if (m_connected)
        SSL_shutdown(m_ssl.get());
    vanish();
}

void TestClient::vanish()
{
    m_connected = false;
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
}

void TestClient::reset()
{
    const linger now{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    vanish();
}

std::string TestClient::serverName() const
{
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(m_ssl.get()),
                                                                  X509_free);
    if (!certificate)
        return {};
    std::array<char, 256> name{};
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name.data(),
                              name.size());
    return name.data();
}

bool TestClient::wasResumed() const
{
    return SSL_session_reused(m_ssl.get()) == 1;
}

std::string TestClient::protocol() const
{
    const unsigned char *name = nullptr;
    unsigned length = 0;
    SSL_get0_alpn_selected(m_ssl.get(), &name, &length);
    return {reinterpret_cast<const char *>(name), length};
}

std::shared_ptr<SSL_SESSION> TestClient::session() const
{
    return {SSL_get1_session(m_ssl.get()), SSL_SESSION_free};
}

} // namespace retinue::http::test
