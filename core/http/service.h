#pragma once

#include "core/http/server.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace retinue::http {

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

    /// Counts a connection in; false, and nothing counted but the refusal, when there are too many.
    [[nodiscard]] bool enter(const std::string &remoteAddress);
    void leave(const std::string &remoteAddress);

    void countFailedHandshake() { m_handshakesFailed.fetch_add(1, std::memory_order_relaxed); }
    void countRequest() { m_requests.fetch_add(1, std::memory_order_relaxed); }
    void countResponse(int status);
    [[nodiscard]] Statistics statistics() const;

    /// The listener's own error as a response, in the application's form if it has one.
    [[nodiscard]] Response describeError(int status, std::string_view reason) const;

private:
    const Limits m_limits;
    const Handler m_handler;

    mutable std::mutex m_mutex;
    std::map<std::string, std::size_t> m_connectionsByAddress;
    std::uint64_t m_connectionsOpen = 0;
    std::uint64_t m_connectionsAccepted = 0;
    std::uint64_t m_connectionsRefused = 0;

    std::atomic<bool> m_stopping{false};
    std::atomic<std::uint64_t> m_handshakesFailed{0};
    std::atomic<std::uint64_t> m_requests{0};
    std::atomic<std::uint64_t> m_clientErrors{0};
    std::atomic<std::uint64_t> m_serverErrors{0};
};

} // namespace retinue::http
