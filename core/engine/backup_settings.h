#pragma once

#include "core/engine/backups.h"

#include <mutex>

namespace retinue::engine {

/// What the installation has decided about backups, and when things last happened: kept in the machine
/// database (R1), read from memory. Secrets are sealed under the data key. Thread-safe; setters wait for the
/// disk.
class BackupSettings
{
public:
    BackupSettings(installation::MachineDatabase &machine, const QString &dataFolder,
                   std::shared_ptr<const SecretBytes> dataKey);
    [[nodiscard]] Result<void> load();

    [[nodiscard]] QString deviceFolder() const;
    /// Makes it, once. InvalidInput; NotPermitted and others: it cannot be made.
    [[nodiscard]] Result<void> setDeviceFolder(const QString &folder);
    /// That folder, for backups.
    [[nodiscard]] std::unique_ptr<backup::Destination> device() const;
    [[nodiscard]] NetworkShare share() const;
    [[nodiscard]] Result<void> setShare(const NetworkShare &share, const SecretBytes &password);
    /// Empty: none is kept. Locked.
    [[nodiscard]] Result<SecretBytes> sharePassword() const;
    [[nodiscard]] BackupEncryption encryption() const;
    [[nodiscard]] Result<void> setEncryption(const BackupEncryption &encryption,
                                             const SecretBytes &passphrase);
    [[nodiscard]] Result<SecretBytes> passphrase() const;
    [[nodiscard]] BackupRetention retention() const;
    [[nodiscard]] Result<void> setRetention(const BackupRetention &retention);
    [[nodiscard]] BackupSchedule schedule() const;
    [[nodiscard]] Result<void> setSchedule(const BackupSchedule &schedule, Timestamp now);

    /// How it goes with one place.
    struct OfPlace
    {
        int runsSinceBase = 0;
        std::optional<BackupTrouble> trouble; ///< until the next good backup there
    };
    /// When things last happened.
    struct Times
    {
        std::optional<Timestamp> lastGood, lastProven;
        std::optional<Timestamp> lastRun; ///< of the schedule, or when that was set
        std::optional<Timestamp> lastTrial;
        std::optional<Timestamp> begun; ///< a run of the schedule that has not ended; kept from lastRun apart
        int interrupted = 0;            ///< how many ends of the program, one after another, ended such a run
        OfPlace device, network;
        [[nodiscard]] OfPlace &of(BackupPlace place)
        {
            return place == BackupPlace::Network ? network : device;
        }
        [[nodiscard]] const OfPlace &of(BackupPlace place) const
        {
            return place == BackupPlace::Network ? network : device;
        }
    };
    [[nodiscard]] Times times() const;
    [[nodiscard]] Result<void> changeTimes(const std::function<void(Times &)> &change);

private:
    installation::MachineDatabase &m_machine;
    const QString m_dataFolder, m_usualFolder;
    const std::shared_ptr<const SecretBytes> m_dataKey;
    mutable std::mutex m_mutex; ///< guards the rest
    QString m_deviceFolder;
    QString m_deviceDisk; ///< where the file system began that it was on when it was set; empty: unknown
    NetworkShare m_share;
    QByteArray m_sharePassword, m_passphrase; ///< sealed
    BackupEncryption m_encryption;
    BackupRetention m_retention;
    BackupSchedule m_schedule;
    Times m_times;
};

} // namespace retinue::engine
