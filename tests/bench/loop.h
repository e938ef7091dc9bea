#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace retinue::bench {

using Clock = std::chrono::steady_clock;

/// A load program that cannot go on says why and ends: a figure of a broken run is worth nothing.
[[noreturn]] void fail(const std::string &why);

/// epoll in a few lines: one thread, level-triggered. Connections register themselves and are outlived by it.
class Loop
{
public:
    class Source
    {
    public:
        virtual ~Source() = default;
        virtual void ready(std::uint32_t events) = 0;
    };

    Loop();
    ~Loop();
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;

    void add(int fd, std::uint32_t events, Source *source);
    void change(int fd, std::uint32_t events, Source *source);
    void remove(int fd);
    /// Serves events until `done` says so (asked after every batch); false when the deadline came first.
    bool run(const std::function<bool()> &done, Clock::time_point deadline);
    /// Serves events for that long.
    void runFor(std::chrono::milliseconds duration);

private:
    int m_epoll = -1;
};

} // namespace retinue::bench
