#pragma once

#include "ui/devices/device_details.h"
#include "ui/devices/device_filter.h"
#include "ui/devices/device_view.h"
#include "ui/shell/machine.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"

#include <QTimer>

#include <map>

class QAction;
class QComboBox;
class QLineEdit;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace retinue::ui {

class EmptyState;
class Preferences;

/// [Confirm Device Information] (R30): the client machines of this server, how they stand (R4, R13), and what
/// can be done to them.
class DevicesPage : public Page
{
    Q_OBJECT
public:
    /// All outlive this.
    DevicesPage(Machine &machine, Session &session, Preferences &preferences, QWidget *parent = nullptr);

    /// "all", "running", "stopped", "not-connected" or "differing": shows those.
    void showDetail(const QString &detail) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    // Building.
    void makeActions();
    QAction *makeAction(DeviceAction action, const QString &name, const QString &text, const QString &icon);
    [[nodiscard]] QMenu *makeExportMenu(QWidget *parent);
    [[nodiscard]] QLayout *makeFilterBar();
    [[nodiscard]] QLayout *makeActionBar();
    void makeList();

    // Following the engine.
    void wantList(); ///< soon: what comes meanwhile is one question
    void fetch();
    void drawEmptyState();
    void drawSelection();
    void drawCounts();

    // What the user wants.
    void filterChanged();
    void clearFilter();
    void perform(DeviceAction action, std::vector<devices::DeviceRecord> devices);
    void askToRemove(const std::vector<devices::DeviceRecord> &devices);
    void exportList(std::vector<devices::DeviceRecord> devices);
    void showMenu(const QPoint &place);

    Machine &m_machine;
    Session &m_session;
    Preferences &m_preferences;
    DeviceModel m_model;
    DeviceFilter m_filter{m_model};
    std::map<DeviceAction, QAction *> m_actions;
    QWidget *m_bars; ///< hidden while there is nothing to filter
    QLineEdit *m_filterText;
    QComboBox *m_wanted;
    QToolButton *m_detailsButton;
    QLabel *m_counts;
    DeviceView *m_view;
    DeviceDetails *m_details;
    QSplitter *m_splitter;
    EmptyState *m_noDevices, *m_noMatches;
    QStackedWidget *m_stack; ///< list, no devices, no matches
    QTimer m_soon, m_timePasses;
    bool m_isFetched = false, m_isFetching = false, m_isWantedAgain = false;
};

} // namespace retinue::ui
