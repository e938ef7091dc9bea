#include "core/age/primitives.h"

#include <QFile>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <sodium.h>

#include <array>
#include <memory>
#include <new>

namespace retinue::age {
namespace {

constexpr std::array<unsigned char, crypto_aead_chacha20poly1305_ietf_NPUBBYTES> kZeroNonce{};

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

OSSL_PARAM octets(const char *name, QByteArrayView value)
{
    // OpenSSL takes no pointer to nothing, and does not write to what it is given.
    static char none = 0;
    return OSSL_PARAM_construct_octet_string(name, value.isEmpty() ? &none : const_cast<char *>(value.data()),
                                             std::size_t(value.size()));
}

} // namespace

SecretBytes hkdf(const SecretBytes &material, QByteArrayView salt, QByteArrayView info)
{
    const std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr),
                                                                &EVP_KDF_free);
    const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(
        kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr, &EVP_KDF_CTX_free);
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
                                     octets(OSSL_KDF_PARAM_KEY, material.view()),
                                     octets(OSSL_KDF_PARAM_SALT, salt), octets(OSSL_KDF_PARAM_INFO, info),
                                     OSSL_PARAM_construct_end()};
    SecretBytes key(kKeySize);
    if (!context || EVP_KDF_derive(context.get(), key.data(), key.size(), parameters) != 1)
        throw std::bad_alloc();
    return key;
}

QByteArray hmac(const SecretBytes &key, QByteArrayView content)
{
    QByteArray code(32, Qt::Uninitialized);
    unsigned size = 0;
    if (!HMAC(EVP_sha256(), key.data(), int(key.size()), bytesOf(content), std::size_t(content.size()),
              reinterpret_cast<unsigned char *>(code.data()), &size))
        throw std::bad_alloc();
    return code;
}

QByteArray wrapFileKey(const SecretBytes &fileKey, const SecretBytes &wrapKey)
{
    QByteArray wrapped(qsizetype(fileKey.size()) + kTagSize, Qt::Uninitialized);
    crypto_aead_chacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(wrapped.data()), nullptr,
                                              fileKey.data(), fileKey.size(), nullptr, 0, nullptr,
                                              kZeroNonce.data(), wrapKey.data());
    return wrapped;
}

std::optional<SecretBytes> unwrapFileKey(QByteArrayView wrapped, const SecretBytes &wrapKey)
{
    // Another size would let one file be opened by two keys.
    if (wrapped.size() != qsizetype(kFileKeySize) + kTagSize)
        return {};
    SecretBytes fileKey(kFileKeySize);
    if (crypto_aead_chacha20poly1305_ietf_decrypt(fileKey.data(), nullptr, nullptr, bytesOf(wrapped),
                                                  std::size_t(wrapped.size()), nullptr, 0, kZeroNonce.data(),
                                                  wrapKey.data()) != 0)
        return {};
    return fileKey;
}

std::optional<std::uint64_t> availableMemory()
{
    QFile memory(QStringLiteral("/proc/meminfo"));
    if (!memory.open(QIODevice::ReadOnly))
        return {};
    static const QByteArray kAvailable("MemAvailable:");
    for (QByteArray line = memory.readLine(); !line.isEmpty(); line = memory.readLine()) {
        if (line.startsWith(kAvailable)) // in KiB
            return line.mid(kAvailable.size()).simplified().split(' ').first().toULongLong() * 1024;
    }
    return {};
}

bool hasMemoryFor(int workFactor, std::optional<std::uint64_t> available)
{
    return !available || *available / 1024 > std::uint64_t(1) << workFactor;
}

std::optional<SecretBytes> scrypt(const SecretBytes &passphrase, QByteArrayView salt, int workFactor)
{
    static const unsigned char kNothing = 0;
    if (!hasMemoryFor(workFactor, availableMemory()))
        return {};
    SecretBytes key(kKeySize);
    if (crypto_pwhash_scryptsalsa208sha256_ll(
            passphrase.isEmpty() ? &kNothing : passphrase.data(), passphrase.size(), bytesOf(salt),
            std::size_t(salt.size()), std::uint64_t(1) << workFactor, 8, 1, key.data(), key.size()) != 0)
        return {};
    return key;
}

QByteArray toBase64(QByteArrayView content)
{
    return content.toByteArray().toBase64(QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> fromBase64(QByteArrayView text)
{
    auto decoded =
        QByteArray::fromBase64Encoding(text.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || toBase64(*decoded) != text)
        return {};
    return std::move(*decoded);
}

} // namespace retinue::age
