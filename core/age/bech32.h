#pragma once

#include "core/base/secret_bytes.h"

#include <QByteArrayView>

#include <optional>

namespace retinue::age {

/// Bech32 (BIP 173) without its limit of 90 characters, in which age writes keys. Lower case.
[[nodiscard]] SecretBytes toBech32(QByteArrayView prefix, QByteArrayView content);
/// The content of a text with this prefix, in lower or in upper case; none if it is no such text.
[[nodiscard]] std::optional<SecretBytes> fromBech32(QByteArrayView prefix, QByteArrayView text);

} // namespace retinue::age
