#include "ui/overview/activity_chart.h"

#include "ui/widgets/theme.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QLocale>
#include <QtCharts/QChart>
#include <QtCharts/QDateTimeAxis>
#include <QtCharts/QLegend>
#include <QtCharts/QLegendMarker>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>

namespace retinue::ui {

namespace {

constexpr qreal kLine = 2;
constexpr int kLeastHeight = 21 * kSpace;
constexpr int kLeastTop = 4; ///< of the axis: one log-in must not fill the chart
constexpr int kNumberTicks = 5;
constexpr int kDayTicks = 9, kWeekTicks = 8; ///< every three hours, every day

qint64 middle(const installation::ActivityCount &bin, ChartSpan span)
{
    return base::toMilliseconds(bin.from) + std::chrono::milliseconds(binWidth(span)).count() / 2;
}

QDateTime localTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(time));
}

} // namespace

ActivityChart::ActivityChart(QWidget *parent)
    : PlotView(parent)
    , m_logins(new QLineSeries(this))
    , m_changes(new QLineSeries(this))
    , m_mark(new QLineSeries(this))
    , m_time(new QDateTimeAxis(this))
    , m_number(new QValueAxis(this))
{
    setObjectName(QStringLiteral("activityChart"));
    setAccessibleName(tr("Chart of log-ins and changes"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(kLeastHeight);
    m_logins->setName(tr("Log-ins"));
    m_changes->setName(tr("Changes of settings"));
    m_number->setLabelFormat(QStringLiteral("%d"));
    m_number->setTickCount(kNumberTicks);
    QChart *plot = chart();
    plot->addAxis(m_time, Qt::AlignBottom);
    plot->addAxis(m_number, Qt::AlignLeft);
    for (QLineSeries *series : {m_logins, m_changes, m_mark}) {
        plot->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_number);
    }
    plot->legend()->setAlignment(Qt::AlignTop);
    plot->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    const auto markers = plot->legend()->markers(m_mark);
    for (QLegendMarker *marker : markers)
        marker->setVisible(false);
    applyPalette();
}

void ActivityChart::setBins(std::vector<installation::ActivityCount> bins, ChartSpan span)
{
    const bool same = m_bins == bins && m_span == span;
    if (same || bins.empty())
        return;
    m_bins = std::move(bins);
    m_span = span;
    QList<QPointF> logins, changes;
    std::int64_t top = kLeastTop;
    for (const installation::ActivityCount &bin : m_bins) {
        const auto at = qreal(middle(bin, span));
        logins << QPointF(at, qreal(bin.logins));
        changes << QPointF(at, qreal(bin.changes));
        top = std::max({top, bin.logins, bin.changes});
    }
    m_logins->replace(logins);
    m_changes->replace(changes);
    const std::int64_t steps = kNumberTicks - 1; // whole numbers at every tick
    m_number->setRange(0, qreal((top + steps - 1) / steps * steps));
    m_time->setRange(localTime(m_bins.front().from), localTime(m_bins.back().from + binWidth(span)));
    m_time->setTickCount(span == ChartSpan::Day ? kDayTicks : kWeekTicks);
    m_time->setFormat(span == ChartSpan::Day ? QStringLiteral("HH:mm") : QStringLiteral("ddd d."));
    setCursorTo(hasFocus() ? std::min(m_at, int(m_bins.size()) - 1) : -1);
    setAccessibleDescription(summary());
}

QString ActivityChart::summary() const
{
    std::int64_t logins = 0, changes = 0;
    const installation::ActivityCount *busiest = nullptr;
    for (const installation::ActivityCount &bin : m_bins) {
        logins += bin.logins;
        changes += bin.changes;
        const std::int64_t sum = bin.logins + bin.changes;
        if (sum > 0 && (!busiest || sum > busiest->logins + busiest->changes))
            busiest = &bin;
    }
    const bool isDay = m_span == ChartSpan::Day;
    if (!busiest)
        return isDay ? tr("Last 24 hours: no log-ins and no changes.")
                     : tr("Last 7 days: no log-ins and no changes.");
    const QString sentence =
        isDay ? tr("Last 24 hours: %1, %2; most of them %3.") : tr("Last 7 days: %1, %2; most of them %3.");
    return sentence.arg(tr("%n log-in(s)", nullptr, int(logins)), tr("%n change(s)", nullptr, int(changes)),
                        timesOf(*busiest));
}

QString ActivityChart::timesOf(const installation::ActivityCount &bin) const
{
    const QLocale locale;
    const auto time = [](Timestamp at) { return localTime(at).time().toString(QStringLiteral("HH:mm")); };
    const QString times = tr("%1 to %2").arg(time(bin.from), time(bin.from + binWidth(m_span)));
    return m_span == ChartSpan::Day
               ? times
               : tr("%1, %2", "date, times")
                     .arg(locale.toString(localTime(bin.from).date(), QLocale::ShortFormat), times);
}

void ActivityChart::setCursorTo(int bin)
{
    m_at = bin;
    m_mark->clear();
    if (bin < 0) {
        Q_EMIT read({});
        return;
    }
    const installation::ActivityCount &count = m_bins[std::size_t(bin)];
    const auto at = qreal(middle(count, m_span));
    m_mark->replace(QList<QPointF>{{at, 0}, {at, m_number->max()}});
    const QString text = tr("%1: %2, %3", "time: log-ins, changes")
                             .arg(timesOf(count), tr("%n log-in(s)", nullptr, int(count.logins)),
                                  tr("%n change(s)", nullptr, int(count.changes)));
    sayDescription(*this, text);
    Q_EMIT read(text);
}

void ActivityChart::keyPressEvent(QKeyEvent *event)
{
    const int to = stepByKey(event->key(), m_at, int(m_bins.size()));
    if (to < 0)
        return PlotView::keyPressEvent(event);
    setCursorTo(to);
}

void ActivityChart::focusOutEvent(QFocusEvent *event)
{
    PlotView::focusOutEvent(event);
    setCursorTo(-1);
    setAccessibleDescription(summary());
}

void ActivityChart::applyPalette()
{
    PlotView::applyPalette();
    m_logins->setPen(QPen(toneColour(palette(), Tone::Accent), kLine));
    m_changes->setPen(QPen(toneColour(palette(), Tone::Notice), kLine, Qt::DashLine));
    m_mark->setPen(QPen(palette().color(QPalette::WindowText), 1, Qt::DotLine));
}

} // namespace retinue::ui
