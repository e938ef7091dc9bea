#include "core/devices/distinct_owners.h"

#include <QHashFunctions>

#include <algorithm>

namespace retinue::devices {

bool DistinctOwners::admit(const std::vector<OwnerKey> &owners, std::chrono::milliseconds now,
                           std::size_t limit)
{
    std::erase_if(m_seen, [&](const Seen &seen) { return now - seen.at >= std::chrono::hours(1); });
    std::vector<Seen> wanted;
    wanted.reserve(owners.size());
    for (const OwnerKey &owner : owners)
        wanted.push_back(
            {qHash(owner, QHashSeed::globalSeed()), now}); // seeded: nobody can choose collisions
    const auto byHash = [](const Seen &a, const Seen &b) { return a.hash < b.hash; };
    const auto sameHash = [](const Seen &a, const Seen &b) { return a.hash == b.hash; };
    std::sort(wanted.begin(), wanted.end(), byHash);
    wanted.erase(std::unique(wanted.begin(), wanted.end(), sameHash), wanted.end());

    std::vector<Seen> together; // of equals the first range wins: seen again counts from now
    together.reserve(wanted.size() + m_seen.size());
    std::set_union(wanted.begin(), wanted.end(), m_seen.begin(), m_seen.end(), std::back_inserter(together),
                   byHash);
    if (together.size() > limit)
        return false;
    m_seen = std::move(together);
    return true;
}

} // namespace retinue::devices
