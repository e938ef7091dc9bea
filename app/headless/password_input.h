#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"

#include <QString>

namespace retinue::headless {

/// Whether there is a person to ask: standard input and error are a terminal.
[[nodiscard]] bool hasTerminal();
/// A line from the terminal; empty at its end.
[[nodiscard]] QString askLine(const QString &question);
/// A password from the terminal, not shown, asked twice until both are the same. Cancelled at its end.
[[nodiscard]] Result<SecretBytes> askNewPassword(const QString &forWhom);
/// The first line of a file, or of standard input for "-". Warns on standard error when others may read it.
[[nodiscard]] Result<SecretBytes> readPasswordFile(const QString &file);
/// By --password-file, else from the terminal; InvalidInput when there is neither.
[[nodiscard]] Result<SecretBytes> newPassword(const QString &passwordFile, const QString &forWhom);

} // namespace retinue::headless
