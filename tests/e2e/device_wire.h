#pragma once

#include <QThread>

#include <memory>

namespace retinue::test {

/// A wire between a device and a server that a test can cut and mend: relays bytes from a port of its own on
/// 127.0.0.1 to another, on a thread of its own.
class DeviceWire
{
public:
    explicit DeviceWire(quint16 serverPort);
    ~DeviceWire();

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Closes every connection and refuses further ones.
    void cut();
    void mend();

private:
    class Relay;
    quint16 m_port = 0;
    QThread m_thread;
    std::unique_ptr<Relay> m_relay;
};

} // namespace retinue::test
