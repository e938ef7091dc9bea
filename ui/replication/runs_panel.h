#pragma once

#include "ui/replication/run_model.h"

#include <QWidget>

class QStackedWidget;
class QTableView;

namespace retinue::ui {

class EmptyState;

/// The last runs: what moved, why, how long it took, and what went wrong.
class RunsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit RunsPanel(QWidget *parent = nullptr);
    void setRuns(std::vector<engine::ReplicationRun> runs, bool isSet);

Q_SIGNALS:
    void destinationWanted();

private:
    RunModel m_model;
    QStackedWidget *m_stack;
    EmptyState *m_nothing;
    QTableView *m_table;
};

} // namespace retinue::ui
