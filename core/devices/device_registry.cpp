#include "core/devices/device_registry.h"

#include "core/base/secret_bytes.h"
#include "core/devices/contact_queue.h"
#include "core/devices/device_table.h"
#include "core/devices/fleet.h"
#include "core/installation/security_log.h"
#include "core/protocol/limits.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace retinue::devices {

namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr qsizetype kTokenLength = 43; ///< in base64url without padding
constexpr std::chrono::milliseconds kContactInterval = std::chrono::minutes(1);

/// Tokens are random and long: a plain hash keeps them as well as a slow one would.
TokenHash tokenHash(QByteArrayView token)
{
    TokenHash hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(token.data()),
                       std::size_t(token.size()), nullptr, 0);
    return hash;
}

Result<void> checkInfo(const DeviceInfo &info)
{
    for (const QString *text :
         {&info.name, &info.serialNumber, &info.location, &info.productName, &info.version}) {
        if (text->size() > 2 * protocol::limits::kDeviceTextLength ||
            text->toUcs4().size() > protocol::limits::kDeviceTextLength)
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("a device's name, serial number, location, product "
                                        "name and version have at most %1 characters")
                             .arg(protocol::limits::kDeviceTextLength)};
    }
    return {};
}

Error unknownDevice()
{
    return {ErrorCode::NotFound, QStringLiteral("there is no such device")};
}

} // namespace

class DeviceRegistry::Impl
{
public:
    Impl(installation::MachineDatabase &machine, const Clock &time)
        : database(machine)
        , clock(time)
        , log(machine, time)
        , contacts(machine, time)
    {
    }

    installation::MachineDatabase &database;
    const Clock &clock;
    installation::SecurityLog log;
    ContactQueue contacts;
    std::function<void(const DeviceId &, DeviceEvent)> listener;

    /// Order of locks: members (enrol, remove, new serial numbers), then the device's change, then memory.
    /// The first two are held while waiting for the disk, the last one never.
    std::mutex membersMutex;
    mutable std::shared_mutex memoryMutex;
    Fleet fleet;

    std::mutex &changeMutex(const DeviceId &device) { return m_changes[device.hash() % m_changes.size()]; }

    std::optional<DeviceRow> rowOf(const DeviceId &device) const
    {
        std::shared_lock guard(memoryMutex);
        const FleetEntry *entry = fleet.find(device);
        return entry ? std::optional(entry->toRow()) : std::nullopt;
    }

    void tell(const DeviceId &device, DeviceEvent event) const
    {
        if (listener)
            listener(device, event);
    }

    /// Changes one device: a copy of its row, on disk, then in memory. `change` says whether there is
    /// anything to do. The caller holds the device's change mutex.
    Result<bool> change(const DeviceId &device, const std::function<bool(DeviceRow &)> &change)
    {
        auto row = rowOf(device);
        if (!row)
            return unknownDevice();
        if (!change(*row))
            return false;
        auto written = database.writer().run(
            [&](sql::Database &connection) { return device_table::update(connection, *row); });
        if (!written.ok())
            return std::move(written).error().during(
                QStringLiteral("changing the device %1").arg(row->record.info.name));
        std::unique_lock guard(memoryMutex);
        if (FleetEntry *entry = fleet.find(device)) {
            row->record.address = entry->record.address; // a contact may have come meanwhile
            fleet.replace(*entry, *row);
        }
        return true;
    }

private:
    std::array<std::mutex, 64> m_changes;
};

DeviceRegistry::DeviceRegistry(installation::MachineDatabase &database, const Clock &clock)
    : m_impl(std::make_unique<Impl>(database, clock))
{
}

DeviceRegistry::~DeviceRegistry() = default;

Result<void> DeviceRegistry::load()
{
    const QString doing = QStringLiteral("reading the devices");
    auto database = m_impl->database.reader();
    if (!database.ok())
        return std::move(database).error().during(doing);
    auto rows = device_table::readAll(**database);
    if (!rows.ok())
        return std::move(rows).error().during(doing);
    std::unique_lock guard(m_impl->memoryMutex);
    std::unordered_map<std::int64_t, HoldingIndex::Device> indexOfRow;
    for (DeviceRow &row : *rows) {
        if (row.tokenHash.size() != qsizetype(sizeof(TokenHash)))
            return Error{ErrorCode::Corrupt, QStringLiteral("the token of device %1 is broken").arg(row.row)}
                .during(doing);
        const std::int64_t number = row.row;
        indexOfRow[number] = m_impl->fleet.add(std::move(row)).index;
    }
    // Ordered by device: one call for each, not one for each of millions of holdings.
    std::vector<OwnerId> owners;
    std::int64_t ofRow = 0;
    const auto keep = [&] {
        if (const auto index = indexOfRow.find(ofRow); index != indexOfRow.end())
            m_impl->fleet.holdings.hold(index->second, owners);
        owners.clear();
    };
    auto read = device_table::readHoldings(**database, [&](std::int64_t row, const OwnerId &owner) {
        if (row != ofRow)
            keep();
        ofRow = row;
        owners.push_back(owner);
    });
    keep();
    return std::move(read).during(doing);
}

