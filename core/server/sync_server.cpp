#include "core/server/sync_server.h"

#include "core/installation/identity.h"
#include "core/server/context.h"
#include "core/server/gate.h"
#include "core/server/log.h"
#include "core/server/resources.h"
#include "core/server/router.h"

#include <optional>
#include <utility>

namespace retinue::server {

namespace {

Router routes(const std::shared_ptr<Context> &context)
{
    Router router;
    addSettings(router, context); // first: that is where most requests go
    addChanges(router, context);
    addEvents(router, context);
    addHoldings(router, context);
    addDevice(router, context);
    addReplication(router, context);
    addEnrolments(router, context);
    addDescription(router, context);
    return router;
}

http::Handler handlerFor(const std::shared_ptr<const Gate> &gate)
{
    http::Handler handler;
    handler.admit = [gate](const http::RequestHead &head) { return gate->admit(head); };
    handler.handle = [gate](http::Request &&request, http::Responder &&responder) {
        gate->serve(std::move(request), std::move(responder));
    };
    handler.describeError = Gate::describeError;
    return handler;
}

ErrorCode codeOf(http::StartProblem::Cause cause)
{
    switch (cause) {
    case http::StartProblem::Cause::PortTaken:
        return ErrorCode::PortTaken;
    case http::StartProblem::Cause::PortReserved:
        return ErrorCode::PortReserved;
    case http::StartProblem::Cause::Other:
        return ErrorCode::Io;
    }
    Q_UNREACHABLE();
}

} // namespace

class SyncServer::Impl
{
public:
    Impl(engine::Engine &servedEngine, SyncServerOptions wanted)
        : engine(servedEngine)
        , options(std::move(wanted))
        , context(std::make_shared<Context>(engine, options.heartbeat))
    {
    }

    void endServing()
    {
        if (std::exchange(serves, false))
            engine.replication().endServing();
    }

    engine::Engine &engine;
    const SyncServerOptions options;
    const std::shared_ptr<Context> context;
    std::string chainPem; ///< what the listener shows
    bool serves = false;  ///< Replication::beginServing() without its end
    std::optional<http::Server> listener;
};

SyncServer::SyncServer(engine::Engine &engine, SyncServerOptions options)
    : m_impl(std::make_unique<Impl>(engine, std::move(options)))
{
}

SyncServer::~SyncServer()
{
    stop(std::chrono::milliseconds(200));
}

Result<void> SyncServer::start()
{
    const auto certificate = m_impl->engine.identity().serverCertificate();
    if (!certificate)
        return certificate.error().during(QStringLiteral("starting the server"));
    http::Options options;
    options.address = m_impl->options.address.toStdString();
    options.port = m_impl->options.port;
    options.threads = m_impl->options.threads;
    options.limits = m_impl->options.limits;
    options.certificatePem = certificate->chainPem;
    options.privateKeyPem = certificate->keyPem;
    m_impl->serves = true;
    m_impl->engine.replication().beginServing(); // before the first device is heard
    const auto gate = std::make_shared<const Gate>(routes(m_impl->context), m_impl->context);
    m_impl->listener.emplace(std::move(options), handlerFor(gate));
    if (const auto problem = m_impl->listener->start()) {
        m_impl->listener.reset();
        m_impl->endServing();
        return Error{codeOf(problem->cause),
                     QString::fromStdString(problem->what),
                     {QStringLiteral("starting the server")}};
    }
    m_impl->chainPem = certificate->chainPem;
    qCInfo(serverLog) << "listening on port" << m_impl->listener->port();
    return {};
}

quint16 SyncServer::port() const
{
    return m_impl->listener ? m_impl->listener->port() : 0;
}

http::Statistics SyncServer::statistics() const
{
    return m_impl->listener ? m_impl->listener->statistics() : http::Statistics();
}

Result<void> SyncServer::refreshCertificate()
{
    const auto certificate = m_impl->engine.identity().serverCertificate();
    if (!certificate)
        return certificate.error().during(QStringLiteral("renewing the server's certificate"));
    if (!m_impl->listener || certificate->chainPem == m_impl->chainPem)
        return {};
    if (const auto problem = m_impl->listener->useCertificate(certificate->chainPem, certificate->keyPem)) {
        return Error{ErrorCode::Internal,
                     QString::fromStdString(*problem),
                     {QStringLiteral("renewing the server's certificate")}};
    }
    m_impl->chainPem = certificate->chainPem;
    qCInfo(serverLog) << "serving a renewed certificate";
    return {};
}

void SyncServer::stop(std::chrono::milliseconds drain)
{
    // Those who are held open first, so that the listener finds nobody waiting for news that never come.
    m_impl->context->waits.stop();
    m_impl->context->streams.stop();
    if (m_impl->listener)
        m_impl->listener->stop(drain);
    m_impl->context->timer.stop();
    m_impl->endServing();
}

} // namespace retinue::server
