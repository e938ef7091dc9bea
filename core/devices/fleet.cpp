#include "core/devices/fleet.h"

#include <algorithm>
#include <cstring>

namespace retinue::devices {

std::size_t TokenHashHash::operator()(const TokenHash &hash) const
{
    std::size_t start = 0; // a hash is random enough already
    std::memcpy(&start, hash.data(), sizeof start);
    return start;
}

QByteArray tokenHashBytes(const TokenHash &hash)
{
    return {reinterpret_cast<const char *>(hash.data()), qsizetype(hash.size())};
}

DeviceRecord FleetEntry::toRecord() const
{
    DeviceRecord copy = record;
    copy.connected = streams > 0;
    if (const std::int64_t contact = lastContact.load(std::memory_order_relaxed); contact > 0)
        copy.lastContact = base::fromMilliseconds(contact);
    return copy;
}

DeviceRow FleetEntry::toRow() const
{
    return {row, tokenHashBytes(token), record};
}

FleetEntry &Fleet::add(DeviceRow row)
{
    auto entry = std::make_unique<FleetEntry>();
    entry->row = row.row;
    if (m_freeIndexes.empty()) {
        entry->index = HoldingIndex::Device(m_byIndex.size());
        m_byIndex.push_back(row.record.id);
    } else {
        entry->index = m_freeIndexes.back();
        m_freeIndexes.pop_back();
        m_byIndex[entry->index] = row.record.id;
    }
    if (row.record.lastContact)
        entry->lastContact = base::toMilliseconds(*row.record.lastContact);
    std::copy_n(row.tokenHash.constData(), entry->token.size(), entry->token.begin());
    entry->record = std::move(row.record);
    list(*entry);
    FleetEntry &added = *entry;
    m_entries[added.record.id] = std::move(entry);
    return added;
}

void Fleet::replace(FleetEntry &entry, const DeviceRow &row)
{
    unlist(entry);
    std::copy_n(row.tokenHash.constData(), entry.token.size(), entry.token.begin());
    entry.record = row.record;
    list(entry);
}

void Fleet::remove(const DeviceId &device)
{
    const auto found = m_entries.find(device);
    if (found == m_entries.end())
        return;
    const FleetEntry &entry = *found->second;
    unlist(entry);
    holdings.forget(entry.index);
    panels.set(entry.index, {});
    m_byIndex[entry.index] = DeviceId();
    m_freeIndexes.push_back(entry.index);
    m_entries.erase(found);
}

FleetEntry *Fleet::find(const DeviceId &device) const
{
    const auto found = m_entries.find(device);
    return found == m_entries.end() ? nullptr : found->second.get();
}

const FleetEntry *Fleet::findToken(const TokenHash &token) const
{
    const auto found = m_byToken.find(token);
    return found == m_byToken.end() ? nullptr : found->second;
}

const FleetEntry *Fleet::findSerial(const QString &serialNumber) const
{
    return m_bySerial.value(serialNumber, nullptr);
}

void Fleet::list(const FleetEntry &entry)
{
    m_byToken[entry.token] = &entry;
    // Devices that do not tell a serial number are all different ones.
    if (!entry.record.info.serialNumber.isEmpty())
        m_bySerial.insert(entry.record.info.serialNumber, &entry);
}

void Fleet::unlist(const FleetEntry &entry)
{
    m_byToken.erase(entry.token);
    m_bySerial.remove(entry.record.info.serialNumber);
}

} // namespace retinue::devices
