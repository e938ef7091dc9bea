#include "core/server/change_waits.h"

#include "core/protocol/codec.h"
#include "core/server/responses.h"

#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

namespace retinue::server {

using protocol::Changes;
using protocol::Event;
using protocol::EventKind;

namespace {

/// How a poll ends.
enum class Ending { News, Nothing, OtherGeneration, Stopped, Removed, Abandoned };

/// Nothing for events that are none of a poll's business.
std::optional<Ending> endingFor(EventKind kind)
{
    switch (kind) {
    case EventKind::Change:
        return Ending::News;
    case EventKind::Restart:
        return Ending::OtherGeneration;
    case EventKind::Stop:
        return Ending::Stopped;
    case EventKind::Removed:
        return Ending::Removed;
    case EventKind::Start:
    case EventKind::Resend:
        return {};
    }
    Q_UNREACHABLE();
}

http::Response responseFor(Ending ending, Changes page)
{
    switch (ending) {
    case Ending::News:
        page.hasMore = true;
        return jsonResponse(200, protocol::encode(page));
    case Ending::OtherGeneration:
        return problemResponse(
            Error{ErrorCode::OtherGeneration, QStringLiteral("The store is another one now."), {}});
    case Ending::Stopped:
        return problemResponse(Error{ErrorCode::NotStarted, QStringLiteral("This device was stopped."), {}});
    case Ending::Removed:
        return problemResponse(
            Error{ErrorCode::NotAuthenticated, QStringLiteral("This device was removed."), {}});
    case Ending::Nothing:
    case Ending::Abandoned:
        return jsonResponse(200, protocol::encode(page));
    }
    Q_UNREACHABLE();
}

} // namespace

using LookAgain = ChangeWaits::LookAgain;

class ChangeWaits::Impl : public std::enable_shared_from_this<ChangeWaits::Impl>
{
public:
    Impl(engine::Engine &engine, Timer &timer) : m_engine(engine), m_timer(timer) {}

    void wait(const DeviceId &device, Changes nothing, const State &seen, const LookAgain &lookAgain,
              std::chrono::milliseconds patience, http::Responder responder);
    void stop();

private:
    struct Poll
    {
        DeviceId device;
        Changes page;
        std::mutex mutex;
        std::optional<http::Responder> responder; ///< until it has ended
        Timer::Ticket deadline;
        std::shared_ptr<engine::EventHub::Subscription> subscription;
    };
    /// False when the server is stopping.
    bool enter(const std::shared_ptr<Poll> &poll);
    void renew(const std::shared_ptr<Poll> &poll, std::optional<Changes> page);
    void end(const std::shared_ptr<Poll> &poll, Ending ending);

    engine::Engine &m_engine;
    Timer &m_timer;

    std::mutex m_mutex;
    std::unordered_map<DeviceId, std::shared_ptr<Poll>> m_polls;
    bool m_stopped = false;
};

void ChangeWaits::Impl::wait(const DeviceId &device, Changes nothing, const State &seen,
                             const LookAgain &lookAgain, std::chrono::milliseconds patience,
                             http::Responder responder)
{
    const auto poll = std::make_shared<Poll>();
    poll->device = device;
    poll->page = std::move(nothing);
    const std::weak_ptr weakPoll(poll);
    const auto ender = [weak = weak_from_this(), weakPoll](Ending ending) {
        const auto self = weak.lock();
        const auto open = weakPoll.lock();
        if (self && open)
            self->end(open, ending);
    };
    responder.onAbandoned([ender] { ender(Ending::Abandoned); });
    {
        const std::lock_guard lock(poll->mutex);
        poll->responder.emplace(std::move(responder));
        poll->deadline = m_timer.after(patience, [ender] { ender(Ending::Nothing); });
    }
    if (!enter(poll))
        return end(poll, Ending::Nothing);
    // The news come on the store's writer thread, and ending the poll ends the subscription that brings them:
    // the timer's thread does it.
    auto subscription = m_engine.events().subscribe(device, [&timer = m_timer, ender](const Event &event) {
        if (const auto ending = endingFor(event.kind))
            timer.after(std::chrono::milliseconds(0), [ender, ending = *ending] { ender(ending); });
    });
    {
        const std::lock_guard lock(poll->mutex);
        if (poll->responder)
            poll->subscription = std::move(subscription);
    }
    // What happened before the subscription made no event for it.
    const State now = m_engine.store().state();
    if (m_engine.devices().state(device) != DeviceState::Started)
        end(poll, Ending::Stopped);
    else if (now.generation != seen.generation)
        end(poll, Ending::OtherGeneration);
    else if (now.revision != seen.revision)
        renew(poll, lookAgain());
}

/// The poll goes on with a page of later on, or ends when there is none.
void ChangeWaits::Impl::renew(const std::shared_ptr<Poll> &poll, std::optional<Changes> page)
{
    if (!page)
        return end(poll, Ending::News);
    const std::lock_guard lock(poll->mutex);
    if (poll->responder)
        poll->page = *std::move(page);
}

bool ChangeWaits::Impl::enter(const std::shared_ptr<Poll> &poll)
{
    std::shared_ptr<Poll> older;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopped)
            return false;
        older = std::exchange(m_polls[poll->device], poll);
    }
    if (older)
        end(older, Ending::Nothing);
    return true;
}

void ChangeWaits::Impl::end(const std::shared_ptr<Poll> &poll, Ending ending)
{
    std::optional<http::Responder> responder;
    Timer::Ticket deadline;
    std::shared_ptr<engine::EventHub::Subscription> subscription;
    {
        const std::lock_guard lock(poll->mutex);
        responder.swap(poll->responder);
        deadline = poll->deadline;
        subscription.swap(poll->subscription);
    }
    if (!responder)
        return;
    if (ending != Ending::Abandoned)
        responder->send(responseFor(ending, std::move(poll->page)));
    m_timer.cancel(deadline);
    {
        const std::lock_guard lock(m_mutex);
        const auto current = m_polls.find(poll->device);
        if (current != m_polls.end() && current->second == poll)
            m_polls.erase(current);
    }
}

void ChangeWaits::Impl::stop()
{
    std::unordered_map<DeviceId, std::shared_ptr<Poll>> polls;
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        polls = m_polls;
    }
    for (const auto &[device, poll] : polls)
        end(poll, Ending::Nothing);
}

ChangeWaits::ChangeWaits(engine::Engine &engine, Timer &timer) : m_impl(std::make_shared<Impl>(engine, timer))
{
}

ChangeWaits::~ChangeWaits()
{
    stop();
}

void ChangeWaits::wait(const DeviceId &device, Changes nothing, const State &seen, const LookAgain &lookAgain,
                       std::chrono::milliseconds patience, http::Responder responder)
{
    m_impl->wait(device, std::move(nothing), seen, lookAgain, patience, std::move(responder));
}

void ChangeWaits::stop()
{
    m_impl->stop();
}

} // namespace retinue::server
