#include "core/sql/readers.h"

#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

namespace retinue::sql {

class Readers::Shared
{
public:
    explicit Shared(Location location) : m_location(std::move(location)) {}

    /// This thread's connection, if it has a good one already.
    Result<Database *> find(std::thread::id thread)
    {
        std::unique_ptr<Database> lost;
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return Error{ErrorCode::Cancelled, QStringLiteral("the database is being closed")};
        const auto found = m_connections.find(thread);
        if (found == m_connections.end())
            return nullptr;
        if (!found->second->isLost() || found->second->isInUse())
            return found->second.get();
        lost = std::move(found->second);
        m_connections.erase(found);
        return nullptr;
    }

    Result<Database *> open(std::thread::id thread)
    {
        auto database = Database::open(m_location); // not under the lock: it may take a while
        if (!database)
            return std::move(database).error();
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return Error{ErrorCode::Cancelled, QStringLiteral("the database is being closed")};
        return (m_connections[thread] = *std::move(database)).get();
    }

    void forget(std::thread::id thread)
    {
        std::unique_ptr<Database> ended;
        const std::lock_guard lock(m_mutex);
        if (auto node = m_connections.extract(thread))
            ended = std::move(node.mapped());
    }

    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_connections.clear();
    }

private:
    const Location m_location;
    std::mutex m_mutex;
    bool m_closed = false;
    std::unordered_map<std::thread::id, std::unique_ptr<Database>> m_connections;
};

Readers::Readers(Location location) : m_shared(std::make_shared<Shared>(std::move(location))) {}

Readers::~Readers()
{
    close();
}

Result<Database *> Readers::ofThisThread()
{
    /// Closes the thread's connections when it ends: a pool's threads come and go.
    struct ThreadEnd
    {
        std::vector<std::weak_ptr<Shared>> all;
        ~ThreadEnd()
        {
            for (const auto &one : all)
                if (const auto shared = one.lock())
                    shared->forget(std::this_thread::get_id());
        }
    };
    thread_local ThreadEnd t_end;

    const auto thread = std::this_thread::get_id();
    auto found = m_shared->find(thread);
    if (!found || *found)
        return found;
    auto opened = m_shared->open(thread);
    if (opened) {
        const auto isOver = [this](const auto &one) { return one.expired() || one.lock() == m_shared; };
        std::erase_if(t_end.all, isOver);
        t_end.all.push_back(m_shared);
    }
    return opened;
}

void Readers::close()
{
    m_shared->close();
}

} // namespace retinue::sql
