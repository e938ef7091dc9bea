#include "core/client/value_cipher.h"

#include "core/base/sealing.h"

#include <sodium.h>

namespace retinue::client {
namespace {

static_assert(ValueCipher::kKeySize == base::kSealingKeySize);

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
    return base::seal(plain, place(owner, item), *m_key);
}

Result<QByteArray> ValueCipher::open(const OwnerKey &owner, int item, const QByteArray &sealed) const
{
    auto plain = base::unseal(sealed, place(owner, item), *m_key);
    if (!plain)
        return Error{ErrorCode::Corrupt, QStringLiteral("a stored credential cannot be decrypted")};
    return std::move(*plain);
}

} // namespace retinue::client
