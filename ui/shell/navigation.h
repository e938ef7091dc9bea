#pragma once

#include "ui/shell/page.h"

#include <QTreeWidget>

#include <vector>

namespace retinue::ui {

/// The list at the left: pages under their sections, in the order of the mission; pages without a section
/// stand apart. Arrow keys go from page to page, past what is none, and the page follows.
class Navigation : public QTreeWidget
{
    Q_OBJECT
public:
    explicit Navigation(QWidget *parent = nullptr);
    void setPages(const std::vector<PageInfo> &pages);
    void select(const QString &id);
    /// A mark beside a page that needs attention, said as well; none while it is well.
    void setHealth(const QString &id, Health health);

Q_SIGNALS:
    void selected(const QString &id);

private:
    QTreeWidgetItem *addRow(const QString &text, int height);
    [[nodiscard]] QTreeWidgetItem *itemOf(const QString &id) const;
};

} // namespace retinue::ui
