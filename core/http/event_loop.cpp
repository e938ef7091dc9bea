#include "core/http/event_loop.h"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <array>
#include <utility>

#ifndef _WIN32
#include <fcntl.h>
#include <sys/socket.h>
#endif

namespace retinue::http {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Code = boost::system::error_code;

namespace {

/// Without descriptors left, accepting fails at once and would fail again at once.
constexpr std::chrono::milliseconds kPauseWithoutDescriptors{100};
/// What one connection may make us throw away before others get their turn.
constexpr int kDiscardsPerTurn = 16;

/// A child process must not hold our ports and clients open.
void keepFromChildren([[maybe_unused]] int handle)
{
#ifndef _WIN32
    ::fcntl(handle, F_SETFD, FD_CLOEXEC);
#endif
}

std::string describe(const asio::ip::address &address)
{
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

} // namespace

struct EventLoop::Impl
{
    // One thread runs it; posting from others stays safe.
    asio::io_context context{1};
    asio::executor_work_guard<Executor> guard{context.get_executor()};
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>,
                               Executor>
        timer{context};
    std::chrono::milliseconds interval{0};
    std::function<void()> tick;
    bool ticking = false;
};

EventLoop::EventLoop() : m_impl(std::make_unique<Impl>()) {}

EventLoop::~EventLoop() = default;

void EventLoop::run()
{
    m_impl->context.run();
}

void EventLoop::finish()
{
    post([this] { m_impl->guard.reset(); });
}

void EventLoop::post(std::function<void()> task)
{
    asio::post(m_impl->context, std::move(task));
}

void EventLoop::startTicking(std::chrono::milliseconds interval, std::function<void()> tick)
{
    m_impl->interval = interval;
    m_impl->tick = std::move(tick);
    m_impl->ticking = true;
    scheduleTick();
}

void EventLoop::scheduleTick()
{
    m_impl->timer.expires_after(m_impl->interval);
    m_impl->timer.async_wait([this](const Code &error) {
        if (error || !m_impl->ticking)
            return;
        m_impl->tick();
        if (m_impl->ticking)
            scheduleTick();
    });
}

void EventLoop::stopTicking()
{
    m_impl->ticking = false; // the tick may be the caller: its function must outlive its own run
    m_impl->timer.cancel();
}

struct Socket::Impl
{
    explicit Impl(EventLoop &loop) : socket(loop.m_impl->context) {}

