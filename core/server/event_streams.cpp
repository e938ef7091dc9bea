#include "core/server/event_streams.h"

#include "core/protocol/codec.h"
#include "core/server/log.h"

#include <mutex>
#include <unordered_map>
#include <utility>

namespace retinue::server {

using protocol::Event;
using protocol::EventKind;

namespace {

std::string encoded(const Event &event)
{
    const QByteArray bytes = protocol::encodeEvent(event);
    return {bytes.constData(), std::size_t(bytes.size())};
}

/// R4: what a device that does not take part gets to know.
bool isControl(EventKind kind)
{
    switch (kind) {
    case EventKind::Change:
    case EventKind::Resend:
        return false;
    case EventKind::Restart:
    case EventKind::Start:
    case EventKind::Stop:
    case EventKind::Removed:
        return true;
    }
    Q_UNREACHABLE();
}

} // namespace

class EventStreams::Impl : public std::enable_shared_from_this<EventStreams::Impl>
{
public:
    Impl(engine::Engine &engine, Timer &timer, std::chrono::milliseconds heartbeat)
        : m_engine(engine)
        , m_timer(timer)
        , m_heartbeat(heartbeat)
    {
    }

    void open(const DeviceId &device, http::Responder responder);
    void stop();

private:
    struct Session
    {
        DeviceId device;
        http::Stream stream;
        std::shared_ptr<engine::EventHub::Subscription> subscription;
    };
    /// Null when the server is stopping.
    std::shared_ptr<Session> enter(const DeviceId &device, http::Stream stream);
    void leave(const std::shared_ptr<Session> &session);
    void beat(const std::weak_ptr<Session> &session, std::chrono::milliseconds delay);

    engine::Engine &m_engine;
    Timer &m_timer;
    const std::chrono::milliseconds m_heartbeat;

    std::mutex m_mutex;
    std::unordered_map<DeviceId, std::shared_ptr<Session>> m_sessions;
    bool m_stopped = false;
};

void EventStreams::Impl::open(const DeviceId &device, http::Responder responder)
{
    http::Stream stream = responder.startStream(
        200,
        {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}});
    const auto session = enter(device, stream);
    if (!session) {
        stream.close();
        return;
    }
    auto &devices = m_engine.devices();
    session->subscription =
        m_engine.events().subscribe(device, [&devices, device, stream](const Event &event) mutable {
            if (!isControl(event.kind) && devices.state(device) != DeviceState::Started)
                return;
            stream.write(encoded(event));
            if (event.kind == EventKind::Removed)
                stream.close();
        });
    // What happened before this moment made no event for it: say where the store stands.
    if (devices.state(device) == DeviceState::Started) {
        Event event;
        event.state = m_engine.store().state().toString();
        stream.write(encoded(event));
    } else {
        stream.write(": waiting to be started\n\n");
    }
    if (!devices.find(device)) // removed meanwhile
        stream.close();
    beat(session, std::chrono::milliseconds(qint64(device.hash() % std::size_t(m_heartbeat.count() + 1))));
    stream.onClosed([weak = weak_from_this(), weakSession = std::weak_ptr(session)] {
        const auto self = weak.lock();
        const auto closed = weakSession.lock();
        if (self && closed)
            self->leave(closed);
    });
}

std::shared_ptr<EventStreams::Impl::Session> EventStreams::Impl::enter(const DeviceId &device,
                                                                       http::Stream stream)
{
    auto session = std::make_shared<Session>(Session{device, std::move(stream), nullptr});
    std::shared_ptr<Session> older;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopped)
            return nullptr;
        older = std::exchange(m_sessions[device], session);
        if (!older) // the newer one takes the older one's place: still one stream
            m_engine.devices().setConnected(device, true);
    }
    if (older) {
        qCDebug(serverLog).noquote() << "device" << device.toString() << "opened a newer event stream";
        older->stream.close();
    }
    return session;
}

void EventStreams::Impl::leave(const std::shared_ptr<Session> &session)
{
    const std::lock_guard lock(m_mutex);
    const auto current = m_sessions.find(session->device);
    if (current == m_sessions.end() || current->second != session)
        return; // a newer one has taken its place
    m_sessions.erase(current);
    m_engine.devices().setConnected(session->device, false);
}

void EventStreams::Impl::beat(const std::weak_ptr<Session> &session, std::chrono::milliseconds delay)
{
    m_timer.after(delay, [weak = weak_from_this(), session] {
        const auto self = weak.lock();
        const auto open = session.lock();
        if (self && open && open->stream.write(":\n\n"))
            self->beat(session, self->m_heartbeat);
    });
}

void EventStreams::Impl::stop()
{
    std::unordered_map<DeviceId, std::shared_ptr<Session>> sessions;
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        sessions.swap(m_sessions);
        for (const auto &[device, session] : sessions)
            m_engine.devices().setConnected(device, false);
    }
    for (const auto &[device, session] : sessions)
        session->stream.close();
}

EventStreams::EventStreams(engine::Engine &engine, Timer &timer, std::chrono::milliseconds heartbeat)
    : m_impl(std::make_shared<Impl>(engine, timer, heartbeat))
{
}

EventStreams::~EventStreams()
{
    stop();
}

void EventStreams::open(const DeviceId &device, http::Responder responder)
{
    m_impl->open(device, std::move(responder));
}

void EventStreams::stop()
{
    m_impl->stop();
}

} // namespace retinue::server
