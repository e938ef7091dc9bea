#include "app/gui/console.h"

#include "app/control/control_client.h"
#include "app/gui/pages.h"
#include "app/notices/notice_senders.h"
#include "app/shares/share_access.h"
#include "app/standby/standby_access.h"
#include "core/base/folder_lock.h"
#include "core/client/avahi_discovery.h"
#include "core/engine/outcome.h"
#include "core/engine/promotion.h"
#include "ui/signin/gate.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>
#include <QtConcurrent>

#include <algorithm>
#include <atomic>

namespace retinue::gui {

namespace {

/// An engine opens in a moment; a window that flashes by helps nobody.
constexpr std::chrono::milliseconds kBeforeStartupShows{400};
/// What passes, or can be seen to, so that the same is tried again. After anything else the folder opens as
/// it is.
bool mayPass(const Error &error)
{
    return error.code == ErrorCode::InUse || error.code == ErrorCode::NoSpace || error.code == ErrorCode::Io;
}

/// Who goes on with what was cut short.
const QString kByItself = QStringLiteral("engine");

struct Opened
{
    std::unique_ptr<engine::Engine> engine;
    ConsoleMachine::Setup setup;
};

std::function<Result<void>(const engine::EngineOptions &, const LongWork &)> takeOver(const QString &who)
{
    return [who](const engine::EngineOptions &options, const LongWork &work) {
        return engine::outcomeOf(engine::promoteStandby(options, who, work));
    };
}

std::function<Result<void>(const engine::EngineOptions &, const LongWork &)>
takeIdentity(const QString &backup, const std::shared_ptr<const SecretBytes> &secret)
{
    return [backup, secret](const engine::EngineOptions &options, const LongWork &) -> Result<void> {
        const auto taken = engine::Backups::adoptInstallation(
            options.dataFolder, backup, secret ? secret->clone() : SecretBytes(),
            engine::Backups::Adoption::AfterRestore, options.lockPatience);
        if (!taken)
            return taken.error();
        if (!*taken)
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("devices were enrolled to this machine meanwhile, so that it keeps "
                                        "its own identity")};
        return {};
    };
}

/// Whether a console has the folder and was asked to show itself; false: something else has it.
bool raiseTheOther(const QString &folder)
{
    control::Request request;
    request.command = ServiceThread::kRaiseCommand;
    const auto answer = control::askRunningServer(folder, request);
    return answer && answer->ok();
}

} // namespace

Console::Console(ConsoleOptions options)
    : m_options(std::move(options))
    , m_preferences(m_options.preferencesFile)
{
    applyLanguage();
    ui::applyTheme(*qApp, m_preferences.theme());
    connect(&m_preferences, &ui::Preferences::themeChanged, this,
            [this] { ui::applyTheme(*qApp, m_preferences.theme()); });
    connect(&m_preferences, &ui::Preferences::languageChanged, this, [this] {
        applyLanguage();
        m_help.reset();
        if (m_machine)
            buildWindow(); // every text is made anew
    });
}

Console::~Console()
{
    m_opening.waitForFinished();
    m_window.reset(); // it looks at the machine
    m_idleLock.reset();
    m_machine.reset();
}

