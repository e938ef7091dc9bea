#pragma once

#include "core/base/clock.h"
#include "core/installation/machine_database.h"
#include "core/model/device.h"
#include "core/model/owner.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace retinue::devices {

/// One device as the console lists it (R30).
struct DeviceRecord
{
    DeviceId id;
    DeviceInfo info;
    QString address; ///< of its last contact, numeric
    DeviceState state = DeviceState::Stopped;
    bool stoppedByAdministrator = false; ///< may not resume by itself (R4)
    bool connected = false;              ///< holds an event stream now
    Timestamp enrolledAt{};
    std::optional<Timestamp> lastContact;
    std::int64_t scopeEpoch = 0;
    int differing = 0; ///< owners of which it held other content at its last report (R13)
};

struct Enrolled
{
    DeviceId id;
    QString token; ///< 256 bits, base64url; stored hashed, given once
};

/// What became of a device; for event streams and screens.
enum class DeviceEvent { Enrolled, Started, Stopped, Removed, Changed };

/// The client machines of this installation: who they are, whether they take part (R4), which owners they
/// hold, who is at their panel. Answers from memory; changes are durable before they are acknowledged, so
/// they wait for the disk: never from a database writer's thread. Contacts are written lazily, at most once a
/// minute per device. Changes of one device take effect in the order of their calls. NotFound: no such
/// device. Thread-safe.
class DeviceRegistry
{
public:
    DeviceRegistry(installation::MachineDatabase &database, const Clock &clock);
    ~DeviceRegistry();
    /// Reads everything into memory; once, before use.
    [[nodiscard]] Result<void> load();

    /// R3, after its credentials were accepted. A device with a known serial number keeps its id and its
    /// holdings; its old token is void, and it is stopped until it starts. InvalidInput: texts too long.
    [[nodiscard]] Result<Enrolled> enrol(const DeviceInfo &info, const QString &address);
    /// The device of a token, or nothing. Constant time in the token's content.
    [[nodiscard]] std::optional<DeviceId> authenticate(QByteArrayView token) const;
    void touch(const DeviceId &device, const QString &address);
    /// Once with true for each event stream that opens, once with false when it ends.
    void setConnected(const DeviceId &device, bool connected);
    /// Hands contacts that were not written yet to the writer; does not wait.
    void flushContacts();
    [[nodiscard]] std::optional<DeviceRecord> find(const DeviceId &device) const;
    [[nodiscard]] std::vector<DeviceRecord> list() const; ///< by name
    [[nodiscard]] DeviceState state(const DeviceId &device) const;
    [[nodiscard]] std::vector<DeviceId> started() const; ///< all that take part

    [[nodiscard]] Result<void> update(const DeviceId &device, const DeviceInfo &info);
    /// R4. `byAdministrator`: a device so stopped may not resume by itself until it is started here or starts
    /// explicitly.
    [[nodiscard]] Result<void> setState(const DeviceId &device, DeviceState state, bool byAdministrator);
    [[nodiscard]] Result<void> setScopeEpoch(const DeviceId &device, std::int64_t epoch);
    /// Its token is void at once; its holdings are forgotten.
    [[nodiscard]] Result<void> remove(const DeviceId &device);
    [[nodiscard]] Result<void> setDiffering(const DeviceId &device, int owners);

    /// R6: who is at the panel, from memory (a restart of the server forgets it; the device says it again).
    /// Returns TooMany over limits::kDistinctOwnersPerDeviceAndHour distinct owners in the last hour, and
    /// logs it.
    [[nodiscard]] Result<void> setPanel(const DeviceId &device, std::vector<OwnerKey> userAndGroups);
    void clearPanel(const DeviceId &device);
    [[nodiscard]] bool isAtPanel(const DeviceId &device, const OwnerKey &owner) const;

    /// The owners whose copies a device holds and therefore follows. Durable.
    [[nodiscard]] Result<void> hold(const DeviceId &device, const std::vector<OwnerId> &owners);
    [[nodiscard]] Result<void> release(const DeviceId &device, const std::vector<OwnerId> &owners);
    [[nodiscard]] bool holds(const DeviceId &device, const OwnerId &owner) const;
    [[nodiscard]] std::vector<OwnerId> holdings(const DeviceId &device) const;
    /// Devices that hold any of these owners.
    [[nodiscard]] std::vector<DeviceId> holders(const std::vector<OwnerId> &owners) const;

    /// Called on the thread that made the change, after it, with no lock held. Set before use, by the
    /// composition.
    void setListener(std::function<void(const DeviceId &, DeviceEvent)> listener);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::devices
