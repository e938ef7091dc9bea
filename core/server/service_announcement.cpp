#include "core/server/service_announcement.h"

#include "core/protocol/discovery.h"
#include "core/server/log.h"

#include <QHostAddress>
#include <QNetworkInterface>

#include <avahi-client/client.h>
#include <avahi-client/publish.h>
#include <avahi-common/alternative.h>
#include <avahi-common/error.h>
#include <avahi-common/malloc.h>
#include <avahi-common/thread-watch.h>
#include <avahi-common/timeval.h>

#include <mutex>

namespace retinue::server {

namespace {

constexpr unsigned kTryAgainMilliseconds = 5'000;
constexpr int kMostNames = 8; ///< tried at once; a collision found later tries on
constexpr qsizetype kMostNameBytes = 63;

QByteArray cut(QString name)
{
    while (name.toUtf8().size() > kMostNameBytes)
        name.chop(name.back().isLowSurrogate() ? 2 : 1);
    return name.toUtf8();
}

/// Where an address that a server listens on can be reached.
struct Reach
{
    AvahiIfIndex interface = AVAHI_IF_UNSPEC;
    AvahiProtocol protocol = AVAHI_PROTO_UNSPEC;
};

Reach reachOf(const QHostAddress &address)
{
    if (address == QHostAddress::AnyIPv6)
        return {}; // takes IPv4 as well
    Reach reach;
    reach.protocol =
        address.protocol() == QAbstractSocket::IPv4Protocol ? AVAHI_PROTO_INET : AVAHI_PROTO_INET6;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        for (const QNetworkAddressEntry &entry : interface.addressEntries()) {
            if (entry.ip() == address)
                reach.interface = interface.index();
        }
    }
    return reach;
}

} // namespace

// Everything but start, stop and announcedAs() happens on Avahi's thread.
class ServiceAnnouncement::Impl
{
public:
    explicit Impl(const Announcement &announcement)
        : m_announcement(announcement)
        , m_name(cut(announcement.name))
        , m_text(QByteArray(protocol::discovery::kInstallation) + '=' +
                 announcement.installation.toString().toLatin1())
        , m_poll(avahi_threaded_poll_new())
    {
        if (m_poll) {
            const AvahiPoll *poll = avahi_threaded_poll_get(m_poll);
            timeval now{};
            avahi_elapse_time(&now, 0, 0);
            m_connect = poll->timeout_new(
                poll, &now, [](AvahiTimeout *, void *self) { static_cast<Impl *>(self)->connect(); }, this);
        }
        if (!m_connect || avahi_threaded_poll_start(m_poll) != 0)
            sayOnce("Avahi's thread does not start");
    }

    ~Impl()
    {
        if (!m_poll)
            return;
        // The thread first: after that no callback runs. Freeing the client frees its group, and closing its
        // connection withdraws what was announced.
        avahi_threaded_poll_stop(m_poll);
        if (m_client)
            avahi_client_free(m_client);
        avahi_threaded_poll_free(m_poll);
    }
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

    [[nodiscard]] QString announcedAs() const
    {
        const std::lock_guard lock(m_mutex);
        return m_announcedAs;
    }

private:
    /// A client that failed never recovers: this replaces it.
    void connect()
    {
        const AvahiPoll *poll = avahi_threaded_poll_get(m_poll);
        poll->timeout_update(m_connect, nullptr);
        if (m_client)
            avahi_client_free(m_client);
        m_client = nullptr;
        m_group = nullptr;
        int error = 0;
        AvahiClient *client =
            avahi_client_new(poll, AVAHI_CLIENT_NO_FAIL, &Impl::clientChanged, this, &error);
        m_client = client; // null also if a first call of clientChanged() has set it
        if (!client) {
            m_group = nullptr;
            sayOnce(avahi_strerror(error)); // no system bus
            connectLater();
        }
    }

    void connectLater()
    {
        timeval later{};
        avahi_elapse_time(&later, kTryAgainMilliseconds, 0);
        avahi_threaded_poll_get(m_poll)->timeout_update(m_connect, &later);
    }

