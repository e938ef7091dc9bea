#pragma once

#include "core/base/long_work.h"
#include "core/store/erasure.h"
#include "core/userdata/owner_directory.h"

#include <functional>

namespace retinue::userdata {

/// R20: whom an administrator has chosen.
struct OwnerSelection
{
    std::vector<OwnerId> owners; ///< one by one
    /// All that the search finds at the moment; `owners` are the ones left out then.
    std::optional<OwnerSearch> allThatMatch;
};

/// What a deletion would take, for whoever confirms it.
struct DeletionPlan
{
    std::int64_t users = 0;
    std::int64_t groups = 0;
    std::int64_t settings = 0;
    std::vector<OwnerKey> first; ///< at most kNamed of them, by name
    std::vector<OwnerId> owners; ///< all of them
    static constexpr std::size_t kNamed = 8;
};

/// A deletion that was interrupted.
struct UnfinishedDeletion
{
    std::int64_t journal = 0;
    QString who;
    std::int64_t left = 0;
    bool forGood = false;
};

struct DeletionReport
{
    std::int64_t deleted = 0;                      ///< by this call
    std::int64_t gone = 0;                         ///< somebody else had deleted them meanwhile
    store::Erasure erasure = store::Erasure::Done; ///< of a deletion for good: how far the files are clean
};

/// Deleting owners with all their settings (R9, R20), any number of them: the set is fixed in a journal of
/// the store first, then they go batch after batch while devices keep syncing. After a crash a journal is
/// finished; one whose set was not complete is dropped, and nothing was deleted. Each call works on its
/// caller's thread and waits for the writer, so windows run it as a job. Thread-safe; one finish() per
/// journal at a time.
class Deletion
{
public:
    /// Called before owners are deleted for good (R56), with the former ids of those who were renamed or
    /// brought back; an error ends the work before they are.
    using Remember = std::function<Result<void>(const std::vector<OwnerId> &)>;
    /// In Recently deleted, or not at all.
    enum class Keep { Yes, No };

    /// The store outlives it.
    Deletion(store::Store &store, Remember remember) : m_store(store), m_remember(std::move(remember)) {}

    [[nodiscard]] Result<DeletionPlan> plan(const OwnerSelection &selection, const CancelToken &cancel = {});
    /// Fixes the set; nothing is deleted yet. Gives the journal. Cancelled: nothing is left of it.
    [[nodiscard]] Result<std::int64_t> begin(const OwnerSelection &selection, const QString &who, Keep keep,
                                             const LongWork &work);
    /// Deletes what the journal still names. Cancelled, or another error: the journal stays; call it again,
    /// or abandon(). NotFound: there is no such journal.
    [[nodiscard]] Result<DeletionReport> finish(std::int64_t journal, const LongWork &work);
    /// What the journal still names is not deleted.
    [[nodiscard]] Result<void> abandon(std::int64_t journal);
    /// Those that were interrupted, the oldest first. Drops what was never complete or was abandoned, so only
    /// when nothing else is under way: at the start.
    [[nodiscard]] Result<std::vector<UnfinishedDeletion>> unfinished();

private:
    store::Store &m_store;
    const Remember m_remember;
};

/// Of one who is deleted for good, under all ids: what answers and imports hold of the values, and then the
/// former ids, which are to be remembered before (R56).
[[nodiscard]] Result<void> removeTraces(store::Edit &edit, const OwnerId &owner);

/// store::eraseTraces() as the last part of work that has deleted for good. Later when it was asked to end,
/// or the disk is full.
[[nodiscard]] Result<store::Erasure> erase(store::Store &store, const LongWork &work);

} // namespace retinue::userdata
