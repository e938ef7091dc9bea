#include "app/device/command.h"

namespace retinue::device {

std::vector<Command> allCommands()
{
    return {agentCommand(),         enrolCommand(),  startCommand(),  stopCommand(),   loginCommand(),
            logoutCommand(),        getCommand(),    setCommand(),    patchCommand(),  unsetCommand(),
            itemsCommand(),         ownersCommand(), forgetCommand(), importCommand(), prepareCommand(),
            prepareStatusCommand(), exportCommand(), statusCommand(), logCommand()};
}

} // namespace retinue::device
