#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace retinue::test {

/// A clock that stands still until it is advanced. Thread-safe.
class FakeClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override { return base::fromMilliseconds(m_now); }
    [[nodiscard]] std::chrono::milliseconds sinceBoot() const override
    {
        return std::chrono::milliseconds(m_sinceBoot);
    }
    void advance(std::chrono::milliseconds by)
    {
        m_now += by.count();
        m_sinceBoot += by.count();
    }
    [[nodiscard]] std::string bootId() const override { return "boot " + std::to_string(m_boots); }
    /// The machine is switched off and on.
    void reboot()
    {
        ++m_boots;
        m_sinceBoot = 0;
    }
    /// Somebody sets the civil time; the time since boot does not care.
    void setNow(Timestamp time) { m_now = base::toMilliseconds(time); }

private:
    std::atomic<std::int64_t> m_now{1'750'000'000'000}; // 2025-06-15
    std::atomic<std::int64_t> m_sinceBoot{86'400'000};
    std::atomic_int m_boots{1};
};

} // namespace retinue::test
