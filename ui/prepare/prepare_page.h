#pragma once

#include "ui/prepare/obstacles.h"
#include "ui/shell/machine.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"

#include <QTimer>

class QStackedWidget;

namespace retinue::ui {

class ChosenPanel;
class DataExchange;
class ObstaclePanel;
class OwnerSearch;
class Preferences;
class WindowPanel;

/// [Prepare for User Data Export] (R21-R24): what stands in the way and how it is mended; the choice of users
/// and groups; the preparation, as a job; the quarter of an hour after it, which is counted down in the
/// status line as well.
class PreparePage : public Page
{
    Q_OBJECT
public:
    /// All outlive this.
    PreparePage(Machine &machine, Session &session, Preferences &preferences, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void connectParts();
    void look(); ///< at the client, in the background
    /// `problem`: why it could not be looked.
    void draw(const std::optional<PrepareLook> &look, const std::optional<Error> &problem = {});
    void mend(Mending remedy);
    void prepare();
    void tellPrepared(const client::PrepareReport &report);
    void setBusy(bool busy);

    Machine &m_machine;
    Session &m_session;
    ObstaclePanel *m_obstacles;
    WindowPanel *m_window;
    OwnerSearch *m_search;
    ChosenPanel *m_chosen;
    DataExchange *m_exchange;
    QStackedWidget *m_stack; ///< obstacles, workspace
    bool m_isLooking = false, m_isOpen = false;
    int m_ticks = 0;
    QTimer m_timer;
};

} // namespace retinue::ui
