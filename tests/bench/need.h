#pragma once

#include "core/base/result.h"
#include "tests/bench/loop.h"

#include <type_traits>
#include <utility>

namespace retinue::bench {

/// What a result holds; an error ends the program.
template<typename T>
T need(Result<T> result)
{
    if (!result)
        fail(result.error().toString().toStdString());
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

} // namespace retinue::bench
