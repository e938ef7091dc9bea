#pragma once

#include "app/control/request.h"

#include <QLocalServer>
#include <QObject>

#include <chrono>
#include <functional>

namespace retinue::control {

/// The path of the control socket of a data folder.
[[nodiscard]] QString controlSocketPath(const QString &dataFolder);

/// Takes commands from this machine over a socket in the data folder that only the owner of the process (and
/// root) can open: one request per connection, of bounded size. A connection on which nothing moves for
/// `patience` ends. Lives on a thread with an event
/// loop; `handle` is called there. The caller has the folder's lock, so a socket that is left over is
/// nobody's.
class ControlServer : public QObject
{
    Q_OBJECT
public:
    using Handle = std::function<Result<QJsonObject>(const Request &)>;
    explicit ControlServer(Handle handle, std::chrono::milliseconds patience = std::chrono::seconds(10),
                           QObject *parent = nullptr);
    ~ControlServer() override;
    [[nodiscard]] Result<void> listen(const QString &dataFolder);
    void stop();

private:
    void accept();

    const Handle m_handle;
    const std::chrono::milliseconds m_patience;
    QLocalServer m_server;
};

} // namespace retinue::control
