#include "core/http/exchange.h"

#include "core/http/connection.h"

#include <array>
#include <charconv>
#include <utility>

namespace retinue::http {

namespace {

constexpr std::string_view kLastChunk = "0\r\n\r\n";

void appendChunk(std::string &out, std::string_view piece)
{
    std::array<char, 16> size{};
    const auto [end, error] = std::to_chars(size.data(), size.data() + size.size(), piece.size(), 16);
    out.append(size.data(), end).append("\r\n").append(piece).append("\r\n");
}

/// An application's callback must not take a network thread down with it.
void callSafely(const std::function<void()> &callback)
{
    if (!callback)
        return;
    try {
        callback();
    } catch (...) { // NOLINT(bugprone-empty-catch): nobody is left to be told
    }
}

} // namespace

EventStream::EventStream(ConnectionLink link, std::size_t maxBacklogBytes, bool chunked)
    : m_link(std::move(link))
    , m_maxBacklogBytes(maxBacklogBytes)
    , m_chunked(chunked)
{
}

bool EventStream::write(std::string_view piece)
{
    bool wake = false;
    bool accepted = false;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_open)
            return false;
        if (piece.empty())
            return true; // an empty chunk would be the last one
        if (m_backlog + piece.size() > m_maxBacklogBytes) {
            m_open = false;
            m_overrun = true;
        } else {
            const std::size_t before = m_pending.size();
            if (m_chunked)
                appendChunk(m_pending, piece);
            else
                m_pending.append(piece);
            m_backlog += m_pending.size() - before;
            accepted = true;
        }
        // An overrun must be seen even while the connection is busy with what it took before.
        wake = !std::exchange(m_woken, true) || m_overrun;
    }
    if (wake)
        m_link.wake();
    return accepted;
}

void EventStream::close()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_open)
            return;
        m_open = false;
        if (std::exchange(m_woken, true))
            return;
    }
    m_link.wake();
}

void EventStream::onClosed(std::function<void()> callback)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_ended) {
            m_onClosed = std::move(callback);
            return;
        }
    }
    callSafely(callback);
}

bool EventStream::isOpen() const
{
    const std::lock_guard lock(m_mutex);
    return m_open;
}

bool EventStream::isOverrun() const
{
    const std::lock_guard lock(m_mutex);
    return m_overrun;
}

EventStream::Batch EventStream::take()
{
    const std::lock_guard lock(m_mutex);
    m_woken = false;
    Batch batch{std::exchange(m_pending, {}), !m_open};
    if (batch.last && m_chunked)
        batch.bytes.append(kLastChunk);
    return batch;
}

void EventStream::sent(std::size_t bytes)
{
    const std::lock_guard lock(m_mutex);
    m_backlog -= bytes < m_backlog ? bytes : m_backlog;
}

void EventStream::end()
{
    std::function<void()> callback;
    {
        const std::lock_guard lock(m_mutex);
        m_open = false;
        m_ended = true;
        m_pending = {};
        callback = std::exchange(m_onClosed, nullptr);
    }
    callSafely(callback);
}

bool Responder::State::answer(Answer answer)
{
    std::function<void()> dropped; // destroyed outside the lock, with whatever it holds
    {
        const std::lock_guard lock(m_mutex);
        if (m_phase != Phase::Waiting)
            return false;
        m_phase = Phase::Answered;
        m_answer = std::move(answer);
        dropped = std::exchange(m_onAbandoned, nullptr);
        if (m_handling)
            return true;
    }
    m_link.wake();
    return true;
}

std::shared_ptr<EventStream> Responder::State::startStream(int status, Headers headers)
{
    auto stream = std::make_shared<EventStream>(m_link, m_maxBacklogBytes, m_chunkedStreams);
    if (!answer(StreamStart{status, std::move(headers), stream}))
        stream->end();
    return stream;
}

void Responder::State::onAbandoned(std::function<void()> callback)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_phase == Phase::Waiting) {
            m_onAbandoned = std::move(callback);
            return;
        }
        if (m_phase != Phase::Abandoned)
            return;
    }
    callSafely(callback);
}

bool Responder::State::vouch(std::string_view client)
{
    return m_serving && m_serving->vouch(client);
}

std::optional<Answer> Responder::State::takeLocked()
{
    if (m_phase != Phase::Answered)
        return std::nullopt;
    m_phase = Phase::Taken;
    return std::exchange(m_answer, std::nullopt);
}

std::optional<Answer> Responder::State::take()
{
    const std::lock_guard lock(m_mutex);
    return takeLocked();
}

std::optional<Answer> Responder::State::endHandling()
{
    m_serving = nullptr;
    const std::lock_guard lock(m_mutex);
    m_handling = false;
    return takeLocked();
}

void Responder::State::abandon()
{
    std::function<void()> callback;
    std::optional<Answer> lost;
    {
        const std::lock_guard lock(m_mutex);
        if (m_phase == Phase::Taken || m_phase == Phase::Abandoned)
            return;
        if (m_phase == Phase::Answered)
            lost = std::exchange(m_answer, std::nullopt);
        m_phase = Phase::Abandoned;
        callback = std::exchange(m_onAbandoned, nullptr);
    }
    if (lost && std::holds_alternative<StreamStart>(*lost))
        std::get<StreamStart>(*lost).stream->end();
    callSafely(callback);
}

Responder::Responder(std::shared_ptr<State> state) : m_state(std::move(state)) {}

Responder::Responder(Responder &&) noexcept = default;

Responder &Responder::operator=(Responder &&other) noexcept
{
    if (this != &other) {
        if (m_state)
            m_state->answer(Unanswered{});
        m_state = std::move(other.m_state);
    }
    return *this;
}

Responder::~Responder()
{
    if (m_state)
        m_state->answer(Unanswered{});
}

void Responder::send(Response response)
{
    if (m_state)
        m_state->answer(std::move(response));
}

bool Responder::vouch(std::string_view client)
{
    return m_state && m_state->vouch(client);
}

Stream Responder::startStream(int status, Headers headers)
{
    if (!m_state)
        return {};
    return Stream(std::make_shared<Stream::State>(m_state->startStream(status, std::move(headers))));
}

void Responder::onAbandoned(std::function<void()> callback)
{
    if (m_state)
        m_state->onAbandoned(std::move(callback));
}

bool Stream::write(std::string piece)
{
    return m_state && m_state->stream->write(piece);
}

void Stream::close()
{
    if (m_state)
        m_state->stream->close();
}

void Stream::onClosed(std::function<void()> callback)
{
    if (m_state)
        m_state->stream->onClosed(std::move(callback));
    else if (callback)
        callback();
}

bool Stream::isOpen() const
{
    return m_state && m_state->stream->isOpen();
}

} // namespace retinue::http
