#include "core/engine/activity.h"

namespace retinue::engine {

Activity::Activity(installation::MachineDatabase &database, const Clock &clock, std::function<void()> noted)
    : m_clock(clock)
    , m_noted(std::move(noted))
    , m_counts(database, clock)
{
}

void Activity::loggedIn(const DeviceId &device, const QString &deviceName, const OwnerKey &user)
{
    m_counts.addLogin();
    keep({0, Happening::Kind::LoggedIn, m_clock.now(), user, {}, device, deviceName});
}

void Activity::changed(const DeviceId &device, const QString &deviceName, const OwnerKey &owner,
                       const QString &item, bool deleted)
{
    m_counts.addChange();
    keep({0, deleted ? Happening::Kind::Deleted : Happening::Kind::Changed, m_clock.now(), owner, item,
          device, deviceName});
}

void Activity::keep(Happening happening)
{
    {
        const std::lock_guard guard(m_mutex);
        happening.number = ++m_last;
        m_recent.push_front(std::move(happening));
        if (m_recent.size() > kMost)
            m_recent.pop_back();
    }
    m_noted();
}

std::vector<Happening> Activity::recent() const
{
    const std::lock_guard guard(m_mutex);
    return {m_recent.begin(), m_recent.end()};
}

} // namespace retinue::engine
