#pragma once

#include "core/engine/engine.h"
#include "core/server/call.h"
#include "core/server/change_waits.h"
#include "core/server/event_streams.h"
#include "core/server/owner_access.h"
#include "core/server/timer.h"

#include <chrono>
#include <functional>
#include <memory>

namespace retinue::server {

/// What the resources share. Held by every piece of work under way, so it outlives the listener; outlived by
/// the engine.
struct Context : std::enable_shared_from_this<Context>
{
    Context(engine::Engine &servedEngine, std::chrono::milliseconds heartbeat)
        : engine(servedEngine)
        , access({servedEngine.devices().following(), servedEngine.settings(), servedEngine.store(),
                  servedEngine.events(), servedEngine.clock()})
        , streams(servedEngine, timer, heartbeat)
        , waits(servedEngine, timer)
    {
    }

    engine::Engine &engine;
    OwnerAccess access;
    Timer timer;
    EventStreams streams;
    ChangeWaits waits;

    /// Does work that waits for a disk on the pool, so that the network thread serves others meanwhile. When
    /// the pool is full it is done here and now: the sender is slowed down, nobody is refused, nothing piles
    /// up.
    void runBlocking(std::function<void()> work) const
    {
        if (!engine.runOnPool(work))
            work();
    }
    /// The same, asked for by a database writer's thread, which must never wait for a disk itself.
    void runAwayFromWriter(std::function<void()> work)
    {
        if (!engine.runOnPool(work))
            timer.after(std::chrono::milliseconds(0), std::move(work));
    }
    /// runBlocking() for work that answers a call.
    void runBlocking(Call &call, std::function<void(Context &, Call &)> work)
    {
        runBlocking([self = shared_from_this(), held = std::make_shared<Call>(std::move(call)),
                     work = std::move(work)] { work(*self, *held); });
    }
};

} // namespace retinue::server
