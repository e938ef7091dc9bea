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
    qint64 unread = 0; ///< bytes that were written and not sent yet
    bool isGone = false;
};

ControlServer::ControlServer(Handler handler, control::Limits limits, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
    , m_limits(limits)
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
    {
        const std::scoped_lock lock(m_mutex);
        m_isClosing = true; // who waits for a reader waits for this thread
    }
    m_moved.notify_all();
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
        connect(socket, &QLocalSocket::bytesWritten, this, [this, peer](qint64 bytes) {
            {
                const std::scoped_lock lock(m_mutex);
                peer->unread -= bytes;
            }
            m_moved.notify_all();
        });
        connect(socket, &QLocalSocket::disconnected, this, [this, peer] {
            {
                const std::scoped_lock lock(m_mutex);
                peer->isGone = true;
            }
            m_moved.notify_all();
        });
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
        if (peer->received.size() > m_limits.lineBytes)
            peer->socket->abort();
        return;
    }
    const QByteArray line = peer->received.left(end);
    peer->received.remove(0, end + 1);
    peer->isBusy = true;
    m_pool.start([this, peer, line] { answer(peer, line); });
}

void ControlServer::answer(const std::shared_ptr<Peer> &peer, const QByteArray &request)
{
    const auto parsed = control::fromLine(request);
    const control::Parts parts = [&](const QJsonObject &part) { return give(peer, part); };
    const QByteArray line =
        control::toLine(parsed ? m_handler(*parsed, parts) : control::failure(parsed.error()));
    {
        const std::scoped_lock lock(m_mutex);
        peer->unread += line.size();
    }
    // Queued to this object: if it has gone, so have its sockets.
    QMetaObject::invokeMethod(
        this,
        [this, peer, line] {
            peer->isBusy = false;
            write(peer, line);
            read(peer);
        },
        Qt::QueuedConnection);
}

/// On a pool thread.
Result<void> ControlServer::give(const std::shared_ptr<Peer> &peer, const QJsonObject &part)
{
    const QByteArray line = control::toLine(control::partLine(part));
    if (line.size() > m_limits.lineBytes)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("a part of the answer has more than %1 MiB; ask for fewer users and "
                                    "groups, or for the large ones alone")
                         .arg(m_limits.lineBytes / 1024 / 1024),
                     {}};
    {
        std::unique_lock lock(m_mutex);
        const auto mayGoOn = [&] {
            return m_isClosing || peer->isGone || peer->unread < m_limits.waitingBytes;
        };
        while (!mayGoOn()) {
            const qint64 before = peer->unread;
            const auto hasMoved = [&] { return mayGoOn() || peer->unread < before; };
            if (!m_moved.wait_for(lock, m_limits.patience, hasMoved))
                return Error{ErrorCode::TimedOut,
                             QStringLiteral("nothing of the answer was read for %1 s, so that it was ended: "
                                            "run the command again, and let it run")
                                 .arg(m_limits.patience.count() / 1000)};
        }
        if (m_isClosing || peer->isGone)
            return Error{ErrorCode::Unreachable, QStringLiteral("nobody reads the answer any more"), {}};
        peer->unread += line.size();
    }
    QMetaObject::invokeMethod(
        this, [this, peer, line] { write(peer, line); }, Qt::QueuedConnection);
    return {};
}

void ControlServer::write(const std::shared_ptr<Peer> &peer, const QByteArray &line)
{
    if (peer->socket)
        peer->socket->write(line);
}

} // namespace retinue::client
