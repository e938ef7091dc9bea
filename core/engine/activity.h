#pragma once

#include "core/base/ids.h"
#include "core/installation/activity_counts.h"
#include "core/model/owner.h"

#include <QString>

#include <deque>
#include <functional>

namespace retinue::engine {

/// Something that a device reported and that took effect. Never holds a value of a setting (R12).
struct Happening
{
    enum class Kind { LoggedIn, Changed, Deleted };

    std::uint64_t number = 0; ///< 1, 2, 3 ... since the engine was opened
    Kind kind = Kind::LoggedIn;
    Timestamp at{};
    OwnerKey owner = OwnerKey::allDevices(); ///< who logged in, or whose setting it is
    QString item;                            ///< the setting's; empty for a log-in
    DeviceId device;
    QString deviceName; ///< as it was called then: it may be removed meanwhile
};

/// What goes on in the fleet, for the overview: the last 200 happenings, in memory only, and counts of a
/// week, which are durable (activity_counts.h). Thread-safe. Noting takes a lock that nobody holds for longer
/// than it takes to copy 200 small values; it never waits for the disk.
class Activity
{
public:
    static constexpr std::size_t kMost = 200;

    /// `noted` is called after each happening, on the thread that noted it, with no lock held.
    Activity(installation::MachineDatabase &database, const Clock &clock, std::function<void()> noted);
    [[nodiscard]] Result<void> load() { return m_counts.load(); }

    void loggedIn(const DeviceId &device, const QString &deviceName, const OwnerKey &user);
    void changed(const DeviceId &device, const QString &deviceName, const OwnerKey &owner,
                 const QString &item, bool deleted);

    [[nodiscard]] std::vector<Happening> recent() const; ///< the newest first
    [[nodiscard]] std::vector<installation::ActivityCount> counts() const { return m_counts.counts(); }
    void flush() { m_counts.flush(); } ///< does not wait

private:
    void keep(Happening happening);

    const Clock &m_clock;
    const std::function<void()> m_noted;
    installation::ActivityCounts m_counts;
    mutable std::mutex m_mutex; ///< guards the rest
    std::uint64_t m_last = 0;
    std::deque<Happening> m_recent; ///< the newest first
};

} // namespace retinue::engine
