#pragma once

#include "core/engine/engine.h"

namespace retinue::serving {

/// Opens the engine of a data folder; when another process has its folder, tries on for a moment: a command
/// that found no server holds the folder for a fraction of a second.
[[nodiscard]] Result<std::unique_ptr<engine::Engine>> openWaiting(const engine::EngineOptions &options);

} // namespace retinue::serving
