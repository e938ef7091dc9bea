#include "core/server/owner_claims.h"

#include "core/protocol/limits.h"
#include "core/server/log.h"

#include <algorithm>

namespace retinue::server {

namespace {

constexpr std::chrono::hours kLife{1};

} // namespace

bool OwnerClaims::isOver(const Claims &claims) const
{
    return m_clock.sinceBoot() - claims.since >= kLife;
}

Result<void> OwnerClaims::claim(const DeviceId &device, int newlyNamed, std::vector<OwnerKey> unknown)
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.sinceBoot();
    if (now - m_sweptAt >= kLife) {
        m_sweptAt = now;
        std::erase_if(m_claims, [this](const auto &each) { return isOver(each.second); });
    }
    Claims &claims = m_claims.try_emplace(device, Claims{now, 0, {}}).first->second;
    if (isOver(claims))
        claims = Claims{now, 0, {}};
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
    claims.owners.insert(unknown.begin(), unknown.end());
    return {};
}

bool OwnerClaims::isClaimed(const DeviceId &device, const OwnerKey &owner) const
{
    const std::lock_guard lock(m_mutex);
    const auto claims = m_claims.find(device);
    return claims != m_claims.end() && !isOver(claims->second) && claims->second.owners.count(owner) > 0;
}

void OwnerClaims::settle(const DeviceId &device, const OwnerKey &owner)
{
    const std::lock_guard lock(m_mutex);
    const auto claims = m_claims.find(device);
    if (claims != m_claims.end())
        claims->second.owners.erase(owner);
}

} // namespace retinue::server
