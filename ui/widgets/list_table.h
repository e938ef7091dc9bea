#pragma once

class QTableView;

namespace retinue::ui {

/// A table of a few rows that are chosen as a whole, without grid and row numbers; the last column takes what
/// is left, and Tab leaves it.
void dressAsList(QTableView &table);

} // namespace retinue::ui
