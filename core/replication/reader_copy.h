#pragma once

#include "core/replication/standby_copy.h"

namespace retinue::replication {

/// The copy as one file for whoever recovers from it over the network: made for one reader at a time, and
/// gone once nobody fetches it. Of one thread at a time; waits for the disk.
class ReaderCopy
{
public:
    ReaderCopy(QString folder, const Clock &clock) : m_folder(std::move(folder)), m_clock(clock) {}

    /// InUse: another reader fetches what was packed for it. Otherwise as StandbyCopy::pack().
    [[nodiscard]] Result<protocol::PackAnswer> pack(StandbyCopy &copy, const QString &recipient,
                                                    const LongWork &work);
    /// A part of it. NotFound: nothing is packed; InvalidInput: no such offset.
    [[nodiscard]] Result<QByteArray> read(qint64 offset);
    /// Somebody fetches it, or did until a moment ago.
    [[nodiscard]] bool isBeingRead() const;
    void drop();

private:
    const QString m_folder;
    const Clock &m_clock;
    std::optional<PackedCopy> m_packed;
    std::chrono::milliseconds m_readAt{}; ///< since boot
};

} // namespace retinue::replication
