#pragma once

#include "core/age/header.h"
#include "core/age/keys.h"

#include <optional>
#include <span>

namespace retinue::age {

/// How a file key goes into a stanza and comes out of it. Pure; any thread.

inline constexpr int kWorkFactor = 18;     ///< of what is written: a second or so, 256 MiB
inline constexpr int kMostWorkFactor = 22; ///< that is read: 4 GiB; more would be an attack

/// TooLarge: the system has not the memory that the work factor needs.
[[nodiscard]] Result<Stanza> wrapWithPassphrase(const SecretBytes &fileKey, const SecretBytes &passphrase,
                                                int workFactor);
[[nodiscard]] Stanza wrapToRecipient(const SecretBytes &fileKey, const Recipient &recipient);

/// NotAuthenticated: the passphrase is another one, or the file is encrypted to keys; TooLarge: the work
/// factor is above kMostWorkFactor; Corrupt; no memory.
[[nodiscard]] Result<SecretBytes> unwrapWithPassphrase(const Header &header, const SecretBytes &passphrase);
/// NotAuthenticated: none of the keys opens it, or it is under a passphrase; Corrupt.
[[nodiscard]] Result<SecretBytes> unwrapWithIdentities(const Header &header,
                                                       std::span<const Identity> identities);

} // namespace retinue::age
