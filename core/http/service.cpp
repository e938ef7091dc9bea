#include "core/http/service.h"

namespace retinue::http {

bool Service::enter(const std::string &remoteAddress)
{
    const std::lock_guard lock(m_mutex);
    ++m_connectionsAccepted;
    const auto known = m_connectionsByAddress.find(remoteAddress);
    const std::size_t fromThere = known == m_connectionsByAddress.end() ? 0 : known->second;
    if (m_connectionsOpen >= m_limits.maxConnections || fromThere >= m_limits.maxConnectionsPerAddress) {
        ++m_connectionsRefused;
        return false;
    }
    ++m_connectionsOpen;
    ++m_connectionsByAddress[remoteAddress];
    return true;
}

void Service::leave(const std::string &remoteAddress)
{
    const std::lock_guard lock(m_mutex);
    --m_connectionsOpen;
    const auto known = m_connectionsByAddress.find(remoteAddress);
    if (known != m_connectionsByAddress.end() && --known->second == 0)
        m_connectionsByAddress.erase(known);
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
