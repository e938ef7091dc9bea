#pragma once

#include "core/client/agent.h"
#include "core/client/control_protocol.h"
#include "core/client/device_home.h"
#include "core/client/export_commands.h"

#include <QJsonObject>

namespace retinue::client {

/// What can be asked of a client machine, as the control protocol says it (control_protocol.h); the request's
/// members are described at each command. With an agent all of it; without one (a command has the home open
/// itself) everything that needs no network of its own: enrol, import, export, status, prepare-status, log,
/// get, owners. Thread-safe.
class DeviceCommands
{
public:
    /// `agent` may be null. Both outlive this.
    DeviceCommands(DeviceHome &home, Agent *agent) : m_home(home), m_agent(agent), m_exports(home, agent) {}

    /// An answer in any case. An export gives each owner to `parts` before it.
    [[nodiscard]] QJsonObject handle(const QJsonObject &request, const control::Parts &parts);

private:
    using Answer = Result<QJsonObject>;

    Answer enrolHere(const QJsonObject &request);
    Answer start();
    Answer stop();
    Answer login(const QJsonObject &request);
    Answer logout();
    Answer get(const QJsonObject &request);
    Answer change(const QJsonObject &request);
    Answer forget(const QJsonObject &request);
    Answer import(const QJsonObject &request);
    Answer owners();
    Answer status();
    Answer log(const QJsonObject &request);

    /// The owner a request names; the user at the panel if it names none.
    [[nodiscard]] Result<OwnerKey> ownerOf(const QJsonObject &request);

    DeviceHome &m_home;
    Agent *m_agent;
    ExportCommands m_exports;
};

} // namespace retinue::client
