#include "core/devices/device_table.h"

namespace retinue::devices::device_table {

namespace {

Result<void> executeEach(sql::Database &database, const QString &sql, std::int64_t row,
                         const std::vector<OwnerId> &owners)
{
    for (const OwnerId &owner : owners) {
        RETINUE_TRY(database.execute(sql, {qint64(row), owner.toBytes()}));
    }
    return {};
}

Error serialTaken(const DeviceRow &device)
{
    return {
        ErrorCode::AlreadyExists,
        QStringLiteral("another device has the serial number \"%1\"").arg(device.record.info.serialNumber)};
}

} // namespace

Result<std::vector<DeviceRow>> readAll(sql::Database &database)
{
    auto rows = database.query(QStringLiteral(
        "SELECT row, id, token_hash, name, serial_number, location, product_name, version, address, "
        "state, stopped_by_administrator, enrolled_at, last_contact, scope_epoch, differing "
        "FROM device"));
    std::vector<DeviceRow> devices;
    while (rows.next()) {
        DeviceRow device;
        device.row = rows.integer(0);
        const auto id = DeviceId::fromBytes(rows.bytes(1));
        if (!id)
            return Error{ErrorCode::Corrupt,
                         QStringLiteral("row %1 of the table device has a broken id").arg(device.row)};
        device.tokenHash = rows.bytes(2);
        DeviceRecord &record = device.record;
        record.id = *id;
        record.info = {rows.text(3), rows.text(4), rows.text(5), rows.text(6), rows.text(7)};
        record.address = rows.text(8);
        record.state =
            rows.integer(9) == int(DeviceState::Started) ? DeviceState::Started : DeviceState::Stopped;
        record.stoppedByAdministrator = rows.integer(10) != 0;
        record.enrolledAt = base::fromMilliseconds(rows.integer(11));
        if (!rows.isNull(12))
            record.lastContact = base::fromMilliseconds(rows.integer(12));
        record.scopeEpoch = rows.integer(13);
        record.differing = int(rows.integer(14));
        devices.push_back(std::move(device));
    }
    RETINUE_TRY(rows.result());
    return devices;
}

Result<void> readHoldings(sql::Database &database,
                          const std::function<void(std::int64_t row, const OwnerId &)> &each)
{
    auto rows =
        database.query(QStringLiteral("SELECT device_row, owner FROM holding ORDER BY device_row, owner"));
    while (rows.next()) {
        const auto owner = OwnerId::fromBytes(rows.bytes(1));
        if (!owner)
            return Error{ErrorCode::Corrupt, QStringLiteral("the table holding has a broken owner id")};
        each(rows.integer(0), *owner);
    }
    return rows.result();
}

Result<std::int64_t> insert(sql::Database &database, const DeviceRow &device)
{
    const DeviceRecord &record = device.record;
    auto inserted = database.insert(
        QStringLiteral(
            "INSERT INTO device (id, token_hash, name, serial_number, location, product_name, version, "
            "address, state, stopped_by_administrator, enrolled_at, scope_epoch, differing) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {record.id.toBytes(), device.tokenHash, record.info.name, record.info.serialNumber,
         record.info.location, record.info.productName, record.info.version, record.address,
         int(record.state), int(record.stoppedByAdministrator),
         qint64(base::toMilliseconds(record.enrolledAt)), qint64(record.scopeEpoch), record.differing});
    if (!inserted.ok() && inserted.error().code == ErrorCode::AlreadyExists)
        return serialTaken(device);
    return inserted;
}

Result<void> update(sql::Database &database, const DeviceRow &device)
{
    const DeviceRecord &record = device.record;
    auto updated = database.execute(
        QStringLiteral("UPDATE device SET token_hash = ?, name = ?, serial_number = ?, location = ?, "
                       "product_name = ?, version = ?, address = ?, state = ?, stopped_by_administrator = ?, "
                       "enrolled_at = ?, scope_epoch = ?, differing = ? WHERE row = ?"),
        {device.tokenHash, record.info.name, record.info.serialNumber, record.info.location,
         record.info.productName, record.info.version, record.address, int(record.state),
         int(record.stoppedByAdministrator), qint64(base::toMilliseconds(record.enrolledAt)),
         qint64(record.scopeEpoch), record.differing, qint64(device.row)});
    if (!updated.ok() && updated.error().code == ErrorCode::AlreadyExists)
        return serialTaken(device);
    if (!updated.ok())
        return std::move(updated).error();
    return {};
}

Result<void> remove(sql::Database &database, std::int64_t row)
{
    RETINUE_TRY(database.execute(QStringLiteral("DELETE FROM device WHERE row = ?"), {qint64(row)}));
    return {};
}

Result<void> setContacts(sql::Database &database, const std::vector<Contact> &contacts)
{
    for (const Contact &contact : contacts) {
        RETINUE_TRY(
            database.execute(QStringLiteral("UPDATE device SET last_contact = ?, address = ? WHERE row = ?"),
                             {qint64(contact.at), contact.address, qint64(contact.row)}));
    }
    return {};
}

Result<void> hold(sql::Database &database, std::int64_t row, const std::vector<OwnerId> &owners)
{
    return executeEach(
        database,
        QStringLiteral("INSERT INTO holding (device_row, owner) VALUES (?, ?) ON CONFLICT DO NOTHING"), row,
        owners);
}

Result<void> release(sql::Database &database, std::int64_t row, const std::vector<OwnerId> &owners)
{
    return executeEach(database, QStringLiteral("DELETE FROM holding WHERE device_row = ? AND owner = ?"),
                       row, owners);
}

} // namespace retinue::devices::device_table
