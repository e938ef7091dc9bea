#pragma once

#include "ui/shell/machine.h"

#include <QString>

namespace retinue::ui {

[[nodiscard]] QString roleText(Role role);
/// What a machine of this role does, in a sentence.
[[nodiscard]] QString roleExplanation(Role role);

} // namespace retinue::ui
