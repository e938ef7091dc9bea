#include "tests/support/http_probe.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cctype>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace retinue::test {

namespace {

using Steady = std::chrono::steady_clock;

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return char(std::tolower(c)); });
    return result;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

bool names(const HttpProbe::Headers &headers, std::string_view name)
{
    return std::any_of(headers.begin(), headers.end(),
                       [name](const auto &header) { return lowered(header.first) == name; });
}

} // namespace

std::string ProbeAnswer::header(std::string_view name) const
{
    const auto found =
        std::find_if(headers.begin(), headers.end(), [name](const auto &each) { return each.first == name; });
    return found == headers.end() ? std::string() : found->second;
}

class HttpProbe::Connection
{
public:
    Connection(std::uint16_t port, const std::string &caPem, std::string verifyName,
               std::chrono::milliseconds patience)
        : m_port(port)
        , m_verifyName(std::move(verifyName))
        , m_patience(patience)
        , m_context(SSL_CTX_new(TLS_client_method()))
    {
        std::signal(SIGPIPE, SIG_IGN);
        if (!caPem.empty())
            trust(caPem);
    }
    ~Connection()
    {
        close();
        SSL_CTX_free(m_context);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    bool open();
    void close();
    [[nodiscard]] bool isOpen() const { return m_tls != nullptr; }
    bool write(std::string_view bytes);
    /// Adds what comes to the buffer; false at the end, on errors and when time ran out.
    bool read(Steady::time_point deadline);
    [[nodiscard]] Steady::time_point deadline() const { return Steady::now() + m_patience; }
    /// Cuts a line off the buffer, reading as needed.
    std::optional<std::string> line();
    std::optional<std::string> bytes(std::size_t count);
    /// The next chunk; empty: the last one.
    std::optional<std::string> chunk();

    std::string buffer;
    std::string streamed; ///< of the chunked answer being read

private:
    void trust(const std::string &caPem);
    bool wait(short events, Steady::time_point deadline) const;

    const std::uint16_t m_port;
    const std::string m_verifyName;
    const std::chrono::milliseconds m_patience;
    SSL_CTX *m_context;
    SSL *m_tls = nullptr;
    int m_socket = -1;
};

void HttpProbe::Connection::trust(const std::string &caPem)
{
    BIO *bio = BIO_new_mem_buf(caPem.data(), int(caPem.size()));
    while (X509 *certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr)) {
        X509_STORE_add_cert(SSL_CTX_get_cert_store(m_context), certificate);
        X509_free(certificate);
    }
    BIO_free(bio);
    ERR_clear_error(); // the end of the text is one
    SSL_CTX_set_verify(m_context, SSL_VERIFY_PEER, nullptr);
}

bool HttpProbe::Connection::open()
{
    close();
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        ::close(std::exchange(m_socket, -1));
        return false;
    }
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    timeval limit{};
    limit.tv_sec = std::chrono::duration_cast<std::chrono::seconds>(m_patience).count() + 1;
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    m_tls = SSL_new(m_context);
    SSL_set_fd(m_tls, m_socket);
    if (!m_verifyName.empty()) {
        SSL_set1_host(m_tls, m_verifyName.c_str());
        SSL_set_tlsext_host_name(m_tls, m_verifyName.c_str());
    }
    if (SSL_connect(m_tls) == 1)
        return true;
    close();
    return false;
}

void HttpProbe::Connection::close()
{
    if (m_tls) {
        SSL_shutdown(m_tls);
        SSL_free(std::exchange(m_tls, nullptr));
    }
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
    ERR_clear_error();
    buffer.clear();
    streamed.clear();
}

bool HttpProbe::Connection::wait(short events, Steady::time_point deadline) const
{
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Steady::now());
    pollfd poll{m_socket, events, 0};
    return left.count() > 0 && ::poll(&poll, 1, int(left.count())) > 0;
}

bool HttpProbe::Connection::write(std::string_view bytes)
{
    while (m_tls && !bytes.empty()) {
        std::size_t sent = 0;
        if (SSL_write_ex(m_tls, bytes.data(), bytes.size(), &sent) != 1) {
            ERR_clear_error();
            return false; // the server refused already: its answer may still be read
        }
        bytes.remove_prefix(sent);
    }
    return m_tls != nullptr;
}

bool HttpProbe::Connection::read(Steady::time_point deadline)
{
    if (!m_tls || (SSL_pending(m_tls) == 0 && !wait(POLLIN, deadline)))
        return false;
    std::array<char, 16384> piece{};
    std::size_t got = 0;
    if (SSL_read_ex(m_tls, piece.data(), piece.size(), &got) != 1) {
        ERR_clear_error();
        return false;
    }
    buffer.append(piece.data(), got);
    return true;
}

std::optional<std::string> HttpProbe::Connection::line()
{
    const auto until = deadline();
    for (;;) {
        if (const std::size_t end = buffer.find('\n'); end != std::string::npos) {
            std::string text(trimmed(std::string_view(buffer).substr(0, end)));
            buffer.erase(0, end + 1);
            return text;
        }
        if (!read(until))
            return {};
    }
}

