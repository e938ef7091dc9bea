#include "core/age/wrapping.h"

#include "core/age/primitives.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace retinue::age {
namespace {

constexpr const char *kScrypt = "scrypt";
constexpr const char *kX25519 = "X25519";
constexpr const char *kScryptLabel = "age-encryption.org/v1/scrypt";
constexpr const char *kX25519Label = "age-encryption.org/v1/X25519";
constexpr qsizetype kSaltSize = 16;

Error stanzaFlaw(const char *reason)
{
    return {ErrorCode::Corrupt, QLatin1String(reason), {}};
}

Error noMemory(int workFactor)
{
    return {ErrorCode::TooLarge,
            QStringLiteral("there is not enough free memory for the passphrase's key (%1 MiB); close other "
                           "programs, or use a machine with more memory")
                .arg((1 << workFactor) / 1024),
            {}};
}

std::optional<SecretBytes> passphraseKey(const SecretBytes &passphrase, QByteArrayView salt, int workFactor)
{
    return scrypt(passphrase, QByteArray(kScryptLabel).append(salt), workFactor);
}

/// What both ends of X25519 come to; none where the other end gave a point that has no secret.
std::optional<SecretBytes> sharedKey(const SecretBytes &secret, const QByteArray &point,
                                     const QByteArray &share, const QByteArray &recipient)
{
    SecretBytes shared(kKeySize);
    if (crypto_scalarmult(shared.data(), secret.data(),
                          reinterpret_cast<const unsigned char *>(point.constData())) != 0)
        return {};
    return hkdf(shared, share + recipient, kX25519Label);
}

/// The number in its one spelling; none if it is no number of up to two digits.
std::optional<int> workFactorOf(const QByteArray &text)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber || number < 1 || QByteArray::number(number) != text)
        return {};
    return number;
}

bool hasPassphrase(const Header &header)
{
    return std::any_of(header.stanzas.begin(), header.stanzas.end(),
                       [](const Stanza &stanza) { return stanza.type == kScrypt; });
}

} // namespace

Result<Stanza> wrapWithPassphrase(const SecretBytes &fileKey, const SecretBytes &passphrase, int workFactor)
{
    QByteArray salt(kSaltSize, Qt::Uninitialized);
    randombytes_buf(salt.data(), std::size_t(salt.size()));
    const auto key = passphraseKey(passphrase, salt, workFactor);
    if (!key)
        return noMemory(workFactor);
    return Stanza{kScrypt, {toBase64(salt), QByteArray::number(workFactor)}, wrapFileKey(fileKey, *key)};
}

Stanza wrapToRecipient(const SecretBytes &fileKey, const Recipient &recipient)
{
    const Identity once = Identity::generate();
    const QByteArray share = once.recipient().key();
    // Recipient refuses the points that have no secret.
    const std::optional<SecretBytes> key = sharedKey(once.key(), recipient.key(), share, recipient.key());
    return Stanza{kX25519, {toBase64(share)}, wrapFileKey(fileKey, key.value())};
}

Result<SecretBytes> unwrapWithPassphrase(const Header &header, const SecretBytes &passphrase)
{
    if (!hasPassphrase(header))
        return Error{ErrorCode::NotAuthenticated,
                     QStringLiteral("the file is not under a passphrase: a secret key opens it"),
                     {}};
    if (header.stanzas.size() != 1)
        return stanzaFlaw("a file under a passphrase has a second way to open it");
    const Stanza &stanza = header.stanzas.front();
    const auto salt = stanza.arguments.size() == 2 ? fromBase64(stanza.arguments[0]) : std::nullopt;
    const auto workFactor = stanza.arguments.size() == 2 ? workFactorOf(stanza.arguments[1]) : std::nullopt;
    if (!salt || salt->size() != kSaltSize || !workFactor)
        return stanzaFlaw("the line of the passphrase is not as it must be");
    if (*workFactor > kMostWorkFactor)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral(
                         "the file wants 2^%1 steps for its passphrase, at most 2^%2 are done: whoever made "
                         "it wants to keep this machine busy, or has to use a lower number")
                         .arg(*workFactor)
                         .arg(kMostWorkFactor),
                     {}};
    const auto key = passphraseKey(passphrase, *salt, *workFactor);
    if (!key)
        return noMemory(*workFactor);
    auto fileKey = unwrapFileKey(stanza.body, *key);
    if (!fileKey)
        return Error{ErrorCode::NotAuthenticated, QStringLiteral("the passphrase is wrong"), {}};
    return std::move(*fileKey);
}

Result<SecretBytes> unwrapWithIdentities(const Header &header, std::span<const Identity> identities)
{
    if (hasPassphrase(header))
        return Error{ErrorCode::NotAuthenticated,
                     QStringLiteral("the file is under a passphrase; a secret key does not open it"),
                     {}};
    for (const Stanza &stanza : header.stanzas) {
        if (stanza.type != kX25519)
            continue; // for another program
        const auto share = stanza.arguments.size() == 1 ? fromBase64(stanza.arguments[0]) : std::nullopt;
        if (!share || share->size() != qsizetype(kKeySize))
            return stanzaFlaw("the line of a key is not as it must be");
        for (const Identity &identity : identities) {
            const auto key = sharedKey(identity.key(), *share, *share, identity.recipient().key());
            if (!key)
                return stanzaFlaw("the line of a key is not as it must be");
            if (auto fileKey = unwrapFileKey(stanza.body, *key))
                return std::move(*fileKey);
        }
    }
    return Error{ErrorCode::NotAuthenticated, QStringLiteral("the file is not encrypted to this key"), {}};
}

} // namespace retinue::age
