#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"
#include "core/model/catalogue.h"

#include <QByteArray>

#include <memory>

namespace retinue::client {

/// R12: values of secret items at rest on a device: a random nonce, then XChaCha20-Poly1305 with owner and
/// item as additional data, so that a value cannot be moved to another place. Immutable, thread-safe.
class ValueCipher
{
public:
    static constexpr std::size_t kKeySize = 32;

    /// InvalidInput unless the key has kKeySize bytes.
    [[nodiscard]] static Result<std::unique_ptr<const ValueCipher>>
    withKey(std::shared_ptr<const SecretBytes> key);

    [[nodiscard]] QByteArray seal(const OwnerKey &owner, int item, const QByteArray &plain) const;
    /// Corrupt if it was not sealed for this place under this key.
    [[nodiscard]] Result<QByteArray> open(const OwnerKey &owner, int item, const QByteArray &sealed) const;

private:
    explicit ValueCipher(std::shared_ptr<const SecretBytes> key) : m_key(std::move(key)) {}
    std::shared_ptr<const SecretBytes> m_key;
};

} // namespace retinue::client
