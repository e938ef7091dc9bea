#pragma once

#include "core/base/error.h"

#include <QString>

namespace retinue::ui {

/// What a user is told about a failure: what happened, and what to do next. Both end with a full stop.
struct ErrorText
{
    QString what;
    QString next;

    /// Both, one after the other.
    [[nodiscard]] QString toString() const { return what + QLatin1Char(' ') + next; }
};

/// The one map from an error's code to the user's sentence and next step, in the user's language; what
/// backups and restores fail with is put as R54 has it (backup_error_text.h). The detail (English, for the
/// log) is not part of it: show it on demand, with detailOf().
[[nodiscard]] ErrorText errorText(const Error &error);
/// The technical line behind a failure, for "Details" and for the log.
[[nodiscard]] QString detailOf(const Error &error);

} // namespace retinue::ui
