#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <QByteArray>

#include <memory>

namespace retinue::store {

/// R12: values of secret items at rest: base::seal() under the data key, bound to owner id and item, so that
/// a sealed value proves whose it is and cannot be moved to another owner. Immutable, thread-safe. Without a
/// data key: Locked.
class SecretValues
{
public:
    static constexpr std::size_t kKeySize = 32;

    /// `dataKey`: null (locked) or kKeySize bytes.
    explicit SecretValues(std::shared_ptr<const SecretBytes> dataKey);

    [[nodiscard]] bool isLocked() const { return !m_dataKey; }
    [[nodiscard]] Result<QByteArray> seal(const OwnerId &owner, int item, const QByteArray &plain) const;
    /// Corrupt if it is not what was sealed for this owner and item under this key.
    [[nodiscard]] Result<QByteArray> open(const OwnerId &owner, int item, const QByteArray &sealed) const;
    /// Keyed BLAKE2b-256 of owner, item and value: tells nobody without the key which values are equal.
    [[nodiscard]] Result<QByteArray> digest(const OwnerId &owner, int item, const QByteArray &plain) const;
    /// Tells data keys apart without telling anything about them.
    [[nodiscard]] Result<QByteArray> keyCheck() const;

private:
    std::shared_ptr<const SecretBytes> m_dataKey;
    SecretBytes m_digestKey;
};

} // namespace retinue::store
