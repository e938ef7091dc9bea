#include "app/device/command.h"
#include "app/device/session.h"
#include "app/process/terminal.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <cstdio>

using namespace retinue;
using namespace retinue::device;

namespace {

void print(std::FILE *file, const QString &text)
{
    std::fputs(qUtf8Printable(process::forOutput(text, file)), file);
}

QString defaultHome()
{
    const QString chosen = qEnvironmentVariable("RETINUE_DEVICE_HOME");
    return chosen.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                                  QStringLiteral("/retinue-device")
                            : chosen;
}

QString help()
{
    QString text = QStringLiteral("Usage: retinue-device [--home DIR] [--json] COMMAND ...\n"
                                  "A client machine: settings follow users from device to device.\n\n"
                                  "Commands (each has its own --help):\n");
    for (const auto &command : allCommands())
        text += QStringLiteral("  %1 %2\n").arg(command.name, -14).arg(command.summary);
    text +=
        QStringLiteral(
            "\nOptions:\n"
            "  --home DIR  the device's folder (default: $RETINUE_DEVICE_HOME, else %1)\n"
            "  --json      print one JSON object: {\"ok\": true, \"result\": ...} or {\"ok\": false, "
            "\"error\": "
            "...}\n"
            "  --version   print the version\n\n"
            "Exit codes: 0 done; 1 refused or failed, the message says why; 2 the command line is wrong;\n"
            "3 no agent runs in the home.\n\n"
            "First steps:\n"
            "  retinue-device agent &                              the device's own process\n"
            "  retinue-device enrol INVITATION                     the text that the server's console shows\n"
            "  retinue-device start                                take part\n"
            "  retinue-device login alice                          bring her settings up to date\n"
            "  retinue-device set display.language '{\"language\": \"de\"}'\n")
            .arg(defaultHome());
    return text;
}

/// The part of the command line before the command's name.
struct Opening
{
    QString home = defaultHome();
    bool json = false;
    QString command;
    QStringList rest;
};

int runCommand(const Command &command, Opening opening)
{
    QCommandLineParser parser;
    parser.addOptions({
        {QStringLiteral("home"), QStringLiteral("The device's folder."), QStringLiteral("dir")},
        {QStringLiteral("json"), QStringLiteral("Print one JSON object.")},
        {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Say what this command does.")},
    });
    parser.setApplicationDescription(command.details);
    if (command.describe)
        command.describe(parser);
    const bool understood = parser.parse(QStringList{opening.command} + opening.rest);
    if (parser.isSet(QStringLiteral("help"))) {
        // The parser names the program only; the command belongs to its name.
        print(stdout, parser.helpText().replace(
                          QStringLiteral("Usage: %1").arg(QCoreApplication::arguments().front()),
                          QStringLiteral("Usage: retinue-device %1").arg(command.name)));
        return kOk;
    }
    if (!understood) {
        print(stderr,
              QStringLiteral("retinue-device %1: %2 (see --help)\n").arg(command.name, parser.errorText()));
        return kUsage;
    }
    if (parser.isSet(QStringLiteral("home")))
        opening.home = parser.value(QStringLiteral("home"));
    Session session(QDir::cleanPath(QFileInfo(opening.home).absoluteFilePath()),
                    opening.json || parser.isSet(QStringLiteral("json")), parser);
    if (session.arguments().size() > command.mostArguments)
        return session.misused(command.mostArguments == 0
                                   ? QStringLiteral("%1 takes no arguments").arg(command.name)
                                   : QStringLiteral("%1 takes %2 arguments at most")
                                         .arg(command.name)
                                         .arg(command.mostArguments));
    if (const QString wrong = command.namesOwner ? ownerMisuse(session) : QString(); !wrong.isEmpty())
        return session.misused(wrong);
    return command.run(session);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("retinue-device"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RETINUE_VERSION));

    Opening opening;
    QStringList arguments = QCoreApplication::arguments().mid(1);
    while (!arguments.isEmpty() && arguments.front().startsWith(u'-')) {
        const QString option = arguments.takeFirst();
        if (option == QLatin1String("--help") || option == QLatin1String("-h")) {
            print(stdout, help());
            return kOk;
        }
        if (option == QLatin1String("--version")) {
            print(stdout, QStringLiteral("retinue-device %1\n").arg(QCoreApplication::applicationVersion()));
            return kOk;
        }
        if (option == QLatin1String("--json")) {
            opening.json = true;
        } else if (option.startsWith(QLatin1String("--home=")) && option.size() > 7) {
            opening.home = option.mid(7);
        } else if (option == QLatin1String("--home") && !arguments.isEmpty()) {
            opening.home = arguments.takeFirst();
        } else {
            print(
                stderr,
                QStringLiteral("retinue-device: unknown or incomplete option %1 (see --help)\n").arg(option));
            return kUsage;
        }
    }
    if (arguments.isEmpty()) {
        print(stderr, help());
        return kUsage;
    }
    opening.command = arguments.takeFirst();
    opening.rest = arguments;
    for (const auto &command : allCommands()) {
        if (command.name == opening.command)
            return runCommand(command, opening);
    }
    print(stderr,
          QStringLiteral("retinue-device: there is no command %1 (see --help)\n").arg(opening.command));
    return kUsage;
}
