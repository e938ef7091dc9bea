#include "tests/bench/process_memory.h"

#include "tests/bench/loop.h"

#include <fstream>

namespace retinue::bench {

ProcessMemory memoryOf(const std::string &pid)
{
    std::ifstream file("/proc/" + pid + "/smaps_rollup");
    ProcessMemory memory;
    for (std::string word; file >> word;) {
        if (word == "Rss:")
            file >> memory.rss;
        else if (word == "Pss:")
            file >> memory.pss;
    }
    if (memory.rss == 0)
        fail("process " + pid + " is gone");
    return memory;
}

long peakMemoryOf(const std::string &pid)
{
    std::ifstream file("/proc/" + pid + "/status");
    for (std::string word; file >> word;) {
        long kibibytes = 0;
        if (word == "VmHWM:" && file >> kibibytes)
            return kibibytes;
    }
    fail("process " + pid + " is gone");
}

} // namespace retinue::bench
