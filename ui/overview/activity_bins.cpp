#include "ui/overview/activity_bins.h"

namespace retinue::ui {

using installation::ActivityCount;

std::chrono::minutes binWidth(ChartSpan span)
{
    switch (span) {
    case ChartSpan::Day:
        return std::chrono::minutes(30);
    case ChartSpan::Week:
        return std::chrono::hours(3);
    }
    Q_UNREACHABLE();
}

std::vector<ActivityCount> binned(const std::vector<ActivityCount> &counts, ChartSpan span, Timestamp now,
                                  std::chrono::seconds offset)
{
    const std::chrono::milliseconds width = binWidth(span);
    const std::chrono::milliseconds whole =
        span == ChartSpan::Day ? std::chrono::days(1) : std::chrono::days(7);
    const auto number = whole / width;
    const auto local = now.time_since_epoch() + offset;
    const Timestamp last(local - local % width - offset);
    const Timestamp first = last - (number - 1) * width;
    std::vector<ActivityCount> bins;
    for (std::int64_t i = 0; i < number; ++i)
        bins.push_back({first + i * width, 0, 0});
    for (const ActivityCount &count : counts) {
        if (count.from < first || count.from > now)
            continue; // the clock may have been ahead for a while
        ActivityCount &bin = bins[std::size_t((count.from - first) / width)];
        bin.logins += count.logins;
        bin.changes += count.changes;
    }
    return bins;
}

} // namespace retinue::ui
