#include "core/client/enrolment.h"

#include "core/protocol/codec.h"

namespace retinue::client {

namespace {

Result<QByteArray> fetch(ServerConnection &connection, const QByteArray &target)
{
    HttpsRequest request;
    request.method = "GET";
    request.target = target;
    request.timeout = std::chrono::seconds(15);
    request.mostAnswerBytes = kMostCaBytes;
    auto answer = connection.send(request);
    if (!answer)
        return std::move(answer).error();
    if (answer->status != 200)
        return errorOf(*answer);
    return std::move(answer->body);
}

Result<protocol::ServerDescription> fetchDescription(ServerConnection &connection)
{
    auto body = fetch(connection, "/v1/server");
    if (!body)
        return std::move(body).error();
    return protocol::decode<protocol::ServerDescription>(*body);
}

std::shared_ptr<ServerConnection> connectionTo(ServerEndpoint endpoint, const ConnectionBegins &begins)
{
    auto connection = std::make_shared<ServerConnection>(std::move(endpoint));
    if (begins)
        begins(connection);
    return connection;
}

/// An organization's own CA proves the server by its host name, so nothing needs to be seen untrusted first.
Result<ServerTrust> trustToOffer(const ServerAddress &address, const std::optional<QByteArray> &ownCaPem,
                                 const ConnectionBegins &begins)
{
    if (ownCaPem)
        return ServerTrust{*ownCaPem, address.host};
    const auto unproven = connectionTo({address, {}, {}}, begins);
    auto description = fetchDescription(*unproven);
    if (!description)
        return std::move(description).error();
    auto pem = fetch(*unproven, "/v1/ca.pem");
    if (!pem)
        return std::move(pem).error();
    // What is pinned is what the person is shown, and nothing that was sent along with it.
    auto authority = soleCertificate(*pem);
    if (!authority)
        return std::move(authority).error();
    return ServerTrust{std::move(*authority), verifyNameOf(description->installation)};
}

} // namespace

Result<ServerOffer> inspectServer(const ServerAddress &address, const std::optional<QByteArray> &ownCaPem,
                                  const ConnectionBegins &begins)
{
    const QString doing = QStringLiteral("asking %1 who it is").arg(address.toString());
    auto trust = trustToOffer(address, ownCaPem, begins);
    if (!trust)
        return std::move(trust).error().during(doing);
    auto fingerprint = fingerprintOf(trust->caPem);
    if (!fingerprint)
        return std::move(fingerprint).error().during(doing);

    // Asked again over a connection that only this CA can have made: the CA is not merely shown, it is used.
    const auto pinned = connectionTo({address, *trust, {}}, begins);
    auto description = fetchDescription(*pinned);
    if (!description)
        return std::move(description).error().during(doing);
    if (!ownCaPem && description->caFingerprint != *fingerprint)
        return Error{ErrorCode::NotTrusted,
                     QStringLiteral("the server names the fingerprint %1 but shows a CA with %2")
                         .arg(description->caFingerprint, *fingerprint),
                     {}}
            .during(doing);
    return ServerOffer{address,           std::move(*trust),    *fingerprint,     description->installation,
                       description->name, description->version, description->term};
}

Result<protocol::EnrolmentAnswer> enrol(const ServerOffer &confirmed, const DeviceInfo &device,
                                        const EnrolmentCredentials &credentials,
                                        const ConnectionBegins &begins)
{
    const QString doing = QStringLiteral("enrolling at %1").arg(confirmed.address.toString());
    protocol::EnrolmentRequest message;
    message.device = device;
    message.administrator = credentials.administrator;
    message.password = QString::fromUtf8(credentials.password.view());
    message.code = credentials.code;

    HttpsRequest request;
    request.method = "POST";
    request.target = "/v1/enrolments";
    request.headers = {{"Content-Type", "application/json"}};
    request.body = protocol::encode(message);
    const auto pinned = connectionTo({confirmed.address, confirmed.trust, {}}, begins);
    auto answer = pinned->send(request);
    if (!answer)
        return std::move(answer).error().during(doing);
    if (answer->status != 201)
        return errorOf(*answer).during(doing);
    auto enrolled = protocol::decode<protocol::EnrolmentAnswer>(answer->body);
    if (!enrolled)
        return std::move(enrolled).error().during(doing);
    if (enrolled->installation != confirmed.installation)
        return Error{ErrorCode::NotTrusted, QStringLiteral("the answer is of another installation"), {}}
            .during(doing);
    return enrolled;
}

} // namespace retinue::client
