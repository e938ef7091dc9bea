#include "core/server/timer.h"

namespace retinue::server {

using Steady = std::chrono::steady_clock;

Timer::Timer() : m_thread([this] { run(); }) {}

Timer::~Timer()
{
    stop();
}

Timer::Ticket Timer::after(std::chrono::milliseconds delay, std::function<void()> work)
{
    const std::lock_guard lock(m_mutex);
    const Ticket ticket{Steady::now() + delay, ++m_lastNumber};
    if (m_stopped)
        return ticket;
    const auto place = m_work.emplace(ticket, std::move(work)).first;
    if (place == m_work.begin())
        m_changed.notify_one();
    return ticket;
}

void Timer::cancel(const Ticket &ticket)
{
    // What the work holds is let go of outside the lock: its end may want to cancel, too.
    decltype(m_work)::node_type dropped;
    const std::lock_guard lock(m_mutex);
    dropped = m_work.extract(ticket);
}

void Timer::stop()
{
    std::map<Ticket, std::function<void()>> dropped;
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        dropped.swap(m_work);
        m_changed.notify_one();
    }
    if (m_thread.joinable())
        m_thread.join();
}

void Timer::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopped) {
        if (m_work.empty()) {
            m_changed.wait(lock);
            continue;
        }
        const auto due = m_work.begin()->first.first;
        if (due > Steady::now()) {
            m_changed.wait_until(lock, due);
            continue;
        }
        {
            const auto work = m_work.extract(m_work.begin());
            lock.unlock();
            work.mapped()();
        }
        lock.lock();
    }
}

} // namespace retinue::server
