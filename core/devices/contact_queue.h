#pragma once

#include "core/base/clock.h"
#include "core/devices/device_table.h"

#include <chrono>
#include <mutex>
#include <vector>

namespace retinue::devices {

/// Gathers last contacts and writes them in batches: thousands of devices must not cost a disk write each.
/// A crash loses the last few seconds of them, which nothing but a screen shows. Thread-safe; never waits.
class ContactQueue
{
public:
    ContactQueue(installation::MachineDatabase &database, const Clock &clock)
        : m_database(database)
        , m_clock(clock)
    {
    }
    void add(Contact contact);
    /// Hands what is left to the writer.
    void flush();

private:
    void write(std::vector<Contact> contacts);

    installation::MachineDatabase &m_database;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::vector<Contact> m_waiting;
    std::chrono::milliseconds m_waitingSince{};
};

} // namespace retinue::devices
