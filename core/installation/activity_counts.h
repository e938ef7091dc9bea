#pragma once

#include "core/base/clock.h"
#include "core/installation/machine_database.h"

#include <chrono>
#include <map>
#include <mutex>
#include <vector>

namespace retinue::installation {

/// What happened in one step of time.
struct ActivityCount
{
    Timestamp from{}; ///< the beginning of the step, civil time
    std::int64_t logins = 0, changes = 0;

    friend bool operator==(const ActivityCount &, const ActivityCount &) = default;
};

/// How many log-ins at panels and changes of settings there were, in steps of five minutes, for the last
/// seven days. Counted in memory and written in batches by flush(): what was counted since the last one is
/// lost in a crash, which nothing but a chart shows. Thread-safe; counting never waits for the disk.
class ActivityCounts
{
public:
    static constexpr std::chrono::minutes kStep{5};
    static constexpr std::chrono::days kLife{7};

    ActivityCounts(MachineDatabase &database, const Clock &clock) : m_database(database), m_clock(clock) {}
    /// Reads what is on disk; once, before use.
    [[nodiscard]] Result<void> load();

    void addLogin();
    void addChange();
    /// The oldest first; steps in which nothing happened are left out.
    [[nodiscard]] std::vector<ActivityCount> counts() const;
    /// Hands what changed to the writer, and what is too old for deletion; does not wait.
    void flush();

private:
    struct Step
    {
        std::int64_t logins = 0, changes = 0;
        bool written = false;
    };
    [[nodiscard]] Step &now(); ///< the caller holds m_mutex
    [[nodiscard]] std::int64_t oldest() const;

    MachineDatabase &m_database;
    const Clock &m_clock;
    mutable std::mutex m_mutex;           ///< guards the rest
    std::map<std::int64_t, Step> m_steps; ///< by beginning, milliseconds since 1970
};

} // namespace retinue::installation
