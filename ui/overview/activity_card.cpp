#include "ui/overview/activity_card.h"

#include "ui/overview/activity_chart.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>

namespace retinue::ui {

ActivityCard::ActivityCard(QWidget *parent)
    : Card(tr("Log-ins and changes"), parent)
    , m_span(new QComboBox(this))
    , m_chart(new ActivityChart(this))
    , m_text(makeNote({}, this))
{
    setObjectName(QStringLiteral("activityCard"));
    m_text->setObjectName(QStringLiteral("chartText"));
    m_span->setObjectName(QStringLiteral("chartSpan"));
    m_span->setAccessibleName(tr("Time shown in the chart"));
    m_span->addItem(tr("Last 24 hours"), int(ChartSpan::Day));
    m_span->addItem(tr("Last 7 days"), int(ChartSpan::Week));
    auto *line = new QHBoxLayout;
    line->addWidget(m_text, 1);
    line->addWidget(m_span);
    content()->addLayout(line);
    content()->addWidget(m_chart, 1);
    connect(m_span, &QComboBox::currentIndexChanged, this, &ActivityCard::draw);
    connect(m_chart, &ActivityChart::read, this,
            [this](const QString &step) { m_text->setText(step.isEmpty() ? m_chart->summary() : step); });
}

void ActivityCard::setCounts(std::vector<installation::ActivityCount> counts, Timestamp now)
{
    m_counts = std::move(counts);
    m_now = now;
    draw();
}

void ActivityCard::draw()
{
    const auto span = ChartSpan(m_span->currentData().toInt());
    const std::chrono::seconds offset(
        QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(m_now)).offsetFromUtc());
    m_chart->setBins(binned(m_counts, span, m_now, offset), span);
    if (!m_chart->hasFocus())
        m_text->setText(m_chart->summary());
}

} // namespace retinue::ui
