#pragma once

#include "core/base/cancel_token.h"
#include "ui/replication/replication_jobs.h"
#include "ui/shell/page.h"

#include <QTimer>

class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace retinue::ui {

class DestinationCard;
class HandOverPanel;
class RecoveryPanel;
class ReplicationHead;
class RunsPanel;
class StandbyPanel;
class UnsentPanel;

/// [Replication] and [Recovery Using Replicated Data] (R40 to R47), of a server and of a machine that stands
/// by for one.
class ReplicationPage : public Page
{
    Q_OBJECT
public:
    /// Both outlive this.
    ReplicationPage(Machine &machine, Session &session, QWidget *parent = nullptr);
    ~ReplicationPage() override;

    /// "runs", "destination", "unsent" (of a server that was replaced), "recovery" or "hand-over".
    void showDetail(const QString &detail) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *buildUsual();
    void connectAll();
    void refresh();
    void drawBusy();
    void showRecovery();
    void showHandOver();
    void drawHandOver();
    void drawUnsent(bool isReplaced);
    void askForUnsent();
    void endComparison();               ///< its answer counts no more
    [[nodiscard]] bool isAside() const; ///< recovery or replacement is shown

    Machine &m_machine;
    ReplicationJobs m_jobs;
    QPushButton *m_standBy;
    ReplicationHead *m_head;
    QTabWidget *m_tabs;
    RunsPanel *m_runs;
    DestinationCard *m_destination;
    UnsentPanel *m_unsent;
    QWidget *m_usual; ///< head and tabs
    StandbyPanel *m_standby;
    RecoveryPanel *m_recovery;
    HandOverPanel *m_handOver;
    QWidget *m_handOverView; ///< scrolls it
    struct Proof
    {
        State state; ///< of the store
        int devices = 0;
    };
    std::optional<Proof> m_proof; ///< all of this was proven to be at the destination, with no client started
    QString m_destinationAddress; ///< of the machine that is to take over
    std::optional<State> m_unsentOf;        ///< the store that was asked for what is unsent; none: none was
    std::optional<CancelToken> m_comparing; ///< of that question, while it is not answered
    QStackedWidget *m_stack;
    QTimer m_soon, m_now;
};

} // namespace retinue::ui