    static void clientChanged(AvahiClient *client, AvahiClientState state, void *self)
    {
        auto &announcement = *static_cast<Impl *>(self);
        announcement.m_client = client; // the first call comes before avahi_client_new() returns
        switch (state) {
        case AVAHI_CLIENT_S_RUNNING:
            announcement.publish();
            break;
        case AVAHI_CLIENT_S_COLLISION: // of the machine's name: it gets another one
        case AVAHI_CLIENT_S_REGISTERING:
            if (announcement.m_group)
                avahi_entry_group_reset(announcement.m_group);
            announcement.setAnnouncedAs({});
            break;
        case AVAHI_CLIENT_FAILURE:
            announcement.sayOnce(avahi_strerror(avahi_client_errno(client)));
            announcement.connectLater(); // not from inside the client's own call
            break;
        case AVAHI_CLIENT_CONNECTING: // it waits for the daemon by itself
            announcement.sayOnce("no Avahi daemon runs");
            break;
        }
    }

    static void groupChanged(AvahiEntryGroup *group, AvahiEntryGroupState state, void *self)
    {
        auto &announcement = *static_cast<Impl *>(self);
        announcement.m_group = group;
        switch (state) {
        case AVAHI_ENTRY_GROUP_ESTABLISHED:
            announcement.setAnnouncedAs(QString::fromUtf8(announcement.m_name));
            announcement.m_said = false;
            qCInfo(serverLog) << "announced on the local network as" << announcement.announcedAs();
            break;
        case AVAHI_ENTRY_GROUP_COLLISION:
            announcement.takeAnotherName();
            announcement.publish();
            break;
        case AVAHI_ENTRY_GROUP_FAILURE:
            announcement.sayOnce(avahi_strerror(avahi_client_errno(announcement.m_client)));
            announcement.connectLater();
            break;
        case AVAHI_ENTRY_GROUP_UNCOMMITED:
        case AVAHI_ENTRY_GROUP_REGISTERING:
            break;
        }
    }

    void publish()
    {
        if (!m_group)
            m_group = avahi_entry_group_new(m_client, &Impl::groupChanged, this);
        int error = m_group ? avahi_entry_group_reset(m_group) : avahi_client_errno(m_client);
        if (error == 0)
            error = addService();
        if (error == 0)
            error = avahi_entry_group_commit(m_group);
        if (error == 0)
            return;
        sayOnce(avahi_strerror(error));
        connectLater();
    }

    [[nodiscard]] int addService()
    {
        // Interfaces come and go: looked for again each time.
        const Reach reach = reachOf(QHostAddress(m_announcement.address));
        int error = AVAHI_ERR_COLLISION;
        for (int tried = 0; error == AVAHI_ERR_COLLISION && tried < kMostNames; ++tried) {
            if (tried > 0)
                takeAnotherName();
            error =
                avahi_entry_group_add_service(m_group, reach.interface, reach.protocol, {},
                                              m_name.constData(), protocol::discovery::kServiceType, nullptr,
                                              nullptr, m_announcement.port, m_text.constData(), nullptr);
        }
        return error;
    }

    void takeAnotherName()
    {
        char *other = avahi_alternative_service_name(m_name.constData());
        m_name = other;
        avahi_free(other);
    }

    void setAnnouncedAs(const QString &name)
    {
        const std::lock_guard lock(m_mutex);
        m_announcedAs = name;
    }

    void sayOnce(const char *reason)
    {
        setAnnouncedAs({});
        if (!m_said)
            qCInfo(serverLog,
                   "not announced on the local network (%s); devices can be given the server's address",
                   reason);
        m_said = true;
    }

    const Announcement m_announcement;
    QByteArray m_name;
    const QByteArray m_text;
    AvahiThreadedPoll *const m_poll;
    AvahiTimeout *m_connect = nullptr; ///< freed with the poll
    AvahiClient *m_client = nullptr;
    AvahiEntryGroup *m_group = nullptr; ///< the client's
    bool m_said = false;
    mutable std::mutex m_mutex; ///< guards m_announcedAs
    QString m_announcedAs;
};

ServiceAnnouncement::ServiceAnnouncement() = default;

ServiceAnnouncement::~ServiceAnnouncement() = default;

void ServiceAnnouncement::start(const Announcement &announcement)
{
    stop();
    m_impl = std::make_unique<Impl>(announcement);
}

void ServiceAnnouncement::stop()
{
    m_impl.reset();
}

QString ServiceAnnouncement::announcedAs() const
{
    return m_impl ? m_impl->announcedAs() : QString();
}

} // namespace retinue::server