void Console::applyLanguage()
{
    const QString wanted = m_preferences.language();
    const QLocale locale = wanted.isEmpty() ? QLocale::system() : QLocale(wanted);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
    if (m_qts.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
    // Any other language is English, which has a file for its plural forms.
    const QString ours = QStringLiteral(":/i18n");
    if (m_ours.load(locale, QStringLiteral("retinue"), QStringLiteral("_"), ours) ||
        m_ours.load(QStringLiteral("retinue_en"), ours))
        QCoreApplication::installTranslator(&m_ours);
}

void Console::start()
{
    openEngine();
}

void Console::openEngine(const BeforeOpening &before)
{
    if (!m_startup) {
        m_startup = std::make_unique<ui::StartupWindow>(m_options.dataFolder);
        connect(m_startup.get(), &ui::StartupWindow::retryWanted, this,
                [this] { openEngine(std::exchange(m_again, {})); });
        connect(m_startup.get(), &ui::StartupWindow::quitWanted, this, &Console::quit);
    }
    m_startup->showWorking();
    QTimer::singleShot(kBeforeStartupShows, m_startup.get(), &QWidget::show);
    auto answer = std::make_shared<Answer<std::shared_ptr<Opened>>>();
    const auto isDone = std::make_shared<std::atomic_bool>(!before);
    whenAnswered(answer->future(), this,
                 [this, before, isDone](const Result<std::shared_ptr<Opened>> &opened) {
                     if (m_quitting)
                         return;
                     if (opened.ok())
                         return compose(std::move((*opened)->engine), (*opened)->setup);
                     if (opened.error().code == ErrorCode::Cancelled)
                         return quit(); // the console that has the folder shows its window
                     if (!*isDone && mayPass(opened.error()))
                         m_again = before;
                     m_startup->showProblem(opened.error());
                     m_startup->show();
                 });
    LongWork work;
    work.cancel = m_endTakeOver;
    work.report = [this](const QString &, std::int64_t done, std::int64_t total) {
        QMetaObject::invokeMethod(this, [this, done, total] {
            if (m_startup)
                m_startup->showTakingOver(done, total);
        });
    };
    m_opening = QtConcurrent::run([answer, folder = m_options.dataFolder, before, work, isDone] {
        engine::EngineOptions options;
        options.dataFolder = folder;
        options.lockPatience = FolderLock::kAMoment;
        const BeforeOpening first = before || !engine::takeOverBegunIn(folder) ? before : takeOver(kByItself);
        if (first) {
            if (auto done = first(options, work); !done)
                return answer->give(std::move(done).error());
            *isDone = true;
        }
        auto engine = engine::Engine::open(options);
        if (!engine) {
            if (engine.error().code == ErrorCode::InUse && raiseTheOther(folder))
                return answer->give(Error{ErrorCode::Cancelled, QStringLiteral("shown by another process")});
            return answer->give(std::move(engine).error());
        }
        (*engine)->backups().setShareAccess(shares::shareAccess(smb::WorkerProgram::thisProgram()));
        (*engine)->notices().setSenders(notices::noticeSenders());
        (*engine)->replication().setStandbyAccess(standby::standbyAccess());
        auto setup = ConsoleMachine::readSetup(**engine);
        if (!setup)
            return answer->give(std::move(setup).error());
        answer->give(std::make_shared<Opened>(Opened{std::move(engine).value(), *setup}));
    });
}

void Console::reopen(const BeforeOpening &before)
{
    if (m_quitting || std::exchange(m_reopening, true))
        return;
    m_window->hide();
    m_machine->stop().then(this, [this, before] {
        m_reopening = false;
        if (m_quitting)
            return QCoreApplication::exit(0);
        m_tray.reset();
        m_help.reset();
        m_window.reset();
        m_idleLock.reset();
        m_machine.reset();
        openEngine(before);
    });
}

void Console::compose(std::unique_ptr<engine::Engine> engine, const ConsoleMachine::Setup &setup)
{
    ConsoleMachine::Setup used = setup;
    used.port = m_options.port.value_or(setup.port);
    used.announce = m_options.announce;
    m_machine = std::make_unique<ConsoleMachine>(std::move(engine), used);
    connect(m_machine.get(), &ConsoleMachine::raiseWanted, this, &Console::raise);
    connect(m_machine.get(), &ConsoleMachine::takeOverWanted, this,
            [this](const QString &who) { reopen(takeOver(who)); });
    connect(m_machine.get(), &ConsoleMachine::identityWanted, this,
            [this](const QString &backup, const std::shared_ptr<const SecretBytes> &secret) {
                reopen(takeIdentity(backup, secret));
            });
    m_idleLock = std::make_unique<ui::IdleLock>(*m_machine, m_session);
    if (ui::Tray::isAvailable()) {
        m_tray = std::make_unique<ui::Tray>();
        connect(m_tray.get(), &ui::Tray::openWanted, this, &Console::raise);
        connect(m_tray.get(), &ui::Tray::quitWanted, this, &Console::askToQuit);
    }
    buildWindow();
    m_machine->start();
    m_startup->hide();
    if (!m_options.hidden || !m_tray)
        m_window->show();
    m_startup.release()->deleteLater();
}

void Console::buildWindow()
{
    const bool wasVisible = m_window && m_window->isVisible();
    const QString page = m_window ? m_window->currentPage() : QString();
    const QByteArray geometry = m_window ? m_window->saveGeometry() : m_preferences.windowGeometry();
    if (m_window)
        m_window.release()->deleteLater(); // one of its own controls may have asked for this
    m_window = std::make_unique<ui::MainWindow>(*m_machine, m_session,
                                                new ui::Gate(*m_machine, m_session, m_preferences),
                                                makePages({*m_machine, m_session, m_preferences, *m_idleLock,
                                                           std::make_shared<client::AvahiDiscovery>()}));
    m_window->restoreGeometry(geometry);
    connect(m_window.get(), &ui::MainWindow::quitWanted, this, &Console::askToQuit);
    connect(m_window.get(), &ui::MainWindow::hiddenByUser, this, &Console::windowClosed);
    connect(m_window.get(), &ui::MainWindow::helpWanted, this, &Console::showHelp);
    connect(m_window.get(), &ui::MainWindow::notificationWanted, this,
            [this](const QString &title, const QString &text) {
                if (m_tray)
                    m_tray->notify(title, text, true);
            });
    if (!page.isEmpty())
        m_window->showPage(page);
    if (wasVisible)
        m_window->show();
}

void Console::showHelp(const QString &topic)
{
    if (!m_help)
        m_help = std::make_unique<ui::HelpWindow>(QLocale().name().section(u'_', 0, 0));
    m_help->showTopic(topic);
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

void Console::raise()
{
    QWidget *window = m_window ? static_cast<QWidget *>(m_window.get()) : m_startup.get();
    if (!window)
        return;
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->show();
    window->raise();
    window->activateWindow();
}

void Console::windowClosed()
{
    if (!m_tray)
        return askToQuit(); // nothing would bring the window back
    m_preferences.setWindowGeometry(m_window->saveGeometry());
    if (m_preferences.closingExplained())
        return m_window->hide();
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Close the window"),
                        tr("The server goes on without its window, so that devices keep synchronizing."),
                        QMessageBox::NoButton, m_window.get());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("Click the Retinue icon in the notification area to open the window again or to quit."));
    const auto *keep = box->addButton(tr("&Keep Running"), QMessageBox::AcceptRole);
    const auto *end = box->addButton(tr("&Quit"), QMessageBox::DestructiveRole);
    box->addButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this, [this, keep, end](const QAbstractButton *clicked) {
        if (clicked == end)
            return quit();
        if (clicked != keep)
            return;
        m_preferences.setClosingExplained();
        m_window->hide();
    });
    box->open();
}

