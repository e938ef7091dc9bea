#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace retinue::devices {

/// Which devices hold which owners, both ways, in memory: 16 bytes per holding, and about 100 per owner that
/// anybody holds. Devices are small numbers here. Not thread-safe.
class HoldingIndex
{
public:
    using Device = std::uint32_t;

    void hold(Device device, const std::vector<OwnerId> &owners);
    void release(Device device, const std::vector<OwnerId> &owners);
    void forget(Device device);

    [[nodiscard]] bool holds(Device device, const OwnerId &owner) const;
    /// Ordered by id.
    [[nodiscard]] const std::vector<OwnerId> &of(Device device) const;
    /// Without repetition, ordered.
    [[nodiscard]] std::vector<Device> holders(const std::vector<OwnerId> &owners) const;

private:
    void removeHolder(const OwnerId &owner, Device device);

    std::vector<std::vector<OwnerId>> m_owners; // by device, each ordered
    std::unordered_map<OwnerId, std::vector<Device>> m_holders;
};

} // namespace retinue::devices
