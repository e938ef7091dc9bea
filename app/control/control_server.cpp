#include "app/control/control_server.h"

#include "core/base/thread_rank.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFutureWatcher>
#include <QLocalSocket>
#include <QTimer>
#include <QtConcurrent>

#include <algorithm>
#include <exception>
#include <memory>
#include <mutex>

namespace retinue::control {

namespace {

constexpr int kMostConnections = 16;
constexpr std::chrono::seconds kSignOfLife{1};
/// For the answers' way through their sockets when the server stops, in all.
constexpr std::chrono::seconds kFarewell{2};

/// Moves much data, and nobody waits for it at a prompt.
bool isLong(const QString &command)
{
    return command == u"backup" || command == u"verify" || command == u"user export" ||
           command == u"user import" || command == u"replication verify" || command == u"replication unsent";
}

/// How far a command is: told by its thread, looked at by the server's.
class SharedProgress
{
public:
    void set(const QString &phase, std::int64_t done, std::int64_t total)
    {
        const std::lock_guard lock(m_mutex);
        m_progress = {phase, done, total};
    }
    [[nodiscard]] Progress get() const
    {
        const std::lock_guard lock(m_mutex);
        return m_progress;
    }

private:
    mutable std::mutex m_mutex;
    Progress m_progress;
};

/// Whoever asked must see it end, however it ends.
Result<QJsonObject> answerOf(const ControlServer::Handle &handle, const Request &request,
                             const LongWork &work)
{
    if (work.isToEnd()) // before its turn came
        return endedEarly(work, Rest::Stays);
    try {
        return handle(request, work);
    } catch (const std::exception &exception) {
        return Error{ErrorCode::Internal, QString::fromUtf8(exception.what())};
    }
}

} // namespace

/// One connection: gathers the request, answers once. Owned by its socket. Whoever neither asks nor takes any
/// of the answer for `patience` does not stay; who takes a long answer slowly does.
class ControlServer::Connection : public QObject
{
public:
    Connection(QLocalSocket *socket, ControlServer &server)
        : QObject(socket)
        , m_socket(socket)
        , m_server(server)
    {
        m_server.m_connections.append(this);
        m_socket->setReadBufferSize(kMostRequestBytes);
        connect(m_socket, &QLocalSocket::readyRead, this, [this] { read(); });
        connect(m_socket, &QLocalSocket::disconnected, this, [this] { m_work.cancel.cancel(); });
        connect(m_socket, &QLocalSocket::disconnected, m_socket, &QObject::deleteLater);
        connect(m_socket, &QLocalSocket::bytesWritten, this, [this] {
            if (m_sent)
                m_patience.start();
        });
        connect(&m_answered, &QFutureWatcher<QByteArray>::finished, this, [this] { answer(); });
        connect(&m_signOfLife, &QTimer::timeout, this, [this] { sayHowFar(); });
        m_work.report = [progress = m_progress](const QString &phase, std::int64_t done, std::int64_t total) {
            progress->set(phase, done, total);
        };
        m_patience.setSingleShot(true);
        m_patience.setInterval(m_server.m_patience);
        connect(&m_patience, &QTimer::timeout, m_socket, &QLocalSocket::abort);
        m_patience.start();
    }

    ~Connection() override { m_server.m_connections.removeOne(this); }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// The server stops: what is in hand ends at a safe point, and its asker learns how.
    void pause() const { m_work.pause.cancel(); }
    void sayFarewell(const QDeadlineTimer &deadline)
    {
        answer();
        if (m_sent && m_socket->state() != QLocalSocket::UnconnectedState && !deadline.hasExpired())
            m_socket->waitForDisconnected(int(deadline.remainingTime()));
    }

private:
    void read()
    {
        if (m_asked)
            return;
        m_received.append(
            m_socket->read(std::min(m_socket->bytesAvailable(), kMostRequestBytes - m_received.size())));
        auto request = decodeRequest(m_received);
        if (request.ok() && !request->has_value())
            return;
        m_asked = true;
        if (!request.ok())
            return send(encodeAnswer(request.error()));
        m_patience.stop(); // the time that the command takes is not the asker's
        m_signOfLife.start(kSignOfLife);
        const auto asked = std::make_shared<const Request>(**std::move(request));
        QThreadPool &pool = isLong(asked->command) ? m_server.m_behind : m_server.m_pool;
        m_answered.setFuture(QtConcurrent::run(&pool, [handle = &m_server.m_handle, work = m_work, asked] {
            if (isLong(asked->command))
                base::stepBehindOthers(); // devices go first; the thread serves such commands only
            return encodeAnswer(answerOf(*handle, *asked, work));
        }));
    }

    void answer()
    {
        if (m_asked && !m_sent && m_answered.future().isFinished() && m_answered.future().resultCount() > 0)
            send(m_answered.future().result());
    }

    void sayHowFar()
    {
        if (m_socket->bytesToWrite() == 0) // else its asker takes nothing now
            m_socket->write(encodeProgress(m_progress->get()));
    }

    void send(const QByteArray &answer)
    {
        m_sent = true;
        m_signOfLife.stop();
        m_patience.start();
        m_socket->write(answer);
        m_socket->disconnectFromServer(); // after what was written is sent
    }

    QLocalSocket *const m_socket;
    ControlServer &m_server;
    const std::shared_ptr<SharedProgress> m_progress = std::make_shared<SharedProgress>();
    LongWork m_work;
    QByteArray m_received;
    QTimer m_patience, m_signOfLife;
    QFutureWatcher<QByteArray> m_answered;
    bool m_asked = false;
    bool m_sent = false;
};

QString controlSocketPath(const QString &dataFolder)
{
    return QDir(dataFolder).filePath(QStringLiteral("control.socket"));
}

ControlServer::ControlServer(Handle handle, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_handle(std::move(handle))
    , m_patience(patience)
{
    m_pool.setMaxThreadCount(kMostConnections);
    m_behind.setMaxThreadCount(kMostConnections);
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
    for (const Connection *connection : std::as_const(m_connections))
        connection->pause();
    m_pool.waitForDone();
    m_behind.waitForDone();
    const auto connections = m_connections;
    const QDeadlineTimer deadline(kFarewell);
    for (Connection *connection : connections)
        connection->sayFarewell(deadline);
}

void ControlServer::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        if (m_connections.size() < kMostConnections)
            new Connection(socket, *this); // owned by the socket, which ends itself
        else
            delete socket;
    }
}

} // namespace retinue::control
