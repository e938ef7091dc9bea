#pragma once

#include "core/engine/engine.h"

#include <memory>
#include <vector>

namespace retinue::ui {

/// What can be done to many devices at once.
enum class DeviceAction { Start, Stop, Compare, Remove };

/// Whether it would do anything to a device as it stands now.
[[nodiscard]] bool makesSense(DeviceAction action, const devices::DeviceRecord &device);

/// Does it to one device after the other, as one job. Cancelled, it stops between two devices. A device that
/// fails is named and the others go on; the job then ends with the first error. A device that is gone
/// meanwhile is no failure of a removal. `who` goes into the execution log.
std::shared_ptr<engine::Job> startDeviceJob(engine::Engine &engine, DeviceAction action,
                                            std::vector<devices::DeviceRecord> devices, const QString &who);

} // namespace retinue::ui
