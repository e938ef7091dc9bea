#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace retinue::engine {

/// A few threads for work that takes long (password hashes, writes that are waited for) with a bounded queue:
/// what does not fit is refused at once, so that load cannot pile up. Thread-safe.
class WorkPool
{
public:
    enum class Rank {
        Usual,
        BehindOthers, ///< base::stepBehindOthers()
    };
    WorkPool(unsigned threads, std::size_t queue, Rank rank = Rank::Usual);
    ~WorkPool(); ///< stop()
    WorkPool(const WorkPool &) = delete;
    WorkPool &operator=(const WorkPool &) = delete;

    /// False when the queue is full or the pool is stopping; the work is dropped then.
    [[nodiscard]] bool run(std::function<void()> work);
    /// Lets running work end, drops what waits (its closures are destroyed), joins. Never from the pool's own
    /// threads. Idempotent.
    void stop();

private:
    void work();

    const std::size_t m_most;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_waiting;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace retinue::engine
