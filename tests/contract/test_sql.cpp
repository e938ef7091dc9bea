#include "core/sql/migrations.h"
#include "core/sql/readers.h"
#include "core/sql/writer.h"
#include "tests/contract/both_databases.h"

#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <thread>

using namespace retinue;
using namespace retinue::sql;

namespace {

const QString kInsert = QStringLiteral("INSERT INTO thing (name, body) VALUES (?, ?)");

std::vector<Migration> oneTable()
{
    return {{1, QStringLiteral("thing"),
             QStringLiteral("-- names are unique\nCREATE TABLE thing (\n    \"row\" {key},\n"
                            "    name TEXT NOT NULL UNIQUE,\n    body {blob}\n);\n")}};
}

std::int64_t countOf(Database &database, const QString &what = QStringLiteral("count(*)"))
{
    Rows rows = database.query(QStringLiteral("SELECT %1 FROM thing").arg(what));
    const std::int64_t count = rows.next() ? rows.integer(0) : -1;
    return rows.result() ? count : -1;
}

Writer::Work inserting(const QString &name)
{
    return [name](Database &database) -> Result<void> {
        auto inserted = database.execute(kInsert, {name, QVariant()});
        if (!inserted)
            return std::move(inserted).error();
        return {};
    };
}

} // namespace

#define VERIFY_OK(expression)                                                                                \
    do {                                                                                                     \
        const auto &tried = (expression);                                                                    \
        QVERIFY2(tried.ok(), tried.ok() ? "" : qPrintable(tried.error().toString()));                        \
    } while (false)

