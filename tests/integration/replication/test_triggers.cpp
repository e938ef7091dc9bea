#include "tests/integration/replication/two_machines.h"
#include "tests/support/verify_ok.h"

#include <QTest>

using namespace retinue;
using namespace retinue::engine;
using test::FakeClock;
using test::Machine;

namespace {
const QString kWho = QStringLiteral("test");
}

/// The engine's own timers look by the same clock, which stands still: nothing runs but what the test asks
/// for.
class TestTriggers : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        cleanup();
        m_clock = std::make_unique<FakeClock>();
        m_clock->setNow(base::SystemClock().now()); // certificates are looked at by the system's
        m_source = std::make_unique<Machine>(m_clock.get());
        m_standby = std::make_unique<Machine>(m_clock.get());
        m_source->put("zoe", 1, "0");
        VERIFY_OK(m_standby->replication().beginStandby(kWho));
        ReplicationSettings settings = Machine::to(*m_standby);
        settings.interval = std::chrono::minutes(30);
        settings.updateCount = 3;
        VERIFY_OK(m_source->replication().start(settings, SecretBytes(QByteArrayView(Machine::kPassword)),
                                                m_standby->fingerprint(), kWho, {}));
    }
    void cleanup()
    {
        m_source.reset();
        m_standby.reset();
        m_clock.reset();
    }

    void tick_whenNothingIsDue_doesNothing() // R40
    {
        QCOMPARE(ticked(), 0);
        m_source->put("ann", 1, "1");
        QCOMPARE(ticked(), 0);
    }

    void tick_whenTheIntervalPassed_runsOnce() // R40
    {
        m_clock->advance(std::chrono::minutes(29));
        QCOMPARE(ticked(), 0);
        m_clock->advance(std::chrono::minutes(2));
        QCOMPARE(ticked(), 1);
        QCOMPARE(newest().trigger, QStringLiteral("interval"));
        QCOMPARE(ticked(), 0);
    }

    void tick_whenEnoughWasUpdated_runsOnce() // R40
    {
        m_source->put("zoe", 1, "1");
        m_source->put("zoe", 1, "2");
        QCOMPARE(ticked(), 0);
        m_source->put("zoe", 1, "3");
        QCOMPARE(ticked(), 1);
        QCOMPARE(newest().trigger, QStringLiteral("updates"));
        QCOMPARE(ticked(), 0);
    }

    void tick_whenAClientMachineStarted_runsOnce() // R40
    {
        m_source->replication().deviceStarted();
        m_source->replication().deviceStarted();
        QCOMPARE(ticked(), 1);
        QCOMPARE(newest().trigger, QStringLiteral("device-restart"));
        QCOMPARE(ticked(), 0);
    }

    void tick_whenAllComeTogether_runsOnce() // R40
    {
        for (int i = 0; i < 5; ++i)
            m_source->put("ann", 1, QByteArray::number(i));
        m_source->replication().deviceStarted();
        m_clock->advance(std::chrono::hours(1));
        QCOMPARE(ticked(), 1);
        QCOMPARE(ticked(), 0);
    }

    void tick_whenTheDestinationIsAway_triesAgainMoreAndMoreRarely() // R44
    {
        m_source->wire.isDown = true;
        m_clock->advance(std::chrono::minutes(31));
        QCOMPARE(ticked(), 1);
        QVERIFY(m_source->replication().state().failingSince);
        QCOMPARE(m_source->replication().state().problem->code, ErrorCode::Unreachable);
        const auto failing = *m_source->replication().state().failingSince;
        for (const int minutes : {1, 2, 4, 8, 16, 30, 30}) {
            m_clock->advance(std::chrono::minutes(minutes) - std::chrono::seconds(1));
            m_source->put("ann", 1, QByteArray::number(minutes)); // other triggers do not hammer on it
            m_source->replication().deviceStarted();
            QCOMPARE(ticked(), 0);
            m_clock->advance(std::chrono::seconds(1));
            QCOMPARE(ticked(), 1);
        }
        QCOMPARE(*m_source->replication().state().failingSince, failing); // R43: after when
        m_source->wire.isDown = false;
        m_clock->advance(std::chrono::minutes(30));
        QCOMPARE(ticked(), 1);
        QVERIFY(!m_source->replication().state().failingSince && !m_source->replication().state().problem);
    }

    void tick_whenManyIntervalsPassed_hasProvenEverything()
    {
        QVERIFY(!m_source->replication().state().provenSince);
        for (int hours = 0; hours < 24; ++hours) {
            m_clock->advance(std::chrono::minutes(31));
            QCOMPARE(ticked(), 1);
            m_clock->advance(std::chrono::minutes(31));
            QCOMPARE(ticked(), 1);
        }
        QVERIFY(m_source->replication().state().provenSince);
    }

private:
    /// How many runs a look for what is due made, or tried.
    int ticked()
    {
        const auto before = m_source->replication().runs(1000).size();
        m_source->replication().tick();
        m_source->replication().tick(); // a second look does not double it
        if (!QTest::qWaitFor([this] { return m_source->engine().jobs().running() == 0; }, 30'000))
            return -1;
        return int(m_source->replication().runs(1000).size() - before);
    }
    ReplicationRun newest() { return m_source->replication().runs(1).front(); }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<Machine> m_source, m_standby;
};

QTEST_GUILESS_MAIN(TestTriggers)
#include "test_triggers.moc"
