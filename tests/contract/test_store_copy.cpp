#include "core/backup/store_copy.h"
#include "core/backup/table_copy.h"
#include "core/model/search_text.h"
#include "core/sql/migrations.h"
#include "core/sql/writer.h"
#include "core/store/database_check.h"
#include "core/store/edit.h"
#include "tests/contract/both_databases.h"
#include "tests/support/must.h"
#include "tests/support/store_edits.h"
#include "tests/support/verify_ok.h"

#include <QTest>

using namespace retinue;
using namespace retinue::store;
using test::must;

namespace {

constexpr int kUsers = 1'200; ///< more than are read at once

/// A store in either database with users, stored credentials, deletions, and names beyond ASCII.
class FilledStore
{
public:
    explicit FilledStore(const sql::Location &location)
        : key(std::make_shared<SecretBytes>(SecretBytes::random(SecretValues::kKeySize)))
        , m_secrets(key)
    {
        m_database = *sql::Database::open(location);
        auto steps = sql::readMigrations(QStringLiteral(RETINUE_SOURCE_DIR "/resources/migrations/store"));
        must(sql::migrate(*m_database, *steps, {}));
        Head head;
        head.generation = Generation::random();
        head.root = ContentSum().toBytes();
        must(HeadTable(*m_database).insert(head));
        must(OwnerIndex(*m_database).prepare());
        sql::Writer::Hooks hooks;
        hooks.begin = [this](sql::Database &database) { return m_group.begin(database, m_secrets); };
        hooks.finish = [this](sql::Database &database) { return m_group.finish(database, m_secrets); };
        m_writer = *sql::Writer::start(location, std::move(hooks));
        must(write([](Edit &edit) -> Result<void> {
            for (int i = 0; i < kUsers; ++i) {
                const auto user = *OwnerKey::user(QStringLiteral("Jörg %1").arg(i), u"corp");
                for (const auto &[item, isSecret, value] : {std::tuple(1, false, QByteArray("{\"a\":\"\"}")),
                                                            std::tuple(2, true, QByteArray("pin"))}) {
                    auto put = test::put(edit, user, {item, isSecret, value, {}});
                    if (!put)
                        return std::move(put).error();
                }
            }
            return {};
        }));
        must(write([](Edit &edit) -> Result<void> {
            auto owner = edit.tables().owners.find(*OwnerKey::user(u"Jörg 7", u"corp"));
            return owner && *owner ? edit.removeOwner(**owner, QStringLiteral("ann")) : Result<void>();
        }));
    }
    [[nodiscard]] Result<void> write(const std::function<Result<void>(Edit &)> &work)
    {
        return m_writer->run([&](sql::Database &database) -> Result<void> {
            Edit edit(database, m_secrets, m_clock, m_group);
            RETINUE_TRY(work(edit));
            m_group.add(edit.takeSum());
            return {};
        });
    }
    [[nodiscard]] sql::Database &database() { return *m_database; }

    const std::shared_ptr<const SecretBytes> key;

private:
    base::SystemClock m_clock;
    SecretValues m_secrets;
    WriteGroup m_group;
    std::unique_ptr<sql::Database> m_database;
    std::unique_ptr<sql::Writer> m_writer;
};

void verify(const sql::Location &location, const std::shared_ptr<const SecretBytes> &key, int *settings)
{
    const auto report = verifyDatabase(location, key);
    VERIFY_OK(report);
    QCOMPARE(report->differences, QStringList());
    QVERIFY(!report->rootDiffers);
    QCOMPARE(report->unread, 0);
    *settings = report->settings;
}

} // namespace

/// A backup has the same logical content, whichever database the store is in (design, section 6).
class TestStoreCopy : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { VERIFY_OK(m_databases.start()); }

    void copyStore_hasTheSameContentFromEither() // R50
    {
        FilledStore store(m_databases.freshLocation());
        const auto before = HeadTable(store.database()).read();
        const QTemporaryDir folder;
        backup::BackupHeader header;
        header.id = BackupId::random();
        const QString file = folder.filePath(QStringLiteral("copy.db"));
        const auto made = backup::copyStore(store.database().location(), file, header, {}, {});
        VERIFY_OK(made);
        QCOMPARE(made->users, kUsers - 1);
        QCOMPARE(made->root, before->root);
        QCOMPARE(made->state.generation, before->generation);
        QVERIFY(made->lastDeleted > 0);
        sql::Location location;
        location.file = file;
        const auto copy = sql::Database::open(location);
        VERIFY_OK(copy);
        int settings = 0;
        verify((*copy)->location(), store.key, &settings);
        QCOMPARE(settings, 2 * (kUsers - 1));
        // Users are found in it as in the store.
        OwnerQuery query;
        query.terms = model::searchTerms(QStringLiteral("jörg 11"));
        const auto found = OwnerIndex(**copy).page(query, {}, 1'000, {});
        VERIFY_OK(found);
        QCOMPARE(found->size(), OwnerIndex(store.database()).page(query, {}, 1'000, {})->size());
        QVERIFY(found->size() > 100);
        // And back into a database of the same kind: the way of a restore.
        const auto target = sql::Database::open(m_databases.freshLocation());
        VERIFY_OK(target);
        VERIFY_OK(backup::copyTables(**copy, **target, {}));
        verify((*target)->location(), store.key, &settings);
        QCOMPARE(settings, 2 * (kUsers - 1));
        const auto last = sql::numberOf(**target, QStringLiteral("SELECT max(\"row\") FROM tombstone"));
        const auto next = (*target)->insert(
            QStringLiteral(
                "INSERT INTO tombstone (owner_id, item, revision, deleted_at) VALUES (?, 1, ?, 0)"),
            {OwnerId::random().toBytes(), qlonglong(1) << 40});
        VERIFY_OK(next);
        QVERIFY(*next > *last); // new rows go on behind those that came
    }
    void copyStore_hasTheSameContentFromEither_data() { test::BothDatabases::addRows(); }

    void copyTables_whenCancelled_leavesNoRows_data() { test::BothDatabases::addRows(); }
    void copyTables_whenCancelled_leavesNoRows()
    {
        FilledStore store(m_databases.freshLocation());
        const QTemporaryDir folder;
        sql::Location location;
        location.file = folder.filePath(QStringLiteral("copy.db"));
        const auto copy = sql::Database::open(location);
        VERIFY_OK(copy);
        LongWork work;
        work.report = [&work](const QString &, std::int64_t done, std::int64_t) {
            if (done > kUsers / 2)
                work.cancel.cancel();
        };
        QCOMPARE(backup::copyTables(store.database(), **copy, work).error().code, ErrorCode::Cancelled);
        QCOMPARE(*sql::numberOf(**copy, QStringLiteral("SELECT count(*) FROM owner")), 0);
    }

private:
    test::BothDatabases m_databases;
};

QTEST_GUILESS_MAIN(TestStoreCopy)
#include "test_store_copy.moc"
