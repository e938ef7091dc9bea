#include "core/client/avahi_discovery.h"

#include "core/protocol/discovery.h"

#include <QDeadlineTimer>
#include <QHash>

#include <avahi-client/client.h>
#include <avahi-client/lookup.h>
#include <avahi-common/error.h>
#include <avahi-common/malloc.h>
#include <avahi-common/simple-watch.h>

#include <algorithm>
#include <memory>

namespace retinue::client {

namespace {

struct PollDeleter
{
    void operator()(AvahiSimplePoll *poll) const { avahi_simple_poll_free(poll); }
};
struct ClientDeleter
{
    void operator()(AvahiClient *client) const { avahi_client_free(client); }
};

/// What one search has seen so far. The callbacks run inside iterate(), on the caller's thread.
struct Search
{
    AvahiClient *client = nullptr;
    int resolving = 0;
    bool listed = false; ///< the responder has nothing more to tell for now
    bool failed = false; ///< the responder went away
    QHash<QString, DiscoveredServer> found;
};

QString announcedInstallation(AvahiStringList *texts)
{
    AvahiStringList *entry = avahi_string_list_find(texts, protocol::discovery::kInstallation);
    char *value = nullptr;
    if (!entry || avahi_string_list_get_pair(entry, nullptr, &value, nullptr) != 0 || !value)
        return {};
    QString installation = QString::fromUtf8(value).left(64);
    avahi_free(value);
    return installation;
}

QString toText(const AvahiAddress &address, AvahiIfIndex interface)
{
    char buffer[AVAHI_ADDRESS_STR_MAX];
    avahi_address_snprint(buffer, sizeof buffer, &address);
    QString text = QString::fromLatin1(buffer);
    if (text.startsWith(QLatin1String("fe80:"), Qt::CaseInsensitive))
        text += u'%' + QString::number(interface); // a link-local address means nothing without its link
    return text;
}

void resolved(AvahiServiceResolver *resolver, AvahiIfIndex interface, AvahiProtocol, AvahiResolverEvent event,
              const char *name, const char *, const char *, const char *, const AvahiAddress *address,
              uint16_t port, AvahiStringList *texts, AvahiLookupResultFlags, void *userData)
{
    auto &search = *static_cast<Search *>(userData);
    --search.resolving;
    if (event == AVAHI_RESOLVER_FOUND && address && port != 0) {
        const DiscoveredServer server{
            QString::fromUtf8(name), announcedInstallation(texts), {toText(*address, interface), port}};
        const QString key = server.installation.isEmpty() ? server.name : server.installation;
        const auto known = search.found.constFind(key);
        // The same server over IPv6 as well: an IPv4 address needs no link to be named.
        if (known == search.found.cend() || known->address.host.contains(u':'))
            search.found.insert(key, server);
    }
    avahi_service_resolver_free(resolver);
}

void browsed(AvahiServiceBrowser *, AvahiIfIndex interface, AvahiProtocol protocol, AvahiBrowserEvent event,
             const char *name, const char *type, const char *domain, AvahiLookupResultFlags, void *userData)
{
    auto &search = *static_cast<Search *>(userData);
    switch (event) {
    case AVAHI_BROWSER_NEW:
        if (avahi_service_resolver_new(search.client, interface, protocol, name, type, domain,
                                       AVAHI_PROTO_UNSPEC, AvahiLookupFlags{}, resolved, userData))
            ++search.resolving;
        break;
    case AVAHI_BROWSER_ALL_FOR_NOW:
        search.listed = true;
        break;
    case AVAHI_BROWSER_FAILURE:
        search.failed = true;
        break;
    case AVAHI_BROWSER_REMOVE:
    case AVAHI_BROWSER_CACHE_EXHAUSTED:
        break;
    }
}

Error noResponder(const QString &reason)
{
    return {ErrorCode::Unreachable,
            QStringLiteral(
                "this system has no responder for finding servers (%1): enter the server's address, or "
                "start avahi-daemon")
                .arg(reason),
            {}};
}

void ignoreClientState(AvahiClient *, AvahiClientState, void *) {}

} // namespace

Result<std::vector<DiscoveredServer>> AvahiDiscovery::find(std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    const std::unique_ptr<AvahiSimplePoll, PollDeleter> poll(avahi_simple_poll_new());
    if (!poll)
        return noResponder(QStringLiteral("out of memory"));
    int error = 0;
    const std::unique_ptr<AvahiClient, ClientDeleter> client(avahi_client_new(
        avahi_simple_poll_get(poll.get()), AvahiClientFlags{}, ignoreClientState, nullptr, &error));
    if (!client)
        return noResponder(QString::fromUtf8(avahi_strerror(error)));

    Search search;
    search.client = client.get();
    // Freed with the client, as are resolvers that have not answered yet.
    if (!avahi_service_browser_new(client.get(), AVAHI_IF_UNSPEC, AVAHI_PROTO_UNSPEC,
                                   protocol::discovery::kServiceType, nullptr, AvahiLookupFlags{}, browsed,
                                   &search))
        return noResponder(QString::fromUtf8(avahi_strerror(avahi_client_errno(client.get()))));

    while (!deadline.hasExpired() && !search.failed && !(search.listed && search.resolving == 0)) {
        if (avahi_simple_poll_iterate(poll.get(), int(deadline.remainingTime())) != 0)
            break;
    }
    if (search.failed)
        return noResponder(QStringLiteral("it went away"));

    std::vector<DiscoveredServer> servers(search.found.cbegin(), search.found.cend());
    std::sort(servers.begin(), servers.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    return servers;
}

} // namespace retinue::client
