#pragma once

#include "app/process/option_number.h"

#include <QString>

#include <optional>
#include <vector>

namespace retinue::headless {

struct OptionSpec
{
    QString name;
    QString value; ///< what stands behind it, for the help; empty: a flag
    QString help;
    bool isList = false;                       ///< may be repeated
    std::optional<process::NumberRange> range; ///< it is a number
    QString needs; ///< another option, without which this one says nothing; empty: none
};

/// One command as the help teaches it and the parser reads it.
struct CommandSpec
{
    QString name;      ///< "device list"
    QString arguments; ///< "DEVICE", for the help
    QString summary;   ///< one line
    QString help;      ///< what it does, in a few lines
    int fewestArguments = 0;
    int mostArguments = 0;
    std::vector<OptionSpec> options;
};

[[nodiscard]] const std::vector<CommandSpec> &commands();
[[nodiscard]] const std::vector<OptionSpec> &commonOptions();      ///< of every command
[[nodiscard]] const CommandSpec *findCommand(const QString &name); ///< null: none
[[nodiscard]] const OptionSpec *findOption(const CommandSpec &command, const QString &name); ///< null: none
[[nodiscard]] const OptionSpec *findCommonOption(const QString &name);                       ///< null: none

} // namespace retinue::headless
