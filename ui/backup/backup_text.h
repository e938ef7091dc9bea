#pragma once

#include "core/engine/backups.h"
#include "ui/widgets/status_label.h"

#include <QString>

namespace retinue::ui {

/// What a place of backups is called (R50).
[[nodiscard]] QString placeText(engine::BackupPlace place);

/// How safe the data are, in a sentence, and what to do about it.
struct BackupStateText
{
    Health health = Health::Good;
    QString text, next; ///< next: empty when there is nothing to do
};
[[nodiscard]] BackupStateText backupStateText(const engine::BackupState &state, Timestamp now);
/// "Last proven by a trial restore: yesterday · Next by the schedule: …".
[[nodiscard]] QString backupMomentsText(const engine::BackupState &state, Timestamp now);

/// Whether a file was read back or restored on trial, when, or why it cannot be restored.
[[nodiscard]] QString checkedText(const engine::BackupFile &file);
[[nodiscard]] Health checkedHealth(const engine::BackupFile &file);
/// "the backup of 2026-11-26 18:05".
[[nodiscard]] QString backupOfText(const engine::BackupFile &file);

/// What a backup by hand has made; some need attention.
[[nodiscard]] QString backedUpText(const engine::BackUpReport &report);
[[nodiscard]] QString verifiedText(const engine::VerifyReport &report);
[[nodiscard]] QString provenText(const engine::TrialReport &report);

/// "Folder": a step of reaching a share.
[[nodiscard]] QString shareStepText(engine::ShareStep step);
/// What to check when that step fails.
[[nodiscard]] QString shareStepNext(engine::ShareStep step);

} // namespace retinue::ui
