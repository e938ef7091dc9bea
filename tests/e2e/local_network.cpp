#include "tests/e2e/local_network.h"

#include "core/client/avahi_discovery.h"
#include "tests/e2e/fleet.h"
#include "tests/support/namespaces.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QStandardPaths>

#include <cerrno>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

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

QString failed(const char *what)
{
    return QStringLiteral("%1: %2").arg(QLatin1String(what), qt_error_string(errno));
}

QString raiseLoopback()
{
    const int any = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request{};
    qstrncpy(request.ifr_name, "lo", IFNAMSIZ);
    request.ifr_flags = IFF_UP | IFF_RUNNING | IFF_LOOPBACK | IFF_MULTICAST;
    const QString problem =
        ::ioctl(any, SIOCSIFFLAGS, &request) == 0 ? QString() : failed("raising the loopback interface");
    ::close(any);
    return problem;
}

} // namespace

QString LocalNetwork::enter()
{
    if (const QString problem = enterNamespaces(CLONE_NEWNET); !problem.isEmpty())
        return problem;
    // The daemon keeps its process id at a fixed place: here it finds nobody else's.
    if (::mount("tmpfs", "/run", "tmpfs", 0, nullptr) != 0)
        return failed("mounting a /run");
    return raiseLoopback();
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
