#pragma once

#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

namespace retinue::ui {

/// Which rows may stay where they are when a list gets another order: the longest run of rows whose new
/// places ascend. `places`: the new place of each row, -1 for one that goes. Gives their present numbers,
/// ascending.
[[nodiscard]] std::vector<int> stayingRows(const std::vector<int> &places);

/// Rows that several threads may read.
template<typename Row>
using SharedRows = std::vector<std::shared_ptr<const Row>>;

/// What makes one list of rows another one: done in this order, each with its numbers as of then.
template<typename Row>
struct RowChanges
{
    std::vector<std::pair<int, int>> removed; ///< from the first to before the second, the last ones first
    std::vector<std::pair<int, SharedRows<Row>>> inserted;           ///< in front of this number, ascending
    std::vector<std::pair<int, std::shared_ptr<const Row>>> changed; ///< ascending
};

/// Of a Source of PagedRows: idOf(row) says what a row is about, each once in either list.
template<typename Source, typename Row = typename Source::Row>
[[nodiscard]] RowChanges<Row> changesOf(const SharedRows<Row> &former, std::vector<Row> &&now)
{
    std::unordered_map<typename Source::Id, int> placeOf;
    placeOf.reserve(now.size());
    for (const Row &row : now)
        placeOf.emplace(Source::idOf(row), int(placeOf.size()));
    std::vector<int> places;
    places.reserve(former.size());
    for (const auto &row : former) {
        const auto found = placeOf.find(Source::idOf(*row));
        places.push_back(found == placeOf.end() ? -1 : found->second);
    }
    const std::vector<int> staying = stayingRows(places);

    RowChanges<Row> changes;
    int end = int(former.size());
    for (auto kept = staying.rbegin(); kept != staying.rend(); ++kept) {
        if (*kept + 1 < end)
            changes.removed.emplace_back(*kept + 1, end);
        end = *kept;
    }
    if (end > 0)
        changes.removed.emplace_back(0, end);

    int here = 0;
    const auto insertUpTo = [&](int place) {
        if (here == place)
            return;
        auto &[at, rows] = changes.inserted.emplace_back(here, SharedRows<Row>());
        for (; here < place; ++here)
            rows.push_back(std::make_shared<const Row>(std::move(now[std::size_t(here)])));
    };
    for (const int kept : staying) {
        insertUpTo(places[std::size_t(kept)]);
        Row &row = now[std::size_t(here)];
        if (!(*former[std::size_t(kept)] == row))
            changes.changed.emplace_back(here, std::make_shared<const Row>(std::move(row)));
        ++here;
    }
    insertUpTo(int(now.size()));
    return changes;
}

} // namespace retinue::ui
