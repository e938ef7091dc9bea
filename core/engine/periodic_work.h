#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace retinue::engine {

/// Does something now and again on a thread of its own, until destroyed; waits for work in hand then. What is
/// due after a sleep of the machine is done once.
class PeriodicWork
{
public:
    PeriodicWork(std::chrono::milliseconds first, std::chrono::milliseconds interval,
                 std::function<void()> work)
        : m_first(first)
        , m_interval(interval)
        , m_work(std::move(work))
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
        auto pause = m_first;
        while (!m_wake.wait_for(lock, pause, [this] { return m_stopping; })) {
            lock.unlock();
            m_work();
            lock.lock();
            pause = m_interval;
        }
    }

    const std::chrono::milliseconds m_first, m_interval;
    const std::function<void()> m_work;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread; // last: it uses the others
};

} // namespace retinue::engine
