#pragma once

#include "core/client/back_off.h"
#include "core/client/server_connection.h"
#include "core/protocol/codec.h"
#include "core/protocol/limits.h"

#include <functional>

namespace retinue::client {

struct EventStreamTiming
{
    std::chrono::milliseconds silence{75'000}; ///< two and a half heartbeats (protocol::limits::kHeartbeat)
    std::chrono::milliseconds firstWait{1'000};
    std::chrono::milliseconds mostWait{60'000};
    /// A line that lived so long worked: what follows its end begins with the first wait.
    std::chrono::milliseconds proven = protocol::limits::kHeartbeat;
};

/// All on the stream's thread; must be quick.
struct EventListener
{
    std::function<void()> connected; ///< what was missed is unknown: ask for changes
    std::function<void(const protocol::Event &)> event;
    std::function<void(const Error &)> disconnected; ///< it will try again, until this object is gone
};

/// A device's line of news (Server-Sent Events of GET /v1/events): opened at once, watched for silence and
/// opened again with growing, jittered waits for as long as this object lives. A stopped device keeps it too,
/// so that it can be started from the server (R4). After the destructor no callback runs.
class EventStream
{
public:
    EventStream(ServerEndpoint endpoint, EventListener listener, EventStreamTiming timing = {});
    ~EventStream();

private:
    void open();

    const EventStreamTiming m_timing;
    const EventListener m_listener;
    BackOff m_backOff;
    protocol::EventDecoder m_decoder;                                ///< of the connection's thread
    std::optional<std::chrono::steady_clock::time_point> m_openedAt; ///< likewise
    ServerConnection m_connection;                                   ///< last: closed first
};

} // namespace retinue::client
