#include "core/store/store.h"

#include "core/sql/migrations.h"
#include "core/sql/readers.h"
#include "core/sql/writer.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "core/store/store_folder.h"
#include "core/store/store_opening.h"
#include "core/store/write_group.h"

#include <future>
#include <mutex>

namespace retinue::store {

class Store::Impl
{
public:
    Impl(const StoreOptions &options, const sql::Location &location, Head head)
        : m_location(location)
        , m_clock(*options.clock)
        , m_secrets(options.dataKey)
        , m_head(std::move(head))
        , m_readers(location)
    {
    }

    Result<void> start(const sql::Location &location)
    {
        sql::Writer::Hooks hooks;
        hooks.begin = [this](sql::Database &database) { return m_group.begin(database, m_secrets); };
        hooks.finish = [this](sql::Database &database) { return m_group.finish(database, m_secrets); };
        hooks.committed = [this] { committed(); };
        auto writer = sql::Writer::start(location, std::move(hooks));
        if (!writer)
            return std::move(writer).error();
        m_writer = *std::move(writer);
        return {};
    }

    Head head() const
    {
        const std::lock_guard lock(m_headMutex);
        return m_head;
    }

    Result<Snapshot> read()
    {
        auto database = m_readers.ofThisThread();
        if (!database)
            return std::move(database).error();
        return Snapshot::begin(**database, m_secrets);
    }

    void write(Work work, Done done)
    {
        m_writer->submit(
            [this, work = std::move(work)](sql::Database &database) -> Result<void> {
                Edit edit(database, m_secrets, m_clock, m_group);
                RETINUE_TRY(work(edit));
                m_group.add(edit.takeSum());
                return {};
            },
            std::move(done));
    }

    Result<void> writeAndWait(Work work)
    {
        std::promise<Result<void>> promise;
        auto result = promise.get_future();
        write(std::move(work), [&promise](Result<void> outcome) { promise.set_value(std::move(outcome)); });
        return result.get();
    }

    void setListener(std::function<void(const std::vector<OwnerChanged> &)> listener)
    {
        m_listener = std::move(listener);
    }

    void close()
    {
        m_writer->stop();
        m_readers.close();
    }

private:
    void committed()
    {
        // A revision that only a failed write took is not on disk, and must not be told to anybody.
        if (!m_group.changed())
            return;
        {
            const std::lock_guard lock(m_headMutex);
            m_head = m_group.head();
        }
        if (m_listener && !m_group.ownersChanged().empty())
            m_listener(m_group.ownersChanged());
    }

public:
    const sql::Location m_location;

private:
    const Clock &m_clock;
    const SecretValues m_secrets;
    WriteGroup m_group; // writer's thread only
    mutable std::mutex m_headMutex;
    Head m_head; // of the newest commit
    std::function<void(const std::vector<OwnerChanged> &)> m_listener;
    sql::Readers m_readers;
    std::unique_ptr<sql::Writer> m_writer; // last: it uses all the others
};

Store::Store(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Store::~Store()
{
    close();
}

Result<std::unique_ptr<Store>> Store::open(StoreOptions options)
{
    const QString what = QStringLiteral("opening store %1").arg(options.folder);
    auto opened = openStoreDatabase(options);
    if (!opened)
        return std::move(opened).error().during(what);
    auto impl = std::make_unique<Impl>(options, opened->location, std::move(opened->head));
    RETINUE_TRY(impl->start(opened->location).during(what));
    return std::unique_ptr<Store>(new Store(std::move(impl)));
}

Generation Store::generation() const
{
    return m_impl->head().generation;
}

const sql::Location &Store::location() const
{
    return m_impl->m_location;
}

Revision Store::revision() const
{
    return m_impl->head().revision;
}

State Store::state() const
{
    const Head head = m_impl->head();
    return {head.generation, head.revision};
}

Result<Snapshot> Store::read()
{
    return m_impl->read();
}

void Store::write(Work work, Done done)
{
    m_impl->write(std::move(work), std::move(done));
}

Result<void> Store::writeAndWait(Work work)
{
    return m_impl->writeAndWait(std::move(work));
}

void Store::setListener(std::function<void(const std::vector<OwnerChanged> &)> listener)
{
    m_impl->setListener(std::move(listener));
}

Result<Generation> Store::beginGeneration()
{
    std::optional<Generation> generation;
    RETINUE_TRY(writeAndWait([&generation](Edit &edit) -> Result<void> {
        auto begun = edit.beginGeneration();
        if (!begun)
            return std::move(begun).error();
        generation = *begun;
        return {};
    }));
    return *generation;
}

void Store::close()
{
    m_impl->close();
}

} // namespace retinue::store
