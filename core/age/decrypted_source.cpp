#include "core/age/decrypted_source.h"

#include "core/age/primitives.h"
#include "core/age/wrapping.h"

#include <algorithm>

namespace retinue::age {
namespace {

constexpr qint64 kNeighbours = 64; // among which a chunk that stands at the wrong place is looked for

Error damage(const QString &reason)
{
    return {ErrorCode::Corrupt, QStringLiteral("the encrypted file ") + reason, {}};
}

Error cutOff()
{
    return damage(QStringLiteral("is cut off: copy it again"));
}

} // namespace

DecryptedSource::DecryptedSource(ByteSource &sealed, const SecretBytes &fileKey, QByteArrayView nonce,
                                 qint64 start)
    : m_sealed(sealed)
    , m_payload(fileKey, nonce)
    , m_start(start)
{
}

Result<std::unique_ptr<DecryptedSource>> DecryptedSource::withPassphrase(ByteSource &sealed,
                                                                         const SecretBytes &passphrase)
{
    const Result<Header> header = readHeader(sealed);
    if (!header.ok())
        return header.error();
    const Result<SecretBytes> fileKey = unwrapWithPassphrase(*header, passphrase);
    if (!fileKey.ok())
        return fileKey.error();
    return open(sealed, *header, *fileKey);
}

Result<std::unique_ptr<DecryptedSource>> DecryptedSource::withIdentities(ByteSource &sealed,
                                                                         std::span<const Identity> identities)
{
    const Result<Header> header = readHeader(sealed);
    if (!header.ok())
        return header.error();
    const Result<SecretBytes> fileKey = unwrapWithIdentities(*header, identities);
    if (!fileKey.ok())
        return fileKey.error();
    return open(sealed, *header, *fileKey);
}

Result<std::unique_ptr<DecryptedSource>> DecryptedSource::open(ByteSource &sealed, const Header &header,
                                                               const SecretBytes &fileKey)
{
    if (!isAuthentic(header, fileKey))
        return damage(QStringLiteral("has a header that was changed: copy it again"));
    if (sealed.size() < header.size + Payload::kNonceSize + kTagSize)
        return cutOff();
    const Result<QByteArray> nonce = base::readExactly(sealed, header.size, Payload::kNonceSize);
    if (!nonce.ok())
        return nonce.error();
    std::unique_ptr<DecryptedSource> source(
        new DecryptedSource(sealed, fileKey, *nonce, header.size + Payload::kNonceSize));
    RETINUE_TRY(source->checkEnd());
    return source;
}

/// The chunks' number follows from the file's size; only its true end opens as the last one.
Result<void> DecryptedSource::checkEnd()
{
    const qint64 sealed = m_sealed.size() - m_start;
    m_chunks = (sealed + Payload::kSealedChunk - 1) / Payload::kSealedChunk;
    m_size = std::max(qint64(0), sealed - m_chunks * kTagSize);
    RETINUE_TRY(enter(m_chunks - 1));
    if (m_plain.isEmpty() && m_chunks > 1)
        return damage(QStringLiteral("has an empty chunk at its end, which no program writes"));
    return {};
}

Result<QByteArray> DecryptedSource::sealedChunk(qint64 number)
{
    const qint64 offset = m_start + number * Payload::kSealedChunk;
    return base::readExactly(m_sealed, offset,
                             qsizetype(std::min(qint64(Payload::kSealedChunk), m_sealed.size() - offset)));
}

Result<void> DecryptedSource::enter(qint64 number)
{
    if (number == m_number)
        return {};
    const Result<QByteArray> sealed = sealedChunk(number);
    if (!sealed.ok())
        return sealed.error();
    auto plain = m_payload.open(*sealed, std::uint64_t(number), number == m_chunks - 1);
    if (!plain)
        return diagnosis(*sealed, number);
    m_plain = std::move(*plain);
    m_number = number;
    return {};
}

/// What happened to a chunk that does not open as what it should be.
Error DecryptedSource::diagnosis(QByteArrayView sealed, qint64 number)
{
    const bool isLast = number == m_chunks - 1;
    if (isLast && m_payload.open(sealed, std::uint64_t(number), false))
        return cutOff();
    const auto isEnd = [&](QByteArrayView chunk, qint64 at) {
        return m_payload.hasLastAtFront(chunk, std::uint64_t(at));
    };
    const Result<QByteArray> before = isLast && number > 0 ? sealedChunk(number - 1) : QByteArray();
    if (isEnd(sealed, number) || (before.ok() && !before->isEmpty() && isEnd(*before, number - 1)))
        return damage(QStringLiteral("has bytes behind its end: copy it again"));
    for (qint64 other = std::max(qint64(0), number - kNeighbours); other <= number + kNeighbours; ++other) {
        if (other != number && (m_payload.open(sealed, std::uint64_t(other), false) ||
                                m_payload.open(sealed, std::uint64_t(other), true)))
            return damage(QStringLiteral("has its chunks in another order: chunk %1 stands at place %2")
                              .arg(other + 1)
                              .arg(number + 1));
    }
    if (isLast)
        return damage(QStringLiteral("is cut off, or its end was changed: copy it again"));
    return damage(QStringLiteral("was changed or damaged in chunk %1: copy it again").arg(number + 1));
}

Result<QByteArray> DecryptedSource::read(qint64 offset, qsizetype most)
{
    if (offset >= m_size)
        return QByteArray();
    RETINUE_TRY(enter(offset / Payload::kChunk));
    return m_plain.mid(offset % Payload::kChunk, most);
}

} // namespace retinue::age
