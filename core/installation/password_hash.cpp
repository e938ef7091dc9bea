#include "core/installation/password_hash.h"

#include <sodium.h>

namespace retinue::installation {

namespace {

// About 60 to 90 ms on a server core of today; above what OWASP asks for (19 MiB, 2 passes).
constexpr unsigned long long kPasses = 3;
constexpr std::size_t kMemory = 32U * 1024 * 1024;

/// libsodium wants a place to read from, also for an empty password.
const char *characters(const SecretBytes &password)
{
    return password.isEmpty() ? "" : reinterpret_cast<const char *>(password.data());
}

Error noLibrary()
{
    return {ErrorCode::Internal, QStringLiteral("libsodium does not start")};
}

Error noMemory()
{
    return {ErrorCode::Internal, QStringLiteral("not enough memory to hash a password (32 MiB)")};
}

} // namespace

Result<QByteArray> hashPassword(const SecretBytes &password)
{
    if (sodium_init() < 0)
        return noLibrary();
    QByteArray hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str_alg(hash.data(), characters(password), password.size(), kPasses, kMemory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return noMemory();
    hash.truncate(qsizetype(qstrlen(hash.constData())));
    return hash;
}

Result<QByteArray> slowHash(const SecretBytes &secret, const QByteArray &salt)
{
    static_assert(kSlowHashSaltBytes == crypto_pwhash_SALTBYTES);
    if (salt.size() != qsizetype(kSlowHashSaltBytes))
        return Error{ErrorCode::Internal, QStringLiteral("a salt has %1 bytes").arg(kSlowHashSaltBytes)};
    if (sodium_init() < 0)
        return noLibrary();
    QByteArray hash(32, '\0');
    if (crypto_pwhash(reinterpret_cast<unsigned char *>(hash.data()), std::size_t(hash.size()),
                      characters(secret), secret.size(),
                      reinterpret_cast<const unsigned char *>(salt.constData()), kPasses, kMemory,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return noMemory();
    return hash;
}

bool passwordMatches(const QByteArray &hash, const SecretBytes &password)
{
    return sodium_init() >= 0 &&
           crypto_pwhash_str_verify(hash.constData(), characters(password), password.size()) == 0;
}

QByteArray unknowableHash()
{
    const auto base64 = [](const SecretBytes &bytes) {
        return bytes.view().toByteArray().toBase64(QByteArray::OmitTrailingEquals);
    };
    return "$argon2id$v=19$m=" + QByteArray::number(qulonglong(kMemory / 1024)) +
           ",t=" + QByteArray::number(kPasses) + ",p=1$" + base64(SecretBytes::random(16)) + '$' +
           base64(SecretBytes::random(32));
}

} // namespace retinue::installation
