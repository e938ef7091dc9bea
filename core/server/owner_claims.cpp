#include "core/server/owner_claims.h"

namespace retinue::server {

namespace {

constexpr std::chrono::hours kLife{1};

} // namespace

bool OwnerClaims::isOver(std::chrono::milliseconds since) const
{
    return m_clock.sinceBoot() - since >= kLife;
}

void OwnerClaims::sweep(Claims &claims) const
{
    std::erase_if(claims, [this](const auto &each) { return isOver(each.second); });
}

void OwnerClaims::claim(const DeviceId &device, std::vector<OwnerKey> unknown)
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.sinceBoot();
    if (now - m_sweptAt >= kLife) {
        m_sweptAt = now;
        for (auto &[each, claims] : m_claims)
            sweep(claims);
        std::erase_if(m_claims, [](const auto &each) { return each.second.empty(); });
    }
    if (unknown.empty())
        return;
    Claims &claims = m_claims[device];
    sweep(claims);
    for (OwnerKey &owner : unknown)
        claims.insert_or_assign(std::move(owner), now);
}

bool OwnerClaims::isClaimed(const DeviceId &device, const OwnerKey &owner) const
{
    const std::lock_guard lock(m_mutex);
    const auto claims = m_claims.find(device);
    if (claims == m_claims.end())
        return false;
    const auto claim = claims->second.find(owner);
    return claim != claims->second.end() && !isOver(claim->second);
}

void OwnerClaims::settle(const DeviceId &device, const OwnerKey &owner)
{
    const std::lock_guard lock(m_mutex);
    const auto claims = m_claims.find(device);
    if (claims != m_claims.end())
        claims->second.erase(owner);
}

} // namespace retinue::server
