#pragma once

#include "core/age/keys.h"
#include "core/base/byte_stream.h"
#include "core/base/secret_bytes.h"

#include <memory>
#include <optional>

namespace retinue::backup {

/// Under what a backup is encrypted; neither: it is not.
struct Sealing
{
    SecretBytes passphrase;
    std::optional<age::Recipient> recipient;
    [[nodiscard]] bool isNone() const { return passphrase.isEmpty() && !recipient; }
};

/// Whether bytes are the beginning of an age file.
[[nodiscard]] bool isEncrypted(QByteArrayView beginning);
inline constexpr qsizetype kBeginning = 21; ///< that isEncrypted() looks at

/// What was encrypted, in clear. `secret`: the passphrase, or an identity ("AGE-SECRET-KEY-1..."), as text.
/// Errors as age::DecryptedSource; NotAuthenticated without a secret. `sealed` outlives it.
[[nodiscard]] Result<std::unique_ptr<base::ByteSource>> decrypted(base::ByteSource &sealed,
                                                                  const SecretBytes &secret);

} // namespace retinue::backup
