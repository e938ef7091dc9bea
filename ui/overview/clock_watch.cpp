#include "ui/overview/clock_watch.h"

#include "ui/overview/overview_facts.h"

namespace retinue::ui {

void ClockWatch::look()
{
    const auto now = offset();
    const auto moved = now - m_offset;
    m_offset = now;
    if (std::chrono::abs(moved) < attention::kClockJump)
        return;
    m_jump += moved;
    // Set right again: there is nothing to tell any more.
    if (std::chrono::abs(m_jump) < attention::kClockJump)
        m_jump = {};
}

} // namespace retinue::ui
