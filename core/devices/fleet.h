#pragma once

#include "core/devices/device_table.h"
#include "core/devices/distinct_owners.h"
#include "core/devices/holding_index.h"
#include "core/devices/panel_index.h"

#include <QHash>

#include <array>
#include <atomic>
#include <memory>
#include <unordered_map>
#include <vector>

namespace retinue::devices {

using TokenHash = std::array<std::uint8_t, 32>;

struct TokenHashHash
{
    std::size_t operator()(const TokenHash &hash) const;
};

[[nodiscard]] QByteArray tokenHashBytes(const TokenHash &hash);

/// One device in memory.
struct FleetEntry
{
    std::int64_t row = 0;
    HoldingIndex::Device index = 0;
    TokenHash token{};
    DeviceRecord record; ///< `connected` and `lastContact` are filled in by toRecord()
    int streams = 0;
    DistinctOwners recentOwners;
    bool capReported = false;
    // Written by those who only read the fleet, hence atomic.
    std::atomic<std::int64_t> lastContact{0};    ///< milliseconds since 1970; 0 never
    std::atomic<std::int64_t> contactQueued{-1}; ///< milliseconds since boot; -1 never

    [[nodiscard]] DeviceRecord toRecord() const;
    [[nodiscard]] DeviceRow toRow() const;
};

/// All devices in memory and the ways to find them. Not thread-safe: the registry locks.
class Fleet
{
public:
    HoldingIndex holdings;
    PanelIndex panels;

    FleetEntry &add(DeviceRow row);
    /// Other facts, serial number or token of a device that stays the same one.
    void replace(FleetEntry &entry, const DeviceRow &row);
    void remove(const DeviceId &device);

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] FleetEntry *find(const DeviceId &device) const; ///< null if there is none
    [[nodiscard]] const FleetEntry *findToken(const TokenHash &token) const;
    [[nodiscard]] const FleetEntry *findSerial(const QString &serialNumber) const;
    [[nodiscard]] const DeviceId &idOf(HoldingIndex::Device index) const { return m_byIndex[index]; }

    template<typename Each>
    void forEach(Each each) const
    {
        for (const auto &[id, entry] : m_entries)
            each(*entry);
    }

private:
    void list(const FleetEntry &entry);
    void unlist(const FleetEntry &entry);

    std::unordered_map<DeviceId, std::unique_ptr<FleetEntry>> m_entries;
    std::unordered_map<TokenHash, const FleetEntry *, TokenHashHash> m_byToken;
    QHash<QString, const FleetEntry *> m_bySerial;
    std::vector<DeviceId> m_byIndex;
    std::vector<HoldingIndex::Device> m_freeIndexes;
};

} // namespace retinue::devices
