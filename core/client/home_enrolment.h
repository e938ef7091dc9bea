#pragma once

#include "core/client/agent.h"
#include "core/client/device_home.h"
#include "core/client/enrolment.h"

namespace retinue::client {

/// R3 for the client machine of a home: enrols it at the server that was confirmed, remembers the outcome,
/// and lets its agent (null: none runs) use it. An empty serial number keeps the one it had, or becomes
/// the home's own, so that two machines never share one. Waits for the network, but not longer than the
/// agent's close(). NotPermitted while it takes part in synchronization; otherwise the errors of enrol().
[[nodiscard]] Result<DeviceId> enrolHome(DeviceHome &home, Agent *agent, const ServerOffer &confirmed,
                                         DeviceInfo info, const EnrolmentCredentials &credentials);

} // namespace retinue::client
