#include "ui/userdata/row_changes.h"

#include <algorithm>

namespace retinue::ui {

std::vector<int> stayingRows(const std::vector<int> &places)
{
    // Patience sorting: ends[n] is the row with the smallest place that an ascending run of n + 1 rows ends
    // with.
    std::vector<int> ends, before(places.size(), -1);
    for (int row = 0; row < int(places.size()); ++row) {
        const int place = places[std::size_t(row)];
        if (place < 0)
            continue;
        const auto at = std::lower_bound(ends.begin(), ends.end(), place, [&](int end, int wanted) {
            return places[std::size_t(end)] < wanted;
        });
        if (at != ends.begin())
            before[std::size_t(row)] = *(at - 1);
        if (at == ends.end())
            ends.push_back(row);
        else
            *at = row;
    }
    std::vector<int> staying;
    for (int row = ends.empty() ? -1 : ends.back(); row >= 0; row = before[std::size_t(row)])
        staying.push_back(row);
    std::reverse(staying.begin(), staying.end());
    return staying;
}

} // namespace retinue::ui
