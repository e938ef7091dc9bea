#include "ui/userdata/row_choice.h"

#include <algorithm>

namespace retinue::ui {

RowChoice::RowChoice(PagedModel &model, QObject *parent) : QItemSelectionModel(&model, parent), m_model(model)
{
    connect(&model, &QAbstractItemModel::rowsInserted, this, &RowChoice::chooseInserted);
    connect(&model, &PagedModel::refreshBegins, this, &RowChoice::forget);
    connect(&model, &PagedModel::rowsLeave, this, &RowChoice::remember);
    connect(&model, &PagedModel::refreshEnded, this, [this] {
        forget();
        Q_EMIT choiceChanged();
    });
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
    if (!m_isAll && m_remembered.isEmpty() && m_current.isNull())
        return;
    QItemSelection chosen;
    m_isKeeping = true;
    for (int row = first; row <= last; ++row) {
        const QByteArray key = m_model.keyOf(row);
        if (m_isAll ? !m_leftOut.contains(key) : m_remembered.contains(key))
            chosen.append(QItemSelectionRange(m_model.index(row, 0)));
        if (key == m_current)
            setCurrentIndex(m_model.index(row, 0), NoUpdate);
    }
    if (!chosen.isEmpty())
        select(chosen, Select | Rows);
    m_isKeeping = false;
}

void RowChoice::remember(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        if (!m_isAll && isSelected(m_model.index(row, 0)))
            m_remembered.insert(m_model.keyOf(row));
        if (m_current.isNull() && currentIndex().row() == row)
            m_current = m_model.keyOf(row);
    }
}

void RowChoice::forget()
{
    m_remembered.clear();
    m_current.clear();
}

} // namespace retinue::ui
