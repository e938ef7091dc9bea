#include "core/base/clock.h"

#ifdef __linux__
#include <ctime>
#include <fstream>
#endif
#include <random>

namespace retinue::base {

namespace {

std::string readBootId()
{
    std::string id;
#ifdef __linux__
    std::ifstream("/proc/sys/kernel/random/boot_id") >> id;
#endif
    if (id.empty()) // better a window that ends early than one that outlives a reboot
        id = "process " + std::to_string(std::random_device{}()) + std::to_string(std::random_device{}());
    return id;
}

} // namespace

Timestamp SystemClock::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::chrono::milliseconds SystemClock::sinceBoot() const
{
#ifdef __linux__
    // steady_clock is CLOCK_MONOTONIC, which stands still while the machine sleeps.
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return std::chrono::milliseconds(std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000);
#else
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
#endif
}

std::string SystemClock::bootId() const
{
    static const std::string s_id = readBootId();
    return s_id;
}

} // namespace retinue::base
