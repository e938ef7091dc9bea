#include "core/engine/news.h"

#include <chrono>
#include <utility>

namespace retinue::engine {

namespace {
constexpr std::chrono::milliseconds kPause{100};
}

News::News() : m_thread([this] { run(); }) {}

News::~News()
{
    stop();
}

void News::note(Kind kind)
{
    bool first = false;
    {
        std::lock_guard guard(m_mutex);
        first = m_noted == 0;
        m_noted |= kind;
    }
    // What is noted already has woken the thread: each change of a busy fleet must not do so again.
    if (first)
        m_wake.notify_one();
}

void News::stop()
{
    {
        std::lock_guard guard(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void News::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        m_wake.wait(lock, [this] { return m_stopping || m_noted != 0; });
        if (m_stopping)
            return;
        const unsigned told = std::exchange(m_noted, 0U);
        lock.unlock();
        if (told & Devices)
            Q_EMIT devicesChanged();
        if (told & Settings)
            Q_EMIT settingsChanged();
        if (told & Happenings)
            Q_EMIT activityChanged();
        if (told & Backups)
            Q_EMIT backupsChanged();
        if (told & Notices)
            Q_EMIT noticesChanged();
        if (told & Replication)
            Q_EMIT replicationChanged();
        lock.lock();
        m_wake.wait_for(lock, kPause, [this] { return m_stopping; });
    }
}

} // namespace retinue::engine
