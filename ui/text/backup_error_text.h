#pragma once

#include "core/base/clock.h"
#include "ui/text/error_text.h"

#include <QString>

#include <optional>

namespace retinue::ui {

/// The code of R54 that an error of a backup or restore carries ("DBBU03"); empty: none.
[[nodiscard]] QString backupCode(const Error &error);
/// What a user is told of such an error: its code in front (R53), the cause as exactly as it is known, what
/// to check. None: it has no code.
[[nodiscard]] std::optional<ErrorText> backupErrorText(const Error &error);

/// A run of the schedule or by hand that failed with this word of the execution log.
[[nodiscard]] ErrorText failedBackupText(const QString &code, Timestamp at);
/// The destination was not there (DBBU04), which is told apart from a failure.
[[nodiscard]] ErrorText absentDestinationText(const QString &code, Timestamp at);
/// The server did not run when a backup was due.
[[nodiscard]] ErrorText missedBackupText(Timestamp at);

} // namespace retinue::ui
