#include "ui/replication/runs_chart.h"

#include "ui/replication/run_plot.h"
#include "ui/widgets/card_flow.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace retinue::ui {

namespace {
constexpr int kLeastCharacters = 24; ///< of a plot's width
constexpr int kFocusLine = 2;
} // namespace

RunsChart::RunsChart(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("runsChart"));
    setAccessibleName(tr("Chart of the last runs"));
    setFocusPolicy(Qt::StrongFocus);
    const std::pair<RunMeasure, const char *> measures[] = {{RunMeasure::Sent, "sentPlot"},
                                                            {RunMeasure::Duration, "durationPlot"},
                                                            {RunMeasure::Lag, "lagPlot"},
                                                            {RunMeasure::Behind, "behindPlot"}};
    auto *flow = new CardFlow(kLeastCharacters * fontMetrics().averageCharWidth(), int(std::size(measures)));
    flow->setContentsMargins(kFocusLine, kFocusLine, kFocusLine, kFocusLine);
    for (const auto &[measure, name] : measures) {
        auto *box = new QWidget(this);
        const Part part{new QLabel(box), new RunPlot(measure, box)};
        part.plot->setObjectName(QLatin1String(name));
        auto *column = new QVBoxLayout(box);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(part.title);
        column->addWidget(part.plot);
        flow->addWidget(box);
        m_parts.push_back(part);
    }
    setLayout(flow);
    setBars({});
}

void RunsChart::setBars(std::vector<RunBar> bars)
{
    const std::optional<Timestamp> at =
        m_at < 0 ? std::nullopt : std::optional(m_bars[std::size_t(m_at)].run.begunAt);
    m_bars = std::move(bars);
    for (const Part &part : m_parts) {
        part.plot->setBars(m_bars);
        part.title->setText(part.plot->title());
    }
    // Whoever reads a run goes on reading that one while newer ones come.
    const auto same = std::find_if(m_bars.begin(), m_bars.end(),
                                   [&](const RunBar &bar) { return at && bar.run.begunAt == *at; });
    setCursorTo(same == m_bars.end() ? -1 : int(same - m_bars.begin()));
}

Health RunsChart::health() const
{
    if (m_bars.empty())
        return Health::Idle;
    if (m_bars.back().run.problem)
        return Health::Bad;
    const bool hasFailed = std::any_of(m_bars.begin(), m_bars.end(),
                                       [](const RunBar &bar) { return bar.run.problem.has_value(); });
    return hasFailed ? Health::Notice : Health::Good;
}

void RunsChart::setCursorTo(int run)
{
    m_at = run;
    for (const Part &part : m_parts)
        part.plot->setCursorTo(run);
    if (run < 0) {
        setAccessibleDescription(summary());
        Q_EMIT read({}, health());
        return;
    }
    const RunBar &bar = m_bars[std::size_t(run)];
    const QString text = runBarLines(bar).join(QStringLiteral(" · "));
    sayDescription(*this, text);
    Q_EMIT read(text, bar.run.problem ? Health::Bad : Health::Good);
}

void RunsChart::keyPressEvent(QKeyEvent *event)
{
    const int to = stepByKey(event->key(), m_at, int(m_bars.size()));
    if (to < 0)
        return QWidget::keyPressEvent(event);
    setCursorTo(to);
}

void RunsChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void RunsChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    setCursorTo(-1);
    update();
}

void RunsChart::paintEvent(QPaintEvent *)
{
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), kFocusLine));
    const qreal half = kFocusLine / 2.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), kSpace / 2.0, kSpace / 2.0);
}

} // namespace retinue::ui