class TestSql : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { VERIFY_OK(m_databases.start()); }

    void values_whenReadBack_areTheSame_data() { test::BothDatabases::addRows(); }
    void values_whenReadBack_areTheSame()
    {
        auto database = migrated();
        const QByteArray bytes("\0\xff'\\x", 5);
        const QString text = QStringLiteral("Müller \U0001F5A8 'quoted' \\ ?");
        auto first = database->insert(kInsert, {text, bytes});
        auto second = database->insert(kInsert, {QString(), QByteArray()});
        auto third = database->insert(kInsert, {QStringLiteral("null"), QVariant()});
        VERIFY_OK(first);
        VERIFY_OK(second);
        VERIFY_OK(third);
        QVERIFY(*first < *second && *second < *third);

        Rows rows = database->query(QStringLiteral("SELECT name, body FROM thing ORDER BY \"row\""));
        QVERIFY(rows.next());
        QCOMPARE(rows.text(0), text);
        QCOMPARE(rows.bytes(1), bytes);
        QVERIFY(rows.next());
        QVERIFY(!rows.isNull(0) && !rows.isNull(1)); // empty is not NULL
        QVERIFY(rows.next());
        QVERIFY(rows.isNull(1));
        QVERIFY(!rows.next());
        VERIFY_OK(rows.result());
    }

    void integers_whenLarge_keepTheirValue_data() { test::BothDatabases::addRows(); }
    void integers_whenLarge_keepTheirValue()
    {
        auto database = migrated();
        VERIFY_OK(database->executeScript(QStringLiteral("CREATE TABLE n (value BIGINT NOT NULL);")));
        for (const qint64 value : {std::numeric_limits<qint64>::min(), qint64(-1), qint64(0),
                                   std::numeric_limits<qint64>::max()}) {
            VERIFY_OK(database->execute(QStringLiteral("DELETE FROM n")));
            VERIFY_OK(database->execute(QStringLiteral("INSERT INTO n (value) VALUES (?)"), {value}));
            Rows rows = database->query(QStringLiteral("SELECT value FROM n"));
            QVERIFY(rows.next());
            QCOMPARE(rows.integer(0), std::int64_t(value));
        }
    }

    void query_whenNestedWithTheSameText_keepsBoth_data() { test::BothDatabases::addRows(); }
    void query_whenNestedWithTheSameText_keepsBoth()
    {
        auto database = migrated();
        for (int i = 0; i < 3; ++i)
            VERIFY_OK(database->execute(kInsert, {QString::number(i), QVariant()}));
        const QString all = QStringLiteral("SELECT name FROM thing WHERE \"row\" > ?");
        int pairs = 0;
        Rows outer = database->query(all, {0});
        while (outer.next()) {
            Rows inner = database->query(all, {0});
            while (inner.next())
                ++pairs;
        }
        VERIFY_OK(outer.result());
        QCOMPARE(pairs, 9);
    }

    void execute_whenUniqueIsViolated_saysAlreadyExists_data() { test::BothDatabases::addRows(); }
    void execute_whenUniqueIsViolated_saysAlreadyExists()
    {
        auto database = migrated();
        VERIFY_OK(database->execute(kInsert, {QStringLiteral("a"), QVariant()}));
        const auto again = database->execute(kInsert, {QStringLiteral("a"), QVariant()});
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::AlreadyExists);
        const auto wrong = database->execute(QStringLiteral("DELETE FROM nothing WHERE a = ?"), {1});
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::Internal);
        QCOMPARE(countOf(*database), 1); // the connection is still usable
    }

    void error_whenAValueWasBound_doesNotRepeatIt_data() { test::BothDatabases::addRows(); }
    void error_whenAValueWasBound_doesNotRepeatIt() // R12
    {
        auto database = migrated();
        const auto failed = database->execute(QStringLiteral("INSERT INTO nothing (a) VALUES (?)"),
                                              {QStringLiteral("hunter2")});
        QVERIFY(!failed);
        QVERIFY(!failed.error().toString().contains(QStringLiteral("hunter2")));
    }

    void transaction_whenNotCommitted_changesNothing_data() { test::BothDatabases::addRows(); }
    void transaction_whenNotCommitted_changesNothing()
    {
        auto database = migrated();
        {
            Transaction transaction(*database);
            VERIFY_OK(transaction.began());
            VERIFY_OK(database->execute(kInsert, {QStringLiteral("a"), QVariant()}));
        }
        QCOMPARE(countOf(*database), 0);
    }

    void transaction_whenNestedOneIsRolledBack_keepsTheRest_data() { test::BothDatabases::addRows(); }
    void transaction_whenNestedOneIsRolledBack_keepsTheRest()
    {
        auto database = migrated();
        Transaction outer(*database);
        VERIFY_OK(outer.began());
        VERIFY_OK(database->execute(kInsert, {QStringLiteral("a"), QVariant()}));
        {
            Transaction inner(*database);
            VERIFY_OK(database->execute(kInsert, {QStringLiteral("b"), QVariant()}));
            QVERIFY(!database->execute(kInsert, {QStringLiteral("a"), QVariant()}));
        }
        {
            Transaction inner(*database);
            VERIFY_OK(database->execute(kInsert, {QStringLiteral("c"), QVariant()}));
            VERIFY_OK(inner.commit());
        }
        VERIFY_OK(outer.commit());
        QVERIFY(!outer.commit()); // only once
        QCOMPARE(countOf(*database), 2);
    }

    void readTransaction_whenOthersCommit_seesItsMoment_data() { test::BothDatabases::addRows(); }
    void readTransaction_whenOthersCommit_seesItsMoment()
    {
        auto writing = migrated();
        auto reading = Database::open(writing->location());
        VERIFY_OK(reading);
        Transaction view(**reading, Transaction::Kind::Read);
        QCOMPARE(countOf(**reading), 0);
        VERIFY_OK(writing->execute(kInsert, {QStringLiteral("a"), QVariant()}));
        QCOMPARE(countOf(**reading), 0);
        VERIFY_OK(view.commit());
        QCOMPARE(countOf(**reading), 1);
    }

    void readOnly_whenWrittenTo_refuses_data() { test::BothDatabases::addRows(); }
    void readOnly_whenWrittenTo_refuses()
    {
        auto database = migrated();
        Location location = database->location();
        location.readOnly = true;
        auto reading = Database::open(location);
        VERIFY_OK(reading);
        QCOMPARE(countOf(**reading), 0);
        QVERIFY(!(*reading)->execute(kInsert, {QStringLiteral("a"), QVariant()}));
    }

    void open_whenThereIsNothing_saysSo()
    {
        Location file;
        file.file = QStringLiteral("/nonexistent/folder/file.db");
        const auto sqlite = Database::open(file);
        QVERIFY(!sqlite);
        QCOMPARE(sqlite.error().code, ErrorCode::Io);
        Location server;
        server.dialect = Dialect::PostgreSql;
        server.connectString = QStringLiteral("host=/nonexistent user=postgres");
        server.schema = QStringLiteral("s");
        QTest::failOnWarning(QRegularExpression(QStringLiteral("still in use")));
        const auto postgres = Database::open(server);
        QVERIFY(!postgres);
        QCOMPARE(postgres.error().code, ErrorCode::Unreachable);
    }

    void migrate_whenRepeated_doesNothing_data() { test::BothDatabases::addRows(); }
    void migrate_whenRepeated_doesNothing()
    {
        auto database = migrated();
        int backUps = 0;
        VERIFY_OK(migrate(*database, oneTable(), [&]() -> Result<void> {
            ++backUps;
            return {};
        }));
        QCOMPARE(backUps, 0);
    }

    void migrate_whenThereIsANewStep_backsUpOnceBefore_data() { test::BothDatabases::addRows(); }
    void migrate_whenThereIsANewStep_backsUpOnceBefore()
    {
        auto database = migrated();
        auto steps = oneTable();
        steps.push_back({2, QStringLiteral("more"), QStringLiteral("CREATE TABLE more (a INTEGER);\n")});
        steps.push_back({3, QStringLiteral("less"), QStringLiteral("DROP TABLE more;\n")});
        int backUps = 0;
        VERIFY_OK(migrate(*database, steps, [&]() -> Result<void> {
            ++backUps;
            return {};
        }));
        QCOMPARE(backUps, 1);
        steps.push_back({4, QStringLiteral("last"), QStringLiteral("CREATE TABLE last (a INTEGER);\n")});
        const auto refused = migrate(*database, steps, []() -> Result<void> {
            return Error{ErrorCode::NoSpace, QStringLiteral("no space for it")};
        });
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NoSpace);
        QVERIFY(!database->execute(QStringLiteral("DELETE FROM last WHERE a = ?"), {1}));
    }

    void migrate_whenAStepFails_leavesTheStepBefore_data() { test::BothDatabases::addRows(); }
    void migrate_whenAStepFails_leavesTheStepBefore()
    {
        auto database = migrated();
        auto steps = oneTable();
        steps.push_back(
            {2, QStringLiteral("broken"),
             QStringLiteral("CREATE TABLE half (a INTEGER);\nCREATE TABLE thing (a INTEGER);\n")});
        QVERIFY(!migrate(*database, steps, {}));
        QVERIFY(!database->execute(QStringLiteral("DELETE FROM half WHERE a = ?"), {1}));
        steps[1].script =
            QStringLiteral("CREATE TABLE half (a INTEGER);\n"); // not recorded, so it may change
        VERIFY_OK(migrate(*database, steps, {}));
    }

    void migrate_whenTheSchemaIsNewer_refusesAndChangesNothing_data() { test::BothDatabases::addRows(); }
    void migrate_whenTheSchemaIsNewer_refusesAndChangesNothing()
    {
        auto database = migrated();
        auto newer = oneTable();
        newer.push_back({2, QStringLiteral("future"), QStringLiteral("CREATE TABLE future (a INTEGER);\n")});
        VERIFY_OK(migrate(*database, newer, {}));
        const auto refused = migrate(*database, oneTable(), {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::VersionUnsupported);
    }

    void migrate_whenARecordedStepDiffers_refuses_data() { test::BothDatabases::addRows(); }
    void migrate_whenARecordedStepDiffers_refuses()
    {
        auto database = migrated();
        auto edited = oneTable();
        edited[0].script += QStringLiteral("-- edited\n");
        const auto refused = migrate(*database, edited, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Corrupt);
    }

    void writer_whenManyWait_commitsThemTogether_data() { test::BothDatabases::addRows(); }
    void writer_whenManyWait_commitsThemTogether()
    {
        auto database = migrated();
        std::atomic<int> commits{0};
        Writer::Hooks hooks;
        hooks.committed = [&] { ++commits; };
        auto writer = Writer::start(database->location(), std::move(hooks));
        VERIFY_OK(writer);
        std::promise<void> gate;
        (*writer)->submit(
            [&](Database &) -> Result<void> {
                gate.get_future().wait(); // the others queue up behind this one
                return {};
            },
            {});
        std::atomic<int> good{0}, bad{0};
        for (int i = 0; i < 200; ++i)
            (*writer)->submit(inserting(QString::number(i % 150)),
                              [&](const Result<void> &result) { ++(result.ok() ? good : bad); });
        gate.set_value();
        VERIFY_OK((*writer)->run(inserting(QStringLiteral("last"))));
        QCOMPARE(good.load(), 150);
        QCOMPARE(bad.load(), 50); // each failed alone
        QVERIFY(commits.load() <= 3);
        QCOMPARE(countOf(*database), 151);
    }

    void writer_whenAcknowledged_isVisibleToAll_data() { test::BothDatabases::addRows(); }
    void writer_whenAcknowledged_isVisibleToAll()
    {
        auto database = migrated();
        auto writer = Writer::start(database->location(), {});
        VERIFY_OK(writer);
        Readers readers(database->location());
        std::vector<std::thread> threads;
        std::atomic<int> seen{0};
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 25; ++i) {
                    const QString name = QStringLiteral("%1-%2").arg(t).arg(i);
                    if (!(*writer)->run(inserting(name)))
                        return;
                    auto reader = readers.ofThisThread();
                    if (!reader)
                        return;
                    Rows rows =
                        (*reader)->query(QStringLiteral("SELECT 1 FROM thing WHERE name = ?"), {name});
                    seen += rows.next() ? 1 : 0;
                }
            });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(seen.load(), 100);
    }

    void writer_whenAHookFails_failsTheGroup_data() { test::BothDatabases::addRows(); }
    void writer_whenAHookFails_failsTheGroup()
    {
        auto database = migrated();
        std::atomic<bool> failing{true};
        std::atomic<int> committed{0};
        Writer::Hooks hooks;
        hooks.finish = [&](Database &) -> Result<void> {
            if (failing)
                return Error{ErrorCode::Io, QStringLiteral("the disk is gone")};
            return {};
        };
        hooks.committed = [&] { ++committed; };
        auto writer = Writer::start(database->location(), std::move(hooks));
        VERIFY_OK(writer);
        const auto failed = (*writer)->run(inserting(QStringLiteral("a")));
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Io);
        QCOMPARE(committed.load(), 0);
        QCOMPARE(countOf(*database), 0);
        failing = false;
        VERIFY_OK((*writer)->run(inserting(QStringLiteral("a"))));
        QCOMPARE(committed.load(), 1);
        QCOMPARE(countOf(*database), 1);
    }

    void writer_whenStopped_answersEverythingOnce_data() { test::BothDatabases::addRows(); }
    void writer_whenStopped_answersEverythingOnce()
    {
        auto database = migrated();
        auto writer = Writer::start(database->location(), {});
        VERIFY_OK(writer);
        std::atomic<int> good{0}, cancelled{0};
        const auto count = [&](const Result<void> &result) {
            if (result)
                ++good;
            else if (result.error().code == ErrorCode::Cancelled)
                ++cancelled;
        };
        for (int i = 0; i < 2000; ++i)
            (*writer)->submit(inserting(QString::number(i)), count);
        (*writer)->stop();
        (*writer)->stop();
        QCOMPARE(good + cancelled, 2000);
        QCOMPARE(countOf(*database), std::int64_t(good));
        (*writer)->submit(inserting(QStringLiteral("late")), count);
        QCOMPARE(good + cancelled, 2001);
    }

    void readers_whenClosed_refuse_data() { test::BothDatabases::addRows(); }
    void readers_whenClosed_refuse()
    {
        auto database = migrated();
        Readers readers(database->location());
        auto mine = readers.ofThisThread();
        VERIFY_OK(mine);
        QCOMPARE(*readers.ofThisThread(), *mine);
        Database *others = nullptr;
        std::thread([&] { others = *readers.ofThisThread(); }).join();
        QVERIFY(others && others != *mine);
        readers.close();
        QCOMPARE(readers.ofThisThread().error().code, ErrorCode::Cancelled);
    }

    void readersAndWriter_whenPostgresWasRestarted_goOnAfterOneError()
    {
        const Location location = m_databases.postgres().location(QStringLiteral("restarted"));
        auto database = migrated(location);
        auto writer = Writer::start(location, {});
        VERIFY_OK(writer);
        Readers readers(location);
        VERIFY_OK((*writer)->run(inserting(QStringLiteral("before"))));
        QCOMPARE(countOf(**readers.ofThisThread()), 1);
        for (int round = 0; round < 2; ++round) {
            VERIFY_OK(m_databases.postgres().restart());
            const auto failed = (*writer)->run(inserting(QStringLiteral("failed")));
            QVERIFY(!failed);
            QCOMPARE(failed.error().code, ErrorCode::Unreachable);
            VERIFY_OK((*writer)->run(inserting(QStringLiteral("after %1").arg(round))));

            Database *reader = *readers.ofThisThread();
            {
                Transaction view(*reader, Transaction::Kind::Read);
                QVERIFY(!view.began());
                QCOMPARE(view.began().error().code, ErrorCode::Unreachable);
            }
            QVERIFY(reader->isLost() && !reader->isInUse());
            QCOMPARE(countOf(**readers.ofThisThread()), round + 2);
        }
    }

    void readers_whenTheConnectionIsLostInAView_keepItUntilItEnds()
    {
        const Location location = m_databases.postgres().location(QStringLiteral("in_a_view"));
        auto database = migrated(location);
        Readers readers(location);
        Database *reader = *readers.ofThisThread();
        {
            Transaction view(*reader, Transaction::Kind::Read);
            VERIFY_OK(view.began());
            endConnectionsOfOthers(*database);
            QCOMPARE(countOf(*reader), -1);
            QVERIFY(reader->isLost());
            QCOMPARE(*readers.ofThisThread(), reader);
        }
        QCOMPARE(countOf(**readers.ofThisThread()), 0);
    }

    void writer_whenItsCommitIsNotAnswered_saysSoToAllOfTheGroup()
    {
        const Location location = m_databases.postgres().location(QStringLiteral("commit"));
        auto database = migrated(location);
        std::atomic<bool> ending{true};
        std::atomic<int> committed{0};
        Writer::Hooks hooks;
        hooks.finish = [&](Database &) -> Result<void> {
            if (ending)
                endConnectionsOfOthers(*database);
            return {};
        };
        hooks.committed = [&] { ++committed; };
        auto writer = Writer::start(location, std::move(hooks));
        VERIFY_OK(writer);
        const auto failed = (*writer)->run(inserting(QStringLiteral("a")));
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Unreachable);
        QCOMPARE(committed.load(), 0);
        ending = false;
        VERIFY_OK((*writer)->run(inserting(QStringLiteral("b"))));
        QCOMPARE(committed.load(), 1);
        QCOMPARE(countOf(*database), 1);
    }

private:
    /// Of PostgreSQL; all but this one.
    static void endConnectionsOfOthers(Database &database)
    {
        Rows rows = database.query(
            QStringLiteral("SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity "
                           "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"));
        while (rows.next())
            QCOMPARE(rows.integer(0), 1);
        VERIFY_OK(rows.result());
    }
    std::unique_ptr<Database> migrated() { return migrated(m_databases.freshLocation()); }
    static std::unique_ptr<Database> migrated(const Location &location)
    {
        auto database = Database::open(location);
        if (!database)
            qFatal("%s", qPrintable(database.error().toString()));
        if (auto done = migrate(**database, oneTable(), {}); !done)
            qFatal("%s", qPrintable(done.error().toString()));
        return *std::move(database);
    }
    test::BothDatabases m_databases;
};

QTEST_GUILESS_MAIN(TestSql)
#include "test_sql.moc"
