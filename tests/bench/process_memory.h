#pragma once

#include <string>

namespace retinue::bench {

/// KiB, from /proc/PID/smaps_rollup. A process that is gone ends the program.
struct ProcessMemory
{
    long rss = 0, pss = 0;
};
[[nodiscard]] ProcessMemory memoryOf(const std::string &pid);
/// The most that was ever resident, in KiB.
[[nodiscard]] long peakMemoryOf(const std::string &pid);

} // namespace retinue::bench
