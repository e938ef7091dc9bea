#include "core/engine/change_announcer.h"

#include <algorithm>
#include <chrono>

namespace retinue::engine {

namespace {

/// Between two rounds: a thousand streams want their bytes sent, not two hints in the same millisecond. The
/// first change after a pause goes out at once.
constexpr std::chrono::milliseconds kGap{5};

} // namespace

ChangeAnnouncer::ChangeAnnouncer(Announce announce)
    : m_announce(std::move(announce))
    , m_thread([this] { run(); })
{
}

ChangeAnnouncer::~ChangeAnnouncer()
{
    stop();
}

void ChangeAnnouncer::note(const std::vector<store::OwnerChanged> &changed)
{
    {
        std::lock_guard guard(m_mutex);
        for (const store::OwnerChanged &change : changed) {
            m_owners.insert_or_assign(change.owner, change.key);
            m_revision = std::max(m_revision, change.revision);
        }
    }
    m_wake.notify_one();
}

void ChangeAnnouncer::stop()
{
    {
        std::lock_guard guard(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void ChangeAnnouncer::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_stopping || !m_owners.empty(); });
        if (m_stopping)
            return;
        OwnerSet owners;
        for (const auto &[id, key] : m_owners) {
            owners.ids.push_back(id);
            owners.keys.push_back(key);
        }
        const Revision revision = m_revision;
        m_owners.clear();
        lock.unlock();
        m_announce(owners, revision);
        lock.lock();
        m_wake.wait_for(lock, kGap, [this] { return m_stopping; });
    }
}

} // namespace retinue::engine
