#pragma once

#include "core/backup/backup_header.h"
#include "core/installation/machine_database.h"

#include <optional>
#include <vector>

namespace retinue::engine {

/// A file that was written, verified or tried from here.
struct RememberedBackup
{
    QString place; ///< Destination::toString()
    QString name;
    backup::BackupHeader header;
    qint64 size = 0;
    bool encrypted = false;
    Timestamp verifiedAt{}, provenAt{}; ///< 0: never
    std::int64_t row = 0;               ///< given by the table: the order in which they were written
    QString damage;                     ///< why it cannot be restored; empty: nothing was found
};

/// Something that was begun, and is to be cleared away if the program ends before it is done.
struct BackupWork
{
    enum class Kind {
        Part, ///< `name` is being written in `place`
        Keep, ///< `name`: the folder of a replaced store in the stores' folder, which is to become a backup
        Drop, ///< `name`: the same of one that is to go, unless it is the current one
    };
    Kind kind = Kind::Part;
    QString place, name;
    std::int64_t row = 0; ///< given by the table
};

/// What the installation knows of its backups (R1: not of the store). Thread-safe; waits for the disk.
class BackupMemory
{
public:
    explicit BackupMemory(installation::MachineDatabase &machine) : m_machine(machine) {}

    /// In place of what was known of that file.
    [[nodiscard]] Result<void> remember(const RememberedBackup &file);
    [[nodiscard]] Result<void> forget(const QString &place, const QString &name);
    [[nodiscard]] Result<std::vector<RememberedBackup>> of(const QString &place);
    [[nodiscard]] Result<std::optional<RememberedBackup>> find(const QString &place, const QString &name);

    /// How the newest file that was written on the device, or over the network, was sealed: `sealed` names
    /// the file and what it is under.
    [[nodiscard]] Result<void> rememberSealed(bool isNetwork, const QString &sealed);
    [[nodiscard]] Result<bool> wasSealed(bool isNetwork, const QString &sealed);

    /// Gives the row.
    [[nodiscard]] Result<std::int64_t> begin(const BackupWork &work);
    /// What was to be kept is to go.
    [[nodiscard]] Result<void> letGo(std::int64_t row);
    [[nodiscard]] Result<void> end(std::int64_t row);
    [[nodiscard]] Result<std::vector<BackupWork>> unfinished();

private:
    installation::MachineDatabase &m_machine;
};

} // namespace retinue::engine
