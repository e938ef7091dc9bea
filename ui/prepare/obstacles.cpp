#include "ui/prepare/obstacles.h"

#include "core/client/server_address.h"
#include "ui/text/error_text.h"
#include "ui/text/listener_text.h"

#include <QCoreApplication>

namespace retinue::ui {

namespace {

constexpr quint16 kPort = client::ServerAddress::kDefaultPort;

struct Obstacles
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::Obstacles)
};

Obstacle onThisMachine(const QString &text)
{
    return {text, Obstacles::tr("This Machine"), Mending::ShowThisMachine};
}

/// R21: the server's side.
void addServer(std::vector<Obstacle> &obstacles, const ListenerStatus &listener)
{
    const QString wanted = QString::number(kPort);
    const QString action = Obstacles::tr("Listen on Port %1").arg(wanted);
    if (listener.port != kPort)
        obstacles.push_back(
            {Obstacles::tr("This machine's server listens on port %1. An export is prepared at localhost:%2. "
                           "Devices that know the other port must be told.")
                 .arg(QString::number(listener.port), wanted),
             action, Mending::Listen});
    else if (!listener.listening)
        obstacles.push_back({listener.problem ? Obstacles::tr("This machine's server does not run: %1")
                                                    .arg(listenerText(*listener.problem, listener.port).what)
                                              : Obstacles::tr("This machine's server does not run."),
                             action, Mending::Listen});
}

Obstacle ofClient(client::PrepareObstacle obstacle, const PrepareLook &look, bool isOwn)
{
    const QString join = Obstacles::tr("Connect to Own Server");
    switch (obstacle) {
    case client::PrepareObstacle::NotEnrolled:
        return {Obstacles::tr("This machine's client is not enrolled yet."), join, Mending::Join};
    case client::PrepareObstacle::Removed:
        return {Obstacles::tr("This machine's client was removed from its server."), join, Mending::Join};
    case client::PrepareObstacle::OtherDestination:
        if (isOwn)
            return {Obstacles::tr("This machine's client knows its server as %1; it must be localhost:%2.")
                        .arg(look.server, QString::number(kPort)),
                    join, Mending::Join};
        return onThisMachine(
            Obstacles::tr(
                "This machine's client belongs to another server, %1. An export is prepared on that "
                "machine, or after the client was enrolled here.")
                .arg(look.server));
    case client::PrepareObstacle::Stopped:
        return {Obstacles::tr("This machine's client is stopped. (While it is stopped, exporting needs no "
                              "preparation.)"),
                Obstacles::tr("Start the Client"), Mending::Start};
    case client::PrepareObstacle::Starting:
        return {Obstacles::tr("This machine's client is starting; this takes a moment."), {}, Mending::None};
    case client::PrepareObstacle::Unreachable:
        return onThisMachine(
            Obstacles::tr("This machine's client does not reach its server; it tries again by itself."));
    }
    Q_UNREACHABLE();
}

} // namespace

std::vector<Obstacle> obstaclesOf(Machine &machine, const std::optional<PrepareLook> &look,
                                  const std::optional<Error> &problem)
{
    if (machine.role() != Role::ServerAndClient)
        return {onThisMachine(Obstacles::tr(
            "An export is prepared on a machine that is server and client. This one is not both."))};
    std::vector<Obstacle> obstacles;
    addServer(obstacles, machine.listener());
    if (const auto problem = machine.clientProblem())
        obstacles.push_back(onThisMachine(
            Obstacles::tr("This machine's client cannot be opened: %1").arg(errorText(*problem).what)));
    if (problem)
        obstacles.push_back(onThisMachine(
            Obstacles::tr("This machine's client cannot be read: %1").arg(errorText(*problem).toString())));
    if (!look) {
        if (obstacles.empty())
            obstacles.push_back({Obstacles::tr("This machine's client is being opened."), {}, Mending::None});
        return obstacles;
    }
    const bool isOwn = look->installation == machine.engine().identity().installation();
    for (const client::PrepareObstacle obstacle : look->obstacles) {
        // Without its server it cannot reach one; that has been said.
        if (obstacles.empty() || obstacle != client::PrepareObstacle::Unreachable)
            obstacles.push_back(ofClient(obstacle, *look, isOwn));
    }
    if (look->obstacles.empty() && !isOwn)
        obstacles.push_back(ofClient(client::PrepareObstacle::OtherDestination, *look, false));
    return obstacles;
}

} // namespace retinue::ui
