#include "core/devices/holding_index.h"

#include <algorithm>
#include <iterator>

namespace retinue::devices {

namespace {

std::vector<OwnerId> ordered(std::vector<OwnerId> owners)
{
    std::sort(owners.begin(), owners.end());
    owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
    return owners;
}

} // namespace

void HoldingIndex::hold(Device device, const std::vector<OwnerId> &owners)
{
    if (m_owners.size() <= device)
        m_owners.resize(device + 1);
    std::vector<OwnerId> &mine = m_owners[device];
    const std::vector<OwnerId> wanted = ordered(owners);
    std::vector<OwnerId> fresh;
    std::set_difference(wanted.begin(), wanted.end(), mine.begin(), mine.end(), std::back_inserter(fresh));
    for (const OwnerId &owner : fresh)
        m_holders[owner].push_back(device);
    const auto middle = mine.insert(mine.end(), fresh.begin(), fresh.end());
    std::inplace_merge(mine.begin(), middle, mine.end());
}

void HoldingIndex::release(Device device, const std::vector<OwnerId> &owners)
{
    if (m_owners.size() <= device)
        return;
    std::vector<OwnerId> &mine = m_owners[device];
    const std::vector<OwnerId> unwanted = ordered(owners);
    std::vector<OwnerId> kept;
    std::set_difference(mine.begin(), mine.end(), unwanted.begin(), unwanted.end(), std::back_inserter(kept));
    for (const OwnerId &owner : unwanted) {
        if (std::binary_search(mine.begin(), mine.end(), owner))
            removeHolder(owner, device);
    }
    mine = std::move(kept);
}

void HoldingIndex::forget(Device device)
{
    if (m_owners.size() <= device)
        return;
    for (const OwnerId &owner : m_owners[device])
        removeHolder(owner, device);
    m_owners[device] = {};
}

bool HoldingIndex::holds(Device device, const OwnerId &owner) const
{
    const std::vector<OwnerId> &mine = of(device);
    return std::binary_search(mine.begin(), mine.end(), owner);
}

const std::vector<OwnerId> &HoldingIndex::of(Device device) const
{
    static const std::vector<OwnerId> kNone;
    return device < m_owners.size() ? m_owners[device] : kNone;
}

std::vector<HoldingIndex::Device> HoldingIndex::holders(const std::vector<OwnerId> &owners) const
{
    std::vector<Device> devices;
    for (const OwnerId &owner : owners) {
        if (const auto found = m_holders.find(owner); found != m_holders.end())
            devices.insert(devices.end(), found->second.begin(), found->second.end());
    }
    std::sort(devices.begin(), devices.end());
    devices.erase(std::unique(devices.begin(), devices.end()), devices.end());
    return devices;
}

void HoldingIndex::removeHolder(const OwnerId &owner, Device device)
{
    const auto found = m_holders.find(owner);
    if (found == m_holders.end())
        return;
    std::vector<Device> &devices = found->second;
    if (const auto at = std::find(devices.begin(), devices.end(), device); at != devices.end()) {
        *at = devices.back(); // the order among holders means nothing
        devices.pop_back();
    }
    if (devices.empty())
        m_holders.erase(found);
}

} // namespace retinue::devices
