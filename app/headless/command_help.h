#pragma once

#include "app/headless/command_table.h"

namespace retinue::headless {

/// All commands; with `group` ("device") only those that begin with it, if there are any.
[[nodiscard]] QString generalHelp(const QString &group = {});
[[nodiscard]] QString commandHelp(const CommandSpec &command);

} // namespace retinue::headless
