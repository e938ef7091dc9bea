#include "core/client/event_stream.h"

namespace retinue::client {

EventStream::EventStream(ServerEndpoint endpoint, EventListener listener, EventStreamTiming timing)
    : m_timing(timing)
    , m_listener(std::move(listener))
    , m_backOff(timing.firstWait, timing.mostWait, std::random_device{}())
    , m_connection(std::move(endpoint))
{
    open();
}

EventStream::~EventStream()
{
    m_connection.close();
}

void EventStream::open()
{
    m_connection.follow("/v1/events", m_timing.silence,
                        {.opened =
                             [this] {
                                 m_decoder = {};
                                 m_openedAt = std::chrono::steady_clock::now();
                                 m_listener.connected();
                             },
                         .received =
                             [this](QByteArrayView bytes) {
                                 auto events = m_decoder.feed(bytes);
                                 if (!events)
                                     return false;
                                 for (const auto &event : *events)
                                     m_listener.event(event);
                                 return true;
                             },
                         .ended =
                             [this](const Error &reason, std::optional<std::chrono::seconds> retryAfter) {
                                 m_listener.disconnected(reason);
                                 const auto openedAt = std::exchange(m_openedAt, {});
                                 if (openedAt &&
                                     std::chrono::steady_clock::now() - *openedAt >= m_timing.proven)
                                     m_backOff.reset();
                                 m_connection.later(m_backOff.next(retryAfter), [this] { open(); });
                             }});
}

} // namespace retinue::client
