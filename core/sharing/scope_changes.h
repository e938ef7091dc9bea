#pragma once

#include "core/base/long_work.h"
#include "core/model/catalogue.h"
#include "core/store/store.h"
#include "core/store/tables.h"

#include <map>
#include <optional>
#include <vector>

namespace retinue::sharing {

/// What an administrator wants (R31): catalogue ids, and the scopes that they are to have.
using Draft = std::map<QString, Scope>;

/// What becomes of one item on the server.
struct PlannedItem
{
    QString item; ///< catalogue id
    Scope to = Scope::Shared;
    /// To device-specific: whose values are frozen as seeds, and pushed so (R33). To shared: whose seeds end
    /// (R34). When a change is taken back: whose values it brings back.
    std::int64_t owners = 0;
    friend bool operator==(const PlannedItem &, const PlannedItem &) = default;
};

struct ScopePlan
{
    std::vector<PlannedItem> items;  ///< that change, in the catalogue's order
    std::int64_t sharedSettings = 0; ///< all devices' (the shared buttons) that are initialized (R34)
    std::int64_t undoes = 0;         ///< the change that it takes back; 0: none
    std::int64_t epoch = 0;          ///< of the newest change when it was planned
};

/// What is set aside, and can be taken back, or not at all.
enum class SetAside { Kept, Gone };

/// Changing which items are shared (R31-R34): on the server, in short batches, finished after a crash. That
/// no client runs meanwhile (R32) is for the caller, who holds the starts first: from hold() on nobody may
/// start (store::ScopeState::work), so that whoever is found running afterwards was so before. Each call
/// works on its caller's thread; all but plan(), planUndo() and history() wait for the writer. Thread-safe;
/// one finish() at a time.
class ScopeChanges
{
public:
    /// Both outlive it.
    ScopeChanges(store::Store &store, const Catalogue &catalogue) : m_store(store), m_catalogue(catalogue) {}

    /// InvalidInput: no such item, or one that is always shared. What is so already is left out.
    [[nodiscard]] Result<ScopePlan> plan(const Draft &draft);
    /// Of taking back a change. NotFound: there is no such one. NotPermitted: it is not done, was taken back,
    /// or a later one has changed an item of it.
    [[nodiscard]] Result<ScopePlan> planUndo(std::int64_t change);

    /// InUse: a change is under way, or waits for the values of a device.
    [[nodiscard]] Result<void> hold();
    /// Nothing was begun after all; nothing while a change is under way. Also at the start of the program.
    [[nodiscard]] Result<void> letGo();
    /// After hold(): from here on the items have their new scopes; gives the change, which is to be finished.
    /// `keeps`: whose values become the shared ones of what becomes shared (R35); null: nobody's.
    /// InvalidInput: nothing changes, or values are to be kept and nothing becomes shared. OutOfDate: there
    /// was another change since the plan, or another store is here since hold().
    [[nodiscard]] Result<std::int64_t> begin(const ScopePlan &plan, const QString &who, const DeviceId &keeps,
                                             SetAside setAside);
    /// Paused: Cancelled, call it again. Cannot be cancelled: a half would be neither.
    [[nodiscard]] Result<store::ScopeChangeRow> finish(std::int64_t change, SetAside setAside,
                                                       const LongWork &work);
    /// One that was interrupted.
    [[nodiscard]] Result<std::optional<store::ScopeChangeRow>> unfinished();
    /// The newest first, at most `limit` of those before `before`.
    [[nodiscard]] Result<std::vector<store::ScopeChangeRow>> history(std::optional<std::int64_t> before,
                                                                     int limit);
    /// Whether planUndo() would do; how long values are kept aside is the caller's.
    [[nodiscard]] Result<bool> canBeUndone(const store::ScopeChangeRow &change);

    /// The change that waits for the values of a device (R35).
    [[nodiscard]] Result<std::optional<store::ScopeChangeRow>> keeping();
    /// It waits no longer. NotFound: nothing waits.
    [[nodiscard]] Result<void> endKeeping();

private:
    store::Store &m_store;
    const Catalogue &m_catalogue;
};

/// As ScopeChanges::endKeeping(), inside a write.
[[nodiscard]] Result<void> endKeptValues(store::Edit &edit);

} // namespace retinue::sharing
