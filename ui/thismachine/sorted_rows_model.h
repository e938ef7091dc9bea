#pragma once

#include <QAbstractTableModel>

#include <utility>
#include <vector>

namespace retinue::ui {

/// A table over rows that have one order: a new list comes in as what was removed, inserted and changed, so
/// that selection and place stay. `Row` has ==; rows for which isBefore() holds neither way are the same one.
template<typename Row>
class SortedRowsModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// `rows` in the order of isBefore().
    void setRows(std::vector<Row> rows)
    {
        std::size_t next = 0;
        std::size_t here = 0;
        while (here < m_rows.size() || next < rows.size()) {
            std::size_t gone = here;
            while (gone < m_rows.size() && (next == rows.size() || isBefore(m_rows[gone], rows[next])))
                ++gone;
            if (gone > here) {
                beginRemoveRows({}, int(here), int(gone) - 1);
                m_rows.erase(m_rows.begin() + long(here), m_rows.begin() + long(gone));
                endRemoveRows();
            }
            std::size_t come = next;
            while (come < rows.size() && (here == m_rows.size() || isBefore(rows[come], m_rows[here])))
                ++come;
            if (come > next) {
                beginInsertRows({}, int(here), int(here + come - next) - 1);
                m_rows.insert(m_rows.begin() + long(here), rows.begin() + long(next),
                              rows.begin() + long(come));
                endInsertRows();
                here += come - next;
                next = come;
            }
            if (here == m_rows.size() || next == rows.size() || isBefore(m_rows[here], rows[next]))
                continue;
            if (!(m_rows[here] == rows[next])) {
                m_rows[here] = std::move(rows[next]);
                Q_EMIT dataChanged(index(int(here), 0), index(int(here), columnCount() - 1));
            }
            ++here;
            ++next;
        }
    }

    [[nodiscard]] const Row &row(int number) const { return m_rows[std::size_t(number)]; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override = 0;

protected:
    [[nodiscard]] virtual bool isBefore(const Row &one, const Row &other) const = 0;

private:
    std::vector<Row> m_rows;
};

} // namespace retinue::ui
