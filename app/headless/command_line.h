#pragma once

#include "app/control/request.h"

#include <QStringList>

#include <variant>

namespace retinue::headless {

/// A parsed command line: the request, and what concerns only this side.
struct CommandLine
{
    control::Request request; ///< without --data, --json, --password-file and --passphrase-file
    QString dataFolder;
    QString passwordFile; ///< empty: none given
    bool json = false;
};

/// What to print instead of running anything.
struct Advice
{
    QString text;
    bool isError = false; ///< a usage error, not an answer to --help or --version
};

/// Reads the arguments (without the program's name). Options may stand anywhere.
[[nodiscard]] std::variant<CommandLine, Advice> parseCommandLine(const QStringList &arguments);

} // namespace retinue::headless
