#include "app/gui/service_thread.h"

#include "app/control/commands.h"

#include <QScopeGuard>

namespace retinue::gui {

ServiceThread::ServiceThread(engine::Engine &engine, bool announce, std::function<void()> raiseWanted)
    : m_engine(engine)
    , m_announce(announce)
    , m_raiseWanted(std::move(raiseWanted))
{
    m_context.moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("service"));
    m_thread.start();
}

ServiceThread::~ServiceThread()
{
    stop().waitForFinished();
    m_thread.quit();
    m_thread.wait();
}

template<typename T, typename Work>
QFuture<Result<T>> ServiceThread::onThread(Work work)
{
    auto answer = std::make_shared<Answer<T>>();
    auto future = answer->future();
    QMetaObject::invokeMethod(&m_context, [answer, work = std::move(work)] { answer->give(work()); });
    return future;
}

QFuture<Result<void>> ServiceThread::takeCommands()
{
    return onThread<void>([this]() -> Result<void> {
        m_control = std::make_unique<control::ControlServer>(
            [this](const control::Request &request, const LongWork &work) { return answer(request, work); });
        return m_control->listen(m_engine.dataFolder());
    });
}

Result<QJsonObject> ServiceThread::answer(const control::Request &request, const LongWork &work)
{
    if (request.command == kRaiseCommand) {
        m_raiseWanted();
        return QJsonObject{};
    }
    ++m_inHand;
    const auto isDone = qScopeGuard([this] { --m_inHand; });
    control::Commands commands(m_engine, [this] {
        const std::lock_guard lock(m_servingMutex);
        return m_serving ? m_serving->description() : QJsonObject{};
    });
    return commands.run(request, work);
}

QFuture<Result<quint16>> ServiceThread::listenOn(quint16 port)
{
    return onThread<quint16>([this, port]() -> Result<quint16> {
        setServing(nullptr);
        serving::ServingOptions options;
        options.listener.port = port;
        options.announce = m_announce;
        auto serving = std::make_unique<serving::Serving>(m_engine, options);
        RETINUE_TRY(serving->start());
        const quint16 bound = serving->port();
        setServing(std::move(serving));
        return bound;
    });
}

void ServiceThread::setServing(std::unique_ptr<serving::Serving> serving)
{
    {
        const std::lock_guard lock(m_servingMutex);
        m_serving.swap(serving);
    }
    serving.reset(); // what is under way there has its time: nobody waits for that who only looks
}

QFuture<Result<void>> ServiceThread::stopListening()
{
    return onThread<void>([this]() -> Result<void> {
        setServing(nullptr);
        return {};
    });
}

void ServiceThread::refreshCertificate()
{
    QMetaObject::invokeMethod(&m_context, [this] {
        if (m_serving)
            m_serving->refreshCertificate();
    });
}

QFuture<Result<void>> ServiceThread::stop()
{
    return onThread<void>([this]() -> Result<void> {
        m_control.reset();
        setServing(nullptr);
        return {};
    });
}

} // namespace retinue::gui
