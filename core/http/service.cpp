#include "core/http/service.h"

#include <algorithm>
#include <cstring>

#ifdef _WIN32
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#endif

namespace retinue::http {

namespace {

/// Left to databases, log, certificates and control socket.
constexpr std::uint64_t kDescriptorsElsewhere = 256;
/// The half of an IPv6 address that one customer or machine has to itself.
constexpr std::size_t kNetworkBytes = 8;

std::string networkOf(const std::string &remoteAddress)
{
    in6_addr address{};
    if (inet_pton(AF_INET6, remoteAddress.c_str(), &address) != 1)
        return remoteAddress;
    std::string network(kNetworkBytes, '\0');
    std::memcpy(network.data(), &address, network.size());
    return network;
}

} // namespace

Limits withinDescriptors(Limits limits, std::uint64_t descriptors)
{
    const std::uint64_t elsewhere = std::min(kDescriptorsElsewhere, descriptors / 2);
    const std::uint64_t most = descriptors - elsewhere;
    if (most >= limits.maxConnections)
        return limits;
    const auto shrink = [&](std::size_t Limits::*share) {
        const Limits usual;
        const std::uint64_t part = most * (usual.*share) / usual.maxConnections;
        limits.*share = std::min(limits.*share, std::max<std::size_t>(1, std::size_t(part)));
    };
    shrink(&Limits::maxConnectionsPerAddress);
    shrink(&Limits::maxStrangers);
    shrink(&Limits::maxStrangersPerAddress);
    limits.maxConnections = std::size_t(most);
    return limits;
}

bool Service::enter(const std::string &remoteAddress)
{
    const std::string network = networkOf(remoteAddress);
    const std::lock_guard lock(m_mutex);
    ++m_connectionsAccepted;
    const auto known = m_networks.find(network);
    const Count fromThere = known == m_networks.end() ? Count() : known->second;
    if (m_connectionsOpen >= m_limits.maxConnections || m_strangers >= m_limits.maxStrangers ||
        fromThere.connections >= m_limits.maxConnectionsPerAddress ||
        fromThere.strangers >= m_limits.maxStrangersPerAddress) {
        ++m_connectionsRefused;
        return false;
    }
    ++m_connectionsOpen;
    ++m_strangers;
    Count &count = m_networks[network];
    ++count.connections;
    ++count.strangers;
    return true;
}

bool Service::vouch(const std::string &remoteAddress, const std::string &client)
{
    const std::string network = networkOf(remoteAddress);
    const std::lock_guard lock(m_mutex);
    std::size_t &connections = m_clients[client];
    if (connections >= m_limits.maxConnectionsPerClient)
        return false;
    ++connections;
    --m_strangers;
    --m_networks[network].strangers;
    return true;
}

void Service::leave(const std::string &remoteAddress, const std::string &client)
{
    const std::string network = networkOf(remoteAddress);
    const std::lock_guard lock(m_mutex);
    --m_connectionsOpen;
    Count &count = m_networks[network];
    if (client.empty()) {
        --m_strangers;
        --count.strangers;
    } else if (const auto known = m_clients.find(client); --known->second == 0) {
        m_clients.erase(known);
    }
    if (--count.connections == 0)
        m_networks.erase(network);
}

void Service::countResponse(int status)
{
    if (status >= 500)
        m_serverErrors.fetch_add(1, std::memory_order_relaxed);
    else if (status >= 400)
        m_clientErrors.fetch_add(1, std::memory_order_relaxed);
}

Statistics Service::statistics() const
{
    Statistics result;
    {
        const std::lock_guard lock(m_mutex);
        result.connectionsOpen = m_connectionsOpen;
        result.connectionsAccepted = m_connectionsAccepted;
        result.connectionsRefused = m_connectionsRefused;
    }
    result.handshakesFailed = m_handshakesFailed.load(std::memory_order_relaxed);
    result.requests = m_requests.load(std::memory_order_relaxed);
    result.clientErrors = m_clientErrors.load(std::memory_order_relaxed);
    result.serverErrors = m_serverErrors.load(std::memory_order_relaxed);
    return result;
}

Response Service::describeError(int status, std::string_view reason) const
{
    if (m_handler.describeError) {
        try {
            Response response = m_handler.describeError(status, reason);
            response.status = status;
            return response;
        } catch (...) { // NOLINT(bugprone-empty-catch): the plain form below cannot fail that way
        }
    }
    Response response;
    response.status = status;
    response.headers = {{"content-type", "text/plain; charset=utf-8"}};
    response.body.append(reason).append("\n");
    return response;
}

} // namespace retinue::http
