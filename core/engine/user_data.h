#pragma once

#include "core/devices/device_registry.h"
#include "core/engine/job_board.h"
#include "core/installation/erased_owners.h"
#include "core/userdata/owner_move.h"
#include "core/userdata/recently_deleted.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <set>

namespace retinue::engine {

/// What a deletion takes, and what of it may come back by itself.
struct DeletionOutlook
{
    userdata::DeletionPlan plan;
    /// R5, R20: stopped devices that hold copies of these owners: those return when the devices are started.
    QStringList stoppedHolders; ///< names, ordered
    bool keeps = true;          ///< what is deleted goes to Recently deleted
};

/// What a rename or a merge does.
struct MoveOutlook
{
    userdata::MoveReport plan;
    /// As DeletionOutlook: of the user whose name goes.
    QStringList stoppedHolders;
    bool keeps = true;                ///< what is lost of it goes to Recently deleted
    bool losesDeviceSpecific = false; ///< what devices have of it for themselves goes with the copies (R9)
};

/// [User Data] for the console and the command line: the services of userdata joined with the devices, the
/// installation's memory of what was deleted for good (R56), and the execution log (R53). What takes long
/// works on its caller's thread: run it as a job. Thread-safe.
class UserData
{
public:
    struct Parts
    {
        store::Store &store;
        const Catalogue &catalogue;
        const Clock &clock;
        devices::DeviceRegistry &devices;
        installation::MachineDatabase &machine;
        JobBoard &jobs;
        /// One row of the execution log.
        std::function<void(const QString &operation, const QString &subject, Timestamp started,
                           const Result<void> &result, const QString &who)>
            record;
        std::function<bool(const DeviceId &)> isListening;
        /// Engine::startDevice(), Engine::stopDevice().
        std::function<Result<void>(const DeviceId &, const QString &who)> startDevice, stopDevice;
    };
    explicit UserData(const Parts &parts);

    [[nodiscard]] userdata::RecentlyDeleted &recentlyDeleted() { return m_recentlyDeleted; }

    [[nodiscard]] Result<DeletionOutlook> outlook(const userdata::OwnerSelection &selection,
                                                  const CancelToken &cancel = {});
    /// R20. `subject` says for people what is deleted ("12 users"). Cancelled: the rest stays. Paused: the
    /// rest is deleted after the next start of the engine.
    [[nodiscard]] Result<userdata::DeletionReport> remove(const userdata::OwnerSelection &selection,
                                                          const QString &subject, const QString &who,
                                                          const LongWork &work);
    [[nodiscard]] Result<userdata::RestoreReport> restore(const userdata::DeletedSelection &selection,
                                                          userdata::Existing existing, const QString &subject,
                                                          const QString &who, const LongWork &work);
    [[nodiscard]] Result<userdata::PurgeReport> deleteForGood(const userdata::DeletedSelection &selection,
                                                              const QString &subject, const QString &who,
                                                              const LongWork &work);

    /// R5 in one step: what the server has of a user or group goes to Recently deleted, and the copy of a
    /// connected device, started or stopped, becomes the data. The device is stopped and started for it;
    /// waits at most `patience` for its copy. TimedOut: none came, the server's data were brought back, and a
    /// device that was stopped is stopped again. Unreachable: the device is not connected. InUse: it is doing
    /// this for another owner. NotFound: no such device, or the server has nothing of the owner.
    [[nodiscard]] Result<void> takeOver(const OwnerKey &owner, const DeviceId &device, const QString &who,
                                        const LongWork &work,
                                        std::chrono::milliseconds patience = std::chrono::seconds(30));

    /// As userdata::OwnerMove, with a row of the execution log for what was done. Each is one write: it may
    /// be waited for.
    [[nodiscard]] Result<MoveOutlook> planRename(const OwnerKey &from, const OwnerKey &to);
    [[nodiscard]] Result<MoveOutlook> rename(const OwnerKey &from, const OwnerKey &to, const QString &who);
    [[nodiscard]] Result<MoveOutlook> planMerge(const OwnerKey &from, const OwnerKey &into,
                                                userdata::Existing existing);
    [[nodiscard]] Result<MoveOutlook> merge(const OwnerKey &from, const OwnerKey &into,
                                            userdata::Existing existing, const QString &who);

    /// How long deleted data can be brought back; zero: they are not kept.
    [[nodiscard]] std::chrono::days keptFor() const;
    /// InvalidInput outside of 0 to kMostDays. Shorter ones take effect at the next daily work.
    [[nodiscard]] Result<void> setKeptFor(std::chrono::days life, const QString &who);
    static constexpr int kMostDays = 3650;

    /// Goes on with what was interrupted, as jobs. Once, at the start.
    void resume();
    /// Tries again to take what was deleted for good out of the store's files, where it did not succeed.
    /// Daily.
    void eraseWhatIsDue();

    /// The job's reports and wishes, for the functions above.
    [[nodiscard]] static LongWork workOf(Job &job);

private:
    /// Names, ordered.
    [[nodiscard]] Result<QStringList> stoppedHoldersOf(const std::vector<OwnerId> &owners,
                                                       const CancelToken &cancel);
    [[nodiscard]] userdata::Deletion::Keep keep() const;
    [[nodiscard]] Result<MoveOutlook> outlookOf(Result<userdata::MoveReport> report);
    [[nodiscard]] Result<std::optional<store::OwnerRow>> rowOf(const OwnerKey &owner);
    [[nodiscard]] Result<void> replaceByCopy(const OwnerKey &owner, const OwnerId &id, const DeviceId &device,
                                             const QString &who, const LongWork &work,
                                             std::chrono::milliseconds patience);
    [[nodiscard]] Result<userdata::RestoreReport> bringBack(const OwnerKey &owner, const OwnerId &id,
                                                            const QString &who);
    [[nodiscard]] Result<userdata::DeletionReport> finish(std::int64_t journal, userdata::Deletion::Keep keep,
                                                          const LongWork &work);

    const Parts m_parts;
    installation::ErasedOwners m_erased;
    userdata::Deletion m_deletion;
    userdata::RecentlyDeleted m_recentlyDeleted;
    std::mutex m_takingOverMutex;
    std::set<DeviceId> m_takingOver; ///< devices whose copy is to become the data
    userdata::OwnerMove m_moves;
};

} // namespace retinue::engine
