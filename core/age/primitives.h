#pragma once

#include "core/base/secret_bytes.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>

namespace retinue::age {

/// The few building blocks of age v1. Pure; any thread. A failure of a library inside them is a defect or the
/// end of memory and throws std::bad_alloc.

inline constexpr std::size_t kKeySize = 32;     ///< of ChaCha20-Poly1305 and X25519
inline constexpr std::size_t kFileKeySize = 16; ///< that stanzas wrap
inline constexpr qsizetype kTagSize = 16;

/// HKDF-SHA-256, 32 bytes.
[[nodiscard]] SecretBytes hkdf(const SecretBytes &material, QByteArrayView salt, QByteArrayView info);
/// HMAC-SHA-256.
[[nodiscard]] QByteArray hmac(const SecretBytes &key, QByteArrayView content);

/// ChaCha20-Poly1305 under a nonce of zeros: the key is used once.
[[nodiscard]] QByteArray wrapFileKey(const SecretBytes &fileKey, const SecretBytes &wrapKey);
/// None: under another key, or changed.
[[nodiscard]] std::optional<SecretBytes> unwrapFileKey(QByteArrayView wrapped, const SecretBytes &wrapKey);

/// What the system can give out in bytes without ending programs for it; none where it does not say.
[[nodiscard]] std::optional<std::uint64_t> availableMemory();
/// Whether scrypt's 1 KiB times 2^workFactor are there: a system that promises more than it has would end the
/// process instead of refusing.
[[nodiscard]] bool hasMemoryFor(int workFactor, std::optional<std::uint64_t> available);

/// Of N = 2^workFactor, r = 8, p = 1; none when the system has not the memory (1 KiB times N).
[[nodiscard]] std::optional<SecretBytes> scrypt(const SecretBytes &passphrase, QByteArrayView salt,
                                                int workFactor);

/// base64 as age writes it: without padding; read only in its one spelling.
[[nodiscard]] QByteArray toBase64(QByteArrayView content);
[[nodiscard]] std::optional<QByteArray> fromBase64(QByteArrayView text);

} // namespace retinue::age