void Console::askToQuit()
{
    if (!m_machine || !m_machine->listener().listening)
        return quit();
    if (m_asking) // once is enough
        return raise();
    const auto devices = m_machine->engine().devices().list();
    const auto connected = std::count_if(
        devices.begin(), devices.end(), [](const devices::DeviceRecord &device) { return device.connected; });
    const int jobs = m_machine->engine().jobs().running();
    raise();
    auto *box = new QMessageBox(QMessageBox::Question, tr("Quit Retinue"), tr("Stop the server and quit?"),
                                QMessageBox::NoButton, m_window.get());
    box->setAttribute(Qt::WA_DeleteOnClose);
    QStringList stops{tr("%n device(s) connected now work from their local data until the server runs again; "
                         "their changes wait and are not lost.",
                         nullptr, int(connected))};
    if (jobs > 0)
        stops << tr("%n job(s) in progress will be cancelled.", nullptr, jobs);
    if (const int commands = m_machine->commandsInHand(); commands > 0)
        stops << tr(
            "%n command(s) of retinued in progress will stop, and say there what becomes of the rest.",
            nullptr, commands);
    box->setInformativeText(stops.join(QLatin1Char('\n')));
    const auto *stop = box->addButton(tr("&Quit"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    m_asking = box;
    connect(box, &QMessageBox::buttonClicked, this, [this, stop](const QAbstractButton *clicked) {
        if (clicked == stop)
            quit();
    });
    box->open();
}

void Console::quit()
{
    if (std::exchange(m_quitting, true))
        return;
    m_endTakeOver.cancel();
    if (m_reopening) // which ends it
        return;
    if (m_window) {
        m_preferences.setWindowGeometry(m_window->saveGeometry());
        m_window->hide();
    }
    // Not quit(): that asks the windows, which hide instead of closing.
    if (!m_machine)
        return QCoreApplication::exit(0);
    if (m_tray)
        m_tray->setToolTip(tr("Retinue is stopping"));
    m_machine->stop().then(this, [] { QCoreApplication::exit(0); });
}

} // namespace retinue::gui
