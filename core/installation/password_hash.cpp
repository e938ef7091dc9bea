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

} // namespace

Result<QByteArray> hashPassword(const SecretBytes &password)
{
    if (sodium_init() < 0)
        return Error{ErrorCode::Internal, QStringLiteral("libsodium does not start")};
    QByteArray hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str_alg(hash.data(), characters(password), password.size(), kPasses, kMemory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return Error{ErrorCode::Internal, QStringLiteral("not enough memory to hash a password (32 MiB)")};
    hash.truncate(qsizetype(qstrlen(hash.constData())));
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
