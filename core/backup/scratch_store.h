#pragma once

#include "core/backup/backup_file.h"
#include "core/backup/comparison.h"
#include "core/backup/restore_preview.h"
#include "core/store/store.h"

#include <functional>
#include <memory>
#include <vector>

namespace retinue::backup {

/// What a restore works with.
struct ScratchOptions
{
    QString folder;                             ///< new; made, and removed again unless it was handed on
    std::shared_ptr<const SecretBytes> dataKey; ///< of this installation; null: locked
    std::optional<sql::Location> inUse;         ///< the store of this installation; needed while locked
    const Clock *clock = nullptr;
    QString vfs;
    /// Reads what AddInstallation wrote; before it is taken out. May be empty.
    std::function<Result<void>(sql::Database &)> readInstallation;
};

/// A backup, restored into a store of its own beside the one in use and proven: every digest was recomputed
/// from the content. Its secret values are under this installation's data key, or were left out when nobody
/// has the key they were under. Of one thread at a time.
class ScratchStore
{
public:
    /// `chain`: a base, then its increments, oldest first. Errors: those of BackupReader; InvalidInput: the
    /// files are no chain; VersionUnsupported; Corrupt; Locked: this installation's data key is needed;
    /// NoSpace, before anything is written when the disk has no room. Phases "reading", "checking".
    [[nodiscard]] static Result<std::unique_ptr<ScratchStore>>
    restore(const std::vector<std::unique_ptr<BackupReader>> &chain, const ScratchOptions &options,
            const LongWork &work);
    ~ScratchStore();
    ScratchStore(const ScratchStore &) = delete;
    ScratchStore &operator=(const ScratchStore &) = delete;

    [[nodiscard]] const BackupHeader &header() const { return m_header; } ///< of the newest file
    [[nodiscard]] std::int64_t owners() const { return m_owners; }
    [[nodiscard]] std::int64_t settings() const { return m_settings; }
    [[nodiscard]] std::int64_t leftOut() const { return m_leftOut; }
    [[nodiscard]] bool keysAreMissing() const { return m_keysAreMissing; }

    /// R56. Compares with the store in use; phase "comparing".
    [[nodiscard]] Result<RestorePreview> compare(const sql::Location &inUse, const KnownDeletions &known,
                                                 const LongWork &work);
    /// After compare(): deletes those deleted for good, and, if so wished, those deleted since (they go to
    /// Recently deleted, by `who`), and begins a new generation (R14). Row numbers of the store in use are
    /// not given again to other rows: selections may still hold them. How many owners were deleted. The
    /// folder then is what Store::replaceBy() takes. `scopeEpoch`: of the store in use, whose number no later
    /// change may have: devices were told that they are up to it (R36).
    [[nodiscard]] Result<std::int64_t> makeReady(bool deleteAgain, const QString &who, const LongWork &work,
                                                 std::int64_t scopeEpoch = 0);
    /// That began with makeReady().
    [[nodiscard]] Generation generation() const { return m_generation; }
    /// The folder with the database; it is the caller's from now on.
    [[nodiscard]] QString handOver();

private:
    explicit ScratchStore(ScratchOptions options) : m_options(std::move(options)) {}
    [[nodiscard]] sql::Location location() const;
    [[nodiscard]] store::StoreOptions storeOptions() const;
    [[nodiscard]] Result<void> prepare(const std::vector<std::unique_ptr<BackupReader>> &chain,
                                       const LongWork &work);
    [[nodiscard]] Result<void> clean(const std::optional<InstallationKeys> &keys);
    [[nodiscard]] Result<void> settleKeys(sql::Database &database,
                                          const std::optional<InstallationKeys> &keys);
    [[nodiscard]] Result<void> prove(const LongWork &work);

    ScratchOptions m_options;
    QString m_storeFolder; ///< within the folder; holds "store.db"
    BackupHeader m_header;
    std::int64_t m_owners = 0, m_settings = 0, m_leftOut = 0;
    Generation m_generation;
    sql::Location m_inUse; ///< what it was compared with
    bool m_keysAreMissing = false, m_wereResealed = false;
    std::vector<OwnerId> m_deletedSince, m_erased;
};

} // namespace retinue::backup
