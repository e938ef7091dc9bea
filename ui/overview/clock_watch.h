#pragma once

#include "core/base/clock.h"

#include <chrono>

namespace retinue::ui {

/// Notices when somebody or something sets the civil clock: it is compared with the time since boot, which
/// never jumps and counts sleep. Small corrections, one after the other, are no jump. Look at it at least
/// once in an hour or so.
class ClockWatch
{
public:
    explicit ClockWatch(const Clock &clock) : m_clock(clock), m_offset(offset()) {}
    void look();
    /// By how much it jumped altogether since accept(); 0: it did not.
    [[nodiscard]] std::chrono::milliseconds jump() const { return m_jump; }
    /// The clock is right as it is now.
    void accept() { m_jump = {}; }

private:
    /// Civil time at boot, as far as the clock can be believed.
    [[nodiscard]] std::chrono::milliseconds offset() const
    {
        return m_clock.now().time_since_epoch() - m_clock.sinceBoot();
    }
    const Clock &m_clock;
    std::chrono::milliseconds m_offset;
    std::chrono::milliseconds m_jump{};
};

} // namespace retinue::ui
