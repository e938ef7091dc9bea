#include "core/engine/event_hub.h"

#include <algorithm>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace retinue::engine {

namespace {

/// A sink with its lock. Recursive, because a sink may end its own subscription or bring news itself.
struct Slot
{
    explicit Slot(EventHub::Sink called) : sink(std::move(called)) {}

    void call(const protocol::Event &event)
    {
        std::lock_guard guard(running);
        if (!ended)
            sink(event);
    }
    void end()
    {
        std::lock_guard guard(running); // waits for a call on another thread
        ended = true;
    }

    std::recursive_mutex running;
    bool ended = false;
    // Kept until the last one who may be calling lets go of the slot: it may be on the stack.
    const EventHub::Sink sink;
};

using Slots = std::vector<std::shared_ptr<Slot>>;

} // namespace

class EventHub::Impl
{
public:
    mutable std::shared_mutex mutex;
    std::unordered_map<DeviceId, Slots> byDevice;

    void remove(const DeviceId &device, const std::shared_ptr<Slot> &slot)
    {
        std::unique_lock guard(mutex);
        const auto found = byDevice.find(device);
        if (found == byDevice.end())
            return;
        std::erase(found->second, slot);
        if (found->second.empty())
            byDevice.erase(found);
    }
};

class EventHub::Subscription
{
public:
    Subscription(std::weak_ptr<Impl> hub, const DeviceId &device, std::shared_ptr<Slot> slot)
        : m_hub(std::move(hub))
        , m_device(device)
        , m_slot(std::move(slot))
    {
    }
    Subscription(const Subscription &) = delete;
    Subscription &operator=(const Subscription &) = delete;
    ~Subscription()
    {
        if (const auto hub = m_hub.lock())
            hub->remove(m_device, m_slot);
        m_slot->end();
    }

private:
    const std::weak_ptr<Impl> m_hub;
    const DeviceId m_device;
    const std::shared_ptr<Slot> m_slot;
};

EventHub::EventHub() : m_impl(std::make_shared<Impl>()) {}

EventHub::~EventHub() = default;

std::shared_ptr<EventHub::Subscription> EventHub::subscribe(const DeviceId &device, Sink sink)
{
    auto slot = std::make_shared<Slot>(std::move(sink));
    auto subscription = std::make_shared<Subscription>(m_impl, device, slot);
    std::unique_lock guard(m_impl->mutex);
    m_impl->byDevice[device].push_back(std::move(slot));
    return subscription;
}

void EventHub::tell(const std::vector<DeviceId> &devices, const protocol::Event &event)
{
    Slots called;
    {
        std::shared_lock guard(m_impl->mutex);
        for (const DeviceId &device : devices) {
            if (const auto found = m_impl->byDevice.find(device); found != m_impl->byDevice.end())
                called.insert(called.end(), found->second.begin(), found->second.end());
        }
    }
    for (const auto &slot : called)
        slot->call(event);
}

void EventHub::tellAll(const protocol::Event &event)
{
    Slots called;
    {
        std::shared_lock guard(m_impl->mutex);
        for (const auto &[device, listening] : m_impl->byDevice)
            called.insert(called.end(), listening.begin(), listening.end());
    }
    for (const auto &slot : called)
        slot->call(event);
}

bool EventHub::isListening(const DeviceId &device) const
{
    std::shared_lock guard(m_impl->mutex);
    return m_impl->byDevice.contains(device);
}

} // namespace retinue::engine
