#include "core/devices/following.h"

#include "core/devices/ledger.h"
#include "core/protocol/limits.h"

#include <algorithm>
#include <iterator>

namespace retinue::devices {

namespace {

/// The user who comes to a panel where somebody else or nobody was: devices repeat what they said.
std::optional<OwnerKey> newcomer(const std::vector<OwnerKey> &before, const std::vector<OwnerKey> &after)
{
    const auto user = std::find_if(after.begin(), after.end(),
                                   [](const OwnerKey &owner) { return owner.kind() == OwnerKind::User; });
    if (user == after.end() || std::find(before.begin(), before.end(), *user) != before.end())
        return std::nullopt;
    return *user;
}

} // namespace

Following::Following(Ledger &ledger) : m_ledger(ledger), m_log(ledger.database, ledger.clock) {}

Result<void> Following::setPanel(const DeviceId &device, std::vector<OwnerKey> userAndGroups, Saying saying)
{
    QString name;
    std::optional<OwnerKey> arrived;
    RETINUE_TRY(admit(device, userAndGroups, [&](const FleetEntry &entry) -> Result<void> {
        // Judged in the lock that a stop clears the panel in: a login on its way does not outlive it.
        if (entry.record.state != DeviceState::Started)
            return Error{ErrorCode::NotStarted, QStringLiteral("This device was stopped."), {}};
        name = entry.record.info.name;
        arrived = newcomer(m_ledger.fleet.panels.of(entry.index), userAndGroups);
        m_ledger.fleet.panels.set(entry.index, userAndGroups);
        return {};
    }));
    if (arrived && saying == Saying::New && m_loginListener)
        m_loginListener(device, name, *arrived);
    return {};
}

Result<void> Following::name(const DeviceId &device, const std::vector<OwnerKey> &owners)
{
    return admit(device, owners, [](const FleetEntry &) -> Result<void> { return {}; });
}

Result<void> Following::admit(const DeviceId &device, const std::vector<OwnerKey> &owners,
                              const std::function<Result<void>(const FleetEntry &)> &admitted)
{
    constexpr int kMost = protocol::limits::kDistinctOwnersPerDeviceAndHour;
    QString name, address;
    {
        std::unique_lock guard(m_ledger.memoryMutex);
        FleetEntry *entry = m_ledger.fleet.find(device);
        if (!entry)
            return unknownDevice();
        if (entry->recentOwners.admit(owners, m_ledger.clock.sinceBoot(), kMost)) {
            entry->capReported = false;
            return admitted(*entry);
        }
        name = entry->record.info.name;
        address = std::exchange(entry->capReported, true) ? QString() : entry->record.address;
    }
    // Once until it works again: a device that keeps trying must not fill the log.
    if (!address.isNull())
        m_log.record(
            QStringLiteral("too-many-owners"), name, address,
            QStringLiteral("over %1 different users and groups within an hour; further ones are refused")
                .arg(kMost));
    return Error{
        ErrorCode::TooMany,
        QStringLiteral("over %1 different users and groups named by this device within an hour").arg(kMost)};
}

void Following::setLoginListener(
    std::function<void(const DeviceId &, const QString &, const OwnerKey &)> listener)
{
    m_loginListener = std::move(listener);
}

void Following::clearPanel(const DeviceId &device)
{
    std::unique_lock guard(m_ledger.memoryMutex);
    if (FleetEntry *entry = m_ledger.fleet.find(device))
        m_ledger.fleet.panels.set(entry->index, {});
}

bool Following::isAtPanel(const DeviceId &device, const OwnerKey &owner) const
{
    std::shared_lock guard(m_ledger.memoryMutex);
    const FleetEntry *entry = m_ledger.fleet.find(device);
    return entry && m_ledger.fleet.panels.isAt(entry->index, owner);
}

Result<void> Following::hold(const DeviceId &device, const std::vector<OwnerId> &owners)
{
    std::lock_guard change(m_ledger.changeMutex(device));
    std::vector<OwnerId> fresh;
    std::int64_t row = 0;
    {
        std::shared_lock guard(m_ledger.memoryMutex);
        const FleetEntry *entry = m_ledger.fleet.find(device);
        if (!entry)
            return unknownDevice();
        row = entry->row;
        std::copy_if(owners.begin(), owners.end(), std::back_inserter(fresh), [&](const OwnerId &owner) {
            return !m_ledger.fleet.holdings.holds(entry->index, owner);
        });
    }
    if (fresh.empty())
        return {};
    RETINUE_TRY(
        m_ledger.database.writer()
            .run([&](sql::Database &connection) { return device_table::hold(connection, row, fresh); })
            .during(QStringLiteral("noting what a device holds")));
    std::unique_lock guard(m_ledger.memoryMutex);
    if (const FleetEntry *entry = m_ledger.fleet.find(device))
        m_ledger.fleet.holdings.hold(entry->index, fresh);
    return {};
}

Result<void> Following::release(const DeviceId &device, const std::vector<OwnerId> &owners)
{
    std::lock_guard change(m_ledger.changeMutex(device));
    std::vector<OwnerId> held;
    std::int64_t row = 0;
    {
        std::shared_lock guard(m_ledger.memoryMutex);
        const FleetEntry *entry = m_ledger.fleet.find(device);
        if (!entry)
            return unknownDevice();
        row = entry->row;
        std::copy_if(owners.begin(), owners.end(), std::back_inserter(held), [&](const OwnerId &owner) {
            return m_ledger.fleet.holdings.holds(entry->index, owner);
        });
    }
    if (held.empty())
        return {};
    RETINUE_TRY(
        m_ledger.database.writer()
            .run([&](sql::Database &connection) { return device_table::release(connection, row, held); })
            .during(QStringLiteral("noting what a device holds no more")));
    std::unique_lock guard(m_ledger.memoryMutex);
    if (const FleetEntry *entry = m_ledger.fleet.find(device))
        m_ledger.fleet.holdings.release(entry->index, held);
    return {};
}

bool Following::holds(const DeviceId &device, const OwnerId &owner) const
{
    std::shared_lock guard(m_ledger.memoryMutex);
    const FleetEntry *entry = m_ledger.fleet.find(device);
    return entry && m_ledger.fleet.holdings.holds(entry->index, owner);
}

std::vector<DeviceId> Following::holders(const std::vector<OwnerId> &owners) const
{
    std::vector<DeviceId> devices;
    std::shared_lock guard(m_ledger.memoryMutex);
    for (const HoldingIndex::Device index : m_ledger.fleet.holdings.holders(owners))
        devices.push_back(m_ledger.fleet.idOf(index));
    return devices;
}

bool Following::follows(const DeviceId &device, const OwnerKey &owner, const std::optional<OwnerId> &id) const
{
    if (owner.kind() == OwnerKind::AllDevices)
        return true;
    std::shared_lock guard(m_ledger.memoryMutex);
    const FleetEntry *entry = m_ledger.fleet.find(device);
    return entry && (m_ledger.fleet.panels.isAt(entry->index, owner) ||
                     (id && m_ledger.fleet.holdings.holds(entry->index, *id)));
}

OwnerSet Following::followed(const DeviceId &device) const
{
    OwnerSet owners;
    {
        std::shared_lock guard(m_ledger.memoryMutex);
        if (const FleetEntry *entry = m_ledger.fleet.find(device)) {
            owners.ids = m_ledger.fleet.holdings.of(entry->index);
            owners.keys = m_ledger.fleet.panels.of(entry->index);
        }
    }
    owners.keys.push_back(OwnerKey::allDevices());
    return owners;
}

std::vector<DeviceId> Following::followers(const OwnerSet &owners) const
{
    const bool everybody = std::any_of(owners.keys.begin(), owners.keys.end(), [](const OwnerKey &owner) {
        return owner.kind() == OwnerKind::AllDevices;
    });
    std::vector<DeviceId> devices;
    std::shared_lock guard(m_ledger.memoryMutex);
    const Fleet &fleet = m_ledger.fleet;
    const auto add = [&devices](const FleetEntry &entry) {
        if (entry.record.state == DeviceState::Started)
            devices.push_back(entry.record.id);
    };
    if (everybody) {
        fleet.forEach(add);
        return devices;
    }
    const auto holders = fleet.holdings.holders(owners.ids);
    const auto panels = fleet.panels.devicesOf(owners.keys);
    std::vector<HoldingIndex::Device> either;
    std::set_union(holders.begin(), holders.end(), panels.begin(), panels.end(), std::back_inserter(either));
    for (const HoldingIndex::Device index : either)
        add(*fleet.find(fleet.idOf(index)));
    return devices;
}

} // namespace retinue::devices
