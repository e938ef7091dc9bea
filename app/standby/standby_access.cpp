#include "app/standby/standby_access.h"

#include "core/client/enrolment.h"
#include "core/client/server_connection.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace retinue::standby {

namespace {

constexpr std::chrono::milliseconds kLook{100};
/// A part, or a file that is applied: a copy of some GB takes minutes to be proven.
constexpr std::chrono::minutes kPatience{2}, kPatienceForWork{60};

/// HTTPS that ends when its owner's token is cancelled.
class Connection final : public engine::StandbyConnection
{
public:
    Connection(client::ServerEndpoint endpoint, CancelToken cancel)
        : m_connection(std::move(endpoint))
        , m_cancel(std::move(cancel))
        , m_watch([this] { watch(); })
    {
    }
    ~Connection() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
        }
        m_wake.notify_all();
        m_watch.join();
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] Result<engine::StandbyAnswer> ask(const engine::StandbyRequest &request) override
    {
        client::HttpsRequest https;
        https.method = request.method;
        https.target = request.target;
        if (!request.contentType.isEmpty())
            https.headers = {{"Content-Type", request.contentType}};
        https.body = request.body;
        https.timeout = request.method == "POST" ? kPatienceForWork : kPatience;
        https.mostAnswerBytes = request.mostAnswerBytes;
        auto answer = m_connection.send(https);
        if (!answer)
            return std::move(answer).error();
        return engine::StandbyAnswer{answer->status, std::move(answer->body)};
    }

private:
    void watch()
    {
        std::unique_lock lock(m_mutex);
        while (!m_wake.wait_for(lock, kLook, [this] { return m_isOver; }))
            if (m_cancel.isCancelled()) {
                m_connection.close();
                return;
            }
    }

    client::ServerConnection m_connection;
    const CancelToken m_cancel;
    std::mutex m_mutex; ///< guards m_isOver
    std::condition_variable m_wake;
    bool m_isOver = false;
    std::thread m_watch; // last: it uses the others
};

Result<engine::DestinationOffer> look(const QString &text)
{
    const auto address = client::ServerAddress::parse(text);
    if (!address)
        return address.error();
    const auto offer = client::inspectServer(*address);
    if (!offer)
        return offer.error();
    return engine::DestinationOffer{offer->address.toString(), offer->serverName,    offer->fingerprint,
                                    offer->installation,       offer->serverVersion, offer->trust.caPem,
                                    offer->trust.verifyName};
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
