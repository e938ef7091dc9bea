#include "core/store/secret_values.h"

#include "core/base/sealing.h"

#include <QtEndian>

#include <sodium.h>

#include <array>

namespace retinue::store {

namespace {

constexpr std::size_t kDigest = 32;
static_assert(SecretValues::kKeySize == base::kSealingKeySize);
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
    return base::seal(plain, place(owner, item), *m_dataKey);
}

Result<QByteArray> SecretValues::open(const OwnerId &owner, int item, const QByteArray &sealed) const
{
    if (isLocked())
        return lockedError();
    if (auto plain = base::unseal(sealed, place(owner, item), *m_dataKey))
        return *std::move(plain);
    return Error{ErrorCode::Corrupt, QStringLiteral("a stored credential cannot be decrypted")};
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
