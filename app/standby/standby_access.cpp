#include "app/standby/standby_access.h"

#include "core/client/enrolment.h"
#include "core/client/server_connection.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace retinue::standby {

namespace {

constexpr std::chrono::milliseconds kLook{100};
constexpr std::chrono::minutes kPatience{2};

/// Calls `end` once when the token is cancelled, on a thread of its own.
class Watch
{
public:
    Watch(CancelToken cancel, std::function<void()> end)
        : m_cancel(std::move(cancel))
        , m_end(std::move(end))
        , m_thread([this] { watch(); })
    {
    }
    ~Watch()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
        }
        m_wake.notify_all();
        m_thread.join();
    }
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;

private:
    void watch()
    {
        std::unique_lock lock(m_mutex);
        while (!m_cancel.isCancelled())
            if (m_wake.wait_for(lock, kLook, [this] { return m_isOver; }))
                return;
        lock.unlock();
        m_end();
    }

    const CancelToken m_cancel;
    const std::function<void()> m_end;
    std::mutex m_mutex; ///< guards m_isOver
    std::condition_variable m_wake;
    bool m_isOver = false;
    std::thread m_thread; // last: it uses the others
};

/// HTTPS that ends when its owner's token is cancelled.
class Connection final : public engine::StandbyConnection
{
public:
    Connection(client::ServerEndpoint endpoint, const CancelToken &cancel)
        : m_connection(std::move(endpoint))
        , m_watch(cancel, [this] { m_connection.close(); })
    {
    }

    [[nodiscard]] Result<engine::StandbyAnswer> ask(const engine::StandbyRequest &request) override
    {
        client::HttpsRequest https;
        https.method = request.method;
        https.target = request.target;
        if (!request.contentType.isEmpty())
            https.headers = {{"Content-Type", request.contentType}};
        https.body = request.body;
        https.timeout = request.patience.count() > 0 ? request.patience : kPatience;
        https.mostAnswerBytes = request.mostAnswerBytes;
        auto answer = m_connection.send(https);
        if (!answer)
            return std::move(answer).error();
        return engine::StandbyAnswer{answer->status, std::move(answer->body)};
    }

private:
    client::ServerConnection m_connection;
    const Watch m_watch; // last: it uses the connection
};

/// Connections that follow each other, of which the open one can be ended, and those that come.
class Sequence
{
public:
    void begin(const std::shared_ptr<client::ServerConnection> &connection)
    {
        const std::lock_guard lock(m_mutex);
        m_open = connection;
        if (m_isEnded)
            m_open->close();
    }
    void end()
    {
        const std::lock_guard lock(m_mutex);
        m_isEnded = true;
        if (m_open)
            m_open->close();
    }

private:
    std::mutex m_mutex;
    std::shared_ptr<client::ServerConnection> m_open;
    bool m_isEnded = false;
};

Result<engine::DestinationOffer> look(const QString &text, const CancelToken &cancel)
{
    const auto address = client::ServerAddress::parse(text);
    if (!address)
        return address.error();
    Sequence connections;
    const Watch watch(cancel, [&connections] { connections.end(); });
    const auto offer = client::inspectServer(
        *address, {}, [&connections](const auto &connection) { connections.begin(connection); });
    if (!offer)
        return offer.error();
    return engine::DestinationOffer{offer->address.toString(), offer->serverName,    offer->fingerprint,
                                    offer->installation,       offer->serverVersion, offer->trust.caPem,
                                    offer->trust.verifyName,   offer->term};
}

Result<std::unique_ptr<engine::StandbyConnection>> connect(const engine::DestinationOffer &pinned,
                                                           const QByteArray &token, const CancelToken &cancel)
{
    const auto address = client::ServerAddress::parse(pinned.address);
    if (!address)
        return address.error();
    return std::unique_ptr<engine::StandbyConnection>(std::make_unique<Connection>(
        client::ServerEndpoint{*address, client::ServerTrust{pinned.caPem, pinned.verifyName}, token},
        cancel));
}

} // namespace

engine::StandbyAccess standbyAccess()
{
    return {look, connect};
}

} // namespace retinue::standby
