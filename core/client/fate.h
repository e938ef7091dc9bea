#pragma once

#include "core/base/result.h"

namespace retinue::client {

/// What a server's refusal, or its silence, means for what it was asked.
enum class Fate {
    Refused, ///< it will never do: for a change, R7
    Skipped, ///< not now; other questions may do
    Waits,   ///< nothing will do now
};

[[nodiscard]] Fate fateOf(const Error &error);

} // namespace retinue::client
