#pragma once

#include <QString>

#include <vector>

class QCommandLineParser;

namespace retinue::device {

class Session;

/// What a program that called us may branch on; --help lists them.
enum ExitCode : int {
    kOk = 0,      ///< done
    kFailed = 1,  ///< refused or failed; the message says why
    kUsage = 2,   ///< the command line is wrong
    kNoAgent = 3, ///< this needs a running agent
};

/// One command of retinue-device, in a file of its own.
struct Command
{
    QString name;
    QString summary;                                        ///< one line of the list of commands
    QString details;                                        ///< what its --help says
    void (*describe)(QCommandLineParser &parser) = nullptr; ///< adds its options and arguments; null: none
    int (*run)(Session &session) = nullptr;                 ///< an ExitCode
    int mostArguments = 0;                                  ///< more of them are refused before run()
    bool namesOwner = false; ///< has the options of describeOwner(), which are judged before run()
};

[[nodiscard]] Command agentCommand();
[[nodiscard]] Command enrolCommand();
[[nodiscard]] Command startCommand();
[[nodiscard]] Command stopCommand();
[[nodiscard]] Command loginCommand();
[[nodiscard]] Command logoutCommand();
[[nodiscard]] Command getCommand();
[[nodiscard]] Command setCommand();
[[nodiscard]] Command patchCommand();
[[nodiscard]] Command unsetCommand();
[[nodiscard]] Command forgetCommand();
[[nodiscard]] Command importCommand();
[[nodiscard]] Command exportCommand();
[[nodiscard]] Command prepareCommand();
[[nodiscard]] Command prepareStatusCommand();
[[nodiscard]] Command itemsCommand();
[[nodiscard]] Command ownersCommand();
[[nodiscard]] Command statusCommand();
[[nodiscard]] Command logCommand();

/// In the order in which a newcomer needs them.
[[nodiscard]] std::vector<Command> allCommands();

} // namespace retinue::device
