#include "ui/widgets/list_table.h"

#include <QHeaderView>
#include <QTableView>

namespace retinue::ui {

void dressAsList(QTableView &table)
{
    table.verticalHeader()->hide();
    table.horizontalHeader()->setStretchLastSection(true);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
}

} // namespace retinue::ui
