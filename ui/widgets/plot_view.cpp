#include "ui/widgets/plot_view.h"

#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QGraphicsLayout>
#include <QtCharts/QAbstractAxis>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>

#include <algorithm>

namespace retinue::ui {

PlotView::PlotView(QWidget *parent) : QChartView(new QChart, parent)
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QChart *plot = chart();
    plot->setMargins({});
    plot->layout()->setContentsMargins(0, 0, 0, 0);
    plot->setBackgroundRoundness(0);
}

void PlotView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyPalette();
}

void PlotView::applyPalette()
{
    const QColor surface = cardColour(palette()), text = palette().color(QPalette::WindowText),
                 edge = edgeColour(palette());
    setBackgroundBrush(surface);
    chart()->setBackgroundBrush(surface);
    chart()->legend()->setLabelColor(text);
    const auto axes = chart()->axes();
    for (QAbstractAxis *axis : axes) {
        axis->setLabelsColor(text);
        axis->setGridLineColor(edge);
        axis->setLinePenColor(edge);
    }
}

int stepByKey(int key, int at, int count)
{
    const int last = count - 1;
    const int from = at < 0 ? count : at;
    if (last < 0)
        return -1;
    switch (key) {
    case Qt::Key_Left:
        return std::max(0, from - 1);
    case Qt::Key_Right:
        return std::min(last, from + 1);
    case Qt::Key_Home:
        return 0;
    case Qt::Key_End:
        return last;
    default:
        return -1;
    }
}

void sayDescription(QWidget &widget, const QString &text)
{
    widget.setAccessibleDescription(text);
    QAccessibleEvent said(&widget, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&said);
}

} // namespace retinue::ui
