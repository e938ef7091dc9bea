#include "app/control/find_device.h"

#include <functional>
#include <optional>

namespace retinue::control {

namespace {

/// Fewer begin some id or other by chance, and a name that was meant, but is gone, would hit another device.
constexpr qsizetype kFewestOfAnId = 8;

} // namespace

Result<DeviceId> findDevice(const std::vector<devices::DeviceRecord> &all, const QString &wanted)
{
    using Test = std::function<bool(const devices::DeviceRecord &)>;
    const Test tests[] = {
        [&](const auto &device) { return device.info.serialNumber == wanted; },
        [&](const auto &device) { return device.info.name.compare(wanted, Qt::CaseInsensitive) == 0; },
        [&](const auto &device) {
            return wanted.size() >= kFewestOfAnId &&
                   device.id.toString().startsWith(wanted, Qt::CaseInsensitive);
        },
    };
    for (const Test &test : tests) {
        std::optional<DeviceId> found;
        for (const devices::DeviceRecord &device : all) {
            if (wanted.isEmpty() || !test(device))
                continue;
            if (found)
                return Error{
                    ErrorCode::InvalidInput,
                    QStringLiteral("\"%1\" names several devices; use the serial number or id").arg(wanted)};
            found = device.id;
        }
        if (found)
            return *found;
    }
    return Error{ErrorCode::NotFound, QStringLiteral("there is no device \"%1\"").arg(wanted)};
}

} // namespace retinue::control
