#include "tests/support/own_system.h"

#include "tests/support/namespaces.h"

#include <QHostAddress>

#include <arpa/inet.h>
#include <cerrno>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace retinue::test {

namespace {

/// A request about an interface; its name is in it already.
bool ask(unsigned long what, ifreq &request)
{
    const int any = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const bool done = ::ioctl(any, what, &request) == 0;
    const int cause = errno;
    ::close(any);
    errno = cause;
    return done;
}

bool setFlags(const char *interface, short flags)
{
    ifreq request{};
    qstrncpy(request.ifr_name, interface, IFNAMSIZ);
    request.ifr_flags = flags;
    return ask(SIOCSIFFLAGS, request);
}

} // namespace

QString enterOwnSystem()
{
    if (const QString problem = enterNamespaces(CLONE_NEWNET | CLONE_NEWUTS); !problem.isEmpty())
        return problem;
    return setFlags("lo", IFF_UP | IFF_RUNNING | IFF_LOOPBACK | IFF_MULTICAST)
               ? QString()
               : QStringLiteral("raising the loopback interface: %1").arg(qt_error_string(errno));
}

bool takeAddress(const QString &address)
{
    // A second address of the one interface that is there without further rights or modules.
    constexpr const char *kInterface = "lo:1";
    if (address.isEmpty())
        return setFlags(kInterface, 0) || errno == EADDRNOTAVAIL; // there was none
    ifreq request{};
    qstrncpy(request.ifr_name, kInterface, IFNAMSIZ);
    auto *taken = reinterpret_cast<sockaddr_in *>(&request.ifr_addr);
    taken->sin_family = AF_INET;
    taken->sin_addr.s_addr = htonl(QHostAddress(address).toIPv4Address());
    return ask(SIOCSIFADDR, request);
}

} // namespace retinue::test
