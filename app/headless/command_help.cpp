#include "app/headless/command_help.h"

#include "app/control/data_folder.h"
#include "app/headless/exit_codes.h"

#include <algorithm>

namespace retinue::headless {

namespace {

QString optionLines(const std::vector<OptionSpec> &options)
{
    QString text;
    for (const OptionSpec &option : options) {
        const QString left = QStringLiteral("--%1 %2").arg(option.name, option.value);
        text += QStringLiteral("  %1 %2\n").arg(left.trimmed(), -28).arg(option.help);
    }
    return text;
}

} // namespace

QString generalHelp(const QString &group)
{
    const bool known =
        !group.isEmpty() && std::any_of(commands().begin(), commands().end(), [&](const auto &command) {
            return command.name.startsWith(group + u' ');
        });
    QString text =
        QStringLiteral("retinued: a server that keeps users' personal settings in step on many devices\n\n");
    if (!known) {
        text += QStringLiteral(
            "First steps:\n"
            "  retinued run                  asks for an administrator, then serves on port 8443\n"
            "  retinued code new             in another terminal: an invitation for one device\n"
            "  retinue-device enrol INVITATION    on the device\n"
            "  retinued device list          it is there\n\n");
    }
    text += QStringLiteral("Commands (retinued COMMAND --help tells more):\n");
    for (const CommandSpec &command : commands()) {
        if (!known || command.name.startsWith(group + u' '))
            text += QStringLiteral("  %1 %2\n")
                        .arg(QStringLiteral("%1 %2").arg(command.name, command.arguments).trimmed(), -31)
                        .arg(command.summary);
    }
    text += QStringLiteral("\nWith every command:\n") + optionLines(commonOptions());
    text += QStringLiteral(
                "\nThe data folder is %1 unless --data names another one. Commands talk to the server that\n"
                "runs on it, or open it themselves when none does.\n\n")
                .arg(control::defaultDataFolder());
    return text + exitCodesHelp();
}

QString commandHelp(const CommandSpec &command)
{
    QString text = QStringLiteral("Usage: retinued %1 %2\n\n%3.\n")
                       .arg(command.name, (command.arguments + QStringLiteral(" [OPTION]...")).trimmed(),
                            command.summary.left(1).toUpper() + command.summary.mid(1));
    if (!command.help.isEmpty())
        text += command.help + u'\n';
    return text + u'\n' + optionLines(command.options) + optionLines(commonOptions());
}

} // namespace retinue::headless
