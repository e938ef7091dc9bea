#pragma once

#include <optional>

namespace retinue::smb {

/// The private option by which a program becomes the process that talks to one server.
inline constexpr char kWorkerOption[] = "--smb-worker";

/// First thing in main(): when the program was started by a Share, does that Share's work and returns the
/// exit code. The worker's standard input is a socket to its parent, and it ends at once when that is closed,
/// whatever libsmbclient is waiting for.
[[nodiscard]] std::optional<int> runAsWorker(int argc, char *argv[]);

} // namespace retinue::smb
