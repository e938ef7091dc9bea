#include "ui/devices/device_view.h"

#include "ui/shell/preferences.h"
#include "ui/widgets/health_delegate.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>

namespace retinue::ui {

namespace {

const QString kColumns = QStringLiteral("devices.columns");
constexpr qreal kRowHeight = 1.8; ///< lines of text

/// In widths of an average letter.
int lettersOf(DeviceModel::Column column)
{
    switch (column) {
    case DeviceModel::Name:
    case DeviceModel::Location:
        return 28;
    case DeviceModel::State:
    case DeviceModel::SerialNumber:
    case DeviceModel::ProductName:
    case DeviceModel::Address:
    case DeviceModel::LastContact:
        return 22;
    case DeviceModel::Version:
    case DeviceModel::Differing:
    case DeviceModel::kColumns:
        break;
    }
    return 10;
}

} // namespace

DeviceView::DeviceView(DeviceFilter &filter, Preferences &preferences, QWidget *parent)
    : QTableView(parent)
    , m_filter(filter)
    , m_preferences(preferences)
{
    setObjectName(QStringLiteral("deviceTable"));
    setAccessibleName(tr("Devices"));
    setModel(&filter);
    setItemDelegateForColumn(DeviceModel::State, new HealthDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab leaves the table
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(int(fontMetrics().height() * kRowHeight));

    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    setSortingEnabled(true);
    arrangeByDefault();
    header->restoreState(m_preferences.arrangement(kColumns));
    connect(header, &QHeaderView::customContextMenuRequested, this, [this, header](const QPoint &place) {
        QMenu *menu = makeColumnMenu(this);
        connect(menu, &QMenu::aboutToHide, menu, &QObject::deleteLater);
        menu->popup(header->mapToGlobal(place));
    });
    connect(header, &QHeaderView::sectionMoved, this, &DeviceView::remember);
    connect(header, &QHeaderView::sectionResized, this, &DeviceView::remember); // hiding is one as well
    connect(header, &QHeaderView::sortIndicatorChanged, this, &DeviceView::remember);
}

void DeviceView::arrangeByDefault()
{
    QHeaderView *header = horizontalHeader();
    for (int column = 0; column < DeviceModel::kColumns; ++column) {
        header->moveSection(header->visualIndex(column), column);
        header->setSectionHidden(column, false);
        header->resizeSection(column,
                              fontMetrics().averageCharWidth() * lettersOf(DeviceModel::Column(column)));
    }
    sortByColumn(DeviceModel::Name, Qt::AscendingOrder);
}

void DeviceView::remember()
{
    m_preferences.setArrangement(kColumns, horizontalHeader()->saveState());
}

std::vector<devices::DeviceRecord> DeviceView::selectedDevices() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    std::vector<devices::DeviceRecord> devices;
    devices.reserve(std::size_t(rows.size()));
    for (const QModelIndex &row : rows)
        devices.push_back(m_filter.device(row.row()));
    return devices;
}

QMenu *DeviceView::makeColumnMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("columnMenu"));
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillColumnMenu(menu); });
    return menu;
}

void DeviceView::fillColumnMenu(QMenu *menu)
{
    menu->clear();
    QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < DeviceModel::kColumns; ++visual) {
        const int column = header->logicalIndex(visual);
        QAction *action = menu->addAction(DeviceModel::title(DeviceModel::Column(column)));
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        action->setEnabled(column != DeviceModel::Name); // a list without names helps nobody
        connect(action, &QAction::toggled, header,
                [header, column](bool shown) { header->setSectionHidden(column, !shown); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Arrange as at First")), &QAction::triggered, this,
            &DeviceView::arrangeByDefault);
}

} // namespace retinue::ui
