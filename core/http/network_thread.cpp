#include "core/http/network_thread.h"

#include "core/http/connection.h"

#include <algorithm>
#include <utility>

namespace retinue::http {

using std::chrono::milliseconds;

namespace {

/// Fine enough for the shortest deadline, and never more than a little work a second.
milliseconds tickInterval(const Limits &limits)
{
    const milliseconds shortest =
        std::min({limits.handshake, limits.header, limits.body, limits.bodyGrace, limits.write, limits.idle,
                  limits.strangerLife, limits.lingering});
    return std::clamp(shortest / 4, milliseconds(5), milliseconds(1000));
}

} // namespace

NetworkThread::NetworkThread(std::shared_ptr<Service> service)
    : m_service(std::move(service))
    , m_interval(tickInterval(m_service->limits()))
{
}

NetworkThread::~NetworkThread() = default;

void NetworkThread::start()
{
    m_thread = std::thread([this] { m_loop.run(); });
}

void NetworkThread::join()
{
    if (m_thread.joinable())
        m_thread.join();
}

void NetworkThread::adopt(Socket socket, std::string remoteAddress, TlsContext tls)
{
    auto shared = std::make_shared<Socket>(std::move(socket)); // tasks must be copyable
    m_loop.post([this, shared, address = std::move(remoteAddress), context = std::move(tls)] {
        open(std::move(*shared), address, context);
    });
}

void NetworkThread::open(Socket socket, std::string remoteAddress, const TlsContext &tls)
{
    if (m_draining) {
        m_service->leave(remoteAddress, {});
        return;
    }
    auto connection = std::make_shared<Connection>(*this, std::move(socket), std::move(remoteAddress), tls);
    connection->setPlace(m_connections.size());
    m_connections.push_back(connection);
    if (m_connections.size() == 1)
        m_loop.startTicking(m_interval, [this] { tick(); });
    connection->start();
}

void NetworkThread::forget(Connection &connection)
{
    const std::size_t place = connection.place();
    std::swap(m_connections[place], m_connections.back());
    m_connections[place]->setPlace(place);
    m_connections.pop_back();
    if (m_connections.empty())
        m_connections.shrink_to_fit();
    finishIfEmpty();
}

void NetworkThread::finishIfEmpty()
{
    if (!m_connections.empty())
        return;
    m_loop.stopTicking();
    if (m_draining)
        m_loop.finish();
}

void NetworkThread::tick()
{
    const Clock::time_point now = Clock::now();
    const bool end = m_draining && now >= m_drainEnd;
    // Backwards, because a connection that ends is replaced by the last one.
    for (std::size_t i = m_connections.size(); i-- > 0;) {
        const std::shared_ptr<Connection> connection = m_connections[i];
        if (end)
            connection->abort();
        else
            connection->sweep(now);
    }
}

void NetworkThread::drain(milliseconds drain)
{
    m_loop.post([this, drain] { beginDrain(drain); });
}

void NetworkThread::beginDrain(milliseconds drain)
{
    m_draining = true;
    m_drainEnd = Clock::now() + drain;
    for (std::size_t i = m_connections.size(); i-- > 0;) {
        const std::shared_ptr<Connection> connection = m_connections[i];
        connection->drain();
    }
    if (m_connections.empty())
        finishIfEmpty();
    else
        m_loop.startTicking(std::clamp(drain / 10, milliseconds(1), m_interval), [this] { tick(); });
}

} // namespace retinue::http
