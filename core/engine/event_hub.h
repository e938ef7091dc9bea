#pragma once

#include "core/protocol/messages.h"

#include <functional>
#include <memory>
#include <vector>

namespace retinue::engine {

/// Brings news to those who wait: device event streams and long polls, by device. Hints only, never data; a
/// lost one costs nothing. Thread-safe.
///
/// Sinks are called on the thread that brought the news, one call of a sink at a time, and must be quick. A
/// sink may end its own subscription, subscribe others and tell. It must not wait for a lock that somebody
/// holds while destroying that subscription: the destruction waits for the sink.
class EventHub
{
public:
    using Sink = std::function<void(const protocol::Event &)>;
    /// Ends the subscription when destroyed; after that the sink is not called any more (and not running,
    /// unless it is the sink itself that destroys it). May outlive the hub.
    class Subscription;

    EventHub();
    ~EventHub();

    [[nodiscard]] std::shared_ptr<Subscription> subscribe(const DeviceId &device, Sink sink);
    /// To every subscription of these devices.
    void tell(const std::vector<DeviceId> &devices, const protocol::Event &event);
    void tellAll(const protocol::Event &event);
    /// Whether this device has a subscription now.
    [[nodiscard]] bool isListening(const DeviceId &device) const;

private:
    class Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace retinue::engine
