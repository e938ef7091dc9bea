#include "core/age/payload.h"

#include "core/age/primitives.h"

#include <sodium.h>

#include <array>

namespace retinue::age {
namespace {

using Nonce = std::array<unsigned char, crypto_aead_chacha20poly1305_ietf_NPUBBYTES>;

/// Eleven bytes of the number, big-endian, then the mark of the last chunk.
Nonce nonceOf(std::uint64_t number, bool isLast)
{
    Nonce nonce{};
    for (std::size_t i = 0; i < sizeof number; ++i)
        nonce[10 - i] = static_cast<unsigned char>(number >> 8 * i & 0xff);
    nonce[11] = isLast ? 1 : 0;
    return nonce;
}

const unsigned char *octetsOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

} // namespace

Payload::Payload(const SecretBytes &fileKey, QByteArrayView nonce) : m_key(hkdf(fileKey, nonce, "payload")) {}

QByteArray Payload::seal(QByteArrayView plain, std::uint64_t number, bool isLast) const
{
    QByteArray sealed(plain.size() + kTagSize, Qt::Uninitialized);
    const Nonce nonce = nonceOf(number, isLast);
    crypto_aead_chacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(sealed.data()), nullptr,
                                              octetsOf(plain), std::size_t(plain.size()), nullptr, 0, nullptr,
                                              nonce.data(), m_key.data());
    return sealed;
}

std::optional<QByteArray> Payload::open(QByteArrayView sealed, std::uint64_t number, bool isLast) const
{
    if (sealed.size() < kTagSize)
        return {};
    QByteArray plain(sealed.size() - kTagSize, Qt::Uninitialized);
    const Nonce nonce = nonceOf(number, isLast);
    if (crypto_aead_chacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char *>(plain.data()), nullptr,
                                                  nullptr, octetsOf(sealed), std::size_t(sealed.size()),
                                                  nullptr, 0, nonce.data(), m_key.data()) != 0)
        return {};
    return plain;
}

bool Payload::hasLastAtFront(QByteArrayView sealed, std::uint64_t number) const
{
    // RFC 8439: the tag is Poly1305, under the first bytes of the key stream, over the sealed bytes, zeros up
    // to a multiple of 16, and the lengths. One pass tries every length.
    const Nonce nonce = nonceOf(number, true);
    SecretBytes key(crypto_onetimeauth_poly1305_KEYBYTES);
    crypto_stream_chacha20_ietf(key.data(), key.size(), nonce.data(), m_key.data());
    crypto_onetimeauth_poly1305_state sofar;
    crypto_onetimeauth_poly1305_init(&sofar, key.data());
    for (qsizetype length = 0; length + kTagSize <= sealed.size(); ++length) {
        crypto_onetimeauth_poly1305_state state = sofar;
        std::array<unsigned char, 32> end{}; // padding of up to 15 zeros, then the two lengths
        const std::size_t padding = std::size_t(-length) & 15;
        for (std::size_t i = 0; i < 8; ++i)
            end[padding + 8 + i] = static_cast<unsigned char>(std::uint64_t(length) >> 8 * i & 0xff);
        crypto_onetimeauth_poly1305_update(&state, end.data(), padding + 16);
        std::array<unsigned char, crypto_onetimeauth_poly1305_BYTES> tag;
        crypto_onetimeauth_poly1305_final(&state, tag.data());
        if (crypto_verify_16(tag.data(), octetsOf(sealed) + length) == 0)
            return true;
        crypto_onetimeauth_poly1305_update(&sofar, octetsOf(sealed) + length, 1);
    }
    return false;
}

} // namespace retinue::age
