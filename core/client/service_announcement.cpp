#include "core/client/service_announcement.h"

#include "core/client/server_discovery.h"

#include <QLoggingCategory>

#include <avahi-client/client.h>
#include <avahi-client/publish.h>
#include <avahi-common/alternative.h>
#include <avahi-common/error.h>
#include <avahi-common/malloc.h>
#include <avahi-common/thread-watch.h>

namespace retinue::client {

namespace {
Q_LOGGING_CATEGORY(lcAnnouncement, "retinue.client.announcement")
} // namespace

class ServiceAnnouncement::Impl
{
public:
    Impl(QString name, quint16 port, const InstallationId &installation)
        // A service name has at most 63 bytes; cut between characters.
        : m_name(cut(std::move(name)))
        , m_port(port)
        , m_text("installation=" + installation.toString().toLatin1())
    {
        m_poll = avahi_threaded_poll_new();
        int error = 0;
        if (m_poll)
            m_client = avahi_client_new(avahi_threaded_poll_get(m_poll), AVAHI_CLIENT_NO_FAIL,
                                        &Impl::clientChanged, this, &error);
        if (m_client && avahi_threaded_poll_start(m_poll) == 0)
            return;
        sayOnce(error != 0 ? avahi_strerror(error) : "the responder's thread did not start");
    }

    ~Impl()
    {
        // The thread first: after that no callback runs, and freeing the client frees its group.
        if (m_poll)
            avahi_threaded_poll_stop(m_poll);
        if (m_client)
            avahi_client_free(m_client);
        if (m_poll)
            avahi_threaded_poll_free(m_poll);
    }

private:
    static QByteArray cut(QString name)
    {
        while (name.toUtf8().size() > 63)
            name.chop(name.back().isLowSurrogate() ? 2 : 1);
        return name.toUtf8();
    }

    void sayOnce(const char *reason)
    {
        if (!m_said)
            qCWarning(
                lcAnnouncement,
                "this server is not announced on the local network (%s); devices can be given its address",
                reason);
        m_said = true;
    }

    static void clientChanged(AvahiClient *client, AvahiClientState state, void *self)
    {
        auto &announcement = *static_cast<Impl *>(self);
        announcement.m_client = client; // the first call comes before avahi_client_new() returns
        switch (state) {
        case AVAHI_CLIENT_S_RUNNING:
            announcement.publish();
            break;
        case AVAHI_CLIENT_S_COLLISION:
        case AVAHI_CLIENT_S_REGISTERING:
            if (announcement.m_group)
                avahi_entry_group_reset(announcement.m_group);
            break;
        case AVAHI_CLIENT_FAILURE:
            announcement.m_group = nullptr; // gone with the connection
            announcement.sayOnce(avahi_strerror(avahi_client_errno(client)));
            break;
        case AVAHI_CLIENT_CONNECTING:
            announcement.m_group = nullptr;
            announcement.sayOnce("no responder is running");
            break;
        }
    }

    static void groupChanged(AvahiEntryGroup *group, AvahiEntryGroupState state, void *self)
    {
        auto &announcement = *static_cast<Impl *>(self);
        announcement.m_group = group;
        if (state == AVAHI_ENTRY_GROUP_COLLISION) {
            announcement.takeAnotherName();
            announcement.publish();
        } else if (state == AVAHI_ENTRY_GROUP_FAILURE) {
            announcement.sayOnce(avahi_strerror(avahi_client_errno(announcement.m_client)));
        }
    }

    void takeAnotherName()
    {
        char *other = avahi_alternative_service_name(m_name.constData());
        m_name = other;
        avahi_free(other);
    }

    void publish()
    {
        if (!m_group)
            m_group = avahi_entry_group_new(m_client, &Impl::groupChanged, this);
        if (!m_group)
            return sayOnce(avahi_strerror(avahi_client_errno(m_client)));
        avahi_entry_group_reset(m_group);
        int error = AVAHI_ERR_COLLISION;
        for (int attempt = 0; error == AVAHI_ERR_COLLISION && attempt < 8; ++attempt) {
            error = avahi_entry_group_add_service(
                m_group, AVAHI_IF_UNSPEC, AVAHI_PROTO_UNSPEC, AvahiPublishFlags{}, m_name.constData(),
                ServerDiscovery::kServiceType, nullptr, nullptr, m_port, m_text.constData(), nullptr);
            if (error == AVAHI_ERR_COLLISION)
                takeAnotherName();
        }
        if (error == 0)
            error = avahi_entry_group_commit(m_group);
        if (error != 0)
            sayOnce(avahi_strerror(error));
    }

    QByteArray m_name;
    quint16 m_port;
    QByteArray m_text;
    AvahiThreadedPoll *m_poll = nullptr;
    AvahiClient *m_client = nullptr;
    AvahiEntryGroup *m_group = nullptr;
    bool m_said = false;
};

ServiceAnnouncement::ServiceAnnouncement(QString name, quint16 port, const InstallationId &installation)
    : m_impl(std::make_unique<Impl>(std::move(name), port, installation))
{
}

ServiceAnnouncement::~ServiceAnnouncement() = default;

} // namespace retinue::client
