#include "core/devices/device_registry.h"

#include "core/base/secret_bytes.h"
#include "core/devices/contact_queue.h"
#include "core/devices/ledger.h"
#include "core/protocol/limits.h"

#include <sodium.h>

#include <algorithm>
#include <mutex>
#include <unordered_map>

namespace retinue::devices {

namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr qsizetype kTokenLength = 43; ///< in base64url without padding
constexpr std::chrono::milliseconds kContactInterval = std::chrono::minutes(1);
constexpr int kMostDiffering = 1'000'000; ///< a device that never ends a comparison counts no further

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

} // namespace

class DeviceRegistry::Impl
{
public:
    Impl(installation::MachineDatabase &machine, const Clock &time)
        : ledger(machine, time)
        , following(ledger)
        , contacts(machine, time)
    {
    }

    Ledger ledger;
    Following following;
    ContactQueue contacts;
    std::function<void(const DeviceId &, DeviceEvent)> listener;

    void tell(const DeviceId &device, DeviceEvent event) const
    {
        if (listener)
            listener(device, event);
    }
};

DeviceRegistry::DeviceRegistry(installation::MachineDatabase &database, const Clock &clock)
    : m_impl(std::make_unique<Impl>(database, clock))
{
}

DeviceRegistry::~DeviceRegistry() = default;

