#pragma once

#include "core/http/server.h"
#include "tests/unit/http/test_identity.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace retinue::http::test {

/// A started listener on a free port of 127.0.0.1 with two threads.
class TestServer
{
public:
    explicit TestServer(Handler handler, const Limits &limits = {});
    /// Answers every request with `METHOD target|body`.
    explicit TestServer(const Limits &limits = {});

    [[nodiscard]] std::uint16_t port() const { return m_server.port(); }
    [[nodiscard]] Server &server() { return m_server; }

private:
    Server m_server;
};

[[nodiscard]] Handler echoHandler();
[[nodiscard]] Handler handlerOf(std::function<void(Request &&, Responder &&)> handle);
[[nodiscard]] Response textResponse(int status, std::string body);
/// The usual limits but one, which is so short that a test sees it at work within a moment. Only the one, so
/// that a busy machine does not run into the others.
template<typename Value>
[[nodiscard]] Limits limitsWith(Value Limits::*limit, Value value)
{
    Limits limits;
    limits.*limit = value;
    return limits;
}

/// Waits for something another thread does; bounded, so that a test fails instead of hanging.
[[nodiscard]] bool waitUntil(const std::function<bool()> &condition);

/// A value handed from one thread to another.
template<typename T>
class Handover
{
public:
    void put(T value)
    {
        const std::lock_guard lock(m_mutex);
        m_value = std::move(value);
        m_changed.notify_all();
    }
    /// Nothing if it does not come in time.
    std::optional<T> take()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, std::chrono::seconds(20), [this] { return m_value.has_value(); });
        return std::exchange(m_value, std::nullopt);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<T> m_value;
};

} // namespace retinue::http::test
