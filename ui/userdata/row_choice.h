#pragma once

#include "ui/userdata/paged_model.h"

#include <QItemSelectionModel>
#include <QSet>

namespace retinue::ui {

/// Which rows of a paged table are chosen: single ones, or all that match - also those that nobody has
/// scrolled to - but some. A choice is about what the rows stand for: it stays when they move.
class RowChoice : public QItemSelectionModel
{
    Q_OBJECT
public:
    explicit RowChoice(PagedModel &model, QObject *parent = nullptr);

    /// All that match, from now on as well; ends with the next choice that begins anew, as a click does.
    void chooseAll();
    [[nodiscard]] bool isAll() const { return m_isAll; }
    /// Keys of those that are not chosen although isAll().
    [[nodiscard]] const QSet<QByteArray> &leftOut() const { return m_leftOut; }
    /// Rows that are chosen and known, in their order.
    [[nodiscard]] std::vector<int> chosenRows() const;
    /// How many are chosen, as far as it was counted.
    [[nodiscard]] std::int64_t count() const;

    using QItemSelectionModel::select;
    void select(const QItemSelection &selection, SelectionFlags command) override;
    void reset() override;

Q_SIGNALS:
    void choiceChanged();

private:
    void chooseInserted(const QModelIndex &parent, int first, int last);
    void remember(int first, int last); ///< what was chosen of rows that leave, in case they come again
    void forget();
    void learnLeftOut();

    PagedModel &m_model;
    bool m_isAll = false;
    bool m_isKeeping = false; ///< the change is ours, not the user's
    QSet<QByteArray> m_leftOut, m_remembered;
    QByteArray m_current;
};

} // namespace retinue::ui
