#include "core/devices/panel_index.h"

#include <algorithm>

namespace retinue::devices {

void PanelIndex::set(Device device, std::vector<OwnerKey> userAndGroups)
{
    if (m_owners.size() <= device) {
        if (userAndGroups.empty())
            return;
        m_owners.resize(device + 1);
    }
    for (const OwnerKey &owner : m_owners[device]) {
        const auto found = m_devices.find(owner);
        std::erase(*found, device);
        if (found->empty())
            m_devices.erase(found);
    }
    std::sort(userAndGroups.begin(), userAndGroups.end());
    userAndGroups.erase(std::unique(userAndGroups.begin(), userAndGroups.end()), userAndGroups.end());
    for (const OwnerKey &owner : userAndGroups)
        m_devices[owner].push_back(device);
    m_owners[device] = std::move(userAndGroups);
}

bool PanelIndex::isAt(Device device, const OwnerKey &owner) const
{
    const std::vector<OwnerKey> &owners = of(device);
    return std::binary_search(owners.begin(), owners.end(), owner);
}

const std::vector<OwnerKey> &PanelIndex::of(Device device) const
{
    static const std::vector<OwnerKey> kNobody;
    return device < m_owners.size() ? m_owners[device] : kNobody;
}

std::vector<PanelIndex::Device> PanelIndex::devicesOf(const std::vector<OwnerKey> &owners) const
{
    std::vector<Device> devices;
    for (const OwnerKey &owner : owners) {
        if (const auto found = m_devices.constFind(owner); found != m_devices.constEnd())
            devices.insert(devices.end(), found->begin(), found->end());
    }
    std::sort(devices.begin(), devices.end());
    devices.erase(std::unique(devices.begin(), devices.end()), devices.end());
    return devices;
}

} // namespace retinue::devices
