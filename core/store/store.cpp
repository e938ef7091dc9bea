#include "core/store/store.h"

#include "core/sql/migrations.h"
#include "core/sql/readers.h"
#include "core/sql/writer.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "core/store/store_folder.h"
#include "core/store/store_opening.h"
#include "core/store/write_group.h"

#include <QDir>
#include <QFileInfo>

#include <future>
#include <mutex>

namespace retinue::store {

class Store::Impl
{
public:
    Impl(const StoreOptions &options, const sql::Location &location, Head head)
        : m_folder(options.folder)
        , m_clock(*options.clock)
        , m_secrets(options.dataKey)
        , m_location(location)
        , m_head(std::move(head))
        , m_readers(std::make_shared<sql::Readers>(location))
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

    sql::Location location() const
    {
        const std::lock_guard lock(m_headMutex);
        return m_location;
    }

    std::int64_t scopeEpoch() const
    {
        const std::lock_guard lock(m_headMutex);
        return m_head.scopes.epoch;
    }

    Result<Snapshot> read()
    {
        const auto readers = this->readers();
        auto database = readers->ofThisThread();
        if (!database)
            return std::move(database).error();
        return Snapshot::begin(**database, m_secrets, readers);
    }

    Result<QString> replaceBy(const QString &scratch, const std::function<Result<void>()> &mayBe)
    {
        sql::Location location = this->location();
        const QString former = std::exchange(location.file, scratch + QStringLiteral("/store.db"));
        auto head = headOf(location);
        if (!head)
            return std::move(head).error();
        StoreFolder folder(m_folder);
        auto file = folder.place(scratch, head->generation);
        if (!file)
            return file;
        location.file = *file;
        auto moved = m_writer->moveTo(location, [&]() -> Result<void> {
            if (mayBe)
                RETINUE_TRY(mayBe());
            RETINUE_TRY(folder.makeCurrent(head->generation));
            become(location, *head);
            return {};
        });
        if (!moved) {
            // Never what the next start will open: only what the pointer certainly does not name.
            const QString current = folder.pointedAt();
            if (!current.isEmpty() && current != head->generation.toString())
                QFileInfo(*file).dir().removeRecursively();
            return std::move(moved).error();
        }
        return former;
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
        readers()->close();
    }

private:
    Result<Head> headOf(const sql::Location &location) const
    {
        auto database = sql::Database::open(location);
        if (!database)
            return std::move(database).error();
        return Tables(**database, m_secrets).head.read();
    }

    std::shared_ptr<sql::Readers> readers() const
    {
        const std::lock_guard lock(m_headMutex);
        return m_readers;
    }

    void become(const sql::Location &location, const Head &head)
    {
        auto readers = std::make_shared<sql::Readers>(location);
        const std::lock_guard lock(m_headMutex);
        m_location = location;
        m_head = head;
        m_readers.swap(readers); // the former ones end with the last view that uses them
    }

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

    const QString m_folder;
    const Clock &m_clock;
    const SecretValues m_secrets;
    WriteGroup m_group;             // writer's thread only
    mutable std::mutex m_headMutex; // guards the next three
    sql::Location m_location;
    Head m_head; // of the newest commit
    std::shared_ptr<sql::Readers> m_readers;
    std::function<void(const std::vector<OwnerChanged> &)> m_listener;
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

sql::Location Store::location() const
{
    return m_impl->location();
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

ScopeState Store::scopes() const
{
    return m_impl->head().scopes;
}

std::int64_t Store::scopeEpoch() const
{
    return m_impl->scopeEpoch();
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

Result<QString> Store::replaceBy(const QString &scratch, const std::function<Result<void>()> &mayBe)
{
    return m_impl->replaceBy(scratch, mayBe)
        .during(QStringLiteral("putting another store in the place of this one"));
}

void Store::close()
{
    m_impl->close();
}

} // namespace retinue::store
