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

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock;
    std::unique_ptr<MachineDatabase> m_database;
};

QTEST_GUILESS_MAIN(TestLogs)
#include "test_logs.moc"
