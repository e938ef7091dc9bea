#pragma once

#include "core/base/clock.h"
#include "core/model/revision.h"
#include "core/protocol/messages.h"

#include <QStringList>

#include <optional>
#include <vector>

/// The messages of replication (R40 to R47): between a server and the machine that stands by for it.
namespace retinue::protocol {

/// Why a machine is no destination (R42, and two of ours).
enum class NotADestination { RunsServer, OtherSource, OldVersion, DepartmentIdManagement, Itself };

/// POST /v1/replication/tokens.
struct ReplicationTokenRequest
{
    enum class Purpose {
        Replicate,
        Recover, ///< only reads the copy; from a machine that may be another one than the source
    };
    QString administrator;
    QString password;
    Purpose purpose = Purpose::Replicate;
    InstallationId installation; ///< of the one who asks
    QString name, version;
    int schema = 0; ///< number of its store's newest migration
};
struct ReplicationToken
{
    QString token;
    QString recipient; ///< "age1...": files to be sent are encrypted to it
    InstallationId installation;
};

/// What a destination holds.
struct CopyDescription
{
    InstallationId installation; ///< of the source
    QString name, version;
    BackupId file;   ///< which was applied last
    State state;     ///< of the source then
    QByteArray root; ///< recomputed here
    Timestamp madeAt{};
    Timestamp provenAt{};
    std::int64_t users = 0, groups = 0, settings = 0;
    QStringList names; ///< under which devices expect the source (R47)
};
/// GET /v1/replication, and the answer of POST /v1/replication/commit.
struct ReplicationStatus
{
    std::optional<CopyDescription> copy;
    BackupId incoming; ///< whose first bytes are here; null: none
    qint64 incomingSize = 0;
};
/// The answer of PUT /v1/replication/incoming/{run}?offset=: the bytes that are there now.
struct IncomingSize
{
    qint64 size = 0;
};
struct CommitRequest
{
    BackupId run;
    qint64 size = 0;
    QByteArray digest; ///< BLAKE2b-256 of all bytes
};
/// POST /v1/replication/verify: recomputes buckets of the digest tree from the content.
struct VerifyCopyRequest
{
    int first = 0, count = 0;
};
struct VerifyCopyAnswer
{
    State state;
    std::vector<QByteArray> buckets; ///< digests, as the copy has them
    QStringList findings;            ///< where the content is not what they say
};
/// POST /v1/replication/copy: makes one file of the copy. Its bytes: GET /v1/replication/copy?offset=.
struct PackRequest
{
    QString recipient; ///< "age1...": to whom it is encrypted
};
struct PackAnswer
{
    qint64 size = 0;
    QByteArray digest;
    CopyDescription copy;
};

[[nodiscard]] QByteArray encode(const ReplicationTokenRequest &message);
[[nodiscard]] QByteArray encode(const ReplicationToken &message);
[[nodiscard]] QByteArray encode(const ReplicationStatus &message);
[[nodiscard]] QByteArray encode(const IncomingSize &message);
[[nodiscard]] QByteArray encode(const CommitRequest &message);
[[nodiscard]] QByteArray encode(const VerifyCopyRequest &message);
[[nodiscard]] QByteArray encode(const VerifyCopyAnswer &message);
[[nodiscard]] QByteArray encode(const PackRequest &message);
[[nodiscard]] QByteArray encode(const PackAnswer &message);

template<typename Message>
[[nodiscard]] Result<Message> decode(QByteArrayView json);
template<>
Result<ReplicationTokenRequest> decode(QByteArrayView json);
template<>
Result<ReplicationToken> decode(QByteArrayView json);
template<>
Result<ReplicationStatus> decode(QByteArrayView json);
template<>
Result<IncomingSize> decode(QByteArrayView json);
template<>
Result<CommitRequest> decode(QByteArrayView json);
template<>
Result<VerifyCopyRequest> decode(QByteArrayView json);
template<>
Result<VerifyCopyAnswer> decode(QByteArrayView json);
template<>
Result<PackRequest> decode(QByteArrayView json);
template<>
Result<PackAnswer> decode(QByteArrayView json);

/// R42 as an error: NotPermitted, whose detail begins with the cause's word; and back.
[[nodiscard]] Error notADestination(NotADestination cause, const QString &detail);
[[nodiscard]] std::optional<NotADestination> notADestinationOf(const Error &error);
/// What such an error says beside its cause, for people.
[[nodiscard]] QString detailOfNotADestination(const Error &error);

/// GET /v1/replication and what lies below it.
inline constexpr char kReplicationPath[] = "/v1/replication";

} // namespace retinue::protocol
