#include "ui/replication/runs_card.h"

#include "ui/replication/runs_chart.h"
#include "ui/widgets/status_label.h"

#include <QVBoxLayout>

namespace retinue::ui {

namespace {
constexpr std::size_t kMostBars = 40; ///< that are still told from each other
}

RunsCard::RunsCard(QWidget *parent)
    : Card(tr("How the last runs went"), parent)
    , m_text(new StatusLabel(this))
    , m_chart(new RunsChart(this))
{
    setObjectName(QStringLiteral("runsCard"));
    m_text->setObjectName(QStringLiteral("runsText"));
    content()->addWidget(m_text);
    content()->addWidget(m_chart);
    connect(m_chart, &RunsChart::read, this, [this](const QString &run, Health health) {
        m_text->setStatus(health, run.isEmpty() ? m_chart->summary() : run);
    });
}

void RunsCard::setRuns(const std::vector<engine::ReplicationRun> &newestFirst,
                       const std::optional<Timestamp> &lastGood)
{
    m_chart->setBars(runBars(newestFirst, lastGood, kMostBars));
}

} // namespace retinue::ui
