#pragma once

#include "core/client/agent.h"
#include "core/client/control_server.h"
#include "core/client/device_commands.h"
#include "core/client/device_home.h"
#include "core/engine/engine.h"

#include <memory>

namespace retinue::gui {

/// The client side of this machine, run inside the console: the same home, agent and control socket as
/// `retinue-device agent` has, so that `retinue-device --home <data>/client` talks to it.
class ClientMachine
{
public:
    /// Waits for the disk. InUse: another process has the folder.
    [[nodiscard]] static Result<std::unique_ptr<ClientMachine>> open(const QString &folder);
    ~ClientMachine(); ///< ends the agent's exchanges

    /// Answers commands from now on. On a thread with an event loop, which also calls leaveCommands().
    [[nodiscard]] Result<void> takeCommands();
    /// The beginning of the end: cancels exchanges with the server, takes no more commands, waits for those
    /// in hand. After it, this may be destroyed on any thread.
    void leaveCommands();

    [[nodiscard]] const std::shared_ptr<client::DeviceHome> &home() const { return m_home; }
    [[nodiscard]] const std::shared_ptr<client::Agent> &agent() const { return m_agent; }

private:
    explicit ClientMachine(std::unique_ptr<client::DeviceHome> home);

    std::shared_ptr<client::DeviceHome> m_home;
    std::shared_ptr<client::Agent> m_agent;
    std::unique_ptr<client::DeviceCommands> m_commands;
    std::unique_ptr<client::ControlServer> m_control;
};

/// R3, R21: enrols the client at the server of the same machine, over TLS at localhost, and starts it. The
/// server's fingerprint must be the engine's own; the code is made for this one use. Waits for both; for a
/// thread that may wait.
[[nodiscard]] Result<void> joinOwnServer(engine::Engine &engine, quint16 port, client::DeviceHome &home,
                                         client::Agent &agent);

} // namespace retinue::gui
