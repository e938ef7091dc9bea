#pragma once

#include "app/gui/console_machine.h"
#include "core/base/cancel_token.h"
#include "ui/help/help_window.h"
#include "ui/shell/idle_lock.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/session.h"
#include "ui/shell/startup_window.h"
#include "ui/shell/tray.h"

#include <QFuture>
#include <QPointer>
#include <QTranslator>

#include <functional>
#include <memory>

namespace retinue::gui {

struct ConsoleOptions
{
    QString dataFolder;
    QString preferencesFile;     ///< empty: the desktop's own store
    std::optional<quint16> port; ///< for this run, instead of the stored one
    bool announce = true;        ///< the server, on the local network (R2)
    bool hidden = false;         ///< starts in the tray, where there is one
};

/// The console program: opens the engine beside the windows' thread, composes machine, pages and window, and
/// holds the order of stopping: windows -> client -> listener -> engine. Everything is built here and handed
/// in. Lives on the windows' thread, one per process.
class Console : public QObject
{
    Q_OBJECT
public:
    explicit Console(ConsoleOptions options);
    ~Console() override;
    /// Begins to open the engine and shows something.
    void start();
    /// To the front, wherever it is.
    void raise();
    /// Says what stops, once it was confirmed; then stops and ends the event loop.
    void askToQuit();
    /// Without asking: the session ends, or somebody sent a signal.
    void quit();

private:
    /// Done beside the windows' thread while no engine has the folder open.
    using BeforeOpening = std::function<Result<void>(const engine::EngineOptions &, const LongWork &)>;
    /// A take-over that was cut short goes on before anything else.
    void openEngine(const BeforeOpening &before = {});
    /// Ends machine and windows, and opens the engine anew.
    void reopen(const BeforeOpening &before);
    void compose(std::unique_ptr<engine::Engine> engine, const ConsoleMachine::Setup &setup);
    void buildWindow();
    void applyLanguage();
    void windowClosed();
    void showHelp(const QString &topic);

    const ConsoleOptions m_options;
    ui::Preferences m_preferences;
    ui::Session m_session;
    QTranslator m_ours, m_qts;
    std::unique_ptr<ui::StartupWindow> m_startup;
    std::unique_ptr<ConsoleMachine> m_machine;
    std::unique_ptr<ui::IdleLock> m_idleLock;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<ui::HelpWindow> m_help;
    std::unique_ptr<ui::Tray> m_tray;
    QPointer<QWidget> m_asking; ///< whether to quit
    CancelToken m_endTakeOver;
    QFuture<void> m_opening; ///< uses this object
    BeforeOpening m_again;   ///< what could not be done before opening, and is tried again
    bool m_reopening = false;
    bool m_quitting = false;
};

} // namespace retinue::gui
