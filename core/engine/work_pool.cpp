#include "core/engine/work_pool.h"

#include "core/base/thread_rank.h"
#include "core/engine/log.h"

#include <exception>
#include <utility>

namespace retinue::engine {

WorkPool::WorkPool(unsigned threads, std::size_t queue, Rank rank) : m_most(queue)
{
    for (unsigned i = 0; i < threads; ++i)
        m_threads.emplace_back([this, rank] {
            if (rank == Rank::BehindOthers)
                base::stepBehindOthers();
            work();
        });
}

WorkPool::~WorkPool()
{
    stop();
}

bool WorkPool::run(std::function<void()> work)
{
    {
        std::lock_guard guard(m_mutex);
        if (m_stopping || m_waiting.size() >= m_most)
            return false;
        m_waiting.push_back(std::move(work));
    }
    m_wake.notify_one();
    return true;
}

void WorkPool::stop()
{
    std::deque<std::function<void()>> dropped; // destroyed outside the lock: closures may do anything
    std::vector<std::thread> threads;
    {
        std::lock_guard guard(m_mutex);
        m_stopping = true;
        dropped.swap(m_waiting);
        threads.swap(m_threads);
    }
    m_wake.notify_all();
    for (std::thread &thread : threads)
        thread.join();
}

void WorkPool::work()
{
    for (;;) {
        std::function<void()> next;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_stopping)
                return;
            next = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        // Work may fail for want of memory; whoever waits for it is told when it is destroyed. The thread
        // goes on: one that ends takes the process with it.
        try {
            next();
        } catch (const std::exception &problem) {
            qCCritical(lcEngine) << "a piece of work failed:" << problem.what();
        } catch (...) {
            qCCritical(lcEngine) << "a piece of work failed";
        }
    }
}

} // namespace retinue::engine
