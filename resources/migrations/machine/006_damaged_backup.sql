-- Why a backup cannot be restored, found when it was made; empty: nothing was found.
ALTER TABLE backup_file ADD COLUMN damage TEXT NOT NULL DEFAULT '';
