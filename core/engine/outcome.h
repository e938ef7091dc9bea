#pragma once

#include "core/base/result.h"

namespace retinue::engine {

/// Whether it went well, for the execution log.
template<typename T>
[[nodiscard]] Result<void> outcomeOf(const Result<T> &result)
{
    return result.ok() ? Result<void>() : Result<void>(result.error());
}

} // namespace retinue::engine
