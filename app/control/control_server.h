#pragma once

#include "app/control/request.h"
#include "core/base/long_work.h"

#include <QList>
#include <QLocalServer>
#include <QObject>
#include <QThreadPool>

#include <chrono>
#include <functional>

namespace retinue::control {

/// The path of the control socket of a data folder.
[[nodiscard]] QString controlSocketPath(const QString &dataFolder);

/// Takes commands from this machine over a socket in the data folder that only the owner of the process (and
/// root) can open: one request per connection, of bounded size. A connection on which nothing moves for
/// `patience` ends, but for the time that its command takes. Lives on a thread with an event loop. The caller
/// has the folder's lock, so a socket that is left over is nobody's.
class ControlServer : public QObject
{
    Q_OBJECT
public:
    /// Called on threads of the server's own, several at once, so that a long command holds up no other. The
    /// work is cancelled when its asker goes, and paused when the server stops.
    using Handle = std::function<Result<QJsonObject>(const Request &, const LongWork &)>;
    explicit ControlServer(Handle handle, std::chrono::milliseconds patience = std::chrono::seconds(10),
                           QObject *parent = nullptr);
    ~ControlServer() override;
    [[nodiscard]] Result<void> listen(const QString &dataFolder);
    /// Takes no more, asks the commands in hand to pause, waits for them and sends their answers. Idempotent.
    void stop();

private:
    class Connection;
    void accept();

    const Handle m_handle;
    const std::chrono::milliseconds m_patience;
    QThreadPool m_pool;
    QThreadPool m_behind; ///< of long commands, which let others go first
    QList<Connection *> m_connections;
    QLocalServer m_server; ///< owns the sockets, which own the connections
};

} // namespace retinue::control
