#pragma once

#include "core/base/result.h"
#include "core/client/server_address.h"

#include <chrono>
#include <vector>

namespace retinue::client {

/// One server that announces itself on the local network.
struct DiscoveredServer
{
    QString name;         ///< of the service, for people ("Retinue on printhost")
    QString installation; ///< as announced; empty if it announces none. Not to be trusted: R3 confirms
    ServerAddress address;
};

/// Looks for servers on the local network (R2, core/protocol/discovery.h). Blocking, never longer
/// than asked; one server found over several interfaces or protocols is one entry. Unreachable: the system
/// has no responder to ask.
class ServerDiscovery
{
public:
    virtual ~ServerDiscovery() = default;
    [[nodiscard]] virtual Result<std::vector<DiscoveredServer>> find(std::chrono::milliseconds patience) = 0;
};

/// R2: the connection destination as entered; blank = the one server that is found. None found (NotFound) or
/// more than one (TooMany: the detail lists them) is an error that says so and what to do.
[[nodiscard]] Result<ServerAddress> resolveDestination(QStringView entered, ServerDiscovery &discovery);

} // namespace retinue::client
