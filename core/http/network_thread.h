#pragma once

#include "core/http/event_loop.h"
#include "core/http/service.h"
#include "core/http/tls_context.h"

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace retinue::http {

/// One thread with its loop and its connections. A connection never changes its thread.
class NetworkThread : public std::enable_shared_from_this<NetworkThread>
{
public:
    using Clock = std::chrono::steady_clock;

    explicit NetworkThread(std::shared_ptr<Service> service);
    ~NetworkThread();
    NetworkThread(const NetworkThread &) = delete;
    NetworkThread &operator=(const NetworkThread &) = delete;

    void start();
    /// Any thread: takes over a socket that was accepted for this thread's loop and was counted in.
    void adopt(Socket socket, std::string remoteAddress, TlsContext tls);
    /// Any thread: lets what is being answered finish, ends the rest, and the thread with it, after `drain`
    /// at the latest. join() waits for that.
    void drain(std::chrono::milliseconds drain);
    void join();

    [[nodiscard]] EventLoop &loop() { return m_loop; }
    [[nodiscard]] Service &service() const { return *m_service; }

    /// On the thread itself, by its connections.
    void forget(Connection &connection);

private:
    void open(Socket socket, std::string remoteAddress, const TlsContext &tls);
    void beginDrain(std::chrono::milliseconds drain);
    void tick();
    void finishIfEmpty();

    const std::shared_ptr<Service> m_service;
    const std::chrono::milliseconds m_interval;
    EventLoop m_loop;
    std::vector<std::shared_ptr<Connection>> m_connections;
    bool m_draining = false;
    Clock::time_point m_drainEnd;
    std::thread m_thread;
};

} // namespace retinue::http
