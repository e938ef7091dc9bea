#pragma once

#include "app/headless/command_line.h"

namespace retinue::headless {

/// Every command but `run`: asks what has to be asked, has it executed by the server that runs on the data
/// folder or, when none does, by an engine of its own that listens nowhere; prints the answer; the exit code.
[[nodiscard]] int runCommand(CommandLine line);

} // namespace retinue::headless
