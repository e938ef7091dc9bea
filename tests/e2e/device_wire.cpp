#include "tests/e2e/device_wire.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace retinue::test {

class DeviceWire::Relay : public QObject
{
public:
    explicit Relay(quint16 serverPort) : m_serverPort(serverPort) {}

    quint16 listen(quint16 port)
    {
        m_listener = std::make_unique<QTcpServer>();
        connect(m_listener.get(), &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *device = m_listener->nextPendingConnection())
                join(device);
        });
        if (!m_listener->listen(QHostAddress::LocalHost, port))
            qFatal("the wire cannot listen: %s", qPrintable(m_listener->errorString()));
        return m_listener->serverPort();
    }
    void cut() { m_listener.reset(); } // and its sockets, which are its children

private:
    void join(QTcpSocket *device)
    {
        auto *server = new QTcpSocket(device);
        server->connectToHost(QHostAddress::LocalHost, m_serverPort);
        connect(device, &QTcpSocket::readyRead, server, [=] { server->write(device->readAll()); });
        connect(server, &QTcpSocket::readyRead, device, [=] { device->write(server->readAll()); });
        connect(server, &QTcpSocket::disconnected, device, &QTcpSocket::disconnectFromHost);
        connect(server, &QTcpSocket::errorOccurred, device, &QTcpSocket::disconnectFromHost);
        connect(device, &QTcpSocket::disconnected, device, &QObject::deleteLater);
    }

    quint16 m_serverPort;
    std::unique_ptr<QTcpServer> m_listener;
};

DeviceWire::DeviceWire(quint16 serverPort) : m_relay(std::make_unique<Relay>(serverPort))
{
    m_relay->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_relay.get(), [this] { m_port = m_relay->listen(0); }, Qt::BlockingQueuedConnection);
}

DeviceWire::~DeviceWire()
{
    cut();
    m_thread.quit();
    m_thread.wait();
}

void DeviceWire::cut()
{
    QMetaObject::invokeMethod(
        m_relay.get(), [this] { m_relay->cut(); }, Qt::BlockingQueuedConnection);
}

void DeviceWire::mend()
{
    QMetaObject::invokeMethod(
        m_relay.get(), [this] { m_relay->listen(m_port); }, Qt::BlockingQueuedConnection);
}

} // namespace retinue::test
