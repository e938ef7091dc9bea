#pragma once

#include "ui/backup/backup_runs.h"
#include "ui/shell/page.h"

#include <QTimer>

class QStackedWidget;
class QTabWidget;

namespace retinue::ui {

class BackupHead;
class BackupsPanel;
class BackupSettingsPanel;
class RestorePanel;

/// [Back Up] and restore (R50 to R56): whether the data are safe, what backups there are, and how they are
/// made.
class BackupPage : public Page
{
    Q_OBJECT
public:
    /// Both outlive this.
    BackupPage(Machine &machine, Session &session, QWidget *parent = nullptr);

    /// "settings" or "backups".
    void showDetail(const QString &detail) override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refreshState();
    void drawBusy();
    void showRestore(const ChosenBackup &chosen, const SharedSecret &secret);

    Machine &m_machine;
    BackupRuns m_runs;
    BackupHead *m_head;
    QTabWidget *m_tabs;
    BackupsPanel *m_backups;
    BackupSettingsPanel *m_settings;
    QWidget *m_usual; ///< head and tabs
    RestorePanel *m_restore;
    QStackedWidget *m_stack;
    QTimer m_soon, m_now;
};

} // namespace retinue::ui