std::optional<std::string> HttpProbe::Connection::bytes(std::size_t count)
{
    const auto until = deadline();
    while (buffer.size() < count) {
        if (!read(until))
            return {};
    }
    std::string taken = buffer.substr(0, count);
    buffer.erase(0, count);
    return taken;
}

std::optional<std::string> HttpProbe::Connection::chunk()
{
    const auto size = line();
    if (!size || size->empty())
        return {};
    auto content = bytes(std::strtoul(size->c_str(), nullptr, 16));
    if (!content || !line())
        return {};
    return content;
}

HttpProbe::HttpProbe(std::uint16_t port, std::string caPem, std::string verifyName,
                     std::chrono::milliseconds patience)
    : m_connection(std::make_unique<Connection>(port, caPem, std::move(verifyName), patience))
{
}

HttpProbe::~HttpProbe() = default;
HttpProbe::HttpProbe(HttpProbe &&) noexcept = default;
HttpProbe &HttpProbe::operator=(HttpProbe &&) noexcept = default;

bool HttpProbe::send(const std::string &method, const std::string &target, const Headers &headers,
                     const std::string &body)
{
    std::string text = method + ' ' + target + " HTTP/1.1\r\n";
    if (!names(headers, "host"))
        text += "Host: localhost\r\n";
    for (const auto &[name, value] : headers)
        text.append(name).append(": ").append(value).append("\r\n");
    const bool takesBody = method == "POST" || method == "PUT" || method == "PATCH";
    if ((takesBody || !body.empty()) && !names(headers, "content-length") &&
        !names(headers, "transfer-encoding"))
        text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return sendRaw(text + "\r\n" + body);
}

bool HttpProbe::sendRaw(std::string_view bytes)
{
    if (!m_connection->isOpen() && !m_connection->open())
        return false;
    return m_connection->write(bytes);
}

ProbeAnswer HttpProbe::receiveHead()
{
    ProbeAnswer answer;
    auto text = m_connection->line();
    while (text && text->rfind("HTTP/1.1 100", 0) == 0) { // "go on": the answer comes after it
        while (text && !text->empty())
            text = m_connection->line();
        text = m_connection->line();
    }
    if (!text || text->rfind("HTTP/1.", 0) != 0)
        return answer;
    const std::string_view word =
        std::string_view(*text).substr(std::min(text->size(), std::size_t(9))); // behind "HTTP/1.1 "
    int status = 0;
    std::from_chars(word.data(), word.data() + word.size(), status);
    while ((text = m_connection->line()) && !text->empty()) {
        const std::size_t colon = std::min(text->find(':'), text->size() - 1);
        answer.headers.emplace_back(lowered(text->substr(0, colon)),
                                    std::string(trimmed(std::string_view(*text).substr(colon + 1))));
    }
    if (text)
        answer.status = status;
    m_connection->streamed.clear();
    return answer;
}

ProbeAnswer HttpProbe::receive(bool headOnly)
{
    ProbeAnswer answer = receiveHead();
    if (answer.status == 0) {
        m_connection->close();
        return answer;
    }
    const bool isEmpty = headOnly || answer.status == 204 || answer.status == 304;
    if (!isEmpty && answer.header("transfer-encoding") == "chunked") {
        if (!readToEnd())
            answer.status = 0;
        answer.body = m_connection->streamed;
    } else if (!isEmpty) {
        auto body = m_connection->bytes(std::strtoul(answer.header("content-length").c_str(), nullptr, 10));
        if (!body)
            answer.status = 0;
        answer.body = body.value_or(std::string());
    }
    if (answer.status == 0 || lowered(answer.header("connection")) == "close")
        m_connection->close();
    return answer;
}

ProbeAnswer HttpProbe::request(const std::string &method, const std::string &target, const Headers &headers,
                               const std::string &body)
{
    const bool wasOpen = m_connection->isOpen();
    send(method, target, headers, body);
    ProbeAnswer answer = receive(method == "HEAD");
    if (answer.status == 0 && wasOpen) { // the server may close between two requests
        send(method, target, headers, body);
        answer = receive(method == "HEAD");
    }
    return answer;
}

std::optional<std::string> HttpProbe::readUntil(std::string_view text)
{
    while (m_connection->streamed.find(text) == std::string::npos) {
        const auto piece = m_connection->chunk();
        if (!piece || piece->empty())
            return {};
        m_connection->streamed += *piece;
    }
    return m_connection->streamed;
}

bool HttpProbe::readToEnd()
{
    for (;;) {
        const auto piece = m_connection->chunk();
        if (!piece)
            return false;
        if (piece->empty())
            return true;
        m_connection->streamed += *piece;
    }
}

void HttpProbe::close()
{
    m_connection->close();
}

} // namespace retinue::test
