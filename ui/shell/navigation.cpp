#include "ui/shell/navigation.h"

#include "ui/widgets/icons.h"

#include <QHeaderView>
#include <QTreeWidgetItemIterator>

namespace retinue::ui {

namespace {
constexpr int kIdRole = Qt::UserRole;
constexpr int kWidth = 216, kIcon = 18, kRow = 34;
} // namespace

Navigation::Navigation(QWidget *parent) : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("navigation"));
    setAccessibleName(tr("Pages"));
    setHeaderHidden(true);
    setColumnCount(1);
    setRootIsDecorated(false);
    setIndentation(0);
    setItemsExpandable(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setIconSize({kIcon, kIcon});
    setMinimumWidth(kWidth);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    // The list is part of the window, not a field in it.
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setAutoFillBackground(true);
    setViewportMargins(kSpace, 0, kSpace, 0);
    setStyleSheet(QStringLiteral("QTreeWidget { background: palette(window); border: none; padding: 8px 0; }"
                                 "QTreeWidget:focus { border: none; }"
                                 "QTreeWidget::item { padding: 0 12px; }"));
    // The selection, not the current item: assistive technology selects without moving the keyboard's place.
    connect(this, &QTreeWidget::itemSelectionChanged, this, [this] {
        const auto chosen = selectedItems();
        if (!chosen.isEmpty())
            Q_EMIT selected(chosen.front()->data(0, kIdRole).toString());
    });
}

void Navigation::setPages(const std::vector<PageInfo> &pages)
{
    clear();
    QString section;
    int widest = kWidth;
    for (const PageInfo &page : pages) {
        if (page.section != section && !page.section.isEmpty()) {
            auto *heading = new QTreeWidgetItem(this, {page.section});
            heading->setFlags(Qt::ItemIsEnabled); // not selectable
            heading->setForeground(0, palette().brush(QPalette::PlaceholderText));
            heading->setSizeHint(0, {0, kRow});
        }
        section = page.section;
        auto *item = new QTreeWidgetItem(this, {page.title});
        item->setData(0, kIdRole, page.id);
        item->setIcon(0, icon(page.icon));
        item->setSizeHint(0, {0, kRow});
        item->setToolTip(0, page.hint);
        widest = std::max(widest, fontMetrics().horizontalAdvance(page.title) + kIcon + 56);
    }
    setFixedWidth(widest);
}

void Navigation::select(const QString &id)
{
    if (auto *item = itemOf(id))
        setCurrentItem(item);
}

void Navigation::setHealth(const QString &id, Health health)
{
    auto *item = itemOf(id);
    if (!item)
        return;
    const bool quiet = health == Health::Good || health == Health::Idle;
    for (const auto &page : {item}) {
        QFont font = page->font(0);
        font.setBold(!quiet);
        page->setFont(0, font);
        if (quiet)
            page->setData(0, Qt::ForegroundRole, {});
        else
            page->setForeground(0, toneColour(palette(), toneOf(health)));
    }
}

QTreeWidgetItem *Navigation::itemOf(const QString &id) const
{
    for (int i = 0; i < topLevelItemCount(); ++i) {
        if (topLevelItem(i)->data(0, kIdRole).toString() == id)
            return topLevelItem(i);
    }
    return nullptr;
}

} // namespace retinue::ui
