#include "ui/replication/run_plot.h"

#include "ui/widgets/status_label.h"
#include "ui/widgets/theme.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QLocale>
#include <QToolTip>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace retinue::ui {

namespace {

constexpr int kLinesHigh = 9;   ///< a number of the axis needs more than its own line, or it is left out
constexpr int kLinesBelow = 2;  ///< times, and what they are
constexpr int kLeastPlaces = 8; ///< one run must not fill the chart
constexpr qreal kBarWidth = 0.8;
constexpr qreal kLeastMark = 7, kMostMark = 14;

QDateTime begin(const RunBar &bar)
{
    return QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(bar.run.begunAt));
}

} // namespace

RunPlot::RunPlot(RunMeasure measure, QWidget *parent)
    : PlotView(parent)
    , m_measure(measure)
    , m_good(new QBarSet({}, this))
    , m_failed(new QBarSet({}, this))
    , m_series(new QStackedBarSeries(this))
    , m_order(new QValueAxis(this))
    , m_value(new QValueAxis(this))
{
    setFocusPolicy(Qt::NoFocus); // the chart that it is a part of is read by keys
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate); // what is drawn over the chart is no item
    m_series->append(m_good);
    m_series->append(m_failed);
    m_series->setBarWidth(kBarWidth);
    m_order->setLabelsVisible(false);
    m_order->setGridLineVisible(false);
    QChart *plot = chart();
    plot->legend()->hide();
    plot->setLocalizeNumbers(true);
    plot->addAxis(m_order, Qt::AlignBottom);
    plot->addAxis(m_value, Qt::AlignLeft);
    plot->addSeries(m_series);
    m_series->attachAxis(m_order);
    m_series->attachAxis(m_value);
    fitToFont();
    RunPlot::applyPalette();
    setBars({});
}

void RunPlot::setBars(std::vector<RunBar> bars)
{
    m_bars = std::move(bars);
    m_scale = runAxis(m_bars, m_measure);
    m_title = runAxisTitle(m_measure, m_scale);
    QList<qreal> good, failed;
    for (const RunBar &bar : m_bars) {
        const qreal value = valueOf(bar, m_measure).value_or(0) / m_scale.unit;
        good << (bar.run.problem ? 0 : value);
        failed << (bar.run.problem ? value : 0);
    }
    m_good->remove(0, m_good->count());
    m_failed->remove(0, m_failed->count());
    m_good->append(good);
    m_failed->append(failed);
    m_order->setRange(-0.5, std::max(int(m_bars.size()), kLeastPlaces) - 0.5);
    m_value->setRange(0, m_scale.top);
    m_value->setTickCount(m_scale.steps + 1);
    m_value->setLabelFormat(QStringLiteral("%.%1f").arg(m_scale.decimals));
    setAccessibleName(m_title);
    setCursorTo(m_at < int(m_bars.size()) ? m_at : -1);
}

void RunPlot::setCursorTo(int run)
{
    m_at = run;
    viewport()->update();
}

int RunPlot::runAt(const QPoint &place) const
{
    const QPointF point = mapToScene(place);
    if (!chart()->plotArea().contains(point))
        return -1;
    const int run = int(std::lround(chart()->mapToValue(point, m_series).x()));
    return run >= 0 && run < int(m_bars.size()) ? run : -1;
}

bool RunPlot::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return PlotView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int run = runAt(help->pos());
    if (run < 0) {
        QToolTip::hideText();
    } else {
        const int left = int(placeOf(run, 0).x()), half = int(placeOf(run + 1, 0).x() - left) / 2;
        QToolTip::showText(help->globalPos(),
                           QStringLiteral("<p style='white-space:pre'>%1</p>")
                               .arg(runBarLines(m_bars[std::size_t(run)]).join(u'\n').toHtmlEscaped()),
                           viewport(), {left - half, 0, 2 * half + 1, viewport()->height()});
    }
    return true;
}

void RunPlot::changeEvent(QEvent *event)
{
    PlotView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitToFont();
}

void RunPlot::fitToFont()
{
    const int line = fontMetrics().height(), below = kLinesBelow * line;
    chart()->setMargins({0, kSpace, kSpace, below}); // half a number stands above the axis
    setFixedHeight(kLinesHigh * line + kSpace + below);
}

QPointF RunPlot::placeOf(int run, double value) const
{
    return chart()->mapToPosition({qreal(run), value}, m_series);
}

void RunPlot::drawForeground(QPainter *painter, const QRectF &)
{
    if (m_bars.empty())
        return;
    painter->setFont(font());
    if (m_at >= 0) {
        painter->setPen(QPen(palette().color(QPalette::WindowText), 1, Qt::DotLine));
        painter->drawLine(placeOf(m_at, 0), placeOf(m_at, m_scale.top));
    }
    drawFailures(*painter);
    drawTimes(*painter);
}

void RunPlot::drawFailures(QPainter &painter) const
{
    const qreal place = placeOf(1, 0).x() - placeOf(0, 0).x(), width = kBarWidth * place;
    const qreal side = std::clamp(place, kLeastMark, kMostMark);
    const QPixmap mark = healthMark(Health::Bad, palette(), int(side), devicePixelRatioF());
    // A hatched bar needs an edge; one of the series would be drawn for bars without height, too.
    painter.setPen(QPen(toneColour(palette(), Tone::Bad), 1));
    painter.setBrush(Qt::NoBrush);
    for (int run = 0; run < int(m_bars.size()); ++run) {
        const RunBar &bar = m_bars[std::size_t(run)];
        if (!bar.run.problem)
            continue;
        const QPointF top = placeOf(run, valueOf(bar, m_measure).value_or(0) / m_scale.unit);
        const QRectF whole(top - QPointF(width / 2, 0), placeOf(run, 0) + QPointF(width / 2, 0));
        if (whole.height() >= 1)
            painter.drawRect(whole);
        painter.drawPixmap(top - QPointF(int(side) / 2.0, int(side)), mark);
    }
}

void RunPlot::drawTimes(QPainter &painter) const
{
    const QDateTime first = begin(m_bars.front()), last = begin(m_bars.back());
    const bool isOneDay = first.date() == last.date();
    const auto text = [&](const QDateTime &time) {
        return isOneDay ? time.time().toString(QStringLiteral("HH:mm"))
                        : QLocale().toString(time.date(), QLocale::ShortFormat);
    };
    const QRectF area = chart()->plotArea();
    const QFontMetrics metrics = fontMetrics();
    const QString left = text(first), right = text(last);
    const qreal leftWidth = metrics.horizontalAdvance(left), rightWidth = metrics.horizontalAdvance(right);
    const qreal end = placeOf(int(m_bars.size()) - 1, 0).x();
    const qreal rightAt = std::clamp(end - rightWidth / 2, area.left(), area.right() - rightWidth);
    const qreal line = area.bottom() + metrics.ascent() + metrics.leading();
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QPointF(rightAt, line), right);
    if (area.left() + leftWidth + kSpace < rightAt)
        painter.drawText(QPointF(area.left(), line), left);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(QRectF(area.left(), line + metrics.descent(), area.width(), metrics.height()),
                     Qt::AlignHCenter | Qt::AlignTop,
                     isOneDay ? tr("time of the run") : tr("day of the run"));
}

void RunPlot::applyPalette()
{
    PlotView::applyPalette();
    m_good->setBrush(toneColour(palette(), Tone::Accent));
    m_good->setPen(Qt::NoPen);
    m_failed->setBrush(QBrush(toneColour(palette(), Tone::Bad), Qt::BDiagPattern));
    m_failed->setPen(Qt::NoPen);
}

} // namespace retinue::ui
