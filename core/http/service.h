#pragma once

#include "core/http/server.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>

namespace retinue::http {

/// The limits for a process that may have so many descriptors open: some of them are left to databases, log
/// and control socket, and no share is a larger part of the rest than it usually is.
[[nodiscard]] Limits withinDescriptors(Limits limits, std::uint64_t descriptors);

/// What all network threads share: the application's functions, the limits, and the counting. Outlives them.
/// Thread-safe; limits and handler are never changed after construction.
class Service
{
public:
    Service(const Limits &limits, Handler handler) : m_limits(limits), m_handler(std::move(handler)) {}

    [[nodiscard]] const Limits &limits() const { return m_limits; }
    [[nodiscard]] const Handler &handler() const { return m_handler; }

    /// From now on no connection is kept for a further request.
    void beginStop() { m_stopping.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isStopping() const { return m_stopping.load(std::memory_order_relaxed); }

    /// Counts a connection in, as a stranger's; false, and nothing counted but the refusal, when there are
    /// too many.
    [[nodiscard]] bool enter(const std::string &remoteAddress);
    /// It is this client's, and a stranger's no longer. Once for each connection. False, and nothing changed,
    /// when the client has too many.
    [[nodiscard]] bool vouch(const std::string &remoteAddress, const std::string &client);
    /// `client` empty: a stranger's.
    void leave(const std::string &remoteAddress, const std::string &client);

    void countFailedHandshake() { m_handshakesFailed.fetch_add(1, std::memory_order_relaxed); }
    void countRequest() { m_requests.fetch_add(1, std::memory_order_relaxed); }
    void countResponse(int status);
    [[nodiscard]] Statistics statistics() const;

    /// The listener's own error as a response, in the application's form if it has one.
    [[nodiscard]] Response describeError(int status, std::string_view reason) const;

private:
    const Limits m_limits;
    const Handler m_handler;

    struct Count
    {
        std::size_t connections = 0;
        std::size_t strangers = 0; ///< of them
    };
    mutable std::mutex m_mutex;
    std::map<std::string, Count> m_networks;
    std::unordered_map<std::string, std::size_t> m_clients; ///< their connections
    std::uint64_t m_connectionsOpen = 0;
    std::uint64_t m_strangers = 0; ///< of them
    std::uint64_t m_connectionsAccepted = 0;
    std::uint64_t m_connectionsRefused = 0;

    std::atomic<bool> m_stopping{false};
    std::atomic<std::uint64_t> m_handshakesFailed{0};
    std::atomic<std::uint64_t> m_requests{0};
    std::atomic<std::uint64_t> m_clientErrors{0};
    std::atomic<std::uint64_t> m_serverErrors{0};
};

} // namespace retinue::http
