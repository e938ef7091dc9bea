#pragma once

#include "core/devices/device_registry.h"
#include "core/installation/execution_log.h"
#include "ui/widgets/status_label.h"

#include <QString>

#include <optional>

namespace retinue::ui {

/// How a device stands, in one word (R4, R13). What asks for something hides what does not.
enum class DeviceCondition {
    Running,      ///< takes part and is connected
    Differs,      ///< the same, but its copy of somebody's data is not the server's
    NotConnected, ///< takes part, but does not listen now
    Stopped,      ///< takes no part
};

[[nodiscard]] DeviceCondition conditionOf(const devices::DeviceRecord &device);
[[nodiscard]] Health healthOf(DeviceCondition condition);
[[nodiscard]] QString conditionText(DeviceCondition condition);

/// Why a device is in its condition, and what to do next; `next` is empty where there is nothing to do.
struct DeviceExplanation
{
    QString why;
    QString next;
};
/// `stop`: who stopped it here last, if that is known.
[[nodiscard]] DeviceExplanation explain(const devices::DeviceRecord &device,
                                        const std::optional<installation::Execution> &stop, Timestamp now);

} // namespace retinue::ui
