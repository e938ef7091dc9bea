#pragma once

#include <chrono>
#include <optional>
#include <random>

namespace retinue::client {

/// How long to wait before trying again: doubling from `first` to `most`, each wait drawn from its upper
/// half, so that ten thousand devices do not return at the same moment. Not thread-safe.
class BackOff
{
public:
    BackOff(std::chrono::milliseconds first, std::chrono::milliseconds most, std::uint32_t seed)
        : m_first(first)
        , m_most(most)
        , m_step(first)
        , m_random(seed)
    {
    }

    /// The next wait; never shorter than what the server asked for (Retry-After).
    [[nodiscard]] std::chrono::milliseconds next(std::optional<std::chrono::seconds> retryAfter = {});
    /// It worked: begin again with the first wait.
    void reset() { m_step = m_first; }

private:
    std::chrono::milliseconds m_first, m_most, m_step;
    std::minstd_rand m_random;
};

} // namespace retinue::client
