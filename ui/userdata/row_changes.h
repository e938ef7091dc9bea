#pragma once

#include <vector>

namespace retinue::ui {

/// Which rows may stay where they are when a list gets another order: the longest run of rows whose new
/// places ascend. `places`: the new place of each row, -1 for one that goes. Gives their present numbers,
/// ascending.
[[nodiscard]] std::vector<int> stayingRows(const std::vector<int> &places);

} // namespace retinue::ui
