#pragma once

#include "core/base/ids.h"

#include <QString>
#include <QStringView>

#include <cstdint>
#include <optional>

namespace retinue::model {

/// Of one item (R31): [Shared across All Devices] or [Device-Specific (Not Shared)]. The numbers are stored.
enum class Scope : std::uint8_t { Shared = 0, DeviceSpecific = 1 };

/// One change of the scope of one item (R36): random, so that it is never mistaken for one of another
/// history.
using StepId = base::ChangeId;

/// The stable English word: "shared", "device-specific".
[[nodiscard]] QString scopeWord(Scope scope);
[[nodiscard]] std::optional<Scope> scopeOf(QStringView word);

} // namespace retinue::model

namespace retinue {
using model::Scope;
using model::StepId;
} // namespace retinue
