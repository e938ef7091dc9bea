#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <QString>

namespace retinue::headless {

/// A new password: from the file of --password-file, else from the terminal, not shown, asked twice until
/// both are the same. InvalidInput: there is neither. Cancelled: the input ended.
[[nodiscard]] Result<SecretBytes> newPassword(const QString &passwordFile, const QString &forWhom);

} // namespace retinue::headless
