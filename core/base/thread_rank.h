#pragma once

namespace retinue::base {

/// Puts the calling thread behind the others of the machine for good, and on Linux those that it starts from
/// then on, and their processes: for long work that may take what is left over while devices are served.
/// Where the machine is idle it is as fast as ever. Nothing happens where the system refuses.
void stepBehindOthers();

} // namespace retinue::base
