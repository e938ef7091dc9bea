#include "ui/overview/activity_card.h"

#include "ui/overview/activity_chart.h"
#include "ui/widgets/theme.h"

#include <QButtonGroup>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace retinue::ui {

ActivityCard::ActivityCard(QWidget *parent)
    : Card(tr("Log-ins and changes"), parent)
    , m_day(new QPushButton(tr("2&4 hours"), this))
    , m_week(new QPushButton(tr("&7 days"), this))
    , m_chart(new ActivityChart(this))
    , m_text(makeNote({}, this))
{
    setObjectName(QStringLiteral("activityCard"));
    m_day->setObjectName(QStringLiteral("chartDay"));
    m_week->setObjectName(QStringLiteral("chartWeek"));
    m_text->setObjectName(QStringLiteral("chartText"));
    auto *spans = new QButtonGroup(this);
    auto *line = new QHBoxLayout;
    line->addWidget(m_text, 1);
    for (QPushButton *button : {m_day, m_week}) {
        button->setCheckable(true);
        spans->addButton(button);
        line->addWidget(button);
    }
    m_day->setChecked(true);
    m_day->setAccessibleDescription(tr("Shows the last 24 hours"));
    m_week->setAccessibleDescription(tr("Shows the last 7 days"));
    content()->addLayout(line);
    content()->addWidget(m_chart, 1);
    connect(spans, &QButtonGroup::buttonClicked, this, &ActivityCard::draw);
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
    const ChartSpan span = m_week->isChecked() ? ChartSpan::Week : ChartSpan::Day;
    const std::chrono::seconds offset(
        QDateTime::fromMSecsSinceEpoch(base::toMilliseconds(m_now)).offsetFromUtc());
    m_chart->setBins(binned(m_counts, span, m_now, offset), span);
    if (!m_chart->hasFocus())
        m_text->setText(m_chart->summary());
}

} // namespace retinue::ui
