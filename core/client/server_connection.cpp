#include "core/client/server_connection.h"

#include "core/protocol/codec.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QSslError>
#include <QThread>
#include <QTimer>

#include <future>
#include <mutex>

namespace retinue::client {

namespace {

constexpr qint64 kMostProblemBytes = 64 * 1024;

/// The one ending of a request that somebody waits for. Dropped without one, it is Cancelled.
class Ending
{
public:
    ~Ending() { finish(Error{ErrorCode::Cancelled, QStringLiteral("the connection was closed"), {}}); }
    void finish(Result<HttpsAnswer> result)
    {
        if (!std::exchange(m_finished, true))
            m_promise.set_value(std::move(result));
    }
    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] std::future<Result<HttpsAnswer>> future() { return m_promise.get_future(); }

private:
    bool m_finished = false;
    std::promise<Result<HttpsAnswer>> m_promise;
};

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

std::optional<std::chrono::seconds> retryAfterOf(const QNetworkReply &reply)
{
    bool ok = false;
    const int seconds = reply.rawHeader("Retry-After").toInt(&ok);
    if (!ok || seconds < 0)
        return {};
    return std::chrono::seconds(std::min(seconds, 24 * 3600));
}

/// Why a request failed below HTTP.
Error transportError(const QNetworkReply &reply, const ServerAddress &address)
{
    const QString detail = QStringLiteral("%1: %2").arg(address.toString(), reply.errorString());
    switch (reply.error()) {
    case QNetworkReply::OperationCanceledError:
        return {ErrorCode::Cancelled, detail, {}};
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolUnknownError:
        return {ErrorCode::Unreachable,
                QStringLiteral("%1 does not answer as a server of this product does").arg(address.toString()),
                {}};
    default:
        return {ErrorCode::Unreachable, detail, {}};
    }
}

/// Whether QNetworkReply's error only says again what the status says.
bool isOfTheStatus(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::NoError || (error > 200 && error < 300) || error >= 400;
}

} // namespace

Error errorOf(const HttpsAnswer &answer)
{
    if (answer.status >= 300 && answer.status < 400)
        return {ErrorCode::NotTrusted,
                QStringLiteral("the server wants to send this device elsewhere (status %1), which is refused")
                    .arg(answer.status),
                {}};
    const bool isProblem = answer.contentType.trimmed().toLower().startsWith("application/problem+json");
    if (auto problem = protocol::decode<protocol::Problem>(answer.body);
        isProblem && problem && !problem->word.isEmpty()) {
        Error error = protocol::errorFor(*problem);
        // Cancelled means to our callers that we were asked to end; a server that ends is just not there.
        if (error.code == ErrorCode::Cancelled || error.code == ErrorCode::Abandoned)
            error.code = ErrorCode::Unreachable;
        return error;
    }
    // No problem document of ours: something on the way, and no change may be given up for it.
    const QString detail =
        QStringLiteral("something on the way to the server answered with status %1").arg(answer.status);
    if (answer.status == 413 || answer.status == 414 || answer.status == 431)
        return {ErrorCode::NotPermitted, detail, {}}; // smaller ones may pass
    return {answer.status == 429 ? ErrorCode::TooMany : ErrorCode::Unreachable, detail, {}};
}

/// Lives on the caller's side; its context object and everything of Qt Network live on its thread.
class ServerConnection::Worker
{
public:
    explicit Worker(ServerEndpoint endpoint) : m_endpoint(std::move(endpoint)), m_context(new QObject)
    {
        m_thread.setObjectName(QStringLiteral("server connection"));
        m_context->moveToThread(&m_thread);
        m_thread.start();
    }
    ~Worker() { close(); }

    /// False after close(): `work` is dropped.
    bool post(std::function<void()> work)
    {
        const std::lock_guard lock(m_mutex);
        return m_context && QMetaObject::invokeMethod(m_context.get(), std::move(work), Qt::QueuedConnection);
    }

    void close()
    {
        std::unique_ptr<QObject> context;
        {
            const std::lock_guard lock(m_mutex);
            context = std::move(m_context);
        }
        if (!context)
            return;
        QMetaObject::invokeMethod(context.get(), [this] {
            m_closing = true;
            delete std::exchange(m_access, nullptr); // and with it every reply, silently
            m_thread.quit();
        });
        m_thread.wait();
        // Destroying the context drops what was still queued; each waiting caller is told by its Ending.
    }

