#pragma once

#include "core/base/secret_bytes.h"
#include "core/client/server_connection.h"
#include "core/protocol/messages.h"

#include <functional>
#include <memory>
#include <optional>

namespace retinue::client {

/// Gets each connection before anything is sent over it; whoever closes it makes the call end as Cancelled.
using ConnectionBegins = std::function<void(const std::shared_ptr<ServerConnection> &)>;

/// A server as it shows itself before it is trusted. Nothing in here is proven until a person has compared
/// `fingerprint` with the one that the server's console shows.
struct ServerOffer
{
    ServerAddress address;
    ServerTrust trust; ///< what will be pinned
    QString fingerprint;
    InstallationId installation;
    QString serverName, serverVersion;
    ServerTerm term;
};

/// R3, first half: asks a server who it is, without sending it anything of ours. What it says is checked
/// against itself: its certificate must come from the one CA certificate it shows. NotTrusted if not.
/// With `ownCaPem` (an organization's own CA) the server must prove to be under that CA, and under its host
/// name; no fingerprint needs to be compared then.
[[nodiscard]] Result<ServerOffer> inspectServer(const ServerAddress &address,
                                                const std::optional<QByteArray> &ownCaPem = {},
                                                const ConnectionBegins &begins = {});

/// What buys a token: an administrator's account of the server, or a code made in its console.
struct EnrolmentCredentials
{
    QString administrator;
    SecretBytes password;
    QString code;
};

/// R3, second half, after the fingerprint was confirmed: sends the credentials to that server and no other
/// (the connection is pinned). NotAuthenticated: wrong; TooMany: locked out for a while; NotTrusted: another
/// server, and nothing was sent.
[[nodiscard]] Result<protocol::EnrolmentAnswer> enrol(const ServerOffer &confirmed, const DeviceInfo &device,
                                                      const EnrolmentCredentials &credentials,
                                                      const ConnectionBegins &begins = {});

} // namespace retinue::client
