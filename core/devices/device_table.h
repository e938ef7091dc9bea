#pragma once

#include "core/devices/device_registry.h"
#include "core/sql/database.h"

#include <QByteArray>

#include <functional>
#include <vector>

namespace retinue::devices {

struct DeviceRow
{
    std::int64_t row = 0;
    QByteArray tokenHash;
    DeviceRecord record;
};

struct Contact
{
    std::int64_t row = 0;
    std::int64_t at = 0; ///< milliseconds
    QString address;
};

/// The tables `device` and `holding` of the machine database: rows in, rows out, no rules. Each function
/// works on the connection it is given, within its transaction.
namespace device_table {

[[nodiscard]] Result<std::vector<DeviceRow>> readAll(sql::Database &database);
[[nodiscard]] Result<void> readHoldings(sql::Database &database,
                                        const std::function<void(std::int64_t row, const OwnerId &)> &each);

/// The new row. AlreadyExists: the serial number.
[[nodiscard]] Result<std::int64_t> insert(sql::Database &database, const DeviceRow &device);
/// Everything but row, id and last contact. AlreadyExists: the serial number.
[[nodiscard]] Result<void> update(sql::Database &database, const DeviceRow &device);
[[nodiscard]] Result<void> remove(sql::Database &database, std::int64_t row);
[[nodiscard]] Result<void> setContacts(sql::Database &database, const std::vector<Contact> &contacts);

[[nodiscard]] Result<void> hold(sql::Database &database, std::int64_t row,
                                const std::vector<OwnerId> &owners);
[[nodiscard]] Result<void> release(sql::Database &database, std::int64_t row,
                                   const std::vector<OwnerId> &owners);

} // namespace device_table
} // namespace retinue::devices
