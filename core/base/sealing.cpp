#include "core/base/sealing.h"

#include <sodium.h>

namespace retinue::base {

namespace {

static_assert(kSealingKeySize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(kSealingNonceSize == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
constexpr qsizetype kTagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char *octets(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned char *octets(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

} // namespace

QByteArray seal(QByteArrayView plain, QByteArrayView boundTo, const SecretBytes &key)
{
    Q_ASSERT(key.size() == kSealingKeySize);
    QByteArray sealed(kSealingNonceSize + plain.size() + kTagSize, Qt::Uninitialized);
    randombytes_buf(sealed.data(), std::size_t(kSealingNonceSize));
    unsigned char *const nonce = octets(sealed);
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + kSealingNonceSize, nullptr, octets(plain),
                                               std::size_t(plain.size()), octets(boundTo),
                                               std::size_t(boundTo.size()), nullptr, nonce, key.data());
    return sealed;
}

std::optional<QByteArray> unseal(QByteArrayView sealed, QByteArrayView boundTo, const SecretBytes &key)
{
    Q_ASSERT(key.size() == kSealingKeySize);
    if (sealed.size() < kSealingNonceSize + kTagSize)
        return {};
    QByteArray plain(sealed.size() - kSealingNonceSize - kTagSize, Qt::Uninitialized);
    const QByteArrayView box = sealed.sliced(kSealingNonceSize);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            octets(plain), nullptr, nullptr, octets(box), std::size_t(box.size()), octets(boundTo),
            std::size_t(boundTo.size()), octets(sealed), key.data()) != 0)
        return {};
    return plain;
}

} // namespace retinue::base
