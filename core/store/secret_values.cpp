#include "core/store/secret_values.h"

#include <QtEndian>

#include <sodium.h>

#include <array>

namespace retinue::store {

namespace {

constexpr qsizetype kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kDigest = 32;
static_assert(SecretValues::kKeySize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(SecretValues::kKeySize == crypto_kdf_KEYBYTES);

const unsigned char *unsignedBytes(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *unsignedBytes(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

QByteArray place(const OwnerId &owner, int item)
{
    std::array<char, 4> number{};
    qToLittleEndian(std::uint32_t(item), number.data());
    return owner.toBytes().append(number.data(), number.size());
}

Error lockedError()
{
    return {ErrorCode::Locked, QStringLiteral("the data key for stored credentials is not available")};
}

} // namespace

SecretValues::SecretValues(std::shared_ptr<const SecretBytes> dataKey) : m_dataKey(std::move(dataKey))
{
    if (!m_dataKey)
        return;
    m_digestKey = SecretBytes(kKeySize);
    crypto_kdf_derive_from_key(m_digestKey.data(), kKeySize, 1, "digests_", m_dataKey->data());
}

Result<QByteArray> SecretValues::seal(const OwnerId &owner, int item, const QByteArray &plain) const
{
    if (isLocked())
        return lockedError();
    QByteArray sealed(kNonce + plain.size() + kTag, Qt::Uninitialized);
    randombytes_buf(sealed.data(), std::size_t(kNonce));
    const QByteArray additional = place(owner, item);
    crypto_aead_xchacha20poly1305_ietf_encrypt(unsignedBytes(sealed) + kNonce, nullptr, unsignedBytes(plain),
                                               std::size_t(plain.size()), unsignedBytes(additional),
                                               std::size_t(additional.size()), nullptr, unsignedBytes(sealed),
                                               m_dataKey->data());
    return sealed;
}

Result<QByteArray> SecretValues::open(const OwnerId &owner, int item, const QByteArray &sealed) const
{
    if (isLocked())
        return lockedError();
    const Error broken{ErrorCode::Corrupt, QStringLiteral("a stored credential cannot be decrypted")};
    if (sealed.size() < kNonce + kTag)
        return broken;
    QByteArray plain(sealed.size() - kNonce - kTag, Qt::Uninitialized);
    const QByteArray additional = place(owner, item);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            unsignedBytes(plain), nullptr, nullptr, unsignedBytes(sealed) + kNonce,
            std::size_t(sealed.size() - kNonce), unsignedBytes(additional), std::size_t(additional.size()),
            unsignedBytes(sealed), m_dataKey->data()) != 0)
        return broken;
    return plain;
}

Result<QByteArray> SecretValues::digest(const OwnerId &owner, int item, const QByteArray &plain) const
{
    if (isLocked())
        return lockedError();
    const QByteArray message = place(owner, item) + plain;
    QByteArray hash(kDigest, Qt::Uninitialized);
    crypto_generichash(unsignedBytes(hash), kDigest, unsignedBytes(message), std::size_t(message.size()),
                       m_digestKey.data(), m_digestKey.size());
    return hash;
}

Result<QByteArray> SecretValues::keyCheck() const
{
    return digest(OwnerId(), 0, QByteArrayLiteral("key check"));
}

} // namespace retinue::store
