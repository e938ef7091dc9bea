#include "core/client/back_off.h"

#include <algorithm>

namespace retinue::client {

std::chrono::milliseconds BackOff::next(std::optional<std::chrono::seconds> retryAfter)
{
    const auto draw = [this](std::chrono::milliseconds most) {
        return std::chrono::milliseconds(
            std::uniform_int_distribution<std::int64_t>(most.count() / 2, most.count())(m_random));
    };
    const auto wait = draw(m_step);
    m_step = std::min(m_step * 2, m_most);
    if (!retryAfter || *retryAfter <= wait)
        return wait;
    // All were told the same moment: spread over the time after it.
    return *retryAfter + draw(m_first);
}

} // namespace retinue::client
