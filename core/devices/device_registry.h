#pragma once

#include "core/base/clock.h"
#include "core/devices/following.h"
#include "core/installation/machine_database.h"
#include "core/model/device.h"

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
    bool stoppedByAdministrator = false; ///< its token does not suffice to start it (R3)
    bool connected = false;              ///< holds an event stream now
    Timestamp enrolledAt{};
    std::optional<Timestamp> lastContact;
    std::int64_t scopeEpoch = 0;
    int differing = 0; ///< owners of which it held other content at its last report (R13)
    friend bool operator==(const DeviceRecord &, const DeviceRecord &) = default;
};

struct Enrolled
{
    DeviceId id;
    QString token;      ///< 256 bits, base64url; stored hashed, given once
    bool again = false; ///< it was enrolled before, and is the same device still
};

/// What became of a device; for event streams and screens.
enum class DeviceEvent { Enrolled, Started, Stopped, Removed, Changed };

/// The client machines of this installation: who they are, whether they take part (R4), and whom they follow
/// (Following). Answers from memory; changes are durable before they are acknowledged, so
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
    /// `before`: done first in the same transaction; its error is the answer, and nothing is enrolled then.
    [[nodiscard]] Result<Enrolled> enrol(const DeviceInfo &info, const QString &address,
                                         const sql::Writer::Work &before = {});
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

    [[nodiscard]] Result<void> update(const DeviceId &device, const DeviceInfo &info);
    /// R4. Stopped: nobody is at its panel any more. `byAdministrator`: a device so stopped is started by an
    /// administrator, or after it was enrolled again (R3); until then NotStarted for a start of its own.
    [[nodiscard]] Result<void> setState(const DeviceId &device, DeviceState state, bool byAdministrator);
    /// Its token is void at once; its holdings are forgotten.
    [[nodiscard]] Result<void> remove(const DeviceId &device);
    /// R13: of how many owners the device holds other content, by its last comparison. `continued`: these
    /// come on top of those said before.
    [[nodiscard]] Result<void> setDiffering(const DeviceId &device, int owners, bool continued = false);
    /// R36: up to which change of scopes it was told what to do.
    [[nodiscard]] Result<void> setScopeEpoch(const DeviceId &device, std::int64_t epoch);
    [[nodiscard]] std::int64_t scopeEpoch(const DeviceId &device) const;

    /// Whom devices follow; lives as long as this.
    [[nodiscard]] Following &following();
    [[nodiscard]] const Following &following() const;

    /// Called on the thread that made the change, after it, with no lock held. Set before use, by the
    /// composition.
    void setListener(std::function<void(const DeviceId &, DeviceEvent)> listener);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::devices
