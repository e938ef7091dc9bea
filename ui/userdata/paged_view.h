#pragma once

#include "ui/userdata/row_choice.h"

#include <QStringList>
#include <QTableView>

namespace retinue::ui {

class Preferences;

/// The view of a paged table: rows stay where they are on the screen while others come and go, unless the top
/// itself is seen; Ctrl+A chooses all that match. Columns can be moved and sized, and are remembered. Selects
/// whole rows.
class PagedView : public QTableView
{
    Q_OBJECT
public:
    /// `usual`: a text of each column that fits into it at first, as its title does; `arrangement`: how the
    /// columns are called among the preferences. Model and preferences outlive this.
    PagedView(PagedModel &model, const QStringList &usual, Preferences &preferences,
              const QString &arrangement, QWidget *parent = nullptr);

    [[nodiscard]] RowChoice &choice() const { return *m_choice; }

public Q_SLOTS:
    void selectAll() override;

private:
    void remember();
    void keepPlace();

    PagedModel &m_model;
    RowChoice *m_choice;
    QList<QByteArray> m_below; ///< keys of the first row that was seen and those under it
};

} // namespace retinue::ui
