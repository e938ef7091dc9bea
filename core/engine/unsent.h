#pragma once

#include "core/engine/engine.h"
#include "core/exchange/export.h"

namespace retinue::engine {

/// One thing that was done here and that the copy does not have which counts (Replication::copyElsewhere()).
struct UnsentChange
{
    enum class What {
        Changed,      ///< a setting was made or changed
        Deleted,      ///< a setting
        OwnerMade,    ///< and has no settings
        OwnerDeleted, ///< with all its settings
        OwnerChanged, ///< in another way: its spelling, a value that is of one device now
    };
    enum class Way {
        InFile,          ///< saveUnsent() takes it along
        UnderPassphrase, ///< only when the file is sealed (R12)
        ByHand,          ///< a deletion, an item or another change that no file holds
    };
    What what = What::Changed;
    Way way = Way::InFile;
    std::optional<OwnerKey> owner; ///< none: renamed or deleted for good, so that the name is not kept
    bool isThereAgain = false;     ///< an owner who was deleted: one of the name is here now
    QString item;                  ///< catalogue id; empty: the owner itself
    Revision revision;
    Timestamp at{};
    std::optional<DeviceId> by; ///< null: an administrator here; none: it is not known
    QString device;             ///< what it is called; empty: it is none, or not known any more
};

struct UnsentReport
{
    std::optional<Timestamp> copyOf;    ///< when the copy was made; none: the new server is not known to have
                                        ///< any of this store, so that everything counts as changed
    State state;                        ///< of the store that was looked at
    std::int64_t users = 0, groups = 0; ///< that were made, or of whom a setting was changed or made
    std::int64_t emptyOwners = 0;       ///< of these, those without settings
    std::int64_t settings = 0;          ///< that were changed
    std::int64_t secrets = 0;           ///< of these, those that want a passphrase
    std::int64_t neverExported = 0;     ///< of these, those that no file holds
    std::int64_t deletedSettings = 0, deletedOwners = 0;
    std::int64_t otherOwners = 0;     ///< that were changed in another way only
    bool isOtherwiseChanged = false;  ///< what is of no owner: scopes, or something that cannot be named
    bool areDeletionsKnown = true;    ///< false: there may be others than those that are counted
    std::vector<UnsentChange> newest; ///< of all, the newest first
    [[nodiscard]] std::int64_t all() const
    {
        return settings + deletedSettings + deletedOwners + emptyOwners + otherOwners;
    }
    /// There is something that a file may hold: saveUnsent().
    [[nodiscard]] bool hasNewData() const { return settings + users + groups > 0; }
    /// The new server has everything.
    [[nodiscard]] bool isNothing() const { return all() == 0 && areDeletionsKnown && !isOtherwiseChanged; }
};

/// What was changed on a server that was replaced, and is not in the copy that the new server is sure to have
/// (Replication::copyElsewhere()): it may be in this store only. Counts all, names the newest `most`; memory
/// grows with those. Works on its caller's thread and reads one view of the store. Thread-safe. InvalidInput:
/// no other machine has taken over for this one. Cancelled, also when the engine stops.
[[nodiscard]] Result<UnsentReport> unsentChanges(Engine &engine, int most, const LongWork &work);

/// Of these, the settings as a package for an import on the new server, with the users and groups of whom
/// they are; credentials with a passphrase only (R12). Errors as unsentChanges() and
/// DataExchange::exportTo(); NotFound: nothing was changed or made.
[[nodiscard]] Result<exchange::ExportReport> saveUnsent(Engine &engine, const QString &path,
                                                        const SecretBytes &passphrase, const QString &who,
                                                        const LongWork &work);

} // namespace retinue::engine
