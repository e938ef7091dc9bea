#pragma once

#include "core/engine/engine.h"

#include <functional>

namespace retinue::ui {

/// Makes a change of the installation and writes it into the execution log (R53), also when it failed. Waits
/// for the disk: for engine.ask(). The words of operations are those of the command line where it has them.
[[nodiscard]] Result<void> recordedChange(engine::Engine &engine, const QString &operation,
                                          const QString &destination, const QString &who,
                                          const std::function<Result<void>()> &change);

} // namespace retinue::ui
