#pragma once

#include "core/engine/replication_link.h"
#include "core/engine/replication_memory.h"
#include "core/store/snapshot.h"

namespace retinue::engine {

/// What a source does over one connection: brings the destination to its own state, and compares the two.
/// Of one thread at a time.
class ReplicationRunner
{
public:
    ReplicationRunner(const Replication::Parts &parts, ReplicationMemory &memory);

    struct Moved
    {
        ReplicationRun::Content content = ReplicationRun::Content::Nothing;
        qint64 bytes = 0;
        std::int64_t records = 0;
        State reached; ///< the destination is at this state of this store
    };
    enum class Extent { WhatIsNeeded, Whole };
    [[nodiscard]] Result<Moved> run(ReplicationLink &link, Extent extent, const LongWork &work);

    enum class Comparison { Equal, Differing, Later }; ///< Later: this store went on; replicate first
    struct Compared
    {
        Comparison comparison = Comparison::Equal;
        QStringList findings;
    };
    /// Recomputes buckets of the digest tree at both ends from the content. Corrupt: it is this store whose
    /// content is not what was written.
    [[nodiscard]] Result<Compared> compare(ReplicationLink &link, int first, int count);

    /// Fetches the copy as a file that `secret` opens into `folder`, which is emptied before; its path.
    struct Fetched
    {
        QString path;
        SecretBytes secret;
        protocol::CopyDescription copy;
    };
    [[nodiscard]] Result<Fetched> fetch(ReplicationLink &link, const QString &folder, const LongWork &work);

    /// Removes the files that were made to be sent.
    void clear();

private:
    struct Outgoing
    {
        backup::BackupHeader header;
        QString path;
        qint64 sent = 0; ///< bytes that the destination has
    };
    [[nodiscard]] Result<Outgoing> outgoing(const protocol::ReplicationStatus &status, Extent extent,
                                            const LongWork &work);
    [[nodiscard]] Result<Outgoing> make(const std::optional<backup::BackupHeader> &before,
                                        const LongWork &work);
    [[nodiscard]] Result<protocol::ReplicationStatus> send(ReplicationLink &link, const Outgoing &file,
                                                           Moved &moved, const LongWork &work);
    [[nodiscard]] Result<protocol::ReplicationStatus>
    commit(ReplicationLink &link, const protocol::CommitRequest &request, const LongWork &work);
    /// Of what travels although the store's state says nothing of it: devices, whose data were deleted for
    /// good, Recently deleted, the term.
    [[nodiscard]] Result<QString> companionsDigest(const store::Snapshot &view) const;
    [[nodiscard]] Result<bool> isEqual(const protocol::ReplicationStatus &status, Moved &moved) const;
    [[nodiscard]] Result<void> acknowledge(const protocol::ReplicationStatus &status);

    const Replication::Parts &m_parts;
    ReplicationMemory &m_memory;
    const QString m_folder, m_outgoing;
};

} // namespace retinue::engine
