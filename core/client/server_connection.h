#pragma once

#include "core/base/result.h"
#include "core/client/server_address.h"
#include "core/client/server_trust.h"

#include <QByteArray>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace retinue::client {

struct HttpsRequest
{
    QByteArray method; ///< "GET"
    QByteArray target; ///< path and query, percent-encoded
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::chrono::milliseconds timeout{30'000}; ///< for everything, from now to the answer's last byte
    qint64 mostAnswerBytes = 4 * 1024 * 1024;
};

/// A complete answer, whatever its status.
struct HttpsAnswer
{
    int status = 0;
    std::optional<std::chrono::seconds> retryAfter;
    QByteArray body;
    QByteArray contentType;
};

/// Where a connection leads. Without trust any certificate is accepted: only for looking at a server before
/// its fingerprint is confirmed (R3), and never with a token.
struct ServerEndpoint
{
    ServerAddress address;
    std::optional<ServerTrust> trust;
    QByteArray token; ///< bearer token; empty: none is sent
};

/// What becomes of a response that stays open. All on the connection's thread; none after close().
struct StreamCallbacks
{
    std::function<void()> opened;                 ///< the server answered 200
    std::function<bool(QByteArrayView)> received; ///< its bytes as they come; false ends it
    std::function<void(const Error &, std::optional<std::chrono::seconds> retryAfter)>
        ended; ///< once, at last
};

/// What an answer that is no success says: the error of the server's problem document. Anything else comes
/// from something on the way, and says nothing of the request's content.
[[nodiscard]] Error errorOf(const HttpsAnswer &answer);

/// HTTPS to one server: HTTP/1.1 with kept connections, on a thread of its own. No proxy, no redirect
/// (NotTrusted), no cookie, no decompression.
///
/// send() blocks its caller and ends exactly once: with an answer, at the deadline (TimedOut), or by close()
/// (Cancelled). Other errors: Unreachable (also an answer that was cut, or is no HTTP), NotTrusted, TooLarge.
/// Thread-safe.
class ServerConnection
{
public:
    explicit ServerConnection(ServerEndpoint endpoint);
    ~ServerConnection(); ///< close()
    ServerConnection(const ServerConnection &) = delete;
    ServerConnection &operator=(const ServerConnection &) = delete;

    [[nodiscard]] Result<HttpsAnswer> send(const HttpsRequest &request);

    /// Opens a response that stays open.
    void follow(const QByteArray &target, std::chrono::milliseconds silence, StreamCallbacks callbacks);

    /// Calls `work` on the connection's thread, later; not at all after close().
    void later(std::chrono::milliseconds delay, std::function<void()> work);

    /// Ends everything in flight and refuses what comes. Returns when the thread has ended. Idempotent; not
    /// from the connection's own thread.
    void close();

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace retinue::client
