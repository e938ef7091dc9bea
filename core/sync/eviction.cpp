#include "core/sync/eviction.h"

#include <algorithm>

namespace retinue::sync {

Admission admit(std::vector<EvictionCandidate> held, int most, WhenFull whenFull)
{
    if (int(held.size()) < most)
        return {};
    const auto mustGo = held.size() - std::size_t(std::max(most, 1)) + 1;
    std::erase_if(held, [whenFull](const EvictionCandidate &c) {
        return c.atPanel || c.unsent || (whenFull == WhenFull::DiscardNew && !c.empty);
    });
    if (most < 1 || held.size() < mustGo)
        return {false, {}};
    std::sort(held.begin(), held.end(), [](const auto &a, const auto &b) {
        return a.lastLogin != b.lastLogin ? a.lastLogin < b.lastLogin : a.owner < b.owner;
    });
    Admission admission;
    for (std::size_t i = 0; i < mustGo; ++i)
        admission.evicted.push_back(held[i].owner);
    return admission;
}

} // namespace retinue::sync
