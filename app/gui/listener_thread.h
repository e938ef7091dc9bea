#pragma once

#include "core/base/answer.h"
#include "core/server/sync_server.h"

#include <QThread>
#include <QTimer>

#include <memory>

namespace retinue::gui {

/// The listener of this machine's server on a thread of its own: it is made, renewed and stopped there, so
/// that the windows never wait for it. Outlived by the engine. Used from one thread.
class ListenerThread
{
public:
    explicit ListenerThread(engine::Engine &engine);
    ~ListenerThread(); ///< stops what listens

    /// Stops what listens, then listens on this port. The port bound.
    [[nodiscard]] QFuture<Result<quint16>> listenOn(quint16 port);
    /// Ends long polls and streams, lets requests under way finish.
    [[nodiscard]] QFuture<Result<void>> stop();

private:
    template<typename T, typename Work>
    QFuture<Result<T>> onThread(Work work);
    void stopHere();

    engine::Engine &m_engine;
    QThread m_thread;
    QObject m_context;                            ///< lives on m_thread
    std::unique_ptr<server::SyncServer> m_server; ///< of m_thread
    std::unique_ptr<QTimer> m_renewal;            ///< of m_thread
};

} // namespace retinue::gui
