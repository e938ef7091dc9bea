#include "ui/widgets/card_flow.h"

#include "ui/widgets/theme.h"

#include <QWidget>

#include <algorithm>

namespace retinue::ui {

CardFlow::CardFlow(int least, int mostColumns) : m_least(least), m_mostColumns(mostColumns)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(2 * kSpace);
}

CardFlow::~CardFlow() = default;

void CardFlow::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

int CardFlow::count() const
{
    return int(m_items.size());
}

QLayoutItem *CardFlow::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[std::size_t(index)].get() : nullptr;
}

QLayoutItem *CardFlow::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[std::size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

std::vector<QLayoutItem *> CardFlow::shown() const
{
    std::vector<QLayoutItem *> items;
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            items.push_back(item.get());
    }
    return items;
}

int CardFlow::columnsFor(int width) const
{
    const int cards = int(shown().size());
    if (cards == 0)
        return 1;
    const int fit =
        std::clamp((width + spacing()) / (m_least + spacing()), 1, std::min(cards, m_mostColumns));
    const int rows = (cards + fit - 1) / fit;
    return (cards + rows - 1) / rows;
}

QSize CardFlow::minimumSize() const
{
    QSize least(0, 0);
    for (const QLayoutItem *item : shown())
        least = least.expandedTo(item->minimumSize());
    return least;
}

QSize CardFlow::sizeHint() const
{
    const int width = m_mostColumns * m_least + (m_mostColumns - 1) * spacing();
    return {width, arrange({0, 0, width, 0}, false)};
}

int CardFlow::heightForWidth(int width) const
{
    return arrange({0, 0, width, 0}, false);
}

void CardFlow::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int CardFlow::arrange(const QRect &rect, bool place) const
{
    const auto items = shown();
    const int columns = columnsFor(rect.width());
    const int width = (rect.width() - (columns - 1) * spacing()) / columns;
    const bool mirrored = parentWidget() && parentWidget()->layoutDirection() == Qt::RightToLeft;
    int y = rect.y();
    for (std::size_t first = 0; first < items.size(); first += std::size_t(columns)) {
        const std::size_t end = std::min(items.size(), first + std::size_t(columns));
        int height = 0;
        for (std::size_t i = first; i < end; ++i)
            height = std::max({height, items[i]->minimumSize().height(),
                               items[i]->hasHeightForWidth() ? items[i]->heightForWidth(width)
                                                             : items[i]->sizeHint().height()});
        for (std::size_t i = first; place && i < end; ++i) {
            const int column = int(i - first);
            const int x = (mirrored ? columns - 1 - column : column) * (width + spacing());
            items[i]->setGeometry({rect.x() + x, y, width, height});
        }
        y += height + spacing();
    }
    return items.empty() ? 0 : y - spacing() - rect.y();
}

} // namespace retinue::ui