Result<Enrolled> DeviceRegistry::enrol(const DeviceInfo &info, const QString &address)
{
    RETINUE_TRY(checkInfo(info));
    const SecretBytes secret = SecretBytes::random(kTokenBytes);
    const QByteArray token =
        secret.view().toByteArray().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const TokenHash hash = tokenHash(token);

    DeviceId device;
    {
        std::lock_guard members(m_impl->membersMutex);
        std::optional<DeviceRow> known;
        {
            std::shared_lock guard(m_impl->memoryMutex);
            if (const FleetEntry *entry = m_impl->fleet.findSerial(info.serialNumber))
                known = entry->toRow();
        }
        device = known ? known->record.id : DeviceId::random();
        std::lock_guard change(m_impl->changeMutex(device));
        DeviceRow row = known.value_or(DeviceRow{});
        row.tokenHash = tokenHashBytes(hash);
        row.record.id = device;
        row.record.info = info;
        row.record.address = address;
        row.record.state = DeviceState::Stopped;
        row.record.stoppedByAdministrator = false;
        row.record.enrolledAt = m_impl->clock.now();
        auto written = m_impl->database.writer().run([&](sql::Database &connection) -> Result<void> {
            if (known)
                return device_table::update(connection, row);
            auto inserted = device_table::insert(connection, row);
            if (!inserted.ok())
                return std::move(inserted).error();
            row.row = *inserted;
            return {};
        });
        if (!written.ok())
            return std::move(written).error().during(
                QStringLiteral("enrolling the device %1").arg(info.name));
        std::unique_lock guard(m_impl->memoryMutex);
        if (FleetEntry *entry = m_impl->fleet.find(device)) {
            m_impl->fleet.replace(*entry, row);
            entry->panel.clear();
        } else {
            m_impl->fleet.add(std::move(row));
        }
    }
    m_impl->tell(device, DeviceEvent::Enrolled);
    return Enrolled{device, QString::fromLatin1(token)};
}

std::optional<DeviceId> DeviceRegistry::authenticate(QByteArrayView token) const
{
    if (token.size() != kTokenLength)
        return {};
    // What is looked up is a hash of the token: how long that takes tells nothing about the token.
    const TokenHash hash = tokenHash(token);
    std::shared_lock guard(m_impl->memoryMutex);
    const FleetEntry *entry = m_impl->fleet.findToken(hash);
    return entry ? std::optional(entry->record.id) : std::nullopt;
}

void DeviceRegistry::touch(const DeviceId &device, const QString &address)
{
    const std::int64_t now = base::toMilliseconds(m_impl->clock.now());
    const std::int64_t sinceBoot = m_impl->clock.sinceBoot().count();
    std::int64_t row = 0;
    bool moved = false;
    {
        std::shared_lock guard(m_impl->memoryMutex);
        FleetEntry *entry = m_impl->fleet.find(device);
        if (!entry)
            return;
        entry->lastContact.store(now, std::memory_order_relaxed);
        moved = entry->record.address != address;
        std::int64_t queued = entry->contactQueued.load(std::memory_order_relaxed);
        const bool due = queued < 0 || sinceBoot - queued >= kContactInterval.count();
        if (due && entry->contactQueued.compare_exchange_strong(queued, sinceBoot))
            row = entry->row;
    }
    if (moved) {
        std::unique_lock guard(m_impl->memoryMutex);
        if (FleetEntry *entry = m_impl->fleet.find(device))
            entry->record.address = address;
    }
    if (row != 0)
        m_impl->contacts.add({row, now, address});
}

void DeviceRegistry::setConnected(const DeviceId &device, bool connected)
{
    {
        std::unique_lock guard(m_impl->memoryMutex);
        FleetEntry *entry = m_impl->fleet.find(device);
        if (!entry)
            return;
        const bool before = entry->streams > 0;
        entry->streams = std::max(0, entry->streams + (connected ? 1 : -1));
        if (before == (entry->streams > 0))
            return;
    }
    m_impl->tell(device, DeviceEvent::Changed);
}

void DeviceRegistry::flushContacts()
{
    m_impl->contacts.flush();
}

std::optional<DeviceRecord> DeviceRegistry::find(const DeviceId &device) const
{
    std::shared_lock guard(m_impl->memoryMutex);
    const FleetEntry *entry = m_impl->fleet.find(device);
    return entry ? std::optional(entry->toRecord()) : std::nullopt;
}

