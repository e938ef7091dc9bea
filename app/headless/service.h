#pragma once

#include "app/headless/command_line.h"

namespace retinue::headless {

/// `retinued run`: engine, network, control socket, until a signal asks to stop; the exit code. Start order:
/// engine (with its lock) -> first administrator -> network -> control socket. Stop order: control socket ->
/// network (refuses, drains) -> engine. Needs a QCoreApplication.
[[nodiscard]] int runService(const CommandLine &line);

} // namespace retinue::headless
