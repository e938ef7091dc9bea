#include "app/control/control_server.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace retinue::control {

namespace {

constexpr int kMostConnections = 16;

/// One connection: gathers the request, answers once. Owned by its socket. Whoever neither asks nor takes any
/// of the answer for `patience` does not stay; who takes a long answer slowly does.
class ControlConnection : public QObject
{
public:
    ControlConnection(QLocalSocket *socket, const ControlServer::Handle &handle,
                      std::chrono::milliseconds patience)
        : QObject(socket)
        , m_socket(socket)
        , m_handle(handle)
    {
        m_socket->setReadBufferSize(kMostRequestBytes);
        connect(m_socket, &QLocalSocket::readyRead, this, [this] { read(); });
        connect(m_socket, &QLocalSocket::disconnected, m_socket, &QObject::deleteLater);
        connect(m_socket, &QLocalSocket::bytesWritten, this, [this] { m_patience.start(); });
        m_patience.setSingleShot(true);
        m_patience.setInterval(patience);
        connect(&m_patience, &QTimer::timeout, m_socket, &QLocalSocket::abort);
        m_patience.start();
    }

private:
    void read()
    {
        if (m_answered)
            return;
        m_received.append(
            m_socket->read(std::min(m_socket->bytesAvailable(), kMostRequestBytes - m_received.size())));
        auto request = decodeRequest(m_received);
        if (request.ok() && !request->has_value())
            return;
        m_answered = true;
        const QByteArray answer =
            encodeAnswer(request.ok() ? m_handle(**request) : Result<QJsonObject>(request.error()));
        m_patience.start(); // the time that the command took was not the asker's
        m_socket->write(answer);
        m_socket->disconnectFromServer(); // after what was written is sent
    }

    QLocalSocket *const m_socket;
    const ControlServer::Handle &m_handle;
    QByteArray m_received;
    QTimer m_patience;
    bool m_answered = false;
};

} // namespace

QString controlSocketPath(const QString &dataFolder)
{
    return QDir(dataFolder).filePath(QStringLiteral("control.socket"));
}

ControlServer::ControlServer(Handle handle, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_handle(std::move(handle))
    , m_patience(patience)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(kMostConnections);
    connect(&m_server, &QLocalServer::newConnection, this, &ControlServer::accept);
}

ControlServer::~ControlServer()
{
    stop();
}

Result<void> ControlServer::listen(const QString &dataFolder)
{
    const QString path = controlSocketPath(dataFolder);
    QLocalServer::removeServer(path); // of a server that was killed
    if (!m_server.listen(path)) {
        // The system's limit for such paths is 107 bytes.
        const bool tooLong = QFile::encodeName(path).size() > 100;
        return Error{
            ErrorCode::Io,
            tooLong
                ? QStringLiteral("the path of the data folder is too long for a control socket: %1")
                      .arg(dataFolder)
                : QStringLiteral("cannot make the control socket %1: %2").arg(path, m_server.errorString())};
    }
    return {};
}

void ControlServer::stop()
{
    m_server.close();
}

void ControlServer::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection())
        new ControlConnection(socket, m_handle, m_patience); // owned by the socket, which ends itself
}

} // namespace retinue::control
