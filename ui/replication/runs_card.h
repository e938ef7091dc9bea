#pragma once

#include "ui/replication/run_bars.h"
#include "ui/widgets/card.h"

namespace retinue::ui {

class RunsChart;
class StatusLabel;

/// The chart of the last runs, and what it shows as a line of text.
class RunsCard : public Card
{
    Q_OBJECT
public:
    explicit RunsCard(QWidget *parent = nullptr);
    /// As runBars().
    void setRuns(const std::vector<engine::ReplicationRun> &newestFirst,
                 const std::optional<Timestamp> &lastGood);

private:
    StatusLabel *m_text;
    RunsChart *m_chart;
};

} // namespace retinue::ui
