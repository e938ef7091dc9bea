#include "app/device/session.h"

namespace retinue::device {

namespace {

void describeNothing(QCommandLineParser &) {}

int askPlainly(Session &session, const QString &command, const QString &done)
{
    if (!session.arguments().isEmpty())
        return session.misused(QStringLiteral("%1 takes no arguments").arg(command));
    return session.finish(session.ask({{QStringLiteral("command"), command}}),
                          [&](const QJsonObject &) { return done; });
}

int runStart(Session &session)
{
    return askPlainly(session, QStringLiteral("start"),
                      QStringLiteral("Started: this device now follows its server."));
}

int runStop(Session &session)
{
    return askPlainly(session, QStringLiteral("stop"),
                      QStringLiteral("Stopped: this device keeps its data and takes no part."));
}

} // namespace

Command startCommand()
{
    return {QStringLiteral("start"), QStringLiteral("take part in synchronization"),
            QStringLiteral(
                "Reconciles with the server, then follows it. Where both have a setting, the server's\n"
                "replaces this device's; what only this device has goes up."),
            describeNothing, runStart};
}

Command stopCommand()
{
    return {QStringLiteral("stop"), QStringLiteral("take no part any more; data stay on the device"),
            QStringLiteral(
                "Stops synchronization on this device. The server's administrator can start it again."),
            describeNothing, runStop};
}

} // namespace retinue::device
