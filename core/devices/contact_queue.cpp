#include "core/devices/contact_queue.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcDevices, "retinue.devices")

namespace retinue::devices {

namespace {

constexpr std::chrono::milliseconds kLongestWait = std::chrono::seconds(5);
constexpr std::size_t kBatch = 256;

} // namespace

void ContactQueue::add(Contact contact)
{
    std::vector<Contact> batch;
    {
        std::lock_guard guard(m_mutex);
        const auto now = m_clock.sinceBoot();
        if (m_waiting.empty())
            m_waitingSince = now;
        m_waiting.push_back(std::move(contact));
        if (m_waiting.size() < kBatch && now - m_waitingSince < kLongestWait)
            return;
        batch.swap(m_waiting);
    }
    write(std::move(batch));
}

void ContactQueue::flush()
{
    std::vector<Contact> batch;
    {
        std::lock_guard guard(m_mutex);
        batch.swap(m_waiting);
    }
    write(std::move(batch));
}

void ContactQueue::write(std::vector<Contact> contacts)
{
    if (contacts.empty())
        return;
    m_database.writer().submit(
        [contacts = std::move(contacts)](sql::Database &database) {
            return device_table::setContacts(database, contacts);
        },
        [](const Result<void> &result) {
            if (!result.ok())
                qCWarning(lcDevices) << "last contacts could not be written:" << result.error().toString();
        });
}

} // namespace retinue::devices
