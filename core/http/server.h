#pragma once

#include "core/http/start_problem.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// The HTTPS listener: TLS, strict HTTP/1.1 framing, limits and deadlines (RFC 9110, RFC 9112).
/// No Qt and nothing of the product in here: bytes in, bytes out, so that ThreadSanitizer sees all of it.
namespace retinue::http {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// Every bound of the listener in one place. Over a bound the client gets a clear 4xx and the connection
/// is closed cleanly (lingering close) or survives; other clients never notice.
///
/// A connection is a *stranger's* until the application has vouched for it. Strangers have a share of their
/// own, so that nobody without credentials keeps those who have some out; what one network may hold besides
/// is generous, because a whole fleet may come through one address translator. A network is an IPv4 address,
/// or an IPv6 /64. Where the system grants too few descriptors, all four counts shrink (withinDescriptors()).
struct Limits
{
    std::size_t maxConnections = 20000;            ///< further ones are accepted and closed at once
    std::size_t maxConnectionsPerAddress = 15000;  ///< the same, per network (see below)
    std::size_t maxStrangers = 4000;               ///< of them without Responder::vouch(): the same
    std::size_t maxStrangersPerAddress = 1000;     ///< the same, per network
    std::size_t maxConnectionsPerClient = 100;     ///< that was vouched for; over it vouch() is false
    std::size_t maxHeaderBytes = 16 * 1024;        ///< request line and headers; over it 431
    std::size_t maxHeaderCount = 64;               ///< over it 431
    std::size_t maxTargetBytes = 4 * 1024;         ///< over it 414
    std::size_t maxBodyBytes = 256 * 1024;         ///< unless the admission says otherwise; over it 413
    std::size_t maxStreamBacklogBytes = 64 * 1024; ///< of one event stream whose client does not read: closed
    std::chrono::milliseconds handshake{10'000};   ///< from accept to the end of the TLS handshake
    std::chrono::milliseconds header{10'000}; ///< from a request's first byte to its last header: total, 408
    std::chrono::milliseconds body{60'000};   ///< total for a body, however it drips: 408
    std::size_t minBodyBytesPerSecond = 1024; ///< of a body, averaged over all of it: 408
    std::chrono::milliseconds bodyGrace{5'000};     ///< before that average counts
    std::chrono::milliseconds write{60'000};        ///< a response that makes no progress this long: closed
    std::size_t minWriteBytesPerSecond = 8 * 1024;  ///< of a response, beyond those: closed
    std::chrono::milliseconds idle{120'000};        ///< between two requests: closed
    std::chrono::milliseconds strangerLife{30'000}; ///< from accept to vouch(): closed after the answer
    std::chrono::milliseconds lingering{2'000};     ///< reading on after a final error, so that it arrives
};

/// What is known when the headers are in and the body is not.
struct RequestHead
{
    std::string method; ///< one of GET HEAD POST PUT PATCH DELETE OPTIONS; anything else was a 501
    std::string target; ///< as sent, for logs
    std::vector<std::string>
        segments; ///< the path's segments, percent-decoded, UTF-8 checked; no "." or ".."
    std::vector<std::pair<std::string, std::string>> query; ///< decoded, in order
    Headers headers;                                        ///< names in lower case, values trimmed
    std::string remoteAddress;                              ///< numeric, without port
    bool expectsContinue = false;

    /// The value of a header (lower-case name), or nothing. A repeated header is joined with ", ".
    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
    /// The first value of a query parameter, or nothing.
    [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const;
};

struct Request : RequestHead
{
    std::string body;
};

/// A complete answer. Content-Length, Date and Connection are the listener's business. `sharedBody`, if set,
/// is sent instead of `body` without copying (many devices get the same bytes).
struct Response
{
    int status = 200;
    Headers headers;
    std::string body;
    std::shared_ptr<const std::string> sharedBody;
};

class Connection;

/// An open response whose pieces are sent as they come (chunked): Server-Sent Events.
/// Thread-safe; copies share the stream. Dropping the last copy closes it.
class Stream
{
public:
    Stream() = default;
    /// Queues a piece. False when the client is gone, too slow (backlog limit) or the listener stops.
    bool write(std::string piece);
    /// Ends the response properly. Idempotent.
    void close();
    /// Called once, on a network thread, when the client has gone or the stream was closed for any reason;
    /// at once (on the caller's thread) if that is already so.
    void onClosed(std::function<void()> callback);
    [[nodiscard]] bool isOpen() const;

private:
    friend class Responder;
    struct State;
    explicit Stream(std::shared_ptr<State> state) : m_state(std::move(state)) {}
    std::shared_ptr<State> m_state;
};

/// The right to answer one request exactly once, from any thread, now or later (long poll).
/// Movable only. Destroyed without an answer, it answers 500, so that no request ever hangs.
class Responder
{
public:
    Responder(Responder &&) noexcept;
    Responder &operator=(Responder &&) noexcept;
    ~Responder();
    void send(Response response);
    /// The client has proven who it is (any bytes, not empty): from now on its connection is no stranger's
    /// (Limits). False if it has too many connections already, and then it should be told so. Only on the
    /// thread and within the call of Handler::handle(). Further requests of the connection need not repeat
    /// it.
    bool vouch(std::string_view client);
    /// Sends status and headers and keeps the response open.
    Stream startStream(int status, Headers headers);
    /// Called once, on a network thread, if the client leaves before an answer was sent.
    void onAbandoned(std::function<void()> callback);

private:
    friend class Connection;
    struct State;
    explicit Responder(std::shared_ptr<State> state);
    std::shared_ptr<State> m_state;
};

/// The decision on a request before its body is read: refuse it now (a Response), or read a body of at most
/// this many bytes.
using Admission = std::variant<std::size_t, Response>;

/// What the listener serves. Both functions run on a network thread and must not block for long.
struct Handler
{
    std::function<Admission(const RequestHead &)> admit; ///< optional; without it Limits::maxBodyBytes holds
    std::function<void(Request &&, Responder &&)> handle;
    /// Makes the body of an error that the listener answers by itself (400, 408, 413, 414, 431, 500, 501,
    /// 503, 505): status and an English reason in, a complete response out. Optional; without it a text/plain
    /// body.
    std::function<Response(int status, std::string_view reason)> describeError;
};

struct Options
{
    std::string address =
        "::"; ///< numeric; "::" listens on IPv4 as well, falling back to 0.0.0.0 without IPv6
    std::uint16_t port = 8443;  ///< 0 takes a free one
    unsigned threads = 0;       ///< 0: as many as cores, at least 2
    std::string certificatePem; ///< leaf first, then the chain
    std::string privateKeyPem;
    Limits limits;
};

struct Statistics
{
    std::uint64_t connectionsOpen = 0, connectionsAccepted = 0, connectionsRefused = 0;
    std::uint64_t handshakesFailed = 0, requests = 0, clientErrors = 0, serverErrors = 0;
};

/// The listener. Create, start, stop from one thread; the rest is its own threads' business (TLS 1.2 and 1.3,
/// session tickets, one io_context per thread, an acceptor that hands sockets out round-robin).
class Server
{
public:
    Server(Options options, Handler handler);
    ~Server(); ///< stops at once if still running
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    /// Binds and begins to serve. Nothing on success, else what failed and why.
    [[nodiscard]] std::optional<StartProblem> start();
    /// The port really bound; 0 before start.
    [[nodiscard]] std::uint16_t port() const;
    /// New connections get the new certificate; open ones keep theirs. Says what is wrong with it, if
    /// anything.
    [[nodiscard]] std::optional<std::string> useCertificate(const std::string &certificatePem,
                                                            const std::string &privateKeyPem);
    /// Refuses new connections and requests, lets requests being answered finish, ends streams properly, then
    /// closes everything at the latest after `drain` and joins the threads. Idempotent.
    void stop(std::chrono::milliseconds drain);
    [[nodiscard]] Statistics statistics() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::http
