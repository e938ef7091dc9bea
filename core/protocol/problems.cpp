#include "core/base/visible_text.h"
#include "core/model/json.h"
#include "core/protocol/codec.h"
#include "core/protocol/json_writer.h"
#include "core/protocol/limits.h"

namespace retinue::protocol {
namespace {

const QString kTypePrefix = QStringLiteral("urn:retinue:problem:");

/// What is the same for each problem of one code.
struct Kind
{
    int status;
    const char *word;
    const char *title;
    int retryAfterSeconds = 0;     ///< 0: asking again alone does not help
    bool detailIsInternal = false; ///< the detail tells of the server's inside: it stays in the server's log
};

Kind kindOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput:
        return {400, "invalid-input", "The request is not what it must be."};
    case ErrorCode::NotFound:
        return {404, "not-found", "There is no such thing here."};
    case ErrorCode::AlreadyExists:
        return {409, "already-exists", "It exists already."};
    case ErrorCode::OutOfDate:
        return {412, "login-again", "Log in again for synchronization."};
    case ErrorCode::CannotCalculateChanges:
        return {410, "cannot-calculate-changes",
                "The changes since that state are not known any more: resync fully."};
    case ErrorCode::VersionRequired:
        return {428, "version-required", "A change needs If-Match or If-None-Match: *."};
    case ErrorCode::OtherGeneration:
        return {409, "restart-to-sync", "The server's data was restored: restart to sync."};
    case ErrorCode::NotStarted:
        return {409, "not-started", "This device has not started synchronization."};
    case ErrorCode::NotAuthenticated:
        return {401, "not-authenticated", "The credentials are missing or wrong."};
    case ErrorCode::NotPermitted:
        return {403, "not-permitted", "This is not permitted."};
    case ErrorCode::TooLarge:
        return {413, "too-large", "The request is over a size limit."};
    case ErrorCode::TooMany:
        return {429, "too-many", "Too many requests.", 60};
    case ErrorCode::InUse:
        return {503, "in-use", "Something else has what is needed.", 30};
    case ErrorCode::Locked:
        return {503, "locked", "What is asked for is locked at the moment.", 30};
    case ErrorCode::PortTaken:
        return {500, "port-taken", "Another program uses the port.", 0, true};
    case ErrorCode::PortReserved:
        return {500, "port-reserved", "The port is reserved.", 0, true};
    case ErrorCode::Unreachable:
        return {503, "unreachable", "Another machine that is needed cannot be reached.", 30, true};
    case ErrorCode::TimedOut:
        return {504, "timed-out", "It took too long.", 5, true};
    case ErrorCode::NotTrusted:
        return {502, "not-trusted", "Another machine that is needed is not the expected one.", 0, true};
    case ErrorCode::Cancelled:
        return {503, "cancelled", "The server stopped working on it.", 5, true};
    case ErrorCode::NoSpace:
        return {507, "no-space", "The server's disk or quota is full.", 300, true};
    case ErrorCode::Io:
        return {500, "io", "Reading or writing failed on the server.", 0, true};
    case ErrorCode::Corrupt:
        return {500, "corrupt", "Stored content is damaged on the server.", 0, true};
    case ErrorCode::VersionUnsupported:
        return {400, "version-unsupported", "This version is not supported."};
    case ErrorCode::Abandoned:
        return {500, "abandoned", "The server did not finish the work.", 0, true};
    case ErrorCode::Internal:
        return {500, "internal", "Something is wrong inside the server.", 0, true};
    }
    Q_UNREACHABLE();
}

/// For problems of newer servers.
ErrorCode codeOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::NotAuthenticated;
    case 403:
        return ErrorCode::NotPermitted;
    case 404:
        return ErrorCode::NotFound;
    case 408:
    case 504:
        return ErrorCode::TimedOut;
    case 410:
        return ErrorCode::CannotCalculateChanges;
    case 412:
        return ErrorCode::OutOfDate;
    case 413:
    case 414:
    case 431:
        return ErrorCode::TooLarge;
    case 428:
        return ErrorCode::VersionRequired;
    case 429:
        return ErrorCode::TooMany;
    case 502:
    case 503:
        return ErrorCode::Unreachable;
    case 507:
        return ErrorCode::NoSpace;
    default:
        return status >= 400 && status < 500 ? ErrorCode::InvalidInput : ErrorCode::Internal;
    }
}

} // namespace

Problem problemFor(const Error &error)
{
    const Kind kind = kindOf(error.code);
    Problem problem;
    problem.status = kind.status;
    problem.word = QLatin1String(kind.word);
    problem.title = QLatin1String(kind.title);
    problem.detail = kind.detailIsInternal ? QStringLiteral("The server's log says more.") : error.detail;
    if (kind.retryAfterSeconds > 0)
        problem.retryAfterSeconds = kind.retryAfterSeconds;
    return problem;
}

Error errorFor(const Problem &problem)
{
    // Who is on the other side must not be able to write lines of its own into a log, nor steer the terminal
    // on which somebody reads it.
    const QString detail =
        base::withoutControls((problem.detail.isEmpty() ? problem.title : problem.detail).simplified());
    for (int code = 0; code <= int(ErrorCode::Internal); ++code) {
        if (problem.word == QLatin1String(kindOf(ErrorCode(code)).word))
            return {ErrorCode(code), detail, {}};
    }
    return {codeOfStatus(problem.status), detail, {}};
}

QByteArray encode(const Problem &problem)
{
    JsonWriter json;
    json.beginObject();
    json.name("type").text(kTypePrefix + problem.word);
    json.name("title").text(problem.title);
    json.name("status").number(problem.status);
    if (!problem.detail.isEmpty())
        json.name("detail").text(problem.detail);
    if (problem.retryAfterSeconds)
        json.name("retryAfterSeconds").number(*problem.retryAfterSeconds);
    json.endObject();
    return json.take();
}

/// As forgiving as RFC 9457 3.1 asks for: a member of the wrong type is one that is not there.
template<>
Result<Problem> decode(QByteArrayView json)
{
    Result<QJsonObject> object =
        model::parseJsonObject(json, {int(limits::kSmallBodyBytes), limits::kMessageDepth});
    if (!object.ok())
        return std::move(object).error();
    Problem problem;
    const QString type = object->value(u"type").toString();
    if (type.startsWith(kTypePrefix))
        problem.word = type.mid(kTypePrefix.size());
    problem.status = object->value(u"status").toInt(problem.status);
    problem.title = object->value(u"title").toString();
    problem.detail = object->value(u"detail").toString();
    const int retryAfter = object->value(u"retryAfterSeconds").toInt(-1);
    if (retryAfter >= 0)
        problem.retryAfterSeconds = retryAfter;
    return problem;
}

} // namespace retinue::protocol
