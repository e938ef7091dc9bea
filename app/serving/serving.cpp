#include "app/serving/serving.h"

#include <QLoggingCategory>
#include <QSysInfo>

namespace retinue::serving {

namespace {

Q_LOGGING_CATEGORY(lcServing, "retinue.serving")

constexpr std::chrono::seconds kDrain{5};
constexpr std::chrono::hours kCertificateCheck{1};

} // namespace

Serving::Serving(engine::Engine &engine, ServingOptions options, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_options(std::move(options))
    , m_listener(engine, m_options.listener)
{
    connect(&m_certificateCheck, &QTimer::timeout, this, &Serving::refreshCertificate);
}

Serving::~Serving()
{
    stop();
}

Result<void> Serving::start()
{
    RETINUE_TRY(m_listener.start());
    m_certificateCheck.start(kCertificateCheck);
    connect(&m_engine.news(), &engine::News::replicationChanged, this, &Serving::announce);
    announce();
    return {};
}

void Serving::announce()
{
    const engine::Replication &replication = m_engine.replication();
    const bool isToBe =
        m_options.announce && !replication.standsBy() && !replication.isReplaced() && !replication.isAsking();
    if (isToBe == m_isAnnounced)
        return;
    m_isAnnounced = isToBe;
    if (isToBe)
        m_announcement.start({QStringLiteral("Retinue on %1").arg(QSysInfo::machineHostName()),
                              m_options.listener.address, m_listener.port(),
                              m_engine.identity().installation()});
    else
        m_announcement.stop();
}

void Serving::refreshCertificate()
{
    if (const auto refreshed = m_listener.refreshCertificate(); !refreshed.ok())
        qCWarning(lcServing).noquote() << refreshed.error().toString();
}

void Serving::stop()
{
    disconnect(&m_engine.news(), nullptr, this, nullptr);
    m_announcement.stop();
    m_isAnnounced = false;
    m_certificateCheck.stop();
    m_listener.stop(kDrain);
}

QJsonObject Serving::description() const
{
    const http::Statistics statistics = m_listener.statistics();
    return {{QStringLiteral("address"), m_options.listener.address},
            {QStringLiteral("port"), m_listener.port()},
            {QStringLiteral("announcedAs"), m_announcement.announcedAs()},
            {QStringLiteral("connections"), qint64(statistics.connectionsOpen)},
            {QStringLiteral("requests"), qint64(statistics.requests)},
            {QStringLiteral("requestsRefused"), qint64(statistics.clientErrors)},
            {QStringLiteral("requestsFailed"), qint64(statistics.serverErrors)}};
}

} // namespace retinue::serving