Result<void> DeviceRegistry::load()
{
    const QString doing = QStringLiteral("reading the devices");
    auto database = m_impl->ledger.database.reader();
    if (!database.ok())
        return std::move(database).error().during(doing);
    auto rows = device_table::readAll(**database);
    if (!rows.ok())
        return std::move(rows).error().during(doing);
    std::unique_lock guard(m_impl->ledger.memoryMutex);
    std::unordered_map<std::int64_t, HoldingIndex::Device> indexOfRow;
    for (DeviceRow &row : *rows) {
        if (row.tokenHash.size() != qsizetype(sizeof(TokenHash)))
            return Error{ErrorCode::Corrupt, QStringLiteral("the token of device %1 is broken").arg(row.row)}
                .during(doing);
        const std::int64_t number = row.row;
        indexOfRow[number] = m_impl->ledger.fleet.add(std::move(row)).index;
    }
    // Ordered by device: one call for each, not one for each of millions of holdings.
    std::vector<OwnerId> owners;
    std::int64_t ofRow = 0;
    const auto keep = [&] {
        if (const auto index = indexOfRow.find(ofRow); index != indexOfRow.end())
            m_impl->ledger.fleet.holdings.hold(index->second, owners);
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

Result<Enrolled> DeviceRegistry::enrol(const DeviceInfo &info, const QString &address,
                                       const sql::Writer::Work &before)
{
    RETINUE_TRY(checkInfo(info));
    const SecretBytes secret = SecretBytes::random(kTokenBytes);
    const QByteArray token =
        secret.view().toByteArray().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const TokenHash hash = tokenHash(token);

    DeviceId device;
    bool again = false;
    {
        std::lock_guard members(m_impl->ledger.membersMutex);
        std::optional<DeviceRow> known;
        {
            std::shared_lock guard(m_impl->ledger.memoryMutex);
            if (const FleetEntry *entry = m_impl->ledger.fleet.findSerial(info.serialNumber))
                known = entry->toRow();
        }
        again = known.has_value();
        device = known ? known->record.id : DeviceId::random();
        std::lock_guard change(m_impl->ledger.changeMutex(device));
        DeviceRow row = known.value_or(DeviceRow{});
        row.tokenHash = tokenHashBytes(hash);
        row.record.id = device;
        row.record.info = info;
        row.record.address = address;
        row.record.state = DeviceState::Stopped;
        row.record.stoppedByAdministrator = false;
        row.record.enrolledAt = m_impl->ledger.clock.now();
        auto written = m_impl->ledger.database.writer().run([&](sql::Database &connection) -> Result<void> {
            if (before)
                RETINUE_TRY(before(connection));
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
        std::unique_lock guard(m_impl->ledger.memoryMutex);
        if (FleetEntry *entry = m_impl->ledger.fleet.find(device)) {
            m_impl->ledger.fleet.replace(*entry, row);
            m_impl->ledger.fleet.panels.set(entry->index, {});
        } else {
            m_impl->ledger.fleet.add(std::move(row));
        }
    }
    m_impl->tell(device, DeviceEvent::Enrolled);
    return Enrolled{device, QString::fromLatin1(token), again};
}

std::optional<DeviceId> DeviceRegistry::authenticate(QByteArrayView token) const
{
    if (token.size() != kTokenLength)
        return {};
    // What is looked up is a hash of the token: how long that takes tells nothing about the token.
    const TokenHash hash = tokenHash(token);
    std::shared_lock guard(m_impl->ledger.memoryMutex);
    const FleetEntry *entry = m_impl->ledger.fleet.findToken(hash);
    return entry ? std::optional(entry->record.id) : std::nullopt;
}

void DeviceRegistry::touch(const DeviceId &device, const QString &address)
{
    const std::int64_t now = base::toMilliseconds(m_impl->ledger.clock.now());
    const std::int64_t sinceBoot = m_impl->ledger.clock.sinceBoot().count();
    std::int64_t row = 0;
    bool moved = false;
    {
        std::shared_lock guard(m_impl->ledger.memoryMutex);
        FleetEntry *entry = m_impl->ledger.fleet.find(device);
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
        std::unique_lock guard(m_impl->ledger.memoryMutex);
        if (FleetEntry *entry = m_impl->ledger.fleet.find(device))
            entry->record.address = address;
    }
    if (row != 0)
        m_impl->contacts.add({row, now, address});
}

void DeviceRegistry::setConnected(const DeviceId &device, bool connected)
{
    {
        std::unique_lock guard(m_impl->ledger.memoryMutex);
        FleetEntry *entry = m_impl->ledger.fleet.find(device);
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
    std::shared_lock guard(m_impl->ledger.memoryMutex);
    const FleetEntry *entry = m_impl->ledger.fleet.find(device);
    return entry ? std::optional(entry->toRecord()) : std::nullopt;
}

std::vector<DeviceRecord> DeviceRegistry::list() const
{
    std::vector<DeviceRecord> records;
    {
        std::shared_lock guard(m_impl->ledger.memoryMutex);
        records.reserve(m_impl->ledger.fleet.size());
        m_impl->ledger.fleet.forEach([&](const FleetEntry &entry) { records.push_back(entry.toRecord()); });
    }
    std::sort(records.begin(), records.end(), [](const DeviceRecord &a, const DeviceRecord &b) {
        const int order = QString::compare(a.info.name, b.info.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    return records;
}

DeviceState DeviceRegistry::state(const DeviceId &device) const
{
    std::shared_lock guard(m_impl->ledger.memoryMutex);
    const FleetEntry *entry = m_impl->ledger.fleet.find(device);
    return entry ? entry->record.state : DeviceState::Stopped;
}

Following &DeviceRegistry::following()
{
    return m_impl->following;
}

const Following &DeviceRegistry::following() const
{
    return m_impl->following;
}

Result<void> DeviceRegistry::update(const DeviceId &device, const DeviceInfo &info)
{
    RETINUE_TRY(checkInfo(info));
    {
        std::lock_guard members(m_impl->ledger.membersMutex);
        std::lock_guard change(m_impl->ledger.changeMutex(device));
        auto changed = m_impl->ledger.change(
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
    bool refused = false;
    {
        std::lock_guard change(m_impl->ledger.changeMutex(device));
        changed = m_impl->ledger.change(device, [&](DeviceRow &row) {
            DeviceRecord &record = row.record;
            refused = state == DeviceState::Started && !byAdministrator && record.stoppedByAdministrator;
            if (refused)
                return false;
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
    if (state == DeviceState::Stopped)
        m_impl->following.clearPanel(
            device); // R12: whoever was there may leave without the server hearing it
    if (refused)
        return Error{ErrorCode::NotStarted,
                     QStringLiteral("An administrator stopped this device: it is started at the server, or "
                                    "enrolled again."),
                     {}};
    if (*changed)
        m_impl->tell(device, state == DeviceState::Started ? DeviceEvent::Started : DeviceEvent::Stopped);
    return {};
}

Result<void> DeviceRegistry::remove(const DeviceId &device)
{
    {
        std::lock_guard members(m_impl->ledger.membersMutex);
        std::lock_guard change(m_impl->ledger.changeMutex(device));
        const auto row = m_impl->ledger.rowOf(device);
        if (!row)
            return unknownDevice();
        auto written = m_impl->ledger.database.writer().run(
            [&](sql::Database &connection) { return device_table::remove(connection, row->row); });
        if (!written.ok())
            return std::move(written).error().during(
                QStringLiteral("removing the device %1").arg(row->record.info.name));
        std::unique_lock guard(m_impl->ledger.memoryMutex);
        m_impl->ledger.fleet.remove(device);
    }
    m_impl->tell(device, DeviceEvent::Removed);
    return {};
}

Result<void> DeviceRegistry::setDiffering(const DeviceId &device, int owners, bool continued)
{
    Result<bool> changed = false;
    {
        std::lock_guard change(m_impl->ledger.changeMutex(device));
        changed = m_impl->ledger.change(device, [&](DeviceRow &row) {
            const int before = row.record.differing;
            row.record.differing = continued ? std::min(before, kMostDiffering) + owners : owners;
            return row.record.differing != before;
        });
    }
    if (!changed.ok())
        return std::move(changed).error();
    if (*changed)
        m_impl->tell(device, DeviceEvent::Changed);
    return {};
}

Result<void> DeviceRegistry::setScopeEpoch(const DeviceId &device, std::int64_t epoch)
{
    Result<bool> changed = false;
    {
        std::lock_guard change(m_impl->ledger.changeMutex(device));
        changed = m_impl->ledger.change(
            device, [&](DeviceRow &row) { return std::exchange(row.record.scopeEpoch, epoch) != epoch; });
    }
    if (!changed.ok())
        return std::move(changed).error();
    if (*changed)
        m_impl->tell(device, DeviceEvent::Changed);
    return {};
}

std::int64_t DeviceRegistry::scopeEpoch(const DeviceId &device) const
{
    std::shared_lock guard(m_impl->ledger.memoryMutex);
    const FleetEntry *entry = m_impl->ledger.fleet.find(device);
    return entry ? entry->record.scopeEpoch : 0;
}

void DeviceRegistry::setListener(std::function<void(const DeviceId &, DeviceEvent)> listener)
{
    m_impl->listener = std::move(listener);
}

} // namespace retinue::devices
