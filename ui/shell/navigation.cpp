#include "ui/shell/navigation.h"

#include "ui/widgets/icons.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace retinue::ui {

namespace {

constexpr int kIdRole = Qt::UserRole, kHealthRole = Qt::UserRole + 1;
constexpr int kWidth = 216, kIcon = 18, kRow = 36, kHeading = 30, kGap = 17;
constexpr int kInset = kSpace, kBefore = kSpace + kSpace / 2; ///< of a row, of what is in it

/// Rows with room around them, a mark at the end of those that need attention, quiet headings, a line between
/// groups. The palette has all colours, so that every theme is right.
class NavigationDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QPalette &palette = option.palette;
        const bool rightToLeft = option.direction == Qt::RightToLeft;
        const auto place = [&](const QRect &logical) {
            return QStyle::visualRect(option.direction, option.rect, logical);
        };
        const QRect row = option.rect.adjusted(kInset, 1, -kInset, -1);
        const QRect inside = row.adjusted(kBefore, 0, -kBefore, 0);
        const auto align = Qt::AlignVCenter | (rightToLeft ? Qt::AlignRight : Qt::AlignLeft);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QString text = index.data().toString();
        if (index.data(kIdRole).isNull()) {
            painter->setPen(edgeColour(palette));
            if (text.isEmpty())
                painter->drawLine(inside.left(), row.center().y(), inside.right(), row.center().y());
            painter->setPen(palette.color(QPalette::PlaceholderText));
            painter->drawText(place(inside), align | Qt::AlignBottom, text);
            painter->restore();
            return;
        }
        const bool isSelected = option.state & QStyle::State_Selected;
        const auto ink = isSelected ? QPalette::HighlightedText : QPalette::WindowText;
        if (isSelected || (option.state & QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(isSelected ? palette.color(QPalette::Highlight) : edgeColour(palette));
            painter->drawRoundedRect(row, kSpace / 2.0, kSpace / 2.0);
        }
        if (isSelected && (option.state & QStyle::State_HasFocus)) { // the keyboard is here
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(palette.color(QPalette::WindowText), 2));
            painter->drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), kSpace / 2.0, kSpace / 2.0);
        }
        const QRect iconRect(inside.left(), inside.center().y() - kIcon / 2 + 1, kIcon, kIcon);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, place(iconRect), Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);
        QRect textRect = inside.adjusted(kIcon + kSpace, 0, 0, 0);
        if (const QVariant health = index.data(kHealthRole); health.isValid()) {
            const QRect end(inside.right() - kIcon + 1, iconRect.top(), kIcon, kIcon);
            if (isSelected) { // its colours are made for lists: it takes their background along
                painter->setPen(Qt::NoPen);
                painter->setBrush(palette.base());
                painter->drawRoundedRect(place(end.adjusted(-2, -2, 2, 2)), kSpace / 2.0, kSpace / 2.0);
            }
            const qreal scale = option.widget ? option.widget->devicePixelRatioF() : 1;
            painter->drawPixmap(place(end).topLeft(),
                                healthMark(Health(health.toInt()), palette, kIcon, scale));
            textRect.setRight(end.left() - kSpace / 2);
        }
        painter->setPen(palette.color(ink));
        painter->drawText(place(textRect), align, text);
        painter->restore();
    }
};

} // namespace

Navigation::Navigation(QWidget *parent) : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("navigation"));
    setAccessibleName(tr("Pages"));
    setItemDelegate(new NavigationDelegate(this));
    setHeaderHidden(true);
    setColumnCount(1);
    setRootIsDecorated(false);
    setIndentation(0);
    setItemsExpandable(false);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    // The list is part of the window, not a field in it.
    setStyleSheet(QStringLiteral("QTreeWidget, QTreeWidget:focus { background: palette(window); border: none;"
                                 " padding: 8px 0; }"));
    // The selection, not the current item: assistive technology selects without moving the keyboard's place.
    connect(this, &QTreeWidget::itemSelectionChanged, this, [this] {
        const auto chosen = selectedItems();
        if (!chosen.isEmpty())
            Q_EMIT selected(chosen.front()->data(0, kIdRole).toString());
    });
}

QTreeWidgetItem *Navigation::addRow(const QString &text, int height)
{
    auto *item = new QTreeWidgetItem(this, {text});
    item->setSizeHint(0, {0, height});
    return item;
}

void Navigation::setPages(const std::vector<PageInfo> &pages)
{
    clear();
    QString section;
    int widest = kWidth;
    bool isFirst = true;
    for (const PageInfo &page : pages) {
        if (!std::exchange(isFirst, false) && page.section != section) {
            // Arrow keys and clicks pass by what is no page.
            const bool isNamed = !page.section.isEmpty();
            addRow(page.section, isNamed ? kHeading : kGap)->setFlags(Qt::NoItemFlags);
        }
        section = page.section;
        QTreeWidgetItem *item = addRow(page.title, kRow);
        item->setData(0, kIdRole, page.id);
        item->setIcon(0, icon(page.icon));
        item->setToolTip(0, page.hint);
        // Room for a mark as well.
        widest = std::max(widest, fontMetrics().horizontalAdvance(page.title) + 2 * kInset + 2 * kBefore +
                                      2 * (kIcon + kSpace));
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
    const bool isQuiet = health != Health::Notice && health != Health::Bad;
    item->setData(0, kHealthRole, isQuiet ? QVariant() : QVariant(int(health)));
    item->setData(0, Qt::AccessibleDescriptionRole, isQuiet ? QString() : tr("needs attention"));
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
