#include "ui/log/log_view.h"

#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QScrollBar>

namespace retinue::ui {

LogView::LogView(QWidget *parent) : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kSpace);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

void LogView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    const int before = verticalScrollBar()->value();
    QTableView::rowsInserted(parent, first, last);
    if (first > 0 || before == 0)
        return;
    executeDelayedItemsLayout(); // the scroll bar learns its new length
    updateGeometries();
    verticalScrollBar()->setValue(before + last - first + 1);
}

} // namespace retinue::ui
