#include "ui/shell/main_window.h"

#include "ui/shell/navigation.h"
#include "ui/text/formats.h"
#include "ui/text/listener_text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/job_strip.h"
#include "ui/widgets/status_label.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>

namespace retinue::ui {

namespace {
constexpr QSize kFirstSize{1120, 720};
}

MainWindow::MainWindow(Machine &machine, Session &session, QWidget *gate, std::vector<Page *> pages)
    : m_machine(machine)
    , m_session(session)
    , m_whole(new QStackedWidget(this))
    , m_pageStack(new QStackedWidget(this))
    , m_navigation(new Navigation(this))
    , m_messages(new MessageBar(this))
    , m_jobs(new JobStrip(machine.engine().jobs(), this))
    , m_serverState(new StatusLabel(this))
    , m_standing(new QLabel(this))
    , m_administrator(new QToolButton(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Retinue"));
    setWindowIcon(productIcon());
    resize(kFirstSize);

    auto *workspace = new QWidget(this);
    auto *columns = new QHBoxLayout(workspace);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(m_navigation);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_messages);
    right->addWidget(m_pageStack, 1);
    right->addWidget(m_jobs);
    columns->addLayout(right, 1);
    m_whole->addWidget(gate);
    m_whole->addWidget(workspace);
    setCentralWidget(m_whole);

    std::vector<PageInfo> infos;
    for (Page *page : pages) {
        m_pages[page->id()] = page;
        m_pageStack->addWidget(page);
        infos.push_back(page->info());
        connect(page, &Page::told, this, &MainWindow::tell);
        connect(page, &Page::pageWanted, this, &MainWindow::showPage);
        connect(page, &Page::standing, this, &MainWindow::showStanding);
        connect(page, &Page::healthChanged, m_navigation,
                [this, id = page->id()](Health health) { m_navigation->setHealth(id, health); });
    }
    m_navigation->setPages(infos);
    connect(m_navigation, &Navigation::selected, this, [this](const QString &id) {
        m_messages->clear();
        m_pageStack->setCurrentWidget(m_pages.at(id));
    });
    connect(m_jobs, &JobStrip::failed, this,
            [this](const QString &what, const Error &error) { tell(Message::failure(what, error)); });

    buildMenus();
    buildStatus();
    connect(&m_session, &Session::changed, this, &MainWindow::showSession);
    connect(&m_machine, &Machine::listenerChanged, this, &MainWindow::showServerState);
    connect(&m_machine, &Machine::roleChanged, this, &MainWindow::showServerState);
    connect(&m_machine.engine().news(), &engine::News::replicationChanged, this,
            &MainWindow::showServerState);
    showSession();
    showServerState();
    if (!infos.empty())
        showPage(infos.front().id);
}

void MainWindow::buildMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&Console"));
    QAction *lock = file->addAction(icon(QStringLiteral("lock")), tr("&Lock"));
    lock->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    lock->setObjectName(QStringLiteral("actionLock"));
    connect(lock, &QAction::triggered, &m_session, &Session::signOut);
    connect(&m_session, &Session::changed, lock, [this, lock] { lock->setEnabled(m_session.isSignedIn()); });
    lock->setEnabled(m_session.isSignedIn());
    file->addSeparator();
    QAction *quit = file->addAction(tr("&Quit"));
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setObjectName(QStringLiteral("actionQuit"));
    connect(quit, &QAction::triggered, this, &MainWindow::quitWanted);

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    QAction *thisPage = help->addAction(icon(QStringLiteral("help")), tr("Help for this &page"));
    thisPage->setShortcut(QKeySequence(Qt::Key_F1));
    thisPage->setObjectName(QStringLiteral("actionHelp"));
    connect(thisPage, &QAction::triggered, this, [this] {
        Q_EMIT helpWanted(m_session.isSignedIn() ? currentPage() : QStringLiteral("sign-in"));
    });
}

void MainWindow::buildStatus()
{
    statusBar()->setSizeGripEnabled(false);
    m_serverState->setObjectName(QStringLiteral("serverState"));
    m_serverState->keepToOneLine();
    m_serverState->setContentsMargins(kSpace, 0, 0, 0);
    statusBar()->addWidget(m_serverState, 1);
    m_standing->setObjectName(QStringLiteral("standing"));
    m_standing->setContentsMargins(kSpace, 0, kSpace, 0);
    m_standing->hide();
    statusBar()->addPermanentWidget(m_standing);
    m_administrator->setObjectName(QStringLiteral("administrator"));
    m_administrator->setIcon(icon(QStringLiteral("user")));
    m_administrator->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_administrator->setAutoRaise(true);
    m_administrator->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_administrator);
    menu->addAction(icon(QStringLiteral("sign-out")), tr("Sign out"), &m_session, &Session::signOut);
    m_administrator->setMenu(menu);
    statusBar()->addPermanentWidget(m_administrator);
}

void MainWindow::showServerState()
{
    const ListenerStatus listener = m_machine.listener();
    if (m_machine.role() == Role::Client)
        m_serverState->setStatus(Health::Idle, tr("This machine is a client only; it serves no devices."));
    else if (m_machine.engine().replication().isReplaced())
        m_serverState->setStatus(Health::Bad, tr("This server was replaced; it serves no devices."));
    else if (listener.listening && m_machine.engine().replication().standsBy())
        m_serverState->setStatus(Health::Good, tr("This machine stands by for another server, on %1.")
                                                   .arg(destinationText(listener.host, listener.port)));
    else if (listener.listening && m_machine.engine().replication().isAsking())
        m_serverState->setStatus(Health::Working,
                                 tr("The server asks the machine that stands by before it serves devices."));
    else if (listener.listening)
        m_serverState->setStatus(
            Health::Good, tr("The server runs on %1").arg(destinationText(listener.host, listener.port)));
    else if (listener.problem)
        m_serverState->setStatus(
            Health::Bad,
            tr("The server does not run: %1").arg(listenerText(*listener.problem, listener.port).what));
    else
        m_serverState->setStatus(Health::Idle, tr("The server is not set up yet."));
}

void MainWindow::showStanding(const QString &text, const QString &spoken)
{
    if (m_standing->accessibleName() != spoken)
        m_standing->setAccessibleName(spoken);
    m_standing->setText(text);
    m_standing->setVisible(!text.isEmpty());
}

void MainWindow::showSession()
{
    const bool in = m_session.isSignedIn();
    if (!in) { // nothing of the pages stays in front of the gate
        if (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        for (auto *dialog : findChildren<QDialog *>())
            dialog->reject();
    }
    m_whole->setCurrentIndex(in ? 1 : 0);
    m_administrator->setVisible(in);
    m_administrator->setText(m_session.administrator());
    m_administrator->setAccessibleName(tr("Signed in as %1").arg(m_session.administrator()));
    if (in)
        m_navigation->setFocus();
}

void MainWindow::showPage(const QString &id, const QString &detail)
{
    const auto page = m_pages.find(id);
    if (page == m_pages.end())
        return;
    m_navigation->select(id);
    if (!detail.isEmpty())
        page->second->showDetail(detail);
}

QString MainWindow::currentPage() const
{
    const auto *page = qobject_cast<Page *>(m_pageStack->currentWidget());
    return page ? page->id() : QString();
}

void MainWindow::tell(const Message &message)
{
    m_messages->show(message);
    const bool looks = isVisible() && !isMinimized() && isActiveWindow();
    if (message.health == Health::Bad && !looks)
        Q_EMIT notificationWanted(windowTitle(), message.text);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->ignore();
    Q_EMIT hiddenByUser();
}

} // namespace retinue::ui
