#include "core/engine/replication_link.h"

#include "core/protocol/codec.h"
#include "core/protocol/limits.h"

namespace retinue::engine {

namespace {

constexpr qint64 kRoomForAnswer = 2 * 1024 * 1024;
/// Who stops waits for it.
constexpr std::chrono::seconds kPatienceForGoodbye{10};
/// Some hundred thousand settings are read there.
constexpr std::chrono::minutes kPatienceForProof{10};
/// A copy of many GB becomes one file.
constexpr std::chrono::minutes kPatienceForPacking{60};

QByteArray below(const QByteArray &path)
{
    return protocol::kReplicationPath + path;
}

Error saidBy(const StandbyAnswer &answer)
{
    const auto problem = protocol::decode<protocol::Problem>(answer.body);
    if (!problem || problem->word.isEmpty())
        return {ErrorCode::Unreachable,
                QStringLiteral("something on the way to the destination answered with status %1")
                    .arg(answer.status)};
    if (problem->word == u"busy")
        return {ErrorCode::InUse, QStringLiteral("the destination is busy: try again in a moment")};
    Error error = protocol::errorFor(*problem);
    switch (error.code) {
    case ErrorCode::Cancelled: // means here that somebody on this side asked for it
    case ErrorCode::Abandoned:
        error.code = ErrorCode::Unreachable;
        return error;
    case ErrorCode::NoSpace: // of which machine nobody could tell otherwise
    case ErrorCode::Io:
    case ErrorCode::Corrupt:
    case ErrorCode::Locked:
    case ErrorCode::Internal:
        return std::move(error).during(QStringLiteral("at the destination"));
    default:
        return error;
    }
}

} // namespace

Result<QByteArray> ReplicationLink::ask(StandbyRequest request)
{
    request.mostAnswerBytes = qint64(protocol::limits::kCopyPartBytes) + kRoomForAnswer;
    auto answer = m_connection->ask(request);
    if (!answer)
        return std::move(answer).error();
    if (answer->status < 200 || answer->status >= 300)
        return saidBy(*answer);
    return std::move(answer->body);
}

Result<QByteArray> ReplicationLink::post(const char *path, const QByteArray &json,
                                         std::chrono::milliseconds patience)
{
    StandbyRequest request{"POST", below(path), "application/json", json};
    request.patience = patience;
    return ask(std::move(request));
}

Result<protocol::ReplicationToken> ReplicationLink::signIn(const protocol::ReplicationTokenRequest &request)
{
    const auto answer =
        m_connection->ask({"POST", below("/tokens"), "application/json", protocol::encode(request)});
    if (!answer)
        return answer.error();
    switch (answer->status) {
    case 201:
        return protocol::decode<protocol::ReplicationToken>(answer->body);
    case 404: // R42: a version that knows nothing of it
    case 405:
        return protocol::notADestination(
            protocol::NotADestination::OldVersion,
            QStringLiteral("its version knows no replication: update the program there"));
    default:
        return saidBy(*answer);
    }
}

Result<protocol::ReplicationStatus> ReplicationLink::status()
{
    const auto answer = ask({"GET", below({}), {}, {}});
    return answer ? protocol::decode<protocol::ReplicationStatus>(*answer) : answer.error();
}

Result<qint64> ReplicationLink::send(const BackupId &run, qint64 offset, const QByteArray &bytes)
{
    const QByteArray target =
        below("/incoming/" + run.toString().toLatin1() + "?offset=" + QByteArray::number(offset));
    const auto answer = ask({"PUT", target, "application/octet-stream", bytes});
    if (!answer)
        return answer.error();
    const auto size = protocol::decode<protocol::IncomingSize>(*answer);
    return size ? Result<qint64>(size->size) : size.error();
}

Result<protocol::ReplicationStatus> ReplicationLink::commit(const protocol::CommitRequest &request)
{
    const auto answer = post("/commit", protocol::encode(request));
    return answer ? protocol::decode<protocol::ReplicationStatus>(*answer) : answer.error();
}

Result<protocol::VerifyCopyAnswer> ReplicationLink::verify(const protocol::VerifyCopyRequest &request)
{
    const auto answer = post("/verify", protocol::encode(request), kPatienceForProof);
    return answer ? protocol::decode<protocol::VerifyCopyAnswer>(*answer) : answer.error();
}

Result<protocol::PackAnswer> ReplicationLink::pack(const protocol::PackRequest &request)
{
    const auto answer = post("/copy", protocol::encode(request), kPatienceForPacking);
    return answer ? protocol::decode<protocol::PackAnswer>(*answer) : answer.error();
}

Result<QByteArray> ReplicationLink::packed(qint64 offset)
{
    return ask({"GET", below("/copy?offset=" + QByteArray::number(offset)), {}, {}});
}

Result<void> ReplicationLink::release()
{
    StandbyRequest request{"DELETE", below({}), {}, {}};
    request.patience = kPatienceForGoodbye;
    const auto answer = ask(std::move(request));
    return answer ? Result<void>() : answer.error();
}

} // namespace retinue::engine
