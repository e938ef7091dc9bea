#pragma once

#include "core/base/cancel_token.h"
#include "core/base/result.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <thread>

namespace retinue::engine {

/// What a server that replicates asks before it serves devices, each time that it begins to: whether the
/// machine that stands by has taken over meanwhile. Who cannot be asked must not keep devices waiting, so
/// that it is open for a few seconds at most. Thread-safe.
class StandbyQuestion
{
public:
    static constexpr std::chrono::seconds kPatience{5};
    /// Asks, and draws the consequences of the answer; waits for the network, until it is cancelled.
    using Ask = std::function<Result<void>(const CancelToken &)>;
    /// How it ended; an error: it is not known. TimedOut, when it is not known yet; Cancelled, by end().
    /// Called exactly once for each begin(), on any thread, after isOpen() has become false.
    using Ended = std::function<void(const Result<void> &)>;

    StandbyQuestion() = default;
    ~StandbyQuestion();
    StandbyQuestion(const StandbyQuestion &) = delete;
    StandbyQuestion &operator=(const StandbyQuestion &) = delete;

    /// Ends the one before, if there was one, and asks anew; `now` is since boot. By one thread at a time.
    void begin(Ask ask, Ended ended, std::chrono::milliseconds now);
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// Now and again: it ends when its time is over.
    void look(std::chrono::milliseconds now);
    /// Nobody needs the answer any more. Nothing of it runs afterwards.
    void end();

private:
    void close(const Result<void> &result);

    std::atomic_bool m_isOpen = false;
    std::mutex m_mutex; ///< guards the rest
    CancelToken m_cancel;
    Ended m_ended;
    std::chrono::milliseconds m_begunAt{};
    std::thread m_thread;
};

} // namespace retinue::engine
