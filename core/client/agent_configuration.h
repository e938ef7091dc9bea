#pragma once

#include "core/base/ids.h"
#include "core/base/secret_bytes.h"
#include "core/client/server_connection.h"
#include "core/model/device.h"

namespace retinue::client {

/// What a device knows of itself and its server: the outcome of its enrolment.
struct AgentConfiguration
{
    ServerAddress server;
    ServerTrust trust;
    InstallationId installation;
    DeviceId device;
    QByteArray token; ///< bearer token; encrypted in the file (R12)
    DeviceInfo info;
    /// Stopped here while the server could not be told (R4): told when it is reached again.
    bool stopOwed = false;
    /// Removed at the server: its token is void.
    bool removed = false;

    [[nodiscard]] ServerEndpoint endpoint() const { return {server, trust, token}; }
};

/// Reads `path`, 0600, written by writeConfiguration(). NotFound: not enrolled. Corrupt: damaged, or its
/// token does not open under this key. TooLarge: damaged as well, it was not written here.
[[nodiscard]] Result<AgentConfiguration> readConfiguration(const QString &path, const SecretBytes &key);
/// Durable when it returns; the file has the old content or the new one. TooLarge: no device reads so much.
[[nodiscard]] Result<void> writeConfiguration(const QString &path, const AgentConfiguration &configuration,
                                              const SecretBytes &key);

} // namespace retinue::client
