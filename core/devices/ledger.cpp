#include "core/devices/ledger.h"

namespace retinue::devices {

Error unknownDevice()
{
    return {ErrorCode::NotFound, QStringLiteral("there is no such device")};
}

std::optional<DeviceRow> Ledger::rowOf(const DeviceId &device) const
{
    std::shared_lock guard(memoryMutex);
    const FleetEntry *entry = fleet.find(device);
    return entry ? std::optional(entry->toRow()) : std::nullopt;
}

Result<bool> Ledger::change(const DeviceId &device, const std::function<bool(DeviceRow &)> &change)
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

} // namespace retinue::devices
