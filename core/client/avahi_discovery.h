#pragma once

#include "core/client/server_discovery.h"

namespace retinue::client {

/// DNS-SD through the system's Avahi daemon. Any thread; keeps nothing between calls.
class AvahiDiscovery final : public ServerDiscovery
{
public:
    [[nodiscard]] Result<std::vector<DiscoveredServer>> find(std::chrono::milliseconds patience) override;
};

} // namespace retinue::client
