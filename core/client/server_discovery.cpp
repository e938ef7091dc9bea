#include "core/client/server_discovery.h"

#include <QStringList>

namespace retinue::client {

namespace {
// R2 asks for a bounded search; mDNS answers within one second, the rest is for lossy wireless networks.
constexpr std::chrono::seconds kPatience{3};
} // namespace

Result<ServerAddress> resolveDestination(QStringView entered, ServerDiscovery &discovery)
{
    if (!entered.trimmed().isEmpty())
        return ServerAddress::parse(entered);

    auto found = discovery.find(kPatience);
    if (!found)
        return std::move(found).error().during(QStringLiteral("looking for a server on the local network"));
    if (found->empty())
        return Error{ErrorCode::NotFound,
                     QStringLiteral("no server announces itself on the local network: enter its address"),
                     {}};
    if (found->size() > 1) {
        QStringList lines;
        for (const auto &server : *found)
            lines += QStringLiteral("%1 (%2)").arg(server.address.toString(), server.name);
        return Error{
            ErrorCode::TooMany,
            QStringLiteral("%1 servers announce themselves on the local network, enter the address of "
                           "the one meant: %2")
                .arg(lines.size())
                .arg(lines.join(QStringLiteral(", "))),
            {}};
    }
    return found->front().address;
}

} // namespace retinue::client
