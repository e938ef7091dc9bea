#pragma once

#include "core/client/control_protocol.h"

#include <QJsonObject>
#include <QObject>
#include <QThreadPool>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

class QLocalServer;
class QLocalSocket;

namespace retinue::client {

/// Answers the commands that talk to an agent (control_protocol.h). Lives on a thread with an event loop;
/// requests are handled on a small pool, so that a login that waits for the network holds up nobody else. A
/// connection gets one answer at a time, in order; one that sends too long a line is closed. Of an answer in
/// parts no more is in memory than the limits say.
class ControlServer final : public QObject
{
    Q_OBJECT
public:
    /// Called on pool threads, several at once. Parts are given before it returns; giving one fails once
    /// nobody reads them any more, or nothing was read for as long as the limits say.
    using Handler = std::function<QJsonObject(const QJsonObject &request, const control::Parts &parts)>;

    explicit ControlServer(Handler handler, control::Limits limits = {}, QObject *parent = nullptr);
    ~ControlServer() override; ///< refuses new requests and waits for those in hand

    /// The caller holds the home's lock, so a socket file that is there is a dead agent's. InvalidInput when
    /// the home's path is too long for a socket.
    [[nodiscard]] Result<void> listen(const QString &home);

private:
    struct Peer;

    void welcome();
    void read(const std::shared_ptr<Peer> &peer);
    void answer(const std::shared_ptr<Peer> &peer, const QByteArray &request);
    [[nodiscard]] Result<void> give(const std::shared_ptr<Peer> &peer, const QJsonObject &part);
    void write(const std::shared_ptr<Peer> &peer, const QByteArray &line);

    Handler m_handler;
    const control::Limits m_limits;
    std::mutex m_mutex; ///< of what follows, and of what peers have not read
    std::condition_variable m_moved;
    bool m_isClosing = false;
    std::unique_ptr<QLocalServer> m_server;
    QThreadPool m_pool;
};

} // namespace retinue::client
