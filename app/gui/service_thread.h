#pragma once

#include "app/control/control_server.h"
#include "app/serving/serving.h"
#include "core/base/answer.h"

#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace retinue::gui {

/// The engine's way out of the process, on a thread of its own so that the windows never wait for it: the
/// listener with its announcement, and the control socket over which `retinued` commands reach this console.
/// Outlived by the engine. Used from the windows' thread.
class ServiceThread
{
public:
    /// `raiseWanted` is called on another thread when another start of the console finds this one.
    ServiceThread(engine::Engine &engine, bool announce, std::function<void()> raiseWanted);
    ~ServiceThread(); ///< stops what listens

    /// Answers commands from now on.
    [[nodiscard]] QFuture<Result<void>> takeCommands();
    /// How many are being carried out now.
    [[nodiscard]] int commandsInHand() const { return m_inHand; }
    /// Stops what listens, then listens on this port. The port bound.
    [[nodiscard]] QFuture<Result<quint16>> listenOn(quint16 port);
    /// No longer announced; ends long polls and streams, lets requests under way finish.
    [[nodiscard]] QFuture<Result<void>> stopListening();
    /// What listens certifies the names that this machine has now; a failure is logged, and tried again.
    void refreshCertificate();
    /// Both.
    [[nodiscard]] QFuture<Result<void>> stop();

    /// The command by which a second start asks the first to show its window.
    static inline const QString kRaiseCommand = QStringLiteral("console show");

private:
    template<typename T, typename Work>
    QFuture<Result<T>> onThread(Work work);
    [[nodiscard]] Result<QJsonObject> answer(const control::Request &request, const LongWork &work);
    void setServing(std::unique_ptr<serving::Serving> serving);

    engine::Engine &m_engine;
    const bool m_announce;
    const std::function<void()> m_raiseWanted;
    std::atomic<int> m_inHand = 0; ///< commands
    QThread m_thread;
    QObject m_context;                                 ///< lives on m_thread
    std::mutex m_servingMutex;                         ///< for looking at m_serving from another thread
    std::unique_ptr<serving::Serving> m_serving;       ///< of m_thread
    std::unique_ptr<control::ControlServer> m_control; ///< of m_thread
};

} // namespace retinue::gui
