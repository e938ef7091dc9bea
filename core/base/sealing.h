#pragma once

#include "core/base/secret_bytes.h"

#include <optional>

namespace retinue::base {

/// Authenticated encryption for what lies on a disk: a random nonce, then XChaCha20-Poly1305. `boundTo` is
/// not in the result and must be the same when it is opened, so that a sealed value cannot be moved to
/// another place. Pure; any thread.

inline constexpr std::size_t kSealingKeySize = 32;
inline constexpr qsizetype kSealingNonceSize = 24;

/// `key` has kSealingKeySize bytes.
[[nodiscard]] QByteArray seal(QByteArrayView plain, QByteArrayView boundTo, const SecretBytes &key);
/// None: it was not sealed under this key and for this place, or was changed since.
[[nodiscard]] std::optional<QByteArray> unseal(QByteArrayView sealed, QByteArrayView boundTo,
                                               const SecretBytes &key);

} // namespace retinue::base
