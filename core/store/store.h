#pragma once

#include "core/base/clock.h"
#include "core/base/secret_bytes.h"
#include "core/model/owner.h"
#include "core/model/revision.h"
#include "core/sql/database.h"

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace retinue::store {

class Snapshot;
class Edit;
struct ScopeState;

/// An owner that a committed group changed, for those who follow (event hints, caches).
struct OwnerChanged
{
    OwnerId owner;
    Revision revision;
    bool deleted = false;
    OwnerKey key = OwnerKey::allDevices();
};

struct StoreOptions
{
    QString folder; ///< holds "current" (the pointer file) and <generation>/store.db (design, section 4)
    std::shared_ptr<const SecretBytes> dataKey; ///< 32 bytes, for values of secret items; null = locked:
                                                ///< secret values cannot be read or written
    const Clock *clock = nullptr;               ///< outlives the store
    QString vfs;                                ///< as sql::Location::vfs
};

/// The synchronized data (R1): owners, their settings, revisions, tombstones, digests, Recently deleted. One
/// writer with group commit, readers with connections of their own (one per thread) that see snapshots and
/// never wait for the writer. Thread-safe.
class Store
{
public:
    /// Opens the current store or makes the first one (a new generation). Migrates, with a copy of the
    /// database beside it before. Refuses what it cannot vouch for: a newer schema (VersionUnsupported), a
    /// damaged database, found by SQLite's quick check after an unclean end (Corrupt), another data key than
    /// the one its secret values are sealed under (Locked).
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(StoreOptions options);
    ~Store(); ///< close()

    [[nodiscard]] Generation generation() const;
    [[nodiscard]] sql::Location location() const;
    /// Revision of the newest committed change. From memory.
    [[nodiscard]] Revision revision() const;
    /// Both, of one moment.
    [[nodiscard]] State state() const;

    /// R31, of the newest commit. From memory.
    [[nodiscard]] ScopeState scopes() const;
    [[nodiscard]] std::int64_t scopeEpoch() const; ///< of them

    /// A consistent view for reading, on this thread's connection. Keep it short-lived and on this thread.
    [[nodiscard]] Result<Snapshot> read();

    using Work = std::function<Result<void>(Edit &)>;
    using Done = std::function<void(Result<void>)>;
    /// Queues a write; `done` comes on the writer's thread after it is on disk (or failed, alone or with its
    /// group).
    void write(Work work, Done done);
    [[nodiscard]] Result<void> writeAndWait(Work work);

    /// `listener` is called on the writer's thread after each commit, before the writes' `done`, with the
    /// owners it changed. Set before the first write, by the composition.
    void setListener(std::function<void(const std::vector<OwnerChanged> &)> listener);

    /// R14: begins a new generation with the same content, in place (for restore, recovery, promotion). Waits
    /// for the writer.
    [[nodiscard]] Result<Generation> beginGeneration();
    /// R55: another store takes the place of this one, in one step, also for a crash: `scratch`, a folder in
    /// this store's, with a closed database "store.db" that openStoreDatabase() has seen, of a generation of
    /// its own, under the same data key. Views that are open go on to show the former one; writes that wait
    /// go to the new one. `mayBe` is asked on the writer's thread when nothing is written here any more; its
    /// error is the end of it. The file of the former database, which is the caller's to remove after a
    /// base::syncFolder() of this store's folder. After an error nothing has changed but that `scratch` is
    /// gone. Waits for the writer.
    [[nodiscard]] Result<QString> replaceBy(const QString &scratch,
                                            const std::function<Result<void>()> &mayBe = {});
    void close();

private:
    class Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::store
