#pragma once

#include "core/engine/backup_memory.h"
#include "core/store/store.h"

#include <vector>

namespace retinue::engine {

/// The stores beside the one in use: one that was replaced and is to become a backup or to go, one that was
/// to become the current one and did not. They are named by their folders in the stores' folder, so that it
/// matters neither how the data folder is called nor that it was moved; what `current` names, and the store
/// that is open, are never touched. Thread-safe; waits for the disk.
class ReplacedStores
{
public:
    ReplacedStores(const store::Store &store, const QString &dataFolder, BackupMemory &memory)
        : m_store(store)
        , m_folder(dataFolder + QStringLiteral("/store"))
        , m_memory(memory)
    {
    }

    /// The name of the one in use.
    [[nodiscard]] QString current() const;
    [[nodiscard]] QString databaseOf(const QString &name) const;
    /// Those that are to become backups yet.
    [[nodiscard]] Result<std::vector<BackupWork>> toKeep();
    [[nodiscard]] bool hasSomeToKeep();
    /// Removes one that is a backup now, or is not to become one, and ends its row; after an error the row
    /// says that the rest is to go.
    [[nodiscard]] Result<void> drop(std::int64_t row, const QString &name);
    /// What can be decided at once of a row: one that is to go goes, the row of one that is not there, or is
    /// the current one, ends. Whether a store was removed.
    bool settle(const BackupWork &left);

private:
    [[nodiscard]] bool isInUse(const QString &name) const;
    [[nodiscard]] bool isToKeep(const BackupWork &left) const;
    [[nodiscard]] Result<void> remove(const QString &name) const;

    const store::Store &m_store;
    const QString m_folder;
    BackupMemory &m_memory;
};

} // namespace retinue::engine
