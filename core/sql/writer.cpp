#include "core/sql/writer.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace retinue::sql {

namespace {

/// Bounds the time a group holds the write lock and what one failed COMMIT takes with it.
constexpr std::size_t kMostPerGroup = 256;

struct Write
{
    Writer::Work work; ///< null: it moves
    Writer::Done done;
    std::function<Result<void>()> move = {}; ///< between two groups
};

/// One write of a group: alone in its savepoint. `broken` = the transaction around it is gone.
struct Outcome
{
    Result<void> result;
    bool broken = false;
};

Outcome perform(Database &database, const Writer::Work &work)
{
    Transaction own(database);
    if (!own.began())
        return {own.began(), true};
    if (auto result = work(database); !result) {
        // SQLite ends the whole transaction after some errors (disk full, I/O): then nothing that went
        // before in this group may be acknowledged either.
        const bool survived = own.rollBack().ok();
        return {std::move(result), !survived};
    }
    if (auto committed = own.commit(); !committed)
        return {std::move(committed), true};
    return {};
}

} // namespace

class Writer::Impl
{
public:
    Impl(Location location, Hooks hooks) : m_location(std::move(location)), m_hooks(std::move(hooks)) {}

    Result<void> start()
    {
        std::promise<Result<void>> opened;
        auto result = opened.get_future();
        m_thread = std::thread([this, &opened] { main(opened); });
        return result.get();
    }

    void submit(Write write)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_stopping) {
                m_queue.push_back(std::move(write));
                m_wake.notify_one();
                return;
            }
        }
        write.done(refusal());
    }

    /// On the writer's thread.
    Result<void> move(const Location &location, const std::function<Result<void>()> &settle)
    {
        auto database = Database::open(location);
        if (!database)
            return std::move(database).error();
        RETINUE_TRY(settle());
        m_database = *std::move(database);
        m_location = location;
        return {};
    }

    void stop()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopping = true;
        }
        m_wake.notify_one();
        const std::lock_guard joining(m_joinMutex);
        if (m_thread.joinable())
            m_thread.join();
    }

private:
    static Error refusal() { return {ErrorCode::Cancelled, QStringLiteral("the database is being closed")}; }

    void main(std::promise<Result<void>> &opened)
    {
        auto database = Database::open(m_location);
        if (!database) {
            {
                const std::lock_guard lock(m_mutex);
                m_stopping = true;
            }
            opened.set_value(std::move(database).error());
            return;
        }
        m_database = *std::move(database);
        opened.set_value({});
        for (;;) {
            auto group = nextGroup();
            if (group.empty())
                break;
            if (group.front().move)
                group.front().done(group.front().move());
            else
                commitGroup(group);
        }
        refuseWaiting();
        m_database.reset(); // on the thread that used it
    }

    /// Waits; empty when stopping. A move comes alone.
    std::vector<Write> nextGroup()
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
        std::vector<Write> group;
        if (m_stopping)
            return group;
        while (!m_queue.empty() && group.size() < kMostPerGroup) {
            if (m_queue.front().move && !group.empty())
                break;
            const bool isMove = m_queue.front().move != nullptr;
            group.push_back(std::move(m_queue.front()));
            m_queue.pop_front();
            if (isMove)
                break;
        }
        return group;
    }

    void commitGroup(std::vector<Write> &group)
    {
        std::vector<Result<void>> results(group.size());
        if (auto committed = tryGroup(group, results); committed.ok()) {
            if (m_hooks.committed)
                m_hooks.committed();
        } else {
            for (auto &result : results)
                if (result.ok()) // one that failed by itself keeps its own reason
                    result = committed.error();
        }
        for (std::size_t i = 0; i < group.size(); ++i) {
            group[i].work = nullptr; // lets go of what it holds before the answer goes out
            if (group[i].done)
                group[i].done(std::move(results[i]));
        }
    }

    Result<void> tryGroup(const std::vector<Write> &group, std::vector<Result<void>> &results)
    {
        RETINUE_TRY(connect());
        Transaction transaction(*m_database);
        RETINUE_TRY(transaction.began());
        if (m_hooks.begin)
            RETINUE_TRY(m_hooks.begin(*m_database));
        for (std::size_t i = 0; i < group.size(); ++i) {
            auto outcome = perform(*m_database, group[i].work);
            results[i] = std::move(outcome.result);
            if (outcome.broken)
                return results[i].error();
        }
        if (m_hooks.finish)
            RETINUE_TRY(m_hooks.finish(*m_database));
        return transaction.commit();
    }

    /// Anew, when the group before found the connection closed. Its writes are not repeated: whether a COMMIT
    /// that was not answered took place is known to nobody here.
    Result<void> connect()
    {
        if (!m_database->isLost())
            return {};
        auto database = Database::open(m_location);
        if (!database)
            return std::move(database).error();
        m_database = *std::move(database);
        return {};
    }

    void refuseWaiting()
    {
        std::deque<Write> waiting;
        {
            const std::lock_guard lock(m_mutex);
            waiting.swap(m_queue);
        }
        for (auto &write : waiting)
            if (write.done)
                write.done(refusal());
    }

    Location m_location; // on m_thread only, once that runs
    const Hooks m_hooks;
    std::unique_ptr<Database> m_database; // used on m_thread only
    std::mutex m_mutex;                   // guards m_queue and m_stopping
    std::condition_variable m_wake;
    std::deque<Write> m_queue;
    bool m_stopping = false;
    std::mutex m_joinMutex; // two may call stop()
    std::thread m_thread;
};

Writer::Writer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Writer::~Writer()
{
    stop();
}

Result<std::unique_ptr<Writer>> Writer::start(const Location &location, Hooks hooks)
{
    auto impl = std::make_unique<Impl>(location, std::move(hooks));
    if (auto started = impl->start(); !started) {
        impl->stop();
        return std::move(started).error();
    }
    return std::unique_ptr<Writer>(new Writer(std::move(impl)));
}

void Writer::submit(Work work, Done done)
{
    m_impl->submit({std::move(work), std::move(done)});
}

Result<void> Writer::run(Work work)
{
    std::promise<Result<void>> promise;
    auto result = promise.get_future();
    submit(std::move(work), [&promise](Result<void> outcome) { promise.set_value(std::move(outcome)); });
    return result.get();
}

Result<void> Writer::moveTo(const Location &location, std::function<Result<void>()> settle)
{
    std::promise<Result<void>> promise;
    auto result = promise.get_future();
    m_impl->submit({nullptr, [&promise](Result<void> outcome) { promise.set_value(std::move(outcome)); },
                    [this, location, settle = std::move(settle)] { return m_impl->move(location, settle); }});
    return result.get();
}

void Writer::stop()
{
    m_impl->stop();
}

} // namespace retinue::sql
