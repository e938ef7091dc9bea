#pragma once

#include <QTableView>

namespace retinue::ui {

/// A table whose rows stay where they are on the screen when new ones come on top, unless the top itself is
/// seen.
class LogView : public QTableView
{
    Q_OBJECT
public:
    explicit LogView(QWidget *parent = nullptr);

protected:
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
};

} // namespace retinue::ui
