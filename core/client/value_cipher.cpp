#include "core/client/value_cipher.h"

#include <sodium.h>

namespace retinue::client {
namespace {

constexpr qsizetype kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(ValueCipher::kKeySize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char *octets(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *octets(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

/// Names hold no U+0000, so that no two places read the same.
QByteArray place(const OwnerKey &owner, int item)
{
    QByteArray bytes = QByteArray::number(int(owner.kind()));
    for (const QByteArray &part : {owner.foldedDomain(), owner.foldedName(), QByteArray::number(item)})
        bytes.append('\0').append(part);
    return bytes;
}

} // namespace

Result<std::unique_ptr<const ValueCipher>> ValueCipher::withKey(std::shared_ptr<const SecretBytes> key)
{
    if (!key || key->size() != kKeySize)
        return Error{ErrorCode::InvalidInput, QStringLiteral("the local store's key must have 32 bytes")};
    if (sodium_init() < 0)
        return Error{ErrorCode::Internal, QStringLiteral("libsodium cannot be initialized")};
    return std::unique_ptr<const ValueCipher>(new ValueCipher(std::move(key)));
}

QByteArray ValueCipher::seal(const OwnerKey &owner, int item, const QByteArray &plain) const
{
    QByteArray sealed(kNonce + plain.size() + kTag, Qt::Uninitialized);
    randombytes_buf(sealed.data(), std::size_t(kNonce));
    const QByteArray additional = place(owner, item);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        octets(sealed) + kNonce, nullptr, octets(plain), std::size_t(plain.size()), octets(additional),
        std::size_t(additional.size()), nullptr, octets(sealed), m_key->data());
    return sealed;
}

Result<QByteArray> ValueCipher::open(const OwnerKey &owner, int item, const QByteArray &sealed) const
{
    const Error broken{ErrorCode::Corrupt, QStringLiteral("a stored credential cannot be decrypted")};
    if (sealed.size() < kNonce + kTag)
        return broken;
    QByteArray plain(sealed.size() - kNonce - kTag, Qt::Uninitialized);
    const QByteArray additional = place(owner, item);
    const bool opened =
        crypto_aead_xchacha20poly1305_ietf_decrypt(
            octets(plain), nullptr, nullptr, octets(sealed) + kNonce, std::size_t(sealed.size() - kNonce),
            octets(additional), std::size_t(additional.size()), octets(sealed), m_key->data()) == 0;
    return opened ? Result<QByteArray>(plain) : Result<QByteArray>(broken);
}

} // namespace retinue::client
