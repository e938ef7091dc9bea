#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/model/owner.h"

#include <chrono>
#include <map>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace retinue::server {

/// What devices name when they reconcile (R5) and the server does not know yet: remembered for an hour from
/// then on, so that the device may send its data up. From memory: after a restart of the server a device that
/// is refused reconciles again. Thread-safe.
class OwnerClaims
{
public:
    explicit OwnerClaims(const Clock &clock) : m_clock(clock) {}

    /// The caller has seen to it that the device may name them (Following::name()).
    void claim(const DeviceId &device, std::vector<OwnerKey> unknown);
    [[nodiscard]] bool isClaimed(const DeviceId &device, const OwnerKey &owner) const;
    /// The owner has become one that the device holds.
    void settle(const DeviceId &device, const OwnerKey &owner);

private:
    using Claims = std::map<OwnerKey, std::chrono::milliseconds>; ///< when each was named last
    [[nodiscard]] bool isOver(std::chrono::milliseconds since) const;
    void sweep(Claims &claims) const;

    const Clock &m_clock;
    mutable std::mutex m_mutex;
    std::unordered_map<DeviceId, Claims> m_claims;
    std::chrono::milliseconds m_sweptAt{};
};

} // namespace retinue::server
