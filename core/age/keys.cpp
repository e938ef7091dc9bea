#include "core/age/keys.h"

#include "core/age/bech32.h"
#include "core/age/primitives.h"

#include <sodium.h>

#include <cctype>

namespace retinue::age {
namespace {

constexpr const char *kRecipientPrefix = "age";
constexpr const char *kIdentityPrefix = "age-secret-key-";

/// Points of low order have no secret with anybody.
bool isUsable(const SecretBytes &point)
{
    const SecretBytes probe = SecretBytes::random(kKeySize);
    SecretBytes shared(kKeySize);
    return crypto_scalarmult(shared.data(), probe.data(), point.data()) == 0;
}

} // namespace

Result<Recipient> Recipient::parse(const QString &text)
{
    const auto key = fromBech32(kRecipientPrefix, text.trimmed().toLatin1());
    if (!key || key->size() != kKeySize || !isUsable(*key))
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("the recipient is no key of age (age1...); copy it again, whole"),
                     {}};
    return Recipient(key->view().toByteArray());
}

QString Recipient::toString() const
{
    const SecretBytes text = toBech32(kRecipientPrefix, m_key);
    return QString::fromLatin1(text.view());
}

Identity Identity::generate()
{
    return Identity(SecretBytes::random(kKeySize));
}

Result<Identity> Identity::parse(const SecretBytes &text)
{
    auto key = fromBech32(kIdentityPrefix, text.view().trimmed());
    if (!key || key->size() != kKeySize)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("it is no secret key of age (AGE-SECRET-KEY-1...); copy it again, whole"),
                     {}};
    return Identity(std::move(*key));
}

SecretBytes Identity::toText() const
{
    SecretBytes text = toBech32(kIdentityPrefix, m_key.view());
    for (std::size_t i = 0; i < text.size(); ++i)
        text.data()[i] = static_cast<unsigned char>(std::toupper(text.data()[i]));
    return text;
}

Recipient Identity::recipient() const
{
    QByteArray key(kKeySize, Qt::Uninitialized);
    crypto_scalarmult_base(reinterpret_cast<unsigned char *>(key.data()), m_key.data());
    return Recipient(key);
}

} // namespace retinue::age
