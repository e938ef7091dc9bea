#include "app/device/session.h"
#include "app/process/stop_signals.h"
#include "core/client/agent.h"
#include "core/client/control_server.h"
#include "core/client/desktop_keychain.h"
#include "core/client/device_commands.h"
#include "core/client/device_home.h"

#include <QCoreApplication>

namespace retinue::device {

namespace {

void describe(QCommandLineParser &parser)
{
    parser.addOption(
        {QStringLiteral("keychain"),
         QStringLiteral("Keep a new device's key in the desktop's keychain instead of a 0600 file. "
                        "A systemd credential named retinue-device-key goes before both.")});
}

int run(Session &session)
{
    process::StopSignals stopSignals;
    QObject::connect(&stopSignals, &process::StopSignals::stopAsked, qApp, &QCoreApplication::quit);

    client::DesktopKeychain keychain;
    const bool wantsKeychain =
        session.has(QStringLiteral("keychain")) || client::deviceKeyNeedsKeychain(session.home());
    auto home =
        client::DeviceHome::open({session.home(), wantsKeychain ? &keychain : nullptr, FolderLock::kAMoment});
    if (!home)
        return session.fail(home.error());

    // Stop order: what waits for the network, no more requests, then the agent, then what it works on.
    client::Agent agent(**home);
    client::DeviceCommands commands(**home, &agent);
    client::ControlServer server([&](const QJsonObject &request, const client::control::Parts &parts) {
        return commands.handle(request, parts);
    });
    if (const auto listening = server.listen(session.home()); !listening)
        return session.fail(listening.error());
    session.hint(QStringLiteral("retinue-device: the agent of %1 runs (process %2)")
                     .arg(session.home())
                     .arg(QCoreApplication::applicationPid()));
    const int code = QCoreApplication::exec();
    agent.close();
    session.hint(QStringLiteral("retinue-device: the agent of %1 ends").arg(session.home()));
    return code;
}

} // namespace

Command agentCommand()
{
    return {QStringLiteral("agent"), QStringLiteral("run the device's own process, in the foreground"),
            QStringLiteral(
                "Runs the client machine until SIGTERM or SIGINT: keeps it in step with its server and\n"
                "answers the other commands. One agent per home. It resumes by itself after a restart."),
            describe, run};
}

} // namespace retinue::device
