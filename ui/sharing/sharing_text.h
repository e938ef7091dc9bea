#pragma once

#include "core/engine/data_sharing.h"

#include <QString>
#include <QStringList>

namespace retinue::ui {

/// [Shared across All Devices] or [Device-Specific (Not Shared)], as R31 names them.
[[nodiscard]] QString scopeText(Scope scope);
/// What becomes of one item (R33, R34), on the server and on devices.
[[nodiscard]] QString plannedText(const sharing::PlannedItem &item);
/// "Timeline: Shared across All Devices (values of 3 users)", one item each.
[[nodiscard]] QStringList changedItems(const std::vector<sharing::PlannedItem> &items);
/// The same of a change of before, by scope: "Shared across All Devices: Timeline, Stored credentials".
[[nodiscard]] QStringList changedScopes(const std::vector<sharing::PlannedItem> &items);
/// Whether something of it becomes shared, so that devices lose their own values for good (R35).
[[nodiscard]] bool losesDeviceValues(const sharing::ScopePlan &plan);
/// What was done: "2 items were changed. ...".
[[nodiscard]] QString doneText(const engine::SharingReport &report);
/// All names, the first of them and how many more.
[[nodiscard]] QString someOf(const QStringList &names);

} // namespace retinue::ui
