#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

class QLocalServer;
class QLocalSocket;

namespace retinue::client {

/// Answers the commands that talk to an agent (control_protocol.h). Lives on a thread with an event loop;
/// requests are handled on a small pool, so that a login that waits for the network holds up nobody else. A
/// connection gets one answer at a time, in order; one that sends too long a line is closed.
class ControlServer final : public QObject
{
    Q_OBJECT
public:
    /// Called on pool threads, several at once.
    using Handler = std::function<QJsonObject(const QJsonObject &request)>;

    explicit ControlServer(Handler handler, QObject *parent = nullptr);
    ~ControlServer() override; ///< refuses new requests and waits for those in hand

    /// The caller holds the home's lock, so a socket file that is there is a dead agent's. InvalidInput when
    /// the home's path is too long for a socket.
    [[nodiscard]] Result<void> listen(const QString &home);

private:
    struct Peer;

    void welcome();
    void read(const std::shared_ptr<Peer> &peer);

    Handler m_handler;
    std::unique_ptr<QLocalServer> m_server;
    QThreadPool m_pool;
};

} // namespace retinue::client
