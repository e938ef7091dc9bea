#include "app/gui/listener_thread.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcListener, "retinue.gui")

namespace retinue::gui {

namespace {
constexpr std::chrono::seconds kDrain{5};
constexpr std::chrono::hours kCertificateCheck{1};
} // namespace

ListenerThread::ListenerThread(engine::Engine &engine) : m_engine(engine)
{
    m_context.moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("listener"));
    m_thread.start();
}

ListenerThread::~ListenerThread()
{
    stop().waitForFinished();
    m_thread.quit();
    m_thread.wait();
}

template<typename T, typename Work>
QFuture<Result<T>> ListenerThread::onThread(Work work)
{
    auto answer = std::make_shared<Answer<T>>();
    auto future = answer->future();
    QMetaObject::invokeMethod(&m_context, [answer, work = std::move(work)] { answer->give(work()); });
    return future;
}

QFuture<Result<quint16>> ListenerThread::listenOn(quint16 port)
{
    return onThread<quint16>([this, port]() -> Result<quint16> {
        stopHere();
        server::SyncServerOptions options;
        options.port = port;
        auto server = std::make_unique<server::SyncServer>(m_engine, options);
        RETINUE_TRY(server->start());
        m_server = std::move(server);
        m_renewal = std::make_unique<QTimer>();
        QObject::connect(m_renewal.get(), &QTimer::timeout, &m_context, [this] {
            if (auto renewed = m_server->refreshCertificate(); !renewed.ok())
                qCWarning(lcListener).noquote() << renewed.error().toString();
        });
        m_renewal->start(kCertificateCheck);
        return m_server->port();
    });
}

QFuture<Result<void>> ListenerThread::stop()
{
    return onThread<void>([this]() -> Result<void> {
        stopHere();
        return {};
    });
}

void ListenerThread::stopHere()
{
    m_renewal.reset();
    if (m_server)
        m_server->stop(kDrain);
    m_server.reset();
}

} // namespace retinue::gui