    void begin(const HttpsRequest &request, const std::shared_ptr<Ending> &ending);
    void beginStream(const QByteArray &target, std::chrono::milliseconds silence,
                     const StreamCallbacks &callbacks);
    void beginTimer(std::chrono::milliseconds delay, std::function<void()> work)
    {
        if (!m_closing)
            QTimer::singleShot(delay, &access(), std::move(work));
    }

private:
    QNetworkAccessManager &access()
    {
        if (!m_access) {
            m_access = new QNetworkAccessManager;
            m_access->setProxy(QNetworkProxy::NoProxy);
            m_access->setAutoDeleteReplies(false);
        }
        return *m_access;
    }
    Result<QNetworkRequest> prepared(const QByteArray &target) const;
    /// Judges the server's certificate. The reason of a refusal is kept in `refusal`.
    void watchTrust(QNetworkReply *reply, const std::shared_ptr<std::optional<Error>> &refusal) const;

    const ServerEndpoint m_endpoint;
    QThread m_thread;
    std::mutex m_mutex; ///< guards m_context
    std::unique_ptr<QObject> m_context;
    QNetworkAccessManager *m_access = nullptr; ///< of m_thread
    bool m_closing = false;                    ///< of m_thread
};

Result<QNetworkRequest> ServerConnection::Worker::prepared(const QByteArray &target) const
{
    QNetworkRequest request(m_endpoint.address.url(target));
    if (m_endpoint.trust) {
        auto tls = m_endpoint.trust->sslConfiguration();
        if (!tls)
            return tls.error();
        request.setSslConfiguration(*tls);
        request.setPeerVerifyName(m_endpoint.trust->verifyName);
    }
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setRawHeader("User-Agent", "retinue-device/" RETINUE_VERSION);
    request.setRawHeader("Accept-Encoding", "identity"); // an answer's size is what arrives
    // A token goes only where the certificate is verified.
    if (m_endpoint.trust && !m_endpoint.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_endpoint.token);
    return request;
}

void ServerConnection::Worker::watchTrust(QNetworkReply *reply,
                                          const std::shared_ptr<std::optional<Error>> &refusal) const
{
    QObject::connect(
        reply, &QNetworkReply::sslErrors, reply, [this, reply, refusal](const QList<QSslError> &errors) {
            if (!m_endpoint.trust) {
                reply->ignoreSslErrors();
                return;
            }
            QStringList reasons;
            for (const auto &error : errors)
                reasons += error.errorString();
            reasons.removeDuplicates();
            *refusal = notTrusted(*m_endpoint.trust, reply->sslConfiguration().peerCertificateChain(),
                                  reasons.join(QStringLiteral(", ")));
        });
}

void ServerConnection::Worker::begin(const HttpsRequest &request, const std::shared_ptr<Ending> &ending)
{
    auto prepared = m_closing ? Result<QNetworkRequest>(Error{ErrorCode::Cancelled, {}, {}})
                              : this->prepared(request.target);
    if (!prepared)
        return ending->finish(prepared.error());
    for (const auto &[name, value] : request.headers)
        prepared->setRawHeader(name, value);
    QNetworkReply *reply = access().sendCustomRequest(*prepared, request.method, request.body);

    const auto refusal = std::make_shared<std::optional<Error>>();
    const auto body = std::make_shared<QByteArray>();
    watchTrust(reply, refusal);

    auto *deadline = new QTimer(reply);
    deadline->setSingleShot(true);
    QObject::connect(deadline, &QTimer::timeout, reply, [this, reply, ending, timeout = request.timeout] {
        ending->finish(Error{ErrorCode::TimedOut,
                             QStringLiteral("%1 did not answer within %2 ms")
                                 .arg(m_endpoint.address.toString())
                                 .arg(timeout.count()),
                             {}});
        reply->abort();
    });
    deadline->start(request.timeout);

    QObject::connect(
        reply, &QNetworkReply::readyRead, reply, [reply, ending, body, most = request.mostAnswerBytes] {
            if (body->size() + reply->bytesAvailable() > most) {
                ending->finish(Error{ErrorCode::TooLarge,
                                     QStringLiteral("the server's answer has more than %1 bytes").arg(most),
                                     {}});
                reply->abort();
                return;
            }
            body->append(reply->readAll());
        });

    QObject::connect(reply, &QNetworkReply::finished, reply, [this, reply, ending, body, refusal] {
        reply->deleteLater();
        if (ending->isFinished())
            return;
        body->append(reply->readAll());
        const int status = statusOf(*reply);
        if (*refusal)
            return ending->finish(**refusal);
        if (status == 0 || !isOfTheStatus(reply->error()))
            return ending->finish(transportError(*reply, m_endpoint.address));
        const QVariant announced = reply->header(QNetworkRequest::ContentLengthHeader);
        if (announced.isValid() && announced.toLongLong() > body->size() && status != 304 &&
            reply->operation() != QNetworkAccessManager::HeadOperation)
            return ending->finish(
                Error{ErrorCode::Unreachable,
                      QStringLiteral("%1: the answer was cut").arg(m_endpoint.address.toString()),
                      {}});
        ending->finish(HttpsAnswer{status, retryAfterOf(*reply), *body, reply->rawHeader("Content-Type")});
    });
}

