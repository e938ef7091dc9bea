#pragma once

#include "ui/replication/replication_jobs.h"
#include "ui/shell/page.h"

#include <QTimer>

class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace retinue::ui {

class DestinationCard;
class RecoveryPanel;
class ReplicationHead;
class RunsPanel;
class StandbyPanel;

/// [Replication] and [Recovery Using Replicated Data] (R40 to R47), of a server and of a machine that stands
/// by for one.
class ReplicationPage : public Page
{
    Q_OBJECT
public:
    /// Both outlive this.
    ReplicationPage(Machine &machine, Session &session, QWidget *parent = nullptr);

    /// "runs", "destination" or "recovery".
    void showDetail(const QString &detail) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *buildUsual();
    void connectAll();
    void refresh();
    void drawBusy();
    void showRecovery();

    Machine &m_machine;
    ReplicationJobs m_jobs;
    QPushButton *m_standBy;
    ReplicationHead *m_head;
    QTabWidget *m_tabs;
    RunsPanel *m_runs;
    DestinationCard *m_destination;
    QWidget *m_usual; ///< head and tabs
    StandbyPanel *m_standby;
    RecoveryPanel *m_recovery;
    QStackedWidget *m_stack;
    QTimer m_soon, m_now;
};

} // namespace retinue::ui
