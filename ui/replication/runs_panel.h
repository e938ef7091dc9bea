#pragma once

#include "ui/replication/run_model.h"

#include <QWidget>

class QStackedWidget;
class QTableView;

namespace retinue::ui {

class EmptyState;
class RunsCard;

/// The last runs as a chart and as a list: what moved, why, how long it took, and what went wrong.
class RunsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit RunsPanel(QWidget *parent = nullptr);
    void setRuns(std::vector<engine::ReplicationRun> runs, const engine::ReplicationState &state);

Q_SIGNALS:
    void destinationWanted();

private:
    [[nodiscard]] QWidget *buildSome();

    RunModel m_model;
    QStackedWidget *m_stack;
    EmptyState *m_nothing;
    RunsCard *m_card;
    QTableView *m_table;
    QWidget *m_some; ///< chart and table
};

} // namespace retinue::ui
