#pragma once

#include <chrono>
#include <mutex>
#include <optional>

namespace retinue::replication {

/// Which endings of what goes on by itself are worth a row of the execution log: each failure, the first good
/// one after it, and then one an hour. Thread-safe.
class SparseRows
{
public:
    /// `now`: since boot.
    [[nodiscard]] bool isDue(std::chrono::milliseconds now, bool isGood)
    {
        constexpr std::chrono::hours kBetweenRows{1};
        const std::lock_guard lock(m_mutex);
        if (isGood && m_last && now - *m_last < kBetweenRows)
            return false;
        m_last = isGood ? std::optional(now) : std::nullopt;
        return true;
    }
    /// Something else was a row: the next one is due.
    void beginAnew()
    {
        const std::lock_guard lock(m_mutex);
        m_last.reset();
    }

private:
    std::mutex m_mutex;
    std::optional<std::chrono::milliseconds> m_last; ///< the newest good one that was a row
};

} // namespace retinue::replication
