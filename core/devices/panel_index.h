#pragma once

#include "core/devices/holding_index.h"
#include "core/model/owner.h"

#include <QHash>

#include <vector>

namespace retinue::devices {

/// Who is at which panel: the user and the groups that the login asserted, both ways, in memory. Not
/// thread-safe.
class PanelIndex
{
public:
    using Device = HoldingIndex::Device;

    /// In place of whoever was there; empty: nobody is.
    void set(Device device, std::vector<OwnerKey> userAndGroups);

    [[nodiscard]] bool isAt(Device device, const OwnerKey &owner) const;
    [[nodiscard]] const std::vector<OwnerKey> &of(Device device) const;
    /// Without repetition, ordered.
    [[nodiscard]] std::vector<Device> devicesOf(const std::vector<OwnerKey> &owners) const;

private:
    std::vector<std::vector<OwnerKey>> m_owners; // by device, each ordered
    QHash<OwnerKey, std::vector<Device>> m_devices;
};

} // namespace retinue::devices
