#pragma once

#include "ui/shell/machine.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"

class QTabWidget;

namespace retinue::ui {

class LogPanel;

/// The installation's two logs: what was run (R53) and what was attempted.
class LogPage : public Page
{
    Q_OBJECT
public:
    /// Both outlive this.
    LogPage(Machine &machine, Session &session, QWidget *parent = nullptr);
    /// "security" or "execution".
    void showDetail(const QString &detail) override;

private:
    void addPanel(LogPanel *panel, const QString &title);
    [[nodiscard]] LogPanel *panel() const;
    void chooseFile();
    void exportTo(const QString &path, const LogPanel &panel);

    Machine &m_machine;
    Session &m_session;
    QTabWidget *m_tabs;
};

} // namespace retinue::ui
