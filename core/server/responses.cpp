#include "core/server/responses.h"

#include "core/protocol/codec.h"

namespace retinue::server {

using protocol::Problem;

namespace {

constexpr int kRetryBusySeconds = 2;

Problem problem(int status, QString word, QString title, QString detail)
{
    Problem result;
    result.status = status;
    result.word = std::move(word);
    result.title = std::move(title);
    result.detail = std::move(detail);
    return result;
}

} // namespace

http::Response jsonResponse(int status, const QByteArray &json)
{
    http::Response response;
    response.status = status;
    response.headers.reserve(4);
    response.headers.emplace_back("Content-Type", "application/json");
    response.headers.emplace_back("Cache-Control", "no-store");
    response.body.assign(json.constData(), std::size_t(json.size()));
    return response;
}

http::Response noContent()
{
    http::Response response;
    response.status = 204;
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

http::Response problemResponse(const Problem &problem)
{
    http::Response response = jsonResponse(problem.status, protocol::encode(problem));
    response.headers.front().second = "application/problem+json";
    if (problem.status == 401)
        response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"retinue\"");
    if (problem.retryAfterSeconds)
        response.headers.emplace_back("Retry-After", std::to_string(*problem.retryAfterSeconds));
    return response;
}

http::Response problemResponse(const Error &error)
{
    return problemResponse(protocol::problemFor(error));
}

Problem statusProblem(int status, const QString &detail)
{
    switch (status) {
    case 400:
        return protocol::problemFor({ErrorCode::InvalidInput, detail, {}});
    case 404:
        return protocol::problemFor({ErrorCode::NotFound, detail, {}});
    case 405:
        return problem(405, QStringLiteral("method-not-allowed"),
                       QStringLiteral("The method does not fit the resource."), detail);
    case 408:
        return problem(408, QStringLiteral("request-timeout"),
                       QStringLiteral("The request did not arrive in time."), detail);
    case 413:
        return protocol::problemFor({ErrorCode::TooLarge, detail, {}});
    case 414:
        return problem(414, QStringLiteral("uri-too-long"), QStringLiteral("The target is too long."),
                       detail);
    case 415:
        return problem(415, QStringLiteral("unsupported-media-type"),
                       QStringLiteral("The body is of another type than this resource takes."), detail);
    case 431:
        return problem(431, QStringLiteral("headers-too-large"),
                       QStringLiteral("The headers are too many or too long."), detail);
    case 501:
        return problem(501, QStringLiteral("not-implemented"),
                       QStringLiteral("The method or coding is unknown here."), detail);
    case 503:
        return problem(503, QStringLiteral("busy"), QStringLiteral("The server is busy."), detail);
    case 505:
        return problem(505, QStringLiteral("http-version-not-supported"),
                       QStringLiteral("This server speaks HTTP/1.1."), detail);
    default: // whatever the listener may invent: the status says what it is
        return problem(status, status < 500 ? QStringLiteral("bad-request") : QStringLiteral("internal"),
                       status < 500 ? QStringLiteral("The request cannot be served.")
                                    : QStringLiteral("The server failed."),
                       detail);
    }
}

Problem unsupportedMediaType(std::string_view wanted)
{
    return statusProblem(415, QStringLiteral("Send this with Content-Type: ") +
                                  QString::fromLatin1(wanted.data(), qsizetype(wanted.size())));
}

Problem busyProblem()
{
    Problem busy = statusProblem(503, QStringLiteral("Too much work is waiting; try again in a moment."));
    busy.retryAfterSeconds = kRetryBusySeconds;
    return busy;
}

} // namespace retinue::server
