#pragma once

#include "core/client/agent.h"

#include <optional>
#include <vector>

namespace retinue::client {

/// R21, R23: why an export cannot be prepared on this device now.
enum class PrepareObstacle {
    NotEnrolled,      ///< it has no server
    Removed,          ///< its server does not know it any more
    OtherDestination, ///< its server is not the one of this machine, at localhost:8443
    Stopped,          ///< it takes no part
    Starting,         ///< it is still comparing
    Unreachable,      ///< the server does not answer
};

/// Whether this is the server of the very machine: `localhost:8443`. That it is one, and the device's own, is
/// proven by the pinned certificate at each connection; only that a port of another machine is forwarded here
/// cannot be told.
[[nodiscard]] bool isOwnServer(const ServerAddress &server);

/// All that stand in the way; of "takes no part" and its like one. Empty: it can be prepared.
[[nodiscard]] std::vector<PrepareObstacle>
prepareObstacles(const std::optional<AgentConfiguration> &configuration, const AgentStatus &agent);
/// NotPermitted, NotStarted or Unreachable, with the reason and what to do, for the command line and the log.
[[nodiscard]] Error obstacleError(PrepareObstacle obstacle,
                                  const std::optional<AgentConfiguration> &configuration);
/// "other-destination": for machines.
[[nodiscard]] QString obstacleWord(PrepareObstacle obstacle);

} // namespace retinue::client
