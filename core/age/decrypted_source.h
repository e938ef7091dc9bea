#pragma once

#include "core/age/header.h"
#include "core/age/keys.h"
#include "core/age/payload.h"
#include "core/base/byte_stream.h"

#include <memory>
#include <span>

namespace retinue::age {

/// The plain bytes of an age v1 file, from any place; read from front to back it is a stream. Nothing is
/// given out that was not authenticated. Memory: one chunk. Of one thread.
///
/// Errors, whose detail says which: NotAuthenticated (wrong passphrase or key), TooLarge (the passphrase
/// wants too much work), VersionUnsupported, InvalidInput (no age file), Corrupt (the header was changed;
/// bytes were changed; chunks stand in another order; the file is cut off; bytes follow its end), the
/// source's.
class DecryptedSource : public ByteSource
{
public:
    /// `sealed` outlives it. That the end is there is looked at at once.
    [[nodiscard]] static Result<std::unique_ptr<DecryptedSource>>
    withPassphrase(ByteSource &sealed, const SecretBytes &passphrase);
    [[nodiscard]] static Result<std::unique_ptr<DecryptedSource>>
    withIdentities(ByteSource &sealed, std::span<const Identity> identities);

    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] Result<QByteArray> read(qint64 offset, qsizetype most) override;

private:
    DecryptedSource(ByteSource &sealed, const SecretBytes &fileKey, QByteArrayView nonce, qint64 start);
    [[nodiscard]] static Result<std::unique_ptr<DecryptedSource>>
    open(ByteSource &sealed, const Header &header, const SecretBytes &fileKey);
    [[nodiscard]] Result<void> checkEnd();
    [[nodiscard]] Result<QByteArray> sealedChunk(qint64 number);
    [[nodiscard]] Result<void> enter(qint64 number);
    [[nodiscard]] Error diagnosis(QByteArrayView sealed, qint64 number);

    ByteSource &m_sealed;
    const Payload m_payload;
    const qint64 m_start; // of the first chunk in the file
    qint64 m_chunks = 0;
    qint64 m_size = 0;
    qint64 m_number = -1; // of the chunk in m_plain
    QByteArray m_plain;
};

} // namespace retinue::age
