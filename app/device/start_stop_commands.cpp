#include "app/device/session.h"

namespace retinue::device {

namespace {

int runStart(Session &session)
{
    return session.pass(QStringLiteral("start"), [](const QJsonObject &) {
        return QStringLiteral("Started: this device now follows its server.");
    });
}

int runStop(Session &session)
{
    return session.pass(QStringLiteral("stop"), [](const QJsonObject &) {
        return QStringLiteral("Stopped: this device keeps its data and takes no part.");
    });
}

} // namespace

Command startCommand()
{
    return {QStringLiteral("start"), QStringLiteral("take part in synchronization"),
            QStringLiteral(
                "Reconciles with the server, then follows it. Where both have a setting, the server's\n"
                "replaces this device's; what only this device has goes up. After a stop by the\n"
                "server's administrator, start it there, or enrol it again first."),
            nullptr, runStart};
}

Command stopCommand()
{
    return {QStringLiteral("stop"), QStringLiteral("take no part any more; data stay on the device"),
            QStringLiteral(
                "Stops synchronization on this device. The server's administrator can start it again."),
            nullptr, runStop};
}

} // namespace retinue::device
