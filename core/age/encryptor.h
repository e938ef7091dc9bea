#pragma once

#include "core/age/keys.h"
#include "core/age/payload.h"
#include "core/age/wrapping.h"
#include "core/base/byte_stream.h"

#include <memory>
#include <span>

namespace retinue::age {

/// Writes an age v1 file (age-encryption.org/v1, binary) into a sink, in pieces of any size; the command `age
/// -d` reads it. Memory: one chunk. Of one thread. After an error of the sink everything that follows is that
/// error; without finish() the file is cut off, and whoever reads it is told.
class Encryptor
{
public:
    /// TooLarge: no memory for the passphrase's key; the sink's errors. A lower work factor is for tests.
    [[nodiscard]] static Result<std::unique_ptr<Encryptor>>
    toPassphrase(const SecretBytes &passphrase, ByteSink sink, int workFactor = kWorkFactor);
    /// Each of the recipients can open it; there is at least one.
    [[nodiscard]] static Result<std::unique_ptr<Encryptor>>
    toRecipients(std::span<const Recipient> recipients, ByteSink sink);

    [[nodiscard]] Result<void> write(QByteArrayView plain);
    /// Nothing can be written afterwards.
    [[nodiscard]] Result<void> finish();

private:
    Encryptor(const SecretBytes &fileKey, const QByteArray &nonce, ByteSink sink)
        : m_payload(fileKey, nonce)
        , m_sink(std::move(sink))
    {
    }
    [[nodiscard]] static Result<std::unique_ptr<Encryptor>>
    begin(const SecretBytes &fileKey, const std::vector<Stanza> &stanzas, ByteSink sink);
    [[nodiscard]] Result<void> writeChunk(QByteArrayView plain, bool isLast);

    Payload m_payload;
    ByteSink m_sink;
    QByteArray m_pending; // plain bytes of the chunk that is not full, or not known to be followed by another
    std::uint64_t m_number = 0;
    std::optional<Error> m_failure;
};

} // namespace retinue::age
