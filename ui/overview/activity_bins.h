#pragma once

#include "core/installation/activity_counts.h"

#include <chrono>
#include <vector>

namespace retinue::ui {

/// What a chart of activity shows.
enum class ChartSpan { Day, Week };

/// Steps as wide as a chart can show: half an hour for a day, three hours for a week.
[[nodiscard]] std::chrono::minutes binWidth(ChartSpan span);

/// The counts of the span that ends now, gathered into bins that begin at round times of a clock that is
/// `offset` ahead of UTC; bins in which nothing happened are there too. The last one holds `now`.
[[nodiscard]] std::vector<installation::ActivityCount>
binned(const std::vector<installation::ActivityCount> &counts, ChartSpan span, Timestamp now,
       std::chrono::seconds offset);

} // namespace retinue::ui
