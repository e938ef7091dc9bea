#pragma once

#include "core/store/tables.h"
#include "core/userdata/recently_deleted.h"

namespace retinue::userdata {

/// What becomes of one setting of a user whose data go to another name.
enum class MoveFate {
    Moved,    ///< nobody else had one
    Same,     ///< both had the same
    Merged,   ///< entry by entry; what the other had goes to Recently deleted, if that changes it
    Kept,     ///< the other's stays
    Replaced, ///< it takes the place of the other's, which goes to Recently deleted
    Left,     ///< a stored credential that cannot be decrypted: it goes to Recently deleted
};

struct MovedSetting
{
    QString item; ///< catalogue id; of an item that is not known its number
    MoveFate fate = MoveFate::Moved;
    bool onDevices = false; ///< R11: destinations inside are on devices only, and go with the copies there
    friend bool operator==(const MovedSetting &, const MovedSetting &) = default;
};

/// Of one rename or merge, done or planned.
struct MoveReport
{
    std::vector<MovedSetting>
        settings; ///< in the catalogue's order of numbers; none if only the spelling changes
    OwnerId from; ///< whose copies devices delete; null: nobody's, because only the spelling changes

    [[nodiscard]] std::int64_t count(MoveFate fate) const;
};

/// Renames a user, or merges one into another. To devices both are the deletion of the old name's owner (R9)
/// and changes of the other one, in one transaction: a new owner's, with a new id, of a renamed user; the
/// store remembers the former one (R56). Another spelling of the same name changes nothing for devices. The
/// groups that logins last asserted go along. Thread-safe; rename() and merge() wait for the writer.
///
/// Errors, and nothing was done: InvalidInput (no users, or twice the same name), NotFound (no data of the
/// old name; no data of the other one at merge()), AlreadyExists (data of the new name at rename()), Locked
/// (stored credentials move, which are sealed to their owner, and the data key is not there).
class OwnerMove
{
public:
    using Keep = Deletion::Keep;

    /// Store and catalogue outlive it.
    OwnerMove(store::Store &store, const Catalogue &catalogue) : m_store(store), m_catalogue(catalogue) {}

    /// What rename() would do. `to` may be another spelling of the same name.
    [[nodiscard]] Result<MoveReport> planRename(const OwnerKey &from, const OwnerKey &to);
    /// Keeps nothing of it in Recently deleted, but what is Left. What is there of the old name's owner goes
    /// by the new name.
    [[nodiscard]] Result<MoveReport> rename(const OwnerKey &from, const OwnerKey &to, Keep keep,
                                            const QString &who);
    /// What merge() would do.
    [[nodiscard]] Result<MoveReport> planMerge(const OwnerKey &from, const OwnerKey &into, Existing existing);
    /// Collections are merged entry by entry (sync::mergeCollections()), as far as they fit; of everything
    /// else that both have `existing` says whose stays. All of `from` goes to Recently deleted, and of `into`
    /// the former value of each setting that changes: it can be undone. Kept nothing of, it is a deletion for
    /// good of all that, and store::eraseTraces() is to be called.
    [[nodiscard]] Result<MoveReport> merge(const OwnerKey &from, const OwnerKey &into, Existing existing,
                                           Keep keep, const QString &who);

private:
    struct Plan;
    [[nodiscard]] Result<Plan> planOf(const store::Tables &tables, const OwnerKey &from, const OwnerKey &to,
                                      std::optional<Existing> merging) const;
    [[nodiscard]] Result<MoveReport> plan(const OwnerKey &from, const OwnerKey &to,
                                          std::optional<Existing> merging);
    [[nodiscard]] Result<MoveReport> move(const OwnerKey &from, const OwnerKey &to,
                                          std::optional<Existing> merging, Keep keep, const QString &who);

    [[nodiscard]] static Result<void> putAll(store::Edit &edit, const Plan &plan, store::OwnerRow &owner,
                                             Keep keep, const QString &who);
    [[nodiscard]] static Result<void> carryOutRename(store::Edit &edit, const Plan &plan, const OwnerKey &to,
                                                     Keep keep, const QString &who);
    [[nodiscard]] static Result<void> carryOutMerge(store::Edit &edit, Plan &plan, Keep keep,
                                                    const QString &who);

    store::Store &m_store;
    const Catalogue &m_catalogue;
};

} // namespace retinue::userdata
