#pragma once

#include "core/installation/security_log.h"
#include "core/model/owner_set.h"

#include <functional>
#include <optional>
#include <vector>

namespace retinue::devices {

struct FleetEntry;
class Ledger;

/// Whom devices follow. A device follows the owners whose copies it holds, whoever is at its panel (R6), also
/// a user or group whom the store does not have yet, and all devices' data. What announces changes, answers
/// the feed and lets a device read or change asks here, so that nobody is told of what it may not ask for,
/// and nobody gets later what it was not told of.
///
/// Panels are in memory (a restart of the server forgets them; devices say it again), holdings are durable:
/// hold() and release() wait for the disk, so never from a database writer's thread. NotFound: no such
/// device. Thread-safe. Belongs to the DeviceRegistry.
class Following
{
public:
    /// Whether a device says for the first time who is at its panel, or says again what was taken before.
    enum class Saying { New, Again };

    explicit Following(Ledger &ledger);

    /// R6: who is at the panel. NotStarted: the device was stopped. Returns TooMany over
    /// limits::kDistinctOwnersPerDeviceAndHour distinct owners in the last hour, name() included, and logs
    /// it.
    [[nodiscard]] Result<void> setPanel(const DeviceId &device, std::vector<OwnerKey> userAndGroups,
                                        Saying saying = Saying::New);
    /// Owners that the device says it holds, and was not known to; counted together with those at its panel.
    [[nodiscard]] Result<void> name(const DeviceId &device, const std::vector<OwnerKey> &owners);
    void clearPanel(const DeviceId &device);
    /// A user came to a device's panel, who was not there before and is not said to have been. Called on the
    /// thread that said so, after it, with no lock held. Set before use, by the composition.
    void setLoginListener(
        std::function<void(const DeviceId &, const QString &deviceName, const OwnerKey &user)> listener);
    [[nodiscard]] bool isAtPanel(const DeviceId &device, const OwnerKey &owner) const;

    /// The owners whose copies a device holds.
    [[nodiscard]] Result<void> hold(const DeviceId &device, const std::vector<OwnerId> &owners);
    [[nodiscard]] Result<void> release(const DeviceId &device, const std::vector<OwnerId> &owners);
    [[nodiscard]] bool holds(const DeviceId &device, const OwnerId &owner) const;
    /// Devices that hold any of them, whether they take part or not.
    [[nodiscard]] std::vector<DeviceId> holders(const std::vector<OwnerId> &owners) const;

    /// `id`: of the owner in the store, if it has it.
    [[nodiscard]] bool follows(const DeviceId &device, const OwnerKey &owner,
                               const std::optional<OwnerId> &id) const;
    /// Everybody whom a device follows; what it holds by id.
    [[nodiscard]] OwnerSet followed(const DeviceId &device) const;
    /// Devices that take part (R4) and follow any of these owners.
    [[nodiscard]] std::vector<DeviceId> followers(const OwnerSet &owners) const;

private:
    /// `admitted` is called under the memory's lock, if the device may name these owners.
    [[nodiscard]] Result<void> admit(const DeviceId &device, const std::vector<OwnerKey> &owners,
                                     const std::function<Result<void>(const FleetEntry &)> &admitted);

    Ledger &m_ledger;
    installation::SecurityLog m_log;
    std::function<void(const DeviceId &, const QString &, const OwnerKey &)> m_loginListener;
};

} // namespace retinue::devices
