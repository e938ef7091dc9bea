#pragma once

#include "core/base/long_work.h"
#include "core/sharing/carrying.h"
#include "core/sharing/device_steps.h"
#include "core/sharing/scope_plan.h"
#include "core/store/store.h"

#include <optional>
#include <vector>

namespace retinue::sharing {

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

    /// As planOf() and planOfUndo().
    [[nodiscard]] Result<ScopePlan> plan(const Draft &draft);
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

    /// As the function of that name, for a device that starts; and what its answer means for the values that
    /// are kept of it (R35): too old ones are waited for no longer (DeviceSteps::isBehind), and what it has
    /// kept itself is done with. Waits for the writer then.
    [[nodiscard]] Result<DeviceSteps> stepsFor(const DeviceId &device,
                                               const std::vector<protocol::TakenStep> &taken);

    /// The change that waits for the values of a device (R35).
    [[nodiscard]] Result<std::optional<store::ScopeChangeRow>> keeping();
    /// It waits no longer. NotFound: nothing waits.
    [[nodiscard]] Result<void> endKeeping();

private:
    store::Store &m_store;
    const Catalogue &m_catalogue;
};

} // namespace retinue::sharing
