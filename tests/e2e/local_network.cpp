#include "tests/e2e/local_network.h"

#include "core/client/avahi_discovery.h"
#include "tests/e2e/fleet.h"
#include "tests/support/own_system.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QStandardPaths>

#include <cerrno>
#include <sys/mount.h>

namespace retinue::test {

namespace {

const QByteArray kBusConfiguration =
    R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path=%SOCKET%</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
  </policy>
</busconfig>
)";

const QByteArray kDaemonConfiguration = R"([server]
host-name=printhost
allow-interfaces=lo
[wide-area]
enable-wide-area=no
[publish]
publish-hinfo=no
publish-workstation=no
)";

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.flush();
}

} // namespace

QString LocalNetwork::enter()
{
    if (const QString problem = enterOwnSystem(); !problem.isEmpty())
        return problem;
    // The daemon keeps its process id at a fixed place: here it finds nobody else's.
    if (::mount("tmpfs", "/run", "tmpfs", 0, nullptr) != 0)
        return QStringLiteral("mounting a /run: %1").arg(qt_error_string(errno));
    return {};
}

LocalNetwork::LocalNetwork()
{
    const QString socket = m_folder.filePath(QStringLiteral("bus"));
    if (!writeFile(m_folder.filePath(QStringLiteral("bus.conf")),
                   QByteArray(kBusConfiguration).replace("%SOCKET%", QFile::encodeName(socket))) ||
        !writeFile(m_folder.filePath(QStringLiteral("daemon.conf")), kDaemonConfiguration))
        qFatal("the configuration cannot be written");
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + QFile::encodeName(socket));
}

bool LocalNetwork::startBus()
{
    return m_bus.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--config-file"), m_folder.filePath(QStringLiteral("bus.conf")),
                        QStringLiteral("--nofork"), QStringLiteral("--nopidfile")}) &&
           becomes([this] {
               QLocalSocket socket;
               socket.connectToServer(m_folder.filePath(QStringLiteral("bus")));
               return socket.waitForConnected();
           });
}

bool LocalNetwork::startDaemon()
{
    const QString program =
        QStandardPaths::findExecutable(QStringLiteral("avahi-daemon"), {QStringLiteral("/usr/sbin")});
    return m_daemon.start(program, {QStringLiteral("--no-drop-root"), QStringLiteral("--no-chroot"),
                                    QStringLiteral("--no-rlimits"), QStringLiteral("--file"),
                                    m_folder.filePath(QStringLiteral("daemon.conf"))}) &&
           becomes([] { return client::AvahiDiscovery().find(std::chrono::milliseconds(0)).ok(); });
}

} // namespace retinue::test
