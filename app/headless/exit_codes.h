#pragma once

#include <QString>

namespace retinue::headless {

/// What scripts and service managers may rely on; written down in README.md and in --help.
enum ExitCode : int {
    kDone = 0,
    kFailed = 1,
    kUsage = 2,
    kNeedsAdministrator = 3, ///< no administrator yet, and nobody to ask
    kInUse = 4,              ///< another server has the data folder
    kCannotListen = 5,       ///< the address or port cannot be used
    kNotRunning = 6,         ///< status: no server runs on the data folder
};

[[nodiscard]] inline QString exitCodesHelp()
{
    return QStringLiteral(
        "Exit codes: 0 done; 1 failed; 2 wrong usage; 3 there is no administrator yet; 4 another server has\n"
        "the data folder; 5 cannot listen; 6 (status) no server runs.\n");
}

} // namespace retinue::headless
