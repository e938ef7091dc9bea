#pragma once

#include "core/http/server.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <variant>

namespace retinue::http {

class NetworkThread;
class EventStream;

/// The way from any thread back to a connection. It holds nothing alive: whoever uses it after the connection
/// or the whole listener has gone reaches nobody, and that is no error.
struct ConnectionLink
{
    std::weak_ptr<NetworkThread> thread;
    std::weak_ptr<Connection> connection;

    /// Lets the connection look, on its own thread, for what its exchange or stream has for it. Any thread.
    void wake() const;
};

/// An open response on its way from any thread to the connection that sends it. Thread-safe.
class EventStream
{
public:
    EventStream(ConnectionLink link, std::size_t maxBacklogBytes, bool chunked);

    // The application's side.
    bool write(std::string_view piece);
    void close();
    void onClosed(std::function<void()> callback);
    [[nodiscard]] bool isOpen() const;

    // The connection's side, on its thread.
    struct Batch
    {
        std::string bytes; ///< framed already
        bool last = false; ///< nothing comes after these bytes
    };
    [[nodiscard]] Batch take();
    /// The client does not read: the connection is to be ended, without a proper end of the response.
    [[nodiscard]] bool isOverrun() const;
    /// The socket took the bytes of the last batch up to here.
    void sent(std::size_t bytes);
    /// The connection has done its last for this stream: tells whoever waits for it. Idempotent.
    void end();

private:
    const ConnectionLink m_link;
    const std::size_t m_maxBacklogBytes;
    const bool m_chunked;

    mutable std::mutex m_mutex;
    std::string m_pending;
    std::size_t m_backlog = 0; ///< pending, and taken but not sent
    bool m_open = true;
    bool m_overrun = false;
    bool m_woken = false;
    bool m_ended = false;
    std::function<void()> m_onClosed;
};

/// How a request was answered.
struct StreamStart
{
    int status = 200;
    Headers headers;
    std::shared_ptr<EventStream> stream;
};
struct Unanswered
{
};
using Answer = std::variant<Response, StreamStart, Unanswered>;

/// What the last copy of a Stream lets go of.
struct Stream::State
{
    explicit State(std::shared_ptr<EventStream> opened) : stream(std::move(opened)) {}
    State(const State &) = delete;
    State &operator=(const State &) = delete;
    ~State() { stream->close(); }

    const std::shared_ptr<EventStream> stream;
};

/// One request's answer on its way from any thread to the connection. Exactly one of answered and abandoned
/// happens. Thread-safe.
struct Responder::State
{
public:
    /// `serving` lives at least until endHandling().
    State(Connection &serving, ConnectionLink link, std::size_t maxBacklogBytes, bool chunkedStreams)
        : m_serving(&serving)
        , m_link(std::move(link))
        , m_maxBacklogBytes(maxBacklogBytes)
        , m_chunkedStreams(chunkedStreams)
    {
    }

    // The application's side.
    /// False, and nothing happens, if there was an answer before or the client has left.
    bool answer(Answer answer);
    std::shared_ptr<EventStream> startStream(int status, Headers headers);
    void onAbandoned(std::function<void()> callback);
    bool vouch(std::string_view client);

    // The connection's side, on its thread.
    /// The answer, once.
    [[nodiscard]] std::optional<Answer> take();
    /// The handler has returned: from now on an answer wakes the connection. The answer, if it is there.
    [[nodiscard]] std::optional<Answer> endHandling();
    /// The client has left. Idempotent; nothing happens if the answer was taken.
    void abandon();

private:
    enum class Phase { Waiting, Answered, Taken, Abandoned };
    [[nodiscard]] std::optional<Answer> takeLocked();

    Connection *m_serving; ///< while the handler runs; used on the connection's thread only
    const ConnectionLink m_link;
    const std::size_t m_maxBacklogBytes;
    const bool m_chunkedStreams;

    std::mutex m_mutex;
    Phase m_phase = Phase::Waiting;
    bool m_handling = true; ///< the connection looks for itself when the handler returns
    std::optional<Answer> m_answer;
    std::function<void()> m_onAbandoned;
};

} // namespace retinue::http
