#pragma once

#include "core/sql/migrations.h"
#include "core/sql/writer.h"
#include "core/store/edit.h"
#include "core/store/snapshot.h"
#include "tests/support/must.h"
#include "tests/support/store_edits.h"

#include <memory>

namespace retinue::test {

/// The store's tables in either database, written as Store writes them.
class StoreRig
{
public:
    explicit StoreRig(const sql::Location &location)
        : m_secrets(std::make_shared<SecretBytes>(SecretBytes::random(store::SecretValues::kKeySize)))
    {
        m_database = *sql::Database::open(location);
        auto steps = sql::readMigrations(QStringLiteral(RETINUE_SOURCE_DIR "/resources/migrations/store"));
        must(sql::migrate(*m_database, *steps, {}));
        store::Head head;
        head.generation = Generation::random();
        head.root = store::ContentSum().toBytes();
        must(store::HeadTable(*m_database).insert(head));
        must(store::OwnerIndex(*m_database).prepare());
        sql::Writer::Hooks hooks;
        hooks.begin = [this](sql::Database &database) { return m_group.begin(database, m_secrets); };
        hooks.finish = [this](sql::Database &database) { return m_group.finish(database, m_secrets); };
        m_writer = *sql::Writer::start(location, std::move(hooks));
    }
    [[nodiscard]] Result<void> write(const std::function<Result<void>(store::Edit &)> &work)
    {
        return m_writer->run([&](sql::Database &database) -> Result<void> {
            store::Edit edit(database, m_secrets, m_clock, m_group);
            RETINUE_TRY(work(edit));
            m_group.add(edit.takeSum());
            return {};
        });
    }
    [[nodiscard]] Revision put(const OwnerKey &key, int item, const QByteArray &value, bool secret = false)
    {
        Revision revision;
        must(write([&](store::Edit &edit) -> Result<void> {
            auto put = test::put(edit, key, {item, secret, value, {}});
            if (!put)
                return std::move(put).error();
            revision = *put;
            return {};
        }));
        return revision;
    }
    [[nodiscard]] sql::Database &database() { return *m_database; }
    [[nodiscard]] store::Snapshot view() { return *store::Snapshot::begin(*m_database, m_secrets, {}); }

private:
    base::SystemClock m_clock;
    store::SecretValues m_secrets;
    store::WriteGroup m_group;
    std::unique_ptr<sql::Database> m_database;
    std::unique_ptr<sql::Writer> m_writer;
};

} // namespace retinue::test
