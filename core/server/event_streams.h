#pragma once

#include "core/engine/engine.h"
#include "core/http/server.h"
#include "core/server/timer.h"

#include <chrono>
#include <memory>

namespace retinue::server {

/// The open event streams (GET /v1/events), one per device: a newer one closes the older. A device that is
/// not started gets control events only (R4). Heartbeats are spread out over their interval. Thread-safe.
class EventStreams
{
public:
    /// `engine` and `timer` outlive this.
    EventStreams(engine::Engine &engine, Timer &timer, std::chrono::milliseconds heartbeat);
    ~EventStreams(); ///< stop()

    void open(const DeviceId &device, http::Responder responder);
    /// Ends all streams properly; later ones end at once. Idempotent.
    void stop();

private:
    class Impl;
    std::shared_ptr<Impl> m_impl; // shared, because a closed stream reports back when it likes
};

} // namespace retinue::server