    asio::basic_stream_socket<Tcp, Executor> socket;
    bool awaitsReadable = false;
    bool awaitsWritable = false;
};

Socket::Socket(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Socket::Socket(Socket &&) noexcept = default;
Socket &Socket::operator=(Socket &&) noexcept = default;
Socket::~Socket() = default;

int Socket::handle() const
{
    return static_cast<int>(m_impl->socket.native_handle());
}

void Socket::awaitReadable(const std::shared_ptr<SocketWatcher> &watcher)
{
    if (std::exchange(m_impl->awaitsReadable, true))
        return;
    m_impl->socket.async_wait(Tcp::socket::wait_read, [impl = m_impl.get(), watcher](const Code &error) {
        impl->awaitsReadable = false;
        if (error != asio::error::operation_aborted)
            watcher->onReadable();
    });
}

void Socket::awaitWritable(const std::shared_ptr<SocketWatcher> &watcher)
{
    if (std::exchange(m_impl->awaitsWritable, true))
        return;
    m_impl->socket.async_wait(Tcp::socket::wait_write, [impl = m_impl.get(), watcher](const Code &error) {
        impl->awaitsWritable = false;
        if (error != asio::error::operation_aborted)
            watcher->onWritable();
    });
}

void Socket::shutdownSend()
{
    Code ignored; // the peer may have gone already
    m_impl->socket.shutdown(Tcp::socket::shutdown_send, ignored);
}

bool Socket::discardReceived()
{
    std::array<char, 16 * 1024> waste; // NOLINT(cppcoreguidelines-pro-type-member-init): only ever written
    for (int i = 0; i < kDiscardsPerTurn; ++i) {
        Code error;
        m_impl->socket.read_some(asio::buffer(waste), error);
        if (error)
            return error == asio::error::would_block;
    }
    return true;
}

void Socket::close()
{
    Code ignored; // there is nobody left to tell
    m_impl->socket.close(ignored);
}

struct Acceptor::Impl
{
    EventLoop *loop;
    ChooseLoop chooseLoop;
    Accepted accepted;
    asio::basic_socket_acceptor<Tcp, Executor> acceptor;
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>,
                               Executor>
        pause;

    Code open(const asio::ip::address &address, std::uint16_t port)
    {
        const Tcp::endpoint endpoint(address, port);
        Code error;
        acceptor.open(endpoint.protocol(), error);
        if (!error && address.is_v6())
            acceptor.set_option(asio::ip::v6_only(!address.is_unspecified()), error);
#ifndef _WIN32
        // On Windows this option would let two servers share the port.
        if (!error)
            acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
#endif
        if (!error)
            acceptor.bind(endpoint, error);
        if (!error)
            acceptor.listen(asio::socket_base::max_listen_connections, error);
        if (error) {
            Code ignored;
            acceptor.close(ignored);
        }
        return error;
    }
};

namespace {

StartProblem::Cause causeOf(const Code &error)
{
    if (error == asio::error::address_in_use)
        return StartProblem::Cause::PortTaken;
    return error == asio::error::access_denied ? StartProblem::Cause::PortReserved
                                               : StartProblem::Cause::Other;
}

} // namespace

Acceptor::Acceptor(EventLoop &loop, ChooseLoop chooseLoop, Accepted accepted)
    : m_impl(new Impl{&loop, std::move(chooseLoop), std::move(accepted),
                      asio::basic_socket_acceptor<Tcp, Executor>(loop.m_impl->context),
                      decltype(Impl::pause)(loop.m_impl->context)})
{
}

Acceptor::~Acceptor() = default;

std::optional<StartProblem> Acceptor::listen(const std::string &address, std::uint16_t port)
{
    Code error;
    const auto parsed = asio::ip::make_address(address, error);
    if (error)
        return StartProblem{StartProblem::Cause::Other,
                            "cannot listen on " + address + ": not a numeric address"};
    error = m_impl->open(parsed, port);
    if (error && parsed.is_v6() && parsed.is_unspecified() && error != asio::error::address_in_use &&
        error != asio::error::access_denied)
        error = m_impl->open(asio::ip::address_v4::any(), port);
    if (error) {
        const std::string shown = parsed.is_v6() ? "[" + address + "]" : address;
        return StartProblem{causeOf(error), "cannot listen on " + shown + ":" + std::to_string(port) + ": " +
                                                error.message()};
    }
    keepFromChildren(static_cast<int>(m_impl->acceptor.native_handle()));
    acceptNext();
    return std::nullopt;
}

std::uint16_t Acceptor::port() const
{
    Code error;
    const Tcp::endpoint endpoint = m_impl->acceptor.local_endpoint(error);
    return error ? 0 : endpoint.port();
}

void Acceptor::close()
{
    Code ignored;
    m_impl->acceptor.close(ignored);
    m_impl->pause.cancel();
}

void Acceptor::acceptNext()
{
    auto socket = std::make_unique<Socket::Impl>(m_impl->chooseLoop());
    auto &accepted = *socket;
    auto done = [this, socket = std::move(socket)](const Code &error) mutable {
        if (error == asio::error::operation_aborted || !m_impl->acceptor.is_open())
            return;
        if (error == asio::error::no_descriptors || error == asio::error::no_buffer_space ||
            error == asio::error::no_memory || error.value() == ENFILE) {
            m_impl->pause.expires_after(kPauseWithoutDescriptors);
            m_impl->pause.async_wait([this](const Code &stopped) {
                if (!stopped)
                    acceptNext();
            });
            return;
        }
        Code ignored; // the client may be gone by now: its first read will tell
        if (!error) {
            keepFromChildren(static_cast<int>(socket->socket.native_handle()));
            socket->socket.non_blocking(true, ignored);
            socket->socket.set_option(Tcp::no_delay(true), ignored);
            const Tcp::endpoint remote = socket->socket.remote_endpoint(ignored);
            m_impl->accepted(Socket(std::move(socket)), describe(remote.address()));
        }
        acceptNext();
    };
    m_impl->acceptor.async_accept(accepted.socket, std::move(done));
}

} // namespace retinue::http
