#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace retinue::server {

/// Does small pieces of work later, all on one thread of its own: heartbeats of event streams, ends of long
/// polls. The work must be quick. Thread-safe.
class Timer
{
public:
    /// Names one piece of work, for cancel().
    using Ticket = std::pair<std::chrono::steady_clock::time_point, std::uint64_t>;

    Timer();
    ~Timer(); ///< stop()
    Timer(const Timer &) = delete;
    Timer &operator=(const Timer &) = delete;

    Ticket after(std::chrono::milliseconds delay, std::function<void()> work);
    /// Drops the work unless it is being done or done already.
    void cancel(const Ticket &ticket);
    /// Drops all work and joins the thread; later work is dropped at once. Idempotent; not from its own
    /// thread.
    void stop();

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<Ticket, std::function<void()>> m_work;
    std::uint64_t m_lastNumber = 0;
    bool m_stopped = false;
    std::thread m_thread;
};

} // namespace retinue::server
