#include "tests/bench/loop.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/epoll.h>
#include <unistd.h>

namespace retinue::bench {

void fail(const std::string &why)
{
    constexpr int kMost = 600; // an answer may be long, and its beginning says enough
    std::fprintf(stderr, "%.*s\n", kMost, why.c_str());
    std::exit(1);
}

Loop::Loop() : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    if (m_epoll < 0)
        fail(std::string("epoll_create1: ") + std::strerror(errno));
}

Loop::~Loop()
{
    ::close(m_epoll);
}

void Loop::add(int fd, std::uint32_t events, Source *source)
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = source;
    if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event) != 0)
        fail(std::string("epoll_ctl: ") + std::strerror(errno));
}

void Loop::change(int fd, std::uint32_t events, Source *source)
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = source;
    if (::epoll_ctl(m_epoll, EPOLL_CTL_MOD, fd, &event) != 0)
        fail(std::string("epoll_ctl: ") + std::strerror(errno));
}

void Loop::remove(int fd)
{
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, fd, nullptr);
}

bool Loop::run(const std::function<bool()> &done, Clock::time_point deadline)
{
    std::array<epoll_event, 256> events;
    while (!done()) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0)
            return false;
        const int count =
            ::epoll_wait(m_epoll, events.data(), int(events.size()), int(std::min<long long>(left, 1000)));
        if (count < 0 && errno != EINTR)
            fail(std::string("epoll_wait: ") + std::strerror(errno));
        for (int i = 0; i < count; ++i)
            static_cast<Source *>(events[std::size_t(i)].data.ptr)->ready(events[std::size_t(i)].events);
    }
    return true;
}

void Loop::runFor(std::chrono::milliseconds duration)
{
    run([] { return false; }, Clock::now() + duration);
}

} // namespace retinue::bench
