#pragma once

#include "core/engine/standby_access.h"
#include "core/protocol/replication.h"

namespace retinue::engine {

/// The source's half of the protocol of replication, over one connection. Of one thread. Errors: those of
/// StandbyConnection, and what the other end says (its problem document).
class ReplicationLink
{
public:
    explicit ReplicationLink(std::unique_ptr<StandbyConnection> connection)
        : m_connection(std::move(connection))
    {
    }

    [[nodiscard]] Result<protocol::ReplicationToken> signIn(const protocol::ReplicationTokenRequest &request);
    [[nodiscard]] Result<protocol::ReplicationStatus> status();
    /// The bytes that are there now.
    [[nodiscard]] Result<qint64> send(const BackupId &run, qint64 offset, const QByteArray &bytes);
    /// TimedOut, InUse: it may be at work on it still; asked again it says so, or how it ended.
    [[nodiscard]] Result<protocol::ReplicationStatus> commit(const protocol::CommitRequest &request);
    [[nodiscard]] Result<protocol::VerifyCopyAnswer> verify(const protocol::VerifyCopyRequest &request);
    [[nodiscard]] Result<protocol::PackAnswer> pack(const protocol::PackRequest &request);
    [[nodiscard]] Result<QByteArray> packed(qint64 offset);
    [[nodiscard]] Result<void> release();

private:
    [[nodiscard]] Result<QByteArray> ask(StandbyRequest request);
    [[nodiscard]] Result<QByteArray> post(const char *below, const QByteArray &json,
                                          std::chrono::milliseconds patience = {});

    const std::unique_ptr<StandbyConnection> m_connection;
};

} // namespace retinue::engine