std::vector<DeviceRecord> DeviceRegistry::list() const
{
    std::vector<DeviceRecord> records;
    {
        std::shared_lock guard(m_impl->memoryMutex);
        records.reserve(m_impl->fleet.size());
        m_impl->fleet.forEach([&](const FleetEntry &entry) { records.push_back(entry.toRecord()); });
    }
    std::sort(records.begin(), records.end(), [](const DeviceRecord &a, const DeviceRecord &b) {
        const int order = QString::compare(a.info.name, b.info.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    return records;
}

DeviceState DeviceRegistry::state(const DeviceId &device) const
{
    std::shared_lock guard(m_impl->memoryMutex);
    const FleetEntry *entry = m_impl->fleet.find(device);
    return entry ? entry->record.state : DeviceState::Stopped;
}

std::vector<DeviceId> DeviceRegistry::started() const
{
    std::shared_lock guard(m_impl->memoryMutex);
    std::vector<DeviceId> devices;
    m_impl->fleet.forEach([&](const FleetEntry &entry) {
        if (entry.record.state == DeviceState::Started)
            devices.push_back(entry.record.id);
    });
    return devices;
}

Result<void> DeviceRegistry::update(const DeviceId &device, const DeviceInfo &info)
{
    RETINUE_TRY(checkInfo(info));
    {
        std::lock_guard members(m_impl->membersMutex);
        std::lock_guard change(m_impl->changeMutex(device));
        auto changed = m_impl->change(
            device, [&](DeviceRow &row) { return std::exchange(row.record.info, info) != info; });
        if (!changed.ok())
            return std::move(changed).error();
        if (!*changed)
            return {};
    }
    m_impl->tell(device, DeviceEvent::Changed);
    return {};
}

Result<void> DeviceRegistry::setState(const DeviceId &device, DeviceState state, bool byAdministrator)
{
    Result<bool> changed = false;
    {
        std::lock_guard change(m_impl->changeMutex(device));
        changed = m_impl->change(device, [&](DeviceRow &row) {
            DeviceRecord &record = row.record;
            // A device that confirms being stopped does not lift what the administrator decided.
            const bool held =
                state == DeviceState::Stopped &&
                (byAdministrator || (record.state == DeviceState::Stopped && record.stoppedByAdministrator));
            if (record.state == state && record.stoppedByAdministrator == held)
                return false;
            record.state = state;
            record.stoppedByAdministrator = held;
            return true;
        });
    }
    if (!changed.ok())
        return std::move(changed).error();
    if (*changed)
        m_impl->tell(device, state == DeviceState::Started ? DeviceEvent::Started : DeviceEvent::Stopped);
    return {};
}

Result<void> DeviceRegistry::setScopeEpoch(const DeviceId &device, std::int64_t epoch)
{
    std::lock_guard change(m_impl->changeMutex(device));
    auto changed = m_impl->change(
        device, [&](DeviceRow &row) { return std::exchange(row.record.scopeEpoch, epoch) != epoch; });
    if (!changed.ok())
        return std::move(changed).error();
    return {};
}

Result<void> DeviceRegistry::remove(const DeviceId &device)
{
    {
        std::lock_guard members(m_impl->membersMutex);
        std::lock_guard change(m_impl->changeMutex(device));
        const auto row = m_impl->rowOf(device);
        if (!row)
            return unknownDevice();
        auto written = m_impl->database.writer().run(
            [&](sql::Database &connection) { return device_table::remove(connection, row->row); });
        if (!written.ok())
            return std::move(written).error().during(
                QStringLiteral("removing the device %1").arg(row->record.info.name));
        std::unique_lock guard(m_impl->memoryMutex);
        m_impl->fleet.remove(device);
    }
    m_impl->tell(device, DeviceEvent::Removed);
    return {};
}

Result<void> DeviceRegistry::setDiffering(const DeviceId &device, int owners)
{
    Result<bool> changed = false;
    {
        std::lock_guard change(m_impl->changeMutex(device));
        changed = m_impl->change(
            device, [&](DeviceRow &row) { return std::exchange(row.record.differing, owners) != owners; });
    }
    if (!changed.ok())
        return std::move(changed).error();
    if (*changed)
        m_impl->tell(device, DeviceEvent::Changed);
    return {};
}

Result<void> DeviceRegistry::setPanel(const DeviceId &device, std::vector<OwnerKey> userAndGroups)
{
    constexpr int kMost = protocol::limits::kDistinctOwnersPerDeviceAndHour;
    QString name, address;
    {
        std::unique_lock guard(m_impl->memoryMutex);
        FleetEntry *entry = m_impl->fleet.find(device);
        if (!entry)
            return unknownDevice();
        if (entry->recentOwners.admit(userAndGroups, m_impl->clock.sinceBoot(), kMost)) {
            entry->panel = std::move(userAndGroups);
            entry->capReported = false;
            return {};
        }
        name = entry->record.info.name;
        address = std::exchange(entry->capReported, true) ? QString() : entry->record.address;
    }
    // Once until it works again: a device that keeps trying must not fill the log.
    if (!address.isNull())
        m_impl->log.record(
            QStringLiteral("too-many-owners"), name, address,
            QStringLiteral("over %1 different users and groups within an hour; further ones are refused")
                .arg(kMost));
    return Error{ErrorCode::TooMany,
                 QStringLiteral("over %1 different users and groups logged in on this device within an hour")
                     .arg(kMost)};
}

void DeviceRegistry::clearPanel(const DeviceId &device)
{
    std::unique_lock guard(m_impl->memoryMutex);
    if (FleetEntry *entry = m_impl->fleet.find(device))
        entry->panel.clear();
}

bool DeviceRegistry::isAtPanel(const DeviceId &device, const OwnerKey &owner) const
{
    std::shared_lock guard(m_impl->memoryMutex);
    const FleetEntry *entry = m_impl->fleet.find(device);
    return entry && std::find(entry->panel.begin(), entry->panel.end(), owner) != entry->panel.end();
}

Result<void> DeviceRegistry::hold(const DeviceId &device, const std::vector<OwnerId> &owners)
{
    std::lock_guard change(m_impl->changeMutex(device));
    std::vector<OwnerId> fresh;
    std::int64_t row = 0;
    {
        std::shared_lock guard(m_impl->memoryMutex);
        const FleetEntry *entry = m_impl->fleet.find(device);
        if (!entry)
            return unknownDevice();
        row = entry->row;
        std::copy_if(owners.begin(), owners.end(), std::back_inserter(fresh), [&](const OwnerId &owner) {
            return !m_impl->fleet.holdings.holds(entry->index, owner);
        });
    }
    if (fresh.empty())
        return {};
    RETINUE_TRY(
        m_impl->database.writer()
            .run([&](sql::Database &connection) { return device_table::hold(connection, row, fresh); })
            .during(QStringLiteral("noting what a device holds")));
    std::unique_lock guard(m_impl->memoryMutex);
    if (const FleetEntry *entry = m_impl->fleet.find(device))
        m_impl->fleet.holdings.hold(entry->index, fresh);
    return {};
}

Result<void> DeviceRegistry::release(const DeviceId &device, const std::vector<OwnerId> &owners)
{
    std::lock_guard change(m_impl->changeMutex(device));
    std::vector<OwnerId> held;
    std::int64_t row = 0;
    {
        std::shared_lock guard(m_impl->memoryMutex);
        const FleetEntry *entry = m_impl->fleet.find(device);
        if (!entry)
            return unknownDevice();
        row = entry->row;
        std::copy_if(owners.begin(), owners.end(), std::back_inserter(held),
                     [&](const OwnerId &owner) { return m_impl->fleet.holdings.holds(entry->index, owner); });
    }
    if (held.empty())
        return {};
    RETINUE_TRY(
        m_impl->database.writer()
            .run([&](sql::Database &connection) { return device_table::release(connection, row, held); })
            .during(QStringLiteral("noting what a device holds no more")));
    std::unique_lock guard(m_impl->memoryMutex);
    if (const FleetEntry *entry = m_impl->fleet.find(device))
        m_impl->fleet.holdings.release(entry->index, held);
    return {};
}

bool DeviceRegistry::holds(const DeviceId &device, const OwnerId &owner) const
{
    std::shared_lock guard(m_impl->memoryMutex);
    const FleetEntry *entry = m_impl->fleet.find(device);
    return entry && m_impl->fleet.holdings.holds(entry->index, owner);
}

std::vector<OwnerId> DeviceRegistry::holdings(const DeviceId &device) const
{
    std::shared_lock guard(m_impl->memoryMutex);
    const FleetEntry *entry = m_impl->fleet.find(device);
    return entry ? m_impl->fleet.holdings.of(entry->index) : std::vector<OwnerId>();
}

std::vector<DeviceId> DeviceRegistry::holders(const std::vector<OwnerId> &owners) const
{
    std::shared_lock guard(m_impl->memoryMutex);
    std::vector<DeviceId> devices;
    for (const HoldingIndex::Device index : m_impl->fleet.holdings.holders(owners))
        devices.push_back(m_impl->fleet.idOf(index));
    return devices;
}

void DeviceRegistry::setListener(std::function<void(const DeviceId &, DeviceEvent)> listener)
{
    m_impl->listener = std::move(listener);
}

} // namespace retinue::devices
