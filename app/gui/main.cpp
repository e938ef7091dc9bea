#include "app/control/data_folder.h"
#include "app/gui/console.h"
#include "app/process/option_number.h"
#include "app/process/stop_signals.h"
#include "core/smb/worker.h"

#include <QApplication>
#include <QCommandLineParser>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

int main(int argc, char *argv[])
{
    if (const auto workerCode = retinue::smb::runAsWorker(argc, argv))
        return *workerCode;
#ifdef Q_OS_UNIX
    ::umask(077); // databases and keys: for the owner of the process only, whoever starts it
#endif
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("retinue"));
    QApplication::setApplicationDisplayName(QStringLiteral("Retinue"));
    QApplication::setApplicationVersion(QStringLiteral(RETINUE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("retinue"));
    QApplication::setQuitOnLastWindowClosed(false);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("The console of the custom-settings synchronization server, with the server inside."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption data(QStringLiteral("data"),
                                  QStringLiteral("The data folder; retinued uses the same by default."),
                                  QStringLiteral("FOLDER"));
    const QCommandLineOption port(
        QStringLiteral("port"),
        QStringLiteral("Listen on this port in this run (8443 unless set up otherwise)."),
        QStringLiteral("PORT"));
    const QCommandLineOption preferences(
        QStringLiteral("preferences"),
        QStringLiteral("Keep language, look and window size in this file instead of the desktop's settings."),
        QStringLiteral("FILE"));
    const QCommandLineOption hidden(QStringLiteral("hidden"),
                                    QStringLiteral("Start in the notification area, without a window."));
    const QCommandLineOption noAnnounce(
        QStringLiteral("no-announce"),
        QStringLiteral("Do not announce the server on the local network; devices are given its address."));
    parser.addOptions({data, port, preferences, noAnnounce, hidden});
    parser.process(application);

    retinue::gui::ConsoleOptions options;
    options.dataFolder = parser.isSet(data) ? parser.value(data) : retinue::control::defaultDataFolder();
    options.preferencesFile = parser.value(preferences);
    options.announce = !parser.isSet(noAnnounce);
    options.hidden = parser.isSet(hidden);
    if (parser.isSet(port)) {
        const auto number =
            retinue::process::optionNumber(QStringLiteral("port"), parser.value(port), {1, 65'535});
        if (!number.ok()) {
            qCritical("retinue: %s", qUtf8Printable(number.error().detail));
            return 2;
        }
        options.port = quint16(*number);
    }
    retinue::process::StopSignals stopSignals;
    retinue::gui::Console console(options);
    QObject::connect(&stopSignals, &retinue::process::StopSignals::stopAsked, &console,
                     &retinue::gui::Console::quit);
    console.start();
    return QApplication::exec();
}
