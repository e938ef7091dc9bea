#include "ui/widgets/health_delegate.h"

#include <QPainter>
#include <QWidget>

namespace retinue::ui {

QPixmap HealthDelegate::drawMark(const Key &key, const QPalette &palette)
{
    QPixmap mark = healthMark(key.health, palette, key.side, key.scale);
    if (!key.onHighlight)
        return mark;
    // Its colours are made for the background of lists: it takes some of that along.
    QPixmap backed(mark.size());
    backed.setDevicePixelRatio(key.scale);
    backed.fill(Qt::transparent);
    QPainter painter(&backed);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.base());
    painter.drawRoundedRect(QRectF(0, 0, key.side, key.side), kSpace / 2.0, kSpace / 2.0);
    painter.drawPixmap(0, 0, mark);
    return backed;
}

void HealthDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant health = index.data(kHealthRole);
    if (!health.isValid())
        return;
    const bool isSelected = option->state & QStyle::State_Selected;
    const Key key{Health(health.toInt()), option->fontMetrics.height(),
                  option->widget ? option->widget->devicePixelRatioF() : 1.0, option->palette.cacheKey(),
                  isSelected};
    if (!m_marks.empty() && m_marks.begin()->first.palette != key.palette)
        m_marks.clear(); // another theme
    QPixmap &mark = m_marks[key];
    if (mark.isNull())
        mark = drawMark(key, option->palette);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(key.side, key.side);
    option->icon = QIcon(mark);
    option->icon.addPixmap(mark, QIcon::Selected); // styles would tint it
}

} // namespace retinue::ui
