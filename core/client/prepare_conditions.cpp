#include "core/client/prepare_conditions.h"

namespace retinue::client {

bool isOwnServer(const ServerAddress &server)
{
    return server.host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 &&
           server.port == ServerAddress::kDefaultPort;
}

std::vector<PrepareObstacle> prepareObstacles(const std::optional<AgentConfiguration> &configuration,
                                              const AgentStatus &agent)
{
    if (!configuration)
        return {PrepareObstacle::NotEnrolled};
    std::vector<PrepareObstacle> obstacles;
    if (!isOwnServer(configuration->server))
        obstacles.push_back(PrepareObstacle::OtherDestination);
    switch (agent.state) {
    case AgentState::Removed:
        obstacles.push_back(PrepareObstacle::Removed);
        break;
    case AgentState::Stopped:
        obstacles.push_back(PrepareObstacle::Stopped);
        break;
    case AgentState::NotEnrolled: // the agent has not yet seen that it is
    case AgentState::Starting:
        obstacles.push_back(PrepareObstacle::Starting);
        break;
    case AgentState::Unreachable:
        obstacles.push_back(PrepareObstacle::Unreachable);
        break;
    case AgentState::Running:
        break;
    }
    return obstacles;
}

Error obstacleError(PrepareObstacle obstacle, const std::optional<AgentConfiguration> &configuration)
{
    switch (obstacle) {
    case PrepareObstacle::NotEnrolled:
        return {ErrorCode::NotPermitted,
                QStringLiteral("this device has no server: enrol it at the server of this very machine, as "
                               "localhost:8443"),
                {}};
    case PrepareObstacle::Removed:
        return {ErrorCode::NotPermitted,
                QStringLiteral("this device was removed at its server: enrol it again, at localhost:8443"),
                {}};
    case PrepareObstacle::OtherDestination:
        return {ErrorCode::NotPermitted,
                QStringLiteral(
                    "an export is prepared on the machine of the server only, by a client whose server "
                    "is localhost:8443; this one's is %1. Let the server listen on port 8443, and enrol "
                    "this machine's client at localhost:8443")
                    .arg(configuration ? configuration->server.toString() : QString()),
                {}};
    case PrepareObstacle::Stopped:
        return {
            ErrorCode::NotStarted,
            QStringLiteral("synchronization is stopped on this device: start it first. (While it is stopped, "
                           "exporting needs no preparation.)"),
            {}};
    case PrepareObstacle::Starting:
        return {ErrorCode::NotStarted,
                QStringLiteral("synchronization is starting on this device: try again in a moment"),
                {}};
    case PrepareObstacle::Unreachable:
        return {ErrorCode::Unreachable,
                QStringLiteral("the server of this machine does not answer: see that it runs"),
                {}};
    }
    Q_UNREACHABLE();
}

QString obstacleWord(PrepareObstacle obstacle)
{
    switch (obstacle) {
    case PrepareObstacle::NotEnrolled:
        return QStringLiteral("not-enrolled");
    case PrepareObstacle::Removed:
        return QStringLiteral("removed");
    case PrepareObstacle::OtherDestination:
        return QStringLiteral("other-destination");
    case PrepareObstacle::Stopped:
        return QStringLiteral("stopped");
    case PrepareObstacle::Starting:
        return QStringLiteral("starting");
    case PrepareObstacle::Unreachable:
        return QStringLiteral("unreachable");
    }
    Q_UNREACHABLE();
}

} // namespace retinue::client
