#pragma once

#include "core/engine/engine.h"

#include <QFuture>
#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>

namespace retinue::client {
class Agent;
class DeviceHome;
} // namespace retinue::client

namespace retinue::ui {

/// R1: what this machine is. The numbers are stored.
enum class Role { Server = 1, Client = 2, ServerAndClient = 3 };

[[nodiscard]] inline bool isServer(std::optional<Role> role)
{
    return role && *role != Role::Client;
}
[[nodiscard]] inline bool isClient(std::optional<Role> role)
{
    return role && *role != Role::Server;
}

/// How devices reach this machine's server.
struct ListenerStatus
{
    bool listening = false;
    quint16 port = 0;             ///< wanted or bound
    QString host;                 ///< the name or address of this machine that devices can use best
    std::optional<Error> problem; ///< why it does not listen although it should
    QStringList hosts = {};       ///< all of them now, the best first; empty: only `host` is known
};

/// The client of this machine, as far as there is one. Valid until the next clientChanged(); work on other
/// threads holds a copy, which keeps both alive.
struct ClientParts
{
    std::shared_ptr<client::DeviceHome> home;
    std::shared_ptr<client::Agent> agent; ///< needs home
};

/// This machine as the windows see it: the engine, the listener in front of it and the client beside it,
/// which the program composes. Lives on the windows' thread; what waits for disk or network comes back as
/// futures.
class Machine : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual engine::Engine &engine() = 0;
    [[nodiscard]] virtual ListenerStatus listener() const = 0;
    /// Listens (again), on this port from now on (durable once it worked). Fails when the port cannot be
    /// used (PortTaken, PortReserved); the former one is listened on again then, where that is possible.
    [[nodiscard]] virtual QFuture<Result<void>> listenOn(quint16 port) = 0;
    /// None until the first start was completed.
    [[nodiscard]] virtual std::optional<Role> role() const = 0;
    /// Durable; then starts and stops what the role needs.
    [[nodiscard]] virtual QFuture<Result<void>> setRole(Role role) = 0;
    /// Null parts while the role has no client, or while its folder cannot be opened (clientProblem()).
    [[nodiscard]] virtual ClientParts client() const = 0;
    [[nodiscard]] virtual std::optional<Error> clientProblem() const = 0;
    /// What the system lets this program still store in the data folder, in bytes; none if it does not say.
    /// From any thread; waits for the disk.
    [[nodiscard]] virtual std::optional<std::int64_t> diskFree() const = 0;
    /// Enrols this machine's client at this machine's server over TLS at localhost (R2, R21) and starts it.
    /// The fingerprint is compared with the engine's own; a code is made for this one use.
    [[nodiscard]] virtual QFuture<Result<void>> joinOwnServer() = 0;
    /// This machine, which stands by, takes over for its server (engine::promoteStandby()): the windows
    /// close, and open again over the server that it then is. Returns at once.
    virtual void takeOver(const QString &who) = 0;
    /// The identity and the devices of the server of whose backup (a file) this machine was restored become
    /// its own (engine::Backups::adoptInstallation()): the windows close and open again. The file is needed
    /// as long as the secret is held. Returns at once.
    virtual void takeIdentity(const QString &backup, const std::shared_ptr<const SecretBytes> &secret) = 0;

Q_SIGNALS:
    void listenerChanged(); ///< also when this machine is reached by other names or addresses
    void roleChanged();
    void clientChanged(); ///< it came or went, or its state is not what it was
};

} // namespace retinue::ui
