#include "core/client/control_server.h"

#include "core/client/control_protocol.h"

#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>

namespace retinue::client {

namespace {
constexpr int kThreads = 8;
// sockaddr_un holds 108 bytes, and Qt binds in a temporary folder beside the name first.
constexpr qsizetype kMostPathBytes = 90;
} // namespace

struct ControlServer::Peer
{
    QPointer<QLocalSocket> socket;
    QByteArray received;
    bool isBusy = false;
};

ControlServer::ControlServer(Handler handler, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
    , m_server(std::make_unique<QLocalServer>())
{
    m_pool.setMaxThreadCount(kThreads);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &ControlServer::welcome);
}

ControlServer::~ControlServer()
{
    m_server->close();
    m_pool.clear();
    m_pool.waitForDone();
}

Result<void> ControlServer::listen(const QString &home)
{
    const QString path = control::socketPath(home);
    if (QFile::encodeName(path).size() > kMostPathBytes)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("the home folder's path is too long for a socket (%1 bytes at most): %2")
                         .arg(kMostPathBytes)
                         .arg(path),
                     {}};
    QLocalServer::removeServer(path);
    if (!m_server->listen(path))
        return Error{ErrorCode::Io, QStringLiteral("%1: %2").arg(path, m_server->errorString()), {}};
    return {};
}

void ControlServer::welcome()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        const auto peer = std::make_shared<Peer>();
        peer->socket = socket;
        connect(socket, &QLocalSocket::readyRead, this, [this, peer] { read(peer); });
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        read(peer);
    }
}

void ControlServer::read(const std::shared_ptr<Peer> &peer)
{
    if (!peer->socket)
        return;
    peer->received += peer->socket->readAll();
    if (peer->isBusy)
        return;
    const auto end = peer->received.indexOf('\n');
    if (end < 0) {
        if (peer->received.size() > control::kMostLineBytes)
            peer->socket->abort();
        return;
    }
    const QByteArray line = peer->received.left(end);
    peer->received.remove(0, end + 1);
    peer->isBusy = true;
    m_pool.start([this, peer, line] {
        const auto request = control::fromLine(line);
        const QByteArray answer =
            control::toLine(request ? m_handler(*request) : control::failure(request.error()));
        // Queued to this object: if it has gone, so have its sockets.
        QMetaObject::invokeMethod(
            this,
            [this, peer, answer] {
                peer->isBusy = false;
                if (peer->socket)
                    peer->socket->write(answer);
                read(peer);
            },
            Qt::QueuedConnection);
    });
}

} // namespace retinue::client
