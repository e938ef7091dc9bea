#include "core/replication/reader_copy.h"

#include "core/protocol/limits.h"

#include <QFile>

namespace retinue::replication {

namespace {
constexpr std::chrono::minutes kReaderRests{2}; ///< then another one may have the copy packed
}

bool ReaderCopy::isBeingRead() const
{
    return m_packed && m_clock.sinceBoot() - m_readAt < kReaderRests;
}

void ReaderCopy::drop()
{
    m_packed.reset();
    QDir(m_folder).removeRecursively();
}

Result<protocol::PackAnswer> ReaderCopy::pack(StandbyCopy &copy, const QString &recipient,
                                              const LongWork &work)
{
    if (isBeingRead())
        return Error{
            ErrorCode::InUse,
            QStringLiteral("the copy is being fetched, or was until a moment ago: try again in two minutes")};
    drop();
    auto packed = copy.pack(m_folder, recipient, work);
    if (!packed) {
        drop();
        return std::move(packed).error();
    }
    m_packed = *std::move(packed);
    m_readAt = m_clock.sinceBoot();
    return protocol::PackAnswer{m_packed->size, m_packed->digest, m_packed->copy};
}

Result<QByteArray> ReaderCopy::read(qint64 offset)
{
    if (!m_packed)
        return Error{ErrorCode::NotFound,
                     QStringLiteral("the copy was not packed, or is not any more: ask for that first")};
    QFile file(m_packed->path);
    if (offset < 0 || offset > m_packed->size || !file.open(QIODevice::ReadOnly) || !file.seek(offset))
        return Error{ErrorCode::InvalidInput, QStringLiteral("there are no bytes at this offset")};
    QByteArray bytes = file.read(qint64(protocol::limits::kCopyPartBytes));
    // Whoever has the last byte does not rest: the next reader may come at once. It stays for this one, whose
    // answer may be lost, until then.
    const bool isRead = offset + bytes.size() >= m_packed->size;
    m_readAt = isRead ? m_clock.sinceBoot() - kReaderRests : m_clock.sinceBoot();
    return bytes;
}

} // namespace retinue::replication
