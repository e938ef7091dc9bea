#pragma once

#include "core/devices/device_registry.h"
#include "core/engine/engine.h"

#include <QString>

#include <memory>
#include <vector>

namespace retinue::ui {

/// The list of devices as a table for other programs: comma-separated values (RFC 4180) with a title line, in
/// UTF-8 with a byte order mark (without one, spreadsheets on Windows read umlauts and Japanese wrongly;
/// other readers skip it). Times are UTC, ISO 8601. A text that a spreadsheet would take for a formula -
/// devices say of themselves what they like - is preceded by an apostrophe.
[[nodiscard]] QByteArray deviceListHeader();
[[nodiscard]] QByteArray deviceListLine(const devices::DeviceRecord &device);

/// Writes them to `path` as a job, with a row of the execution log: the file is the whole list or is not
/// touched.
std::shared_ptr<engine::Job> startDeviceListExport(engine::Engine &engine, const QString &path,
                                                   std::vector<devices::DeviceRecord> devices,
                                                   const QString &who);

} // namespace retinue::ui
