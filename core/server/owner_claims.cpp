#include "core/server/owner_claims.h"

#include "core/protocol/limits.h"
#include "core/server/log.h"

#include <algorithm>

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
    std::erase_if(claims.owners, [this](const auto &each) { return isOver(each.second); });
}

Result<void> OwnerClaims::claim(const DeviceId &device, int newlyNamed, std::vector<OwnerKey> unknown)
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.sinceBoot();
    if (now - m_sweptAt >= kLife) {
        m_sweptAt = now;
        for (auto &[each, claims] : m_claims)
            sweep(claims);
        std::erase_if(m_claims, [this](const auto &each) {
            return isOver(each.second.since) && each.second.owners.empty();
        });
    }
    Claims &claims = m_claims.try_emplace(device, Claims{now, 0, {}}).first->second;
    sweep(claims);
    if (isOver(claims.since)) {
        claims.since = now;
        claims.count = 0;
    }
    const auto again = std::count_if(unknown.begin(), unknown.end(), [&claims](const OwnerKey &owner) {
        return claims.owners.count(owner) > 0;
    });
    const int count = claims.count + newlyNamed - int(again);
    if (count > protocol::limits::kDistinctOwnersPerDeviceAndHour) {
        qCWarning(serverLog).noquote() << "device" << device.toString() << "named more than"
                                       << protocol::limits::kDistinctOwnersPerDeviceAndHour
                                       << "owners within an hour; further ones are refused";
        return Error{
            ErrorCode::TooMany, QStringLiteral("This device has named too many owners in this hour."), {}};
    }
    claims.count = count;
    for (OwnerKey &owner : unknown)
        claims.owners.insert_or_assign(std::move(owner), now);
    return {};
}

bool OwnerClaims::isClaimed(const DeviceId &device, const OwnerKey &owner) const
{
    const std::lock_guard lock(m_mutex);
    const auto claims = m_claims.find(device);
    if (claims == m_claims.end())
        return false;
    const auto claim = claims->second.owners.find(owner);
    return claim != claims->second.owners.end() && !isOver(claim->second);
}

void OwnerClaims::settle(const DeviceId &device, const OwnerKey &owner)
{
    const std::lock_guard lock(m_mutex);
    const auto claims = m_claims.find(device);
    if (claims != m_claims.end())
        claims->second.owners.erase(owner);
}

} // namespace retinue::server
