#include "ui/userdata/row_choice.h"

#include <algorithm>

namespace retinue::ui {

RowChoice::RowChoice(PagedModel &model, QObject *parent) : QItemSelectionModel(&model, parent), m_model(model)
{
    connect(&model, &QAbstractItemModel::rowsInserted, this, &RowChoice::chooseInserted);
    connect(&model, &PagedModel::refreshBegins, this, &RowChoice::remember);
    connect(&model, &PagedModel::refreshEnded, this, &RowChoice::restore);
    connect(&model, &PagedModel::stateChanged, this, &RowChoice::choiceChanged);
    connect(this, &QItemSelectionModel::selectionChanged, this, &RowChoice::choiceChanged);
}

void RowChoice::chooseAll()
{
    if (m_model.isStale())
        return;
    m_isAll = true;
    m_leftOut.clear();
    m_isKeeping = true;
    if (m_model.rowCount() > 0)
        select(QItemSelection(m_model.index(0, 0), m_model.index(m_model.rowCount() - 1, 0)), Select | Rows);
    m_isKeeping = false;
    Q_EMIT choiceChanged();
}

std::vector<int> RowChoice::chosenRows() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

std::int64_t RowChoice::count() const
{
    if (!m_isAll)
        return std::int64_t(chosenRows().size());
    return std::max<std::int64_t>(0, m_model.matching().value_or(m_model.rowCount()) - m_leftOut.size());
}

void RowChoice::select(const QItemSelection &selection, SelectionFlags command)
{
    if (!m_isKeeping && command.testFlag(Clear)) {
        m_isAll = false;
        m_leftOut.clear();
    }
    QItemSelectionModel::select(selection, command);
    if (m_isAll && !m_isKeeping && command != NoUpdate) {
        learnLeftOut();
        Q_EMIT choiceChanged();
    }
}

void RowChoice::reset()
{
    m_isAll = false;
    m_leftOut.clear();
    QItemSelectionModel::reset();
    Q_EMIT choiceChanged();
}

void RowChoice::learnLeftOut()
{
    const std::vector<int> chosen = chosenRows();
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (std::binary_search(chosen.begin(), chosen.end(), row))
            m_leftOut.remove(m_model.keyOf(row));
        else
            m_leftOut.insert(m_model.keyOf(row));
    }
}

void RowChoice::chooseInserted(const QModelIndex &, int first, int last)
{
    if (!m_isAll)
        return;
    QItemSelection chosen;
    for (int row = first; row <= last; ++row) {
        if (!m_leftOut.contains(m_model.keyOf(row)))
            chosen.append(QItemSelectionRange(m_model.index(row, 0)));
    }
    m_isKeeping = true;
    select(chosen, Select | Rows);
    m_isKeeping = false;
}

void RowChoice::remember()
{
    m_remembered.clear();
    for (const int row : chosenRows())
        m_remembered.insert(m_model.keyOf(row));
    m_current = currentIndex().isValid() ? m_model.keyOf(currentIndex().row()) : QByteArray();
}

void RowChoice::restore()
{
    QItemSelection chosen;
    m_isKeeping = true;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QByteArray key = m_model.keyOf(row);
        const bool isChosen = m_isAll ? !m_leftOut.contains(key) : m_remembered.contains(key);
        if (isChosen && !isRowSelected(row, {}))
            chosen.append(QItemSelectionRange(m_model.index(row, 0)));
        if (key == m_current && currentIndex().row() != row)
            setCurrentIndex(m_model.index(row, 0), NoUpdate);
    }
    select(chosen, Select | Rows);
    m_isKeeping = false;
    Q_EMIT choiceChanged();
}

} // namespace retinue::ui
