#pragma once

#include "core/backup/scratch_store.h"
#include "core/engine/backup_catalogue.h"
#include "core/engine/backup_settings.h"
#include "core/engine/replaced_stores.h"

namespace retinue::engine {

/// The work of Backups itself, without its log, its waiting and its schedule: one at a time. Errors have
/// their code of R54.
class BackupRunner
{
public:
    BackupRunner(const Backups::Parts &parts, BackupSettings &settings);

    void setShareAccess(ShareAccess access) { m_access = std::move(access); }
    [[nodiscard]] const ShareAccess &shareAccess() const { return m_access; }
    [[nodiscard]] BackupMemory &memory() { return m_memory; }
    /// InvalidInput: no share is set, or none can be reached by this program.
    [[nodiscard]] Result<std::unique_ptr<backup::Destination>> destination(BackupPlace place,
                                                                           const CancelToken &cancel) const;
    [[nodiscard]] QString nameOf(BackupPlace place) const;
    /// A destination and a name in it.
    struct Found
    {
        std::unique_ptr<backup::Destination> destination;
        QString name;
    };
    [[nodiscard]] Result<Found> find(const BackupSource &source, const CancelToken &cancel) const;
    /// The given one, or the one that is kept.
    [[nodiscard]] SecretBytes secretFor(const BackupSecret &given) const;

    [[nodiscard]] Result<BackUpReport> backUp(const BackUpWish &wish, const LongWork &work);
    [[nodiscard]] Result<VerifyReport> verify(const BackupSource &source, const BackupSecret &secret,
                                              const LongWork &work);
    [[nodiscard]] Result<TrialReport> trialRestore(const BackupSource &source, const BackupSecret &secret,
                                                   const LongWork &work);
    [[nodiscard]] Result<std::shared_ptr<PreparedRestore>>
    prepare(const BackupSource &source, const BackupSecret &secret, const LongWork &work);
    [[nodiscard]] Result<RestoreReport> restore(PreparedRestore &prepared, const RestoreWish &wish,
                                                const QString &who, const LongWork &work);
    /// What the last end of the program left on this machine; the paths of what was removed.
    [[nodiscard]] QStringList clearLeftovers();
    /// The same for the unfinished files of one destination, as far as it can be reached.
    [[nodiscard]] QStringList clearParts(backup::Destination &destination);
    /// R56: who was deleted, before the store forgets it.
    [[nodiscard]] Result<void> rememberDeletions() const;
    /// Stores that were replaced and are to become backups yet.
    [[nodiscard]] bool hasReplaced() { return m_replaced.hasSomeToKeep(); }
    /// Makes backups of them, and removes them; how many bytes were written.
    [[nodiscard]] Result<std::int64_t> keepReplaced(const LongWork &work);

private:
    class Prepared;
    /// A replaced store of which only a damaged copy could be made: it stays, and is not tried again; why.
    [[nodiscard]] Error leaveReplaced(const BackupWork &left, const BackUpReport &made);
    /// find(), with the code of R54.
    [[nodiscard]] Result<Found> findToRestore(const BackupSource &source, const CancelToken &cancel) const;
    [[nodiscard]] Result<BackUpReport> make(backup::Destination &destination, const sql::Location &store,
                                            const std::optional<backup::BackupHeader> &before,
                                            const SecretBytes &passphrase, const LongWork &work);
    [[nodiscard]] Result<backup::Sealing> sealing(const SecretBytes &passphrase) const;
    /// The file, and a mark of what it is under that tells nothing of a passphrase; empty: cannot be told.
    [[nodiscard]] QString sealedText(const BackupId &file, const backup::Sealing &sealing) const;
    [[nodiscard]] backup::BackupHeader newHeader(const std::optional<backup::BackupHeader> &before) const;
    [[nodiscard]] Result<std::optional<backup::BackupHeader>> newestOf(backup::Destination &destination,
                                                                       const CancelToken &cancel);
    /// Why older backups are not to go, although there is a newer one.
    [[nodiscard]] std::optional<Error> whyNoneGoes(const BackUpReport &report) const;
    void removeSurplus(backup::Destination &destination, const BackupId &made, BackUpReport &report,
                       const CancelToken &cancel);
    [[nodiscard]] Result<void> checkRoomToKeep() const;
    /// R56: those that the installation and a backup know, in their order.
    [[nodiscard]] Result<std::vector<OwnerId>> erasedOwners(const std::vector<OwnerId> &ofBackup) const;
    /// The same, and who was deleted since the backup, up to now.
    [[nodiscard]] Result<backup::KnownDeletions> deletionsSince(const backup::BackupHeader &header,
                                                                const std::vector<OwnerId> &erasedInIt) const;
    /// InUse: somebody deletes, brings back or imports, and would go on in the other store.
    [[nodiscard]] Result<void> refuseWhileStoreChanges() const;
    [[nodiscard]] QString scratchFolder(const char *purpose) const;
    [[nodiscard]] Result<std::unique_ptr<backup::ScratchStore>> scratch(const Found &found,
                                                                        const SecretBytes &secret,
                                                                        std::vector<OwnerId> &erased,
                                                                        int &files, const LongWork &work);
    void note(const Found &found, const std::function<void(RememberedBackup &)> &change);

    const Backups::Parts m_parts;
    BackupSettings &m_settings;
    BackupMemory m_memory;
    ReplacedStores m_replaced;
    ShareAccess m_access;
};

} // namespace retinue::engine