void ServerConnection::Worker::beginStream(const QByteArray &target, std::chrono::milliseconds silence,
                                           const StreamCallbacks &callbacks)
{
    if (m_closing)
        return;
    auto prepared = this->prepared(target);
    if (!prepared)
        return callbacks.ended(prepared.error(), {});
    prepared->setRawHeader("Accept", "text/event-stream");
    QNetworkReply *reply = access().sendCustomRequest(*prepared, "GET");

    const auto refusal = std::make_shared<std::optional<Error>>(); // why it ended, if we know better
    const auto problem = std::make_shared<QByteArray>();
    watchTrust(reply, refusal);

    auto *watchdog = new QTimer(reply);
    watchdog->setSingleShot(true);
    watchdog->start(silence);
    QObject::connect(watchdog, &QTimer::timeout, reply, [this, reply, refusal] {
        *refusal = Error{ErrorCode::TimedOut,
                         QStringLiteral("%1 has fallen silent").arg(m_endpoint.address.toString()),
                         {}};
        reply->abort();
    });
    QObject::connect(reply, &QNetworkReply::metaDataChanged, reply,
                     [reply, callbacks, told = false]() mutable {
                         if (statusOf(*reply) == 200 && !std::exchange(told, true))
                             callbacks.opened();
                     });
    QObject::connect(
        reply, &QNetworkReply::readyRead, reply, [reply, callbacks, problem, refusal, watchdog, silence] {
            watchdog->start(silence);
            const QByteArray bytes = reply->readAll();
            if (statusOf(*reply) != 200) {
                if (problem->size() + bytes.size() <= kMostProblemBytes)
                    problem->append(bytes);
            } else if (!callbacks.received(bytes)) {
                *refusal = Error{
                    ErrorCode::InvalidInput, QStringLiteral("the server's event stream is malformed"), {}};
                reply->abort();
            }
        });
    QObject::connect(reply, &QNetworkReply::finished, reply, [this, reply, callbacks, problem, refusal] {
        reply->deleteLater();
        const int status = statusOf(*reply);
        const Error reason = *refusal                       ? **refusal
                             : status == 0 || status == 200 ? transportError(*reply, m_endpoint.address)
                             : !isOfTheStatus(reply->error())
                                 ? transportError(*reply, m_endpoint.address)
                                 : errorOf({status, {}, *problem, reply->rawHeader("Content-Type")});
        callbacks.ended(reason, retryAfterOf(*reply));
    });
}

ServerConnection::ServerConnection(ServerEndpoint endpoint)
    : m_worker(std::make_unique<Worker>(std::move(endpoint)))
{
}

ServerConnection::~ServerConnection() = default;

Result<HttpsAnswer> ServerConnection::send(const HttpsRequest &request)
{
    auto ending = std::make_shared<Ending>();
    auto future = ending->future();
    m_worker->post(
        [worker = m_worker.get(), request, ending = std::move(ending)] { worker->begin(request, ending); });
    return future.get();
}

void ServerConnection::follow(const QByteArray &target, std::chrono::milliseconds silence,
                              StreamCallbacks callbacks)
{
    m_worker->post([worker = m_worker.get(), target, silence, callbacks = std::move(callbacks)] {
        worker->beginStream(target, silence, callbacks);
    });
}

void ServerConnection::later(std::chrono::milliseconds delay, std::function<void()> work)
{
    m_worker->post(
        [worker = m_worker.get(), delay, work = std::move(work)] { worker->beginTimer(delay, work); });
}

void ServerConnection::close()
{
    m_worker->close();
}

} // namespace retinue::client
