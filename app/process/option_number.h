#pragma once

#include "core/base/result.h"

#include <QString>

namespace retinue::process {

struct NumberRange
{
    int least = 0, most = 0;
};

/// The whole number that stands behind an option. InvalidInput: it is none, or outside the range; the detail
/// is a sentence that names option, range and value.
[[nodiscard]] Result<int> optionNumber(const QString &option, const QString &value, NumberRange range);

/// 0 takes a free one.
inline constexpr NumberRange kAnyPort{0, 65'535};

} // namespace retinue::process
