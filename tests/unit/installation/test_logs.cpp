#include "core/installation/execution_log.h"
#include "core/installation/security_log.h"
#include "tests/support/fake_clock.h"
#include "tests/support/machine_database.h"

#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using namespace retinue::installation;

class TestLogs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = test::openMachineDatabase(m_folder->path());
    }
    void cleanup() { m_database.reset(); }

    void record_keepsEveryColumnOfARun() // R53
    {
        ExecutionLog log(*m_database);
        const Execution run{m_clock.now(),
                            m_clock.now() + std::chrono::seconds(3),
                            QStringLiteral("user-delete"),
                            QStringLiteral("alice"),
                            QStringLiteral("OK"),
                            1234,
                            QStringLiteral("admin")};
        QVERIFY(log.record(run).ok());
        const auto newest = log.newest(10);
        QVERIFY(newest.ok());
        QCOMPARE(newest->size(), std::size_t(1));
        const Execution &read = newest->front();
        QVERIFY(read.started == run.started);
        QVERIFY(read.ended == run.ended);
        QCOMPARE(read.operation, run.operation);
        QCOMPARE(read.destination, run.destination);
        QCOMPARE(read.result, run.result);
        QVERIFY(read.bytes == run.bytes);
        QCOMPARE(read.who, run.who);
    }

    void record_withoutBytes_keepsNone()
    {
        ExecutionLog log(*m_database);
        QVERIFY(log.record({m_clock.now(),
                            m_clock.now(),
                            QStringLiteral("engine-start"),
                            {},
                            QStringLiteral("OK"),
                            {},
                            {}})
                    .ok());
        const auto newest = log.newest(1);
        QVERIFY(newest.ok());
        QVERIFY(!newest->front().bytes);
    }

    void removeBefore_removesOlderRunsOnly()
    {
        ExecutionLog log(*m_database);
        QVERIFY(log.record({m_clock.now(), m_clock.now(), QStringLiteral("old"), {}, {}, {}, {}}).ok());
        m_clock.advance(std::chrono::hours(24));
        QVERIFY(log.record({m_clock.now(), m_clock.now(), QStringLiteral("new"), {}, {}, {}, {}}).ok());
        QVERIFY(log.removeBefore(m_clock.now()).ok());
        const auto newest = log.newest(10);
        QVERIFY(newest.ok());
        QCOMPARE(newest->size(), std::size_t(1));
        QCOMPARE(newest->front().operation, QStringLiteral("new"));
    }

    void securityRecord_isReadNewestFirst()
    {
        SecurityLog log(*m_database, m_clock);
        log.record(QStringLiteral("wrong-password"), QStringLiteral("eve"), QStringLiteral("10.0.0.9"), {});
        m_clock.advance(std::chrono::minutes(1));
        log.record(QStringLiteral("locked-out"), QStringLiteral("eve"), QStringLiteral("10.0.0.9"), {});
        // The writer keeps the order: what comes after it, comes after them.
        QVERIFY(m_database->setSetting(QStringLiteral("flush"), {}).ok());
        const auto newest = log.newest(10);
        QVERIFY(newest.ok());
        QCOMPARE(newest->size(), std::size_t(2));
        QCOMPARE(newest->front().kind, QStringLiteral("locked-out"));
        QCOMPARE(newest->front().address, QStringLiteral("10.0.0.9"));
        QVERIFY(newest->front().at == m_clock.now());
        QVERIFY(log.removeBefore(m_clock.now()).ok());
        QCOMPARE(log.newest(10)->size(), std::size_t(1));
    }

    void page_afterPage_givesEveryRowOnceNewestFirst_alsoWhileNewOnesCome() // R53
    {
        ExecutionLog log(*m_database);
        for (int i = 0; i < 7; ++i)
            add(log, QStringLiteral("device-stop"), QString::number(i));
        QStringList seen;
        LogRange range;
        do {
            const auto page = log.page({}, range, 3);
            QVERIFY(page.ok());
            for (const auto &row : page->rows)
                seen.append(row.entry.destination);
            range.before = page->next;
            add(log, QStringLiteral("device-start"), QStringLiteral("new"));
        } while (range.before);
        QCOMPARE(seen.join(u' '), QStringLiteral("6 5 4 3 2 1 0"));
    }

    void page_ofARangeAfterARow_givesWhatIsNewer()
    {
        ExecutionLog log(*m_database);
        add(log, QStringLiteral("device-stop"), QStringLiteral("old"));
        const auto first = log.page({}, {}, 10);
        QVERIFY(first->newest && !first->next);
        QVERIFY(!log.page({}, {{}, first->newest}, 10)->newest);
        add(log, QStringLiteral("device-stop"), QStringLiteral("new"));
        const auto newer = log.page({}, {{}, first->newest}, 10);
        QCOMPARE(newer->rows.size(), std::size_t(1));
        QCOMPARE(newer->rows.front().entry.destination, QStringLiteral("new"));
        QVERIFY(*newer->newest > *first->newest);
    }

    void page_withAFilter_looksAtEveryColumnInAnyCase_andAtTheGivenWords()
    {
        ExecutionLog log(*m_database);
        add(log, QStringLiteral("device-stop"), QStringLiteral("LOBBY-\u00c4"));
        add(log, QStringLiteral("user-delete"), QStringLiteral("alice"));
        const auto found = [&](const LogFilter &filter) {
            QStringList destinations;
            const auto page = log.page(filter, {}, 10);
            for (const auto &row : page->rows)
                destinations.append(row.entry.destination);
            return destinations.join(u' ');
        };
        QCOMPARE(found({QStringLiteral("lobby-\u00e4"), {}}), QStringLiteral("LOBBY-\u00c4"));
        QCOMPARE(found({QStringLiteral("%"), {}}), QString());
        QCOMPARE(found({QStringLiteral("admin"), {}}), QStringLiteral("alice LOBBY-\u00c4"));
        QCOMPARE(found({QStringLiteral("Delete user data"), {QStringLiteral("user-delete")}}),
                 QStringLiteral("alice"));
    }

    void page_whenNothingMatchesInManyRows_saysWhereToGoOn()
    {
        ExecutionLog log(*m_database);
        add(log, QStringLiteral("needle"), QStringLiteral("it"));
        QVERIFY(m_database->writer()
                    .run([](sql::Database &database) -> Result<void> {
                        auto filled = database.execute(
                            QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                                           "WHERE i < ?) INSERT INTO execution_log (started_at, ended_at, "
                                           "operation, destination, result, who) SELECT i, i, 'straw', '', "
                                           "'OK', '' FROM n"),
                            {kLogPageLooksAt});
                        return filled.ok() ? Result<void>() : Result<void>(filled.error());
                    })
                    .ok());
        const LogFilter filter{QStringLiteral("needle"), {}};
        const auto first = log.page(filter, {}, 10);
        QVERIFY(first->rows.empty());
        QVERIFY(first->next);
        const auto second = log.page(filter, {first->next, {}}, 10);
        QCOMPARE(second->rows.size(), std::size_t(1));
        QVERIFY(!second->next);
    }

    void securityPage_isFilteredAndPagedAlike()
    {
        SecurityLog log(*m_database, m_clock);
        for (const char *subject : {"eve", "mallory", "eve"})
            log.record(QStringLiteral("wrong-password"), QString::fromLatin1(subject),
                       QStringLiteral("10.0.0.9"), {});
        QVERIFY(m_database->setSetting(QStringLiteral("flush"), {}).ok());
        const auto first = log.page({QStringLiteral("EVE"), {}}, {}, 1);
        QCOMPARE(first->rows.size(), std::size_t(1));
        const auto second = log.page({QStringLiteral("EVE"), {}}, {first->next, {}}, 5);
        QCOMPARE(second->rows.size(), std::size_t(1));
        QVERIFY(second->rows.front().row < first->rows.front().row);
        QVERIFY(!second->next);
    }

private:
    void add(ExecutionLog &log, const QString &operation, const QString &destination)
    {
        QVERIFY(log.record({m_clock.now(),
                            m_clock.now(),
                            operation,
                            destination,
                            QStringLiteral("OK"),
                            {},
                            QStringLiteral("admin")})
                    .ok());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock;
    std::unique_ptr<MachineDatabase> m_database;
};

QTEST_GUILESS_MAIN(TestLogs)
#include "test_logs.moc"
