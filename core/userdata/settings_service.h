#pragma once

#include "core/base/clock.h"
#include "core/model/catalogue.h"
#include "core/model/owner_set.h"
#include "core/protocol/messages.h"
#include "core/store/store.h"

#include <functional>
#include <memory>
#include <vector>

namespace retinue::userdata {

/// What a pull asks for.
struct Pull
{
    std::optional<State> ifNoneMatch; ///< the ETag the device has
    std::optional<State> since;       ///< only what changed after it, if that can be told
    bool secrets = false;             ///< the user is at the asking device's panel
};

/// An answer ready to be sent: `body` is the encoded protocol::OwnerSettings, shared between requests.
struct PullAnswer
{
    bool notModified = false;
    State state;
    std::optional<OwnerId> id;
    std::shared_ptr<const std::string> body;
};

/// Everything that reads or changes the settings of owners on the server: pulls, pushes, reconciling, the
/// change feed, what devices displace. Applies the rules of core/sync to the store. Thread-safe. `done`
/// callbacks come on the store's writer thread, refusals too (after the store was closed: on the caller's).
/// Takes the store's listener for itself. The store and catalogue outlive it.
class SettingsService
{
public:
    SettingsService(store::Store &store, const Catalogue &catalogue);
    ~SettingsService();

    /// R6. From memory when it can; never waits for the writer. OtherGeneration does not exist here: an ETag
    /// of another generation just does not match. With `secrets`, an owner who has secret settings is never
    /// "not modified": nobody knows whether the device was given them under that ETag. An owner unknown to
    /// the store: no id, no settings, a state at which that was so.
    [[nodiscard]] Result<PullAnswer> pull(const OwnerKey &owner, const Pull &pull);
    /// R7, R9, R14. The value is validated and made canonical here. A change id that was answered before gets
    /// the first answer. Errors: OutOfDate, VersionRequired is the caller's, OtherGeneration, InvalidInput,
    /// TooLarge, NotFound (item), Locked (secret without data key), NoSpace, Io.
    void push(const DeviceId &device, protocol::SettingChange change,
              std::function<void(Result<protocol::ChangeAnswer>)> done);
    /// The same for a device that has no business with the owner: answered as if nobody of that name existed,
    /// and changes nothing. Only for a change that is based on data.
    void pushAsStranger(const DeviceId &device, protocol::SettingChange change,
                        std::function<void(Result<protocol::ChangeAnswer>)> done);
    /// R5 for one batch of owners, from one snapshot. OtherGeneration if `request.generation` is not the
    /// store's.
    [[nodiscard]] Result<protocol::ReconcileAnswer> reconcile(const protocol::ReconcileRequest &request);
    /// The feed for a device that follows `owners`. Cannot be calculated (older than the tombstones):
    /// CannotCalculateChanges; other generation: OtherGeneration. Secret values never travel here (atLogin).
    [[nodiscard]] Result<protocol::Changes> changes(const OwnerSet &owners, const State &since, int limit);
    /// Group membership as a login asserts it (R6); writes when it differs, or was not asserted
    /// for a day.
    void assertMembership(const protocol::PanelLogin &login, std::function<void(Result<void>)> done);
    /// R14: kept in Recently deleted, with the device it came from; all or nothing. TooMany: as much is kept
    /// of this device already as may be (limits.h); the device keeps its values, and what gets old makes
    /// room.
    void keepDisplaced(const DeviceId &device, std::vector<protocol::DisplacedSetting> settings,
                       std::function<void(Result<void>)> done);
    /// R13: the owners of which the device's digest differs from the server's at the same state. Owners whose
    /// states differ are not judged.
    [[nodiscard]] Result<std::vector<OwnerId>> differing(const std::vector<protocol::OwnerDigest> &digests);
    [[nodiscard]] Result<std::optional<OwnerId>> find(const OwnerKey &owner);
    /// How many users and groups have data.
    struct Counts
    {
        std::int64_t users = 0, groups = 0, settings = 0;
    };
    [[nodiscard]] Result<Counts> counts();

    /// Daily: forgets tombstones and answered change ids after their time (limits.h), and what is in Recently
    /// deleted, or was there before an import, for longer than `keptFor`, as of `now`: a time that is to be
    /// trusted, for what is deleted then does not come back. In short batches; waits for the writer.
    [[nodiscard]] Result<void> purge(Timestamp now, std::chrono::hours keptFor);
    /// Of groups that a user without data was in, after the last login that said so.
    static constexpr std::chrono::hours kMembershipLife{90 * 24};
    /// purge() ends with the batch in hand, from now on.
    void stopUpkeep();

    /// A change that a device pushed, once it is on disk; refused and repeated ones and those that change
    /// nothing are not reported. Called on the writer's thread before the device gets its answer. Set before
    /// use, by the composition.
    struct Pushed
    {
        DeviceId device;
        OwnerKey owner = OwnerKey::allDevices();
        QString item;
        bool deleted = false;
    };
    void setPushListener(std::function<void(const Pushed &)> listener);
    /// Asked inside the write of each push, by the scopes of that moment, on the writer's thread: an error is
    /// the answer. Set before the first push, by the composition.
    using PushGuard = std::function<Result<void>(const DeviceId &, const store::ScopeState &)>;
    void setPushGuard(PushGuard guard);
    /// Called on the writer's thread after each commit with the owners that changed. Set before the first
    /// write, by the composition.
    void setListener(std::function<void(const std::vector<store::OwnerChanged> &)> listener);

private:
    class Impl;
    std::shared_ptr<Impl> m_impl; // shared with the callbacks under way
};

} // namespace retinue::userdata
