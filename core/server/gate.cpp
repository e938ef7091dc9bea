#include "core/server/gate.h"

#include "core/devices/device_registry.h"
#include "core/http/ascii.h"
#include "core/replication/standby.h"
#include "core/server/responses.h"

namespace retinue::server {

namespace {

constexpr std::string_view kScheme = "bearer ";
constexpr std::string_view kSourceClient = "replication";
constexpr int kRetrySoonSeconds = 1;

/// The token of "Bearer <token>" (RFC 6750 2.1; the scheme's case does not matter), else empty.
std::string_view bearerToken(const http::RequestHead &head)
{
    const std::string_view value = head.header("authorization").value_or(std::string_view());
    if (value.size() <= kScheme.size())
        return {};
    if (!http::equalsIgnoringCase(value.substr(0, kScheme.size()), kScheme))
        return {};
    return value.substr(kScheme.size());
}

bool hasBody(const http::RequestHead &head)
{
    const auto length = head.header("content-length");
    return (length && *length != "0") || head.header("transfer-encoding");
}

http::Response notFound()
{
    return problemResponse(statusProblem(404, QStringLiteral("There is no such resource.")));
}

bool isOfReplication(Access access)
{
    return access == Access::Source || access == Access::CopyReader;
}

/// A machine that stands by, or was replaced, is no server: devices wait for one.
http::Response noServer()
{
    return problemResponse(Error{ErrorCode::Unreachable, {}, {}});
}

/// Who comes a moment later is served, or hears noServer().
http::Response notYet()
{
    protocol::Problem problem = protocol::problemFor(Error{ErrorCode::Unreachable, {}, {}});
    problem.retryAfterSeconds = kRetrySoonSeconds;
    return problemResponse(problem);
}

http::Response withAllow(http::Response response, const std::string &allow)
{
    response.headers.emplace_back("Allow", allow);
    return response;
}

} // namespace

Gate::Gate(Router router, std::shared_ptr<Context> context)
    : m_router(std::move(router))
    , m_context(std::move(context))
{
}

std::optional<http::Response> Gate::checkDevice(const http::RequestHead &head, Access access,
                                                DeviceId &device) const
{
    auto &devices = m_context->engine.devices();
    const std::string_view token = bearerToken(head);
    const auto known = token.empty()
                           ? std::nullopt
                           : devices.authenticate(QByteArrayView(token.data(), qsizetype(token.size())));
    if (!known) {
        return problemResponse(Error{ErrorCode::NotAuthenticated,
                                     QStringLiteral("Send this device's token: Authorization: Bearer ..."),
                                     {}});
    }
    device = *known;
    if (access == Access::StartedDevice && devices.state(device) != DeviceState::Started) {
        return problemResponse(
            Error{ErrorCode::NotStarted, QStringLiteral("This device has not started, or was stopped."), {}});
    }
    // R36: who was cut off while it was stopped and started again has the steps still to take.
    if (access == Access::StartedDevice &&
        devices.scopeEpoch(device) != m_context->engine.store().scopeEpoch()) {
        return problemResponse(Error{
            ErrorCode::OtherGeneration, QStringLiteral("The sharing of data was changed: start anew."), {}});
    }
    return {};
}

std::optional<http::Response> Gate::checkSource(const http::RequestHead &head, Access access) const
{
    using Right = replication::Standby::Right;
    const std::string_view token = bearerToken(head);
    const Right right = m_context->engine.replication().target().rightOf(
        QByteArrayView(token.data(), qsizetype(token.size())));
    if (right == Right::Replicate || (right == Right::Read && access == Access::CopyReader))
        return {};
    return problemResponse(
        Error{ErrorCode::NotAuthenticated,
              QStringLiteral(
                  "This machine does not stand by for the sender, or not any more: start replication anew."),
              {}});
}

Gate::Entry Gate::enter(const http::RequestHead &head) const
{
    Entry entry;
    const Router::Match match = m_router.match(head);
    if (!match.endpoint) {
        const bool isServerWide = head.method == "OPTIONS" && head.segments.empty();
        if (head.method == "OPTIONS" && (match.allow || isServerWide))
            entry.refusal = withAllow(
                noContent(), isServerWide ? "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT" : *match.allow);
        else if (match.allow)
            entry.refusal = withAllow(
                problemResponse(statusProblem(405, QStringLiteral("Allowed here: ") + toText(*match.allow))),
                *match.allow);
        else
            entry.refusal = notFound();
        return entry;
    }
    const bool isForReplication = isOfReplication(match.endpoint->access);
    const engine::Replication &replication = m_context->engine.replication();
    const bool isForDevices = !isForReplication && !match.endpoint->isForStandby;
    // First: when it is asking no more, it is known already that it was replaced.
    if (isForDevices && replication.isAsking()) {
        entry.refusal = notYet();
        return entry;
    }
    // A server that was replaced must not take changes that nobody else will see.
    if (isForDevices && (replication.isReplaced() || replication.standsBy())) {
        entry.refusal = noServer();
        return entry;
    }
    if (isForReplication) {
        if (auto refusal = checkSource(head, match.endpoint->access)) {
            entry.refusal = std::move(*refusal);
            return entry;
        }
    } else if (match.endpoint->access != Access::Anyone) {
        if (auto refusal = checkDevice(head, match.endpoint->access, entry.device)) {
            entry.refusal = std::move(*refusal);
            return entry;
        }
    }
    entry.endpoint = match.endpoint;
    return entry;
}

http::Admission Gate::admit(const http::RequestHead &head) const
{
    // Without a body there is nothing to keep out: serve() looks, once.
    if (!hasBody(head))
        return std::size_t{0};
    const auto coding = head.header("content-encoding");
    if (coding && *coding != "identity")
        return problemResponse(
            statusProblem(415, QStringLiteral("Send the body without a Content-Encoding.")));
    Entry entry = enter(head);
    if (!entry.endpoint)
        return std::move(entry.refusal);
    return entry.endpoint->maxBodyBytes;
}

void Gate::serve(http::Request &&request, http::Responder &&responder) const
{
    Entry entry = enter(request);
    if (!entry.endpoint)
        return responder.send(std::move(entry.refusal));
    Call call{std::move(request), std::move(responder), entry.device};
    if (isOfReplication(entry.endpoint->access)) {
        (void)call.responder.vouch(kSourceClient);
    } else if (entry.endpoint->access != Access::Anyone) {
        const QByteArray client = call.device.toBytes();
        if (!call.responder.vouch({client.constData(), std::size_t(client.size())}))
            return call.fail(
                {ErrorCode::TooMany, QStringLiteral("This device has too many connections open."), {}});
        m_context->engine.devices().touch(call.device, toText(call.request.remoteAddress));
    }
    entry.endpoint->serve(call);
}

http::Response Gate::describeError(int status, std::string_view reason)
{
    return problemResponse(statusProblem(status, toText(reason)));
}

} // namespace retinue::server
