#pragma once

#include <chrono>
#include <string>

namespace retinue::base {

/// A moment of the civil calendar, UTC, for people and logs; never an order of changes (that is the
/// revision).
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

/// Where time comes from, so that tests can advance it. Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Civil time; may jump.
    [[nodiscard]] virtual Timestamp now() const = 0;
    /// Time since boot that never jumps back and counts sleep (R23): for deadlines and rates.
    [[nodiscard]] virtual std::chrono::milliseconds sinceBoot() const = 0;
    /// Tells this start of the machine from every other: what was noted of sinceBoot() on the disk means
    /// something as long as this is the same.
    [[nodiscard]] virtual std::string bootId() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override;
    [[nodiscard]] std::chrono::milliseconds sinceBoot() const override;
    /// Of this process only where the system does not say.
    [[nodiscard]] std::string bootId() const override;
};

/// Milliseconds since 1970 UTC, as stored in databases.
[[nodiscard]] inline std::int64_t toMilliseconds(Timestamp time)
{
    return time.time_since_epoch().count();
}
[[nodiscard]] inline Timestamp fromMilliseconds(std::int64_t milliseconds)
{
    return Timestamp(std::chrono::milliseconds(milliseconds));
}

} // namespace retinue::base

namespace retinue {
using base::Clock;
using base::Timestamp;
} // namespace retinue
