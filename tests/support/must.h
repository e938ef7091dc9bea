#pragma once

#include "core/base/result.h"

#include <QtGlobal>

#include <type_traits>
#include <utility>

namespace retinue::test {

/// What cannot fail in this test; ends the program with the reason if it does.
template<typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().toString()));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

} // namespace retinue::test
