#pragma once

#include "core/protocol/messages.h"
#include "core/store/store.h"

#include <functional>
#include <memory>

namespace retinue::engine {

/// Brings news to those who wait: device event streams and long polls (by device), and the console
/// (everything). Hints only, never data; a lost one costs nothing. Thread-safe; sinks are called on the
/// thread that brought the news and must be quick.
class EventHub
{
public:
    using Sink = std::function<void(const protocol::Event &)>;
    /// Ends the subscription when destroyed; after that the sink is not called any more (and not running).
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
