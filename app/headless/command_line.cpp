#include "app/headless/command_line.h"

#include "app/control/data_folder.h"
#include "app/headless/command_help.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace retinue::headless {

namespace {

Advice wrong(const QString &what, const QString &command = {})
{
    return {QStringLiteral("%1\nSee: retinued %2--help\n")
                .arg(what, command.isEmpty() ? QString() : command + u' '),
            true};
}

/// "device list" before "device".
const CommandSpec *longestMatch(const QStringList &words, qsizetype &used)
{
    for (used = std::min<qsizetype>(2, words.size()); used > 0; --used) {
        if (const CommandSpec *spec = findCommand(words.mid(0, used).join(u' ')))
            return spec;
    }
    return nullptr;
}

} // namespace

std::variant<CommandLine, Advice> parseCommandLine(const QStringList &arguments)
{
    // The command decides which options take a value, so its words are looked for first: those before any
    // option of the command itself. Only --data (common to all) takes a value among those that may stand
    // before them.
    QStringList words;
    std::vector<std::pair<QString, QString>> options; // name, value ("" for flags)
    const CommandSpec *spec = nullptr;
    bool help = false, version = false, onlyWords = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (onlyWords || !argument.startsWith(u'-') || argument == u"-") {
            words << argument;
            qsizetype used = 0;
            spec = longestMatch(words, used);
            continue;
        }
        if (argument == u"--") {
            onlyWords = true;
            continue;
        }
        const QString name = argument == u"-h" ? QStringLiteral("help") : argument.mid(2).section(u'=', 0, 0);
        const bool hasValue = argument.contains(u'=');
        help = help || name == u"help";
        version = version || name == u"version";
        if (name == u"help" || name == u"version")
            continue;
        const OptionSpec *option = findCommonOption(name);
        if (!option && spec)
            option = findOption(*spec, name);
        if (!option || !argument.startsWith(u"--")) {
            return wrong(QStringLiteral("There is no option %1%2.")
                             .arg(argument.section(u'=', 0, 0),
                                  spec ? QStringLiteral(" of \"%1\"").arg(spec->name) : QString()),
                         spec ? spec->name : QString());
        }
        if (option->value.isEmpty()) {
            if (hasValue)
                return wrong(QStringLiteral("--%1 takes no value.").arg(name));
            options.emplace_back(name, QString());
        } else if (hasValue) {
            options.emplace_back(name, argument.section(u'=', 1));
        } else if (i + 1 < arguments.size()) {
            options.emplace_back(name, arguments[++i]);
        } else {
            return wrong(QStringLiteral("--%1 needs a value: %2.").arg(name, option->value));
        }
    }
    if (version)
        return Advice{QStringLiteral("retinued " RETINUE_VERSION "\n"), false};
    qsizetype used = 0;
    spec = longestMatch(words, used);
    if (help)
        return Advice{spec ? commandHelp(*spec) : generalHelp(words.value(0)), false};
    if (words.isEmpty())
        return Advice{generalHelp(), true};
    if (!spec)
        return wrong(QStringLiteral("There is no command \"%1\".").arg(words.join(u' ')));

    CommandLine line;
    line.request.command = spec->name;
    line.request.arguments = words.mid(used);
    if (line.request.arguments.size() < spec->fewestArguments ||
        line.request.arguments.size() > spec->mostArguments)
        return wrong(QStringLiteral("Usage: retinued %1 %2").arg(spec->name, spec->arguments), spec->name);
    line.dataFolder = control::defaultDataFolder();
    const auto isGiven = [&](const QString &wanted) {
        return std::any_of(options.begin(), options.end(),
                           [&](const auto &given) { return given.first == wanted; });
    };
    for (const auto &[name, value] : options) {
        const OptionSpec *option = findOption(*spec, name);
        if (option && !option->needs.isEmpty() && !isGiven(option->needs))
            return wrong(QStringLiteral("--%1 says nothing without --%2.").arg(name, option->needs),
                         spec->name);
        if (name == u"data") {
            line.dataFolder = QFileInfo(value).absoluteFilePath();
        } else if (name == u"json") {
            line.json = true;
        } else if (option && (name == u"password-file" || name == u"passphrase-file")) {
            line.passwordFile = value;
            if (name == u"passphrase-file") // that there is to be one; where it stands is this side's
                line.request.options.insert(name, true);
        } else {
            if (!option)
                return wrong(QStringLiteral("There is no option --%1 of \"%2\".").arg(name, spec->name),
                             spec->name);
            if (option->range) {
                if (const auto number = process::optionNumber(name, value, *option->range); !number.ok())
                    return wrong(number.error().detail + u'.', spec->name);
            }
            if (option->value.isEmpty()) {
                line.request.options.insert(name, true);
            } else if (option->isList) {
                QJsonArray list = line.request.options.value(name).toArray();
                list.append(value);
                line.request.options.insert(name, list);
            } else {
                line.request.options.insert(name, value);
            }
        }
    }
    return line;
}

} // namespace retinue::headless
