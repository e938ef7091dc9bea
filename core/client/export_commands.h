#pragma once

#include "core/client/agent.h"
#include "core/client/control_protocol.h"
#include "core/client/device_home.h"

#include <QJsonObject>

namespace retinue::client {

/// What of DeviceCommands is about [Prepare for User Data Export] and exporting (R21-R24). Thread-safe.
class ExportCommands
{
public:
    using Answer = Result<QJsonObject>;

    /// `agent` may be null; then there is no preparing. Both outlive this.
    ExportCommands(DeviceHome &home, Agent *agent) : m_home(home), m_agent(agent) {}

    Answer prepare(const QJsonObject &request);
    Answer cancel();
    Answer status();
    /// Each owner is a part; the answer says how many there were.
    Answer exportData(const QJsonObject &request, const control::Parts &parts);

private:
    [[nodiscard]] Result<std::vector<OwnerKey>> chosen(const QJsonObject &request);

    DeviceHome &m_home;
    Agent *m_agent;
};

/// Rounded up: 0 means that it is closed.
[[nodiscard]] qint64 secondsLeft(const ExportWindow &window);

} // namespace retinue::client
