#pragma once

#include "core/http/start_problem.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace retinue::http {

/// One network thread's readiness: epoll on Linux, IOCP on Windows, through Boost.Asio, which only this pair
/// of files knows. run() belongs to one thread; post() and finish() may come from any. Sockets and acceptors
/// of a loop are used on its thread only and must be gone before it.
class EventLoop
{
public:
    EventLoop();
    ~EventLoop();
    EventLoop(const EventLoop &) = delete;
    EventLoop &operator=(const EventLoop &) = delete;

    /// Serves until finish() was called and no socket, acceptor, tick or task is left.
    void run();
    void finish();
    /// Runs a task on the loop's thread, in the order of posting; never inside the call. After run() has
    /// ended, the task is destroyed with the loop without having run.
    void post(std::function<void()> task);
    /// Calls `tick` again and again, in place of an earlier one. One ticker a loop: a timer for each
    /// connection would cost memory. On the loop's thread; not from within a tick.
    void startTicking(std::chrono::milliseconds interval, std::function<void()> tick);
    void stopTicking();

private:
    friend class Socket;
    friend class Acceptor;
    struct Impl;
    void scheduleTick();
    std::unique_ptr<Impl> m_impl;
};

/// Whoever is told that a socket is ready. Kept alive while a wait is pending.
class SocketWatcher
{
public:
    SocketWatcher() = default;
    SocketWatcher(const SocketWatcher &) = delete;
    SocketWatcher &operator=(const SocketWatcher &) = delete;
    virtual ~SocketWatcher() = default;
    virtual void onReadable() = 0;
    virtual void onWritable() = 0;
};

/// A connected, non-blocking TCP socket of one loop. Readiness only: bytes are moved by whoever holds the
/// handle.
class Socket
{
public:
    struct Impl;
    explicit Socket(std::unique_ptr<Impl> impl);
    Socket(Socket &&) noexcept;
    Socket &operator=(Socket &&) noexcept;
    ~Socket();

    [[nodiscard]] int handle() const;
    /// Tells the watcher once. A second call before that changes nothing. The socket must be the watcher's
    /// own.
    void awaitReadable(const std::shared_ptr<SocketWatcher> &watcher);
    void awaitWritable(const std::shared_ptr<SocketWatcher> &watcher);
    /// Ends our direction, so that the peer sees the end after all we sent.
    void shutdownSend();
    /// Reads what has come, to throw it away. False at the end or after an error.
    bool discardReceived();
    /// Pending waits end without telling. Idempotent.
    void close();

private:
    std::unique_ptr<Impl> m_impl;
};

/// A listening socket on one loop that makes its accepted sockets members of other loops.
class Acceptor
{
public:
    using ChooseLoop = std::function<EventLoop &()>;
    /// Runs on the acceptor's loop; the address is numeric, a mapped IPv4 address in its IPv4 form.
    using Accepted = std::function<void(Socket, std::string remoteAddress)>;

    Acceptor(EventLoop &loop, ChooseLoop chooseLoop, Accepted accepted);
    ~Acceptor();
    Acceptor(const Acceptor &) = delete;
    Acceptor &operator=(const Acceptor &) = delete;

    /// Binds and listens; may be called before run(). Nothing, or why not.
    [[nodiscard]] std::optional<StartProblem> listen(const std::string &address, std::uint16_t port);
    [[nodiscard]] std::uint16_t port() const;
    /// On the loop's thread, once it runs.
    void close();

private:
    struct Impl;
    void acceptNext();
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::http
