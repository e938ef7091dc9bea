#include "core/client/https_transport.h"

#include "core/protocol/codec.h"
#include "core/protocol/limits.h"

#include <utility>

namespace retinue::client {

namespace {

constexpr std::chrono::milliseconds kBulkPatience{120'000};

HttpsRequest get(QByteArray target)
{
    HttpsRequest request;
    request.mostAnswerBytes = qint64(protocol::limits::kAnswerBytes);
    request.method = "GET";
    request.target = std::move(target);
    return request;
}

HttpsRequest withJson(QByteArray method, QByteArray target, QByteArray body)
{
    HttpsRequest request;
    request.method = std::move(method);
    request.target = std::move(target);
    request.headers = {{"Content-Type", "application/json"}};
    request.body = std::move(body);
    return request;
}

HttpsRequest bulk(QByteArray target, QByteArray body)
{
    HttpsRequest request = withJson("POST", std::move(target), std::move(body));
    request.timeout = kBulkPatience;
    request.mostAnswerBytes = qint64(protocol::limits::kAnswerBytes);
    return request;
}

HttpsRequest asRequest(const protocol::SettingChange &change)
{
    HttpsRequest request;
    request.target = protocol::settingPath(change.owner, change.item);
    request.body = change.value;
    switch (change.kind) {
    case protocol::ChangeKind::Replace:
        request.method = "PUT";
        request.headers = {{"Content-Type", "application/json"}};
        break;
    case protocol::ChangeKind::Merge:
        request.method = "PATCH";
        request.headers = {{"Content-Type", "application/merge-patch+json"}};
        break;
    case protocol::ChangeKind::Delete:
        request.method = "DELETE";
        break;
    }
    request.headers.emplace_back("Change-Id", change.id.toString().toLatin1());
    if (change.basedOn)
        request.headers.emplace_back("If-Match", protocol::toETag(*change.basedOn));
    else
        request.headers.emplace_back("If-None-Match", "*");
    return request;
}

/// The message of an answer. One that cannot be read is Unreachable: it says nothing against what was asked,
/// so that no change is given up for it.
template<typename Message>
Result<Message> messageOf(const Result<HttpsAnswer> &answer)
{
    if (!answer)
        return answer.error();
    auto message = protocol::decode<Message>(answer->body);
    if (!message)
        return Error{ErrorCode::Unreachable,
                     QStringLiteral("the server's answer is malformed: %1").arg(message.error().toString()),
                     {}};
    return message;
}

Result<void> withoutMessage(const Result<HttpsAnswer> &answer)
{
    if (!answer)
        return answer.error();
    return {};
}

} // namespace

HttpsTransport::HttpsTransport(ServerEndpoint endpoint) : m_connection(std::move(endpoint)) {}

Result<HttpsAnswer> HttpsTransport::ask(HttpsRequest request)
{
    auto answer = m_connection.send(request);
    if (!answer)
        return answer;
    if (answer->status < 300 || answer->status == 304)
        return answer;
    if (answer->retryAfter) {
        const std::lock_guard lock(m_mutex);
        m_retryAfter = answer->retryAfter;
    }
    return errorOf(*answer);
}

Result<protocol::StartAnswer> HttpsTransport::start(const protocol::StartRequest &request)
{
    return messageOf<protocol::StartAnswer>(
        ask(withJson("POST", "/v1/device/start", protocol::encode(request))));
}

Result<void> HttpsTransport::stop()
{
    return withoutMessage(ask(withJson("POST", "/v1/device/stop", {})));
}

Result<protocol::ReconcileAnswer> HttpsTransport::reconcile(const protocol::ReconcileRequest &request)
{
    return messageOf<protocol::ReconcileAnswer>(ask(bulk("/v1/device/reconcile", protocol::encode(request))));
}

Result<void> HttpsTransport::panel(const std::optional<protocol::PanelLogin> &login,
                                   std::chrono::milliseconds timeout)
{
    HttpsRequest request = login ? withJson("PUT", "/v1/device/panel", protocol::encode(*login))
                                 : withJson("DELETE", "/v1/device/panel", {});
    request.timeout = timeout;
    return withoutMessage(ask(std::move(request)));
}

Result<Pulled> HttpsTransport::pull(const OwnerKey &owner, const std::optional<State> &ifNoneMatch,
                                    const std::optional<State> &since, std::chrono::milliseconds timeout)
{
    QByteArray target = protocol::settingsPath(owner);
    if (since)
        target += (target.contains('?') ? '&' : '?') + QByteArray("since=") + since->toString().toLatin1();
    HttpsRequest request = get(std::move(target));
    if (ifNoneMatch)
        request.headers = {{"If-None-Match", protocol::toETag(*ifNoneMatch)}};
    request.timeout = timeout;
    const auto answer = ask(std::move(request));
    if (answer && answer->status == 304)
        return Pulled{true, {}};
    auto settings = messageOf<protocol::OwnerSettings>(answer);
    if (!settings)
        return settings.error();
    return Pulled{false, std::move(*settings)};
}

Result<protocol::ChangeAnswer> HttpsTransport::push(const protocol::SettingChange &change)
{
    return messageOf<protocol::ChangeAnswer>(ask(asRequest(change)));
}

Result<protocol::Changes> HttpsTransport::changes(const State &since, int limit)
{
    return messageOf<protocol::Changes>(
        ask(get("/v1/changes?since=" + since.toString().toLatin1() + "&limit=" + QByteArray::number(limit))));
}

Result<void> HttpsTransport::release(const std::vector<OwnerId> &owners)
{
    return withoutMessage(ask(bulk("/v1/device/holdings", protocol::encode(owners))));
}

Result<std::vector<OwnerId>> HttpsTransport::reportDigests(const protocol::DigestReport &report)
{
    return messageOf<std::vector<OwnerId>>(ask(bulk("/v1/device/digests", protocol::encode(report))));
}

Result<void> HttpsTransport::sendDisplaced(const std::vector<protocol::DisplacedSetting> &settings,
                                           std::chrono::milliseconds timeout)
{
    HttpsRequest request = bulk("/v1/device/displaced", protocol::encode(settings));
    request.timeout = timeout;
    return withoutMessage(ask(std::move(request)));
}

Result<protocol::OwnerSeeds> HttpsTransport::seeds(const OwnerKey &user, std::chrono::milliseconds timeout)
{
    HttpsRequest request = get(protocol::seedsPath(user));
    request.timeout = timeout;
    return messageOf<protocol::OwnerSeeds>(ask(std::move(request)));
}

Result<void> HttpsTransport::sendKept(const protocol::KeptValues &values, std::chrono::milliseconds timeout)
{
    HttpsRequest request = bulk("/v1/device/kept-values", protocol::encode(values));
    request.timeout = timeout;
    return withoutMessage(ask(std::move(request)));
}

Result<protocol::DeviceDescription> HttpsTransport::description()
{
    return messageOf<protocol::DeviceDescription>(ask(get("/v1/device")));
}

Result<void> HttpsTransport::describe(const DeviceInfo &info)
{
    HttpsRequest request = withJson("PATCH", "/v1/device", protocol::encode(info));
    request.headers = {{"Content-Type", "application/merge-patch+json"}};
    return withoutMessage(ask(std::move(request)));
}

std::optional<std::chrono::seconds> HttpsTransport::takeRetryAfter()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_retryAfter, {});
}

void HttpsTransport::close()
{
    m_connection.close();
}

} // namespace retinue::client
