#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <QByteArray>

namespace retinue::installation {

/// Argon2id as a string that carries its own parameters and salt. Tens of milliseconds and 32 MiB each, on
/// the caller's thread.
[[nodiscard]] Result<QByteArray> hashPassword(const SecretBytes &password);
/// As slow, but the same 32 bytes for the same secret and salt: to look a secret up by its hash.
[[nodiscard]] Result<QByteArray> slowHash(const SecretBytes &secret, const QByteArray &salt);
inline constexpr std::size_t kSlowHashSaltBytes = 16;
[[nodiscard]] bool passwordMatches(const QByteArray &hash, const SecretBytes &password);
/// A hash of nothing that anybody knows, made without computing one: checking against it costs what checking
/// any other does.
[[nodiscard]] QByteArray unknowableHash();

} // namespace retinue::installation
