#pragma once

#include "core/engine/backups.h"

#include <QString>

namespace retinue::ui {

/// The sheet for the worst day as a page of HTML, black on white. `identity`: the recovery key that is put
/// on it; null: none is.
[[nodiscard]] QString recoverySheetHtml(const engine::RecoverySheet &sheet, const SecretBytes *identity);

/// Writes the sheet whole or not at all; by the ending: ".pdf" for printing, ".txt", else HTML. For its owner
/// only.
[[nodiscard]] Result<void> writeRecoverySheet(const QString &path, const QString &html);

} // namespace retinue::ui
