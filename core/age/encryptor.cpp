#include "core/age/encryptor.h"

#include "core/age/primitives.h"

#include <sodium.h>

#include <algorithm>

namespace retinue::age {

Result<std::unique_ptr<Encryptor>> Encryptor::toPassphrase(const SecretBytes &passphrase, ByteSink sink,
                                                           int workFactor)
{
    if (passphrase.size() == 0)
        return Error{ErrorCode::InvalidInput, QStringLiteral("the passphrase is empty; give one"), {}};
    const SecretBytes fileKey = SecretBytes::random(kFileKeySize);
    Result<Stanza> stanza = wrapWithPassphrase(fileKey, passphrase, workFactor);
    if (!stanza.ok())
        return std::move(stanza).error();
    return begin(fileKey, {std::move(*stanza)}, std::move(sink));
}

Result<std::unique_ptr<Encryptor>> Encryptor::toRecipients(std::span<const Recipient> recipients,
                                                           ByteSink sink)
{
    if (recipients.empty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("there is nobody who could decrypt it"), {}};
    const SecretBytes fileKey = SecretBytes::random(kFileKeySize);
    std::vector<Stanza> stanzas;
    for (const Recipient &recipient : recipients)
        stanzas.push_back(wrapToRecipient(fileKey, recipient));
    return begin(fileKey, stanzas, std::move(sink));
}

Result<std::unique_ptr<Encryptor>> Encryptor::begin(const SecretBytes &fileKey,
                                                    const std::vector<Stanza> &stanzas, ByteSink sink)
{
    QByteArray nonce(Payload::kNonceSize, Qt::Uninitialized);
    randombytes_buf(nonce.data(), std::size_t(nonce.size()));
    RETINUE_TRY(sink(headerText(stanzas, fileKey) + nonce));
    return std::unique_ptr<Encryptor>(new Encryptor(fileKey, nonce, std::move(sink)));
}

Result<void> Encryptor::writeChunk(QByteArrayView plain, bool isLast)
{
    Result<void> written = m_sink(m_payload.seal(plain, m_number++, isLast));
    if (!written.ok())
        m_failure = written.error();
    return written;
}

Result<void> Encryptor::write(QByteArrayView plain)
{
    if (m_failure)
        return *m_failure;
    while (!plain.isEmpty()) {
        // A full chunk waits: it is the last one if nothing follows.
        if (m_pending.size() == Payload::kChunk) {
            RETINUE_TRY(writeChunk(m_pending, false));
            m_pending.clear();
        }
        const qsizetype count = std::min(plain.size(), Payload::kChunk - m_pending.size());
        m_pending.append(plain.first(count));
        plain = plain.sliced(count);
    }
    return {};
}

Result<void> Encryptor::finish()
{
    if (m_failure)
        return *m_failure;
    RETINUE_TRY(writeChunk(m_pending, true));
    m_pending.clear();
    m_failure = Error{ErrorCode::Internal, QStringLiteral("the encrypted file is finished"), {}};
    return {};
}

} // namespace retinue::age
