#pragma once

#include "ui/shell/machine.h"
#include "ui/shell/page.h"
#include "ui/shell/session.h"

#include <QMainWindow>

#include <map>
#include <vector>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace retinue::ui {

class JobStrip;
class MessageBar;
class Navigation;
class StatusLabel;

/// The frame of the console. Until somebody is signed in it shows the gate (first start, sign-in) and nothing
/// else; then the pages with their navigation, the message bar over them, the jobs under them, and a status
/// line that says how the server is doing on every page.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// `gate` is shown while nobody is signed in. Takes both; the others outlive this.
    MainWindow(Machine &machine, Session &session, QWidget *gate, std::vector<Page *> pages);

    void showPage(const QString &id, const QString &detail = {});
    [[nodiscard]] QString currentPage() const;
    void tell(const Message &message);

Q_SIGNALS:
    void helpWanted(const QString &page);
    void quitWanted();
    /// The user closed the window; the server goes on.
    void hiddenByUser();
    /// Something failed while nobody looked at the window.
    void notificationWanted(const QString &title, const QString &text);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildMenus();
    void buildStatus();
    void showServerState();
    void showStanding(const QString &text, const QString &spoken);
    void showSession();

    Machine &m_machine;
    Session &m_session;
    QStackedWidget *m_whole; ///< gate, workspace
    QStackedWidget *m_pageStack;
    Navigation *m_navigation;
    MessageBar *m_messages;
    JobStrip *m_jobs;
    StatusLabel *m_serverState;
    QLabel *m_standing; ///< of the page that said something last
    QToolButton *m_administrator;
    std::map<QString, Page *> m_pages;
};

} // namespace retinue::ui
