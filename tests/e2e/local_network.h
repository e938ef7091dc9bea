#pragma once

#include "tests/support/process.h"

#include <QString>
#include <QTemporaryDir>

namespace retinue::test {

/// A local network of this process's own: loopback with multicast, a system bus and an Avahi daemon, apart
/// from those of the machine. Programs started from here see these and no others.
class LocalNetwork
{
public:
    /// Moves this process into namespaces of its own; to be called once, before it has a second thread.
    /// Empty, or what is missing.
    [[nodiscard]] static QString enter();

    /// One in a process, whose environment leads to this bus from then on.
    LocalNetwork();

    /// The bus, without which nobody reaches the daemon. Both end with this object at the latest.
    [[nodiscard]] bool startBus();
    void stopBus() { m_bus.kill(); }
    /// The daemon; it answers when this returns.
    [[nodiscard]] bool startDaemon();
    void stopDaemon() { m_daemon.kill(); }

private:
    QTemporaryDir m_folder;
    BackgroundProcess m_bus, m_daemon;
};

} // namespace retinue::test
