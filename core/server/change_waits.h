#pragma once

#include "core/engine/engine.h"
#include "core/http/server.h"
#include "core/protocol/messages.h"
#include "core/server/timer.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace retinue::server {

/// The long polls (GET /v1/changes with `wait` and nothing to tell), one per device: a newer one ends the
/// older. When something changes the answer is an empty page with hasMore, "ask again": news arrive on the
/// store's writer thread, which must not read pages for a thousand devices. Thread-safe.
class ChangeWaits
{
public:
    /// `engine` and `timer` outlive this.
    ChangeWaits(engine::Engine &engine, Timer &timer);
    ~ChangeWaits(); ///< stop()

    /// The page once more: an empty one, or none when there is something or it cannot be told.
    using LookAgain = std::function<std::optional<protocol::Changes>()>;
    /// `nothing`: the empty page that was calculated; `seen`: the store before that. When the store went on
    /// since, `lookAgain` is called at once, on this thread: what was committed meanwhile is not slept
    /// through, and changes that are none of this device's end no poll.
    void wait(const DeviceId &device, protocol::Changes nothing, const State &seen,
              const LookAgain &lookAgain, std::chrono::milliseconds patience, http::Responder responder);
    /// Answers all of them, and later ones at once. Idempotent.
    void stop();

private:
    class Impl;
    std::shared_ptr<Impl> m_impl; // shared, because an abandoned poll reports back when it likes
};

} // namespace retinue::server
