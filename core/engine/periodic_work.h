#pragma once

#include "core/base/clock.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace retinue::engine {

/// Does something now and again on a thread of its own, until destroyed; waits for work in hand then. The
/// time that the machine sleeps counts: what became due meanwhile is done once, at most `look` after it woke
/// up.
class PeriodicWork
{
public:
    static constexpr std::chrono::seconds kLook{5};

    /// The clock outlives it.
    PeriodicWork(const Clock &clock, std::chrono::milliseconds first, std::chrono::milliseconds interval,
                 std::function<void()> work, std::chrono::milliseconds look = kLook)
        : m_clock(clock)
        , m_interval(interval)
        , m_look(look)
        , m_work(std::move(work))
        , m_due(clock.sinceBoot() + first)
        , m_thread([this] { run(); })
    {
    }
    ~PeriodicWork()
    {
        {
            std::lock_guard guard(m_mutex);
            m_stopping = true;
        }
        m_wake.notify_all();
        m_thread.join();
    }
    PeriodicWork(const PeriodicWork &) = delete;
    PeriodicWork &operator=(const PeriodicWork &) = delete;

private:
    void run()
    {
        std::unique_lock lock(m_mutex);
        // Waiting is by a clock that stands still in sleep: so never for long at a time.
        while (!m_wake.wait_for(lock, std::clamp(left(), std::chrono::milliseconds(1), m_look),
                                [this] { return m_stopping; })) {
            if (left().count() > 0)
                continue;
            lock.unlock();
            m_work();
            m_due = m_clock.sinceBoot() + m_interval;
            lock.lock();
        }
    }
    [[nodiscard]] std::chrono::milliseconds left() const { return m_due - m_clock.sinceBoot(); }

    const Clock &m_clock;
    const std::chrono::milliseconds m_interval, m_look;
    const std::function<void()> m_work;
    std::chrono::milliseconds m_due; ///< since boot; of the thread
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread; // last: it uses the others
};

} // namespace retinue::engine
