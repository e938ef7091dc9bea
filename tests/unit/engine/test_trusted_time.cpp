#include "core/engine/trusted_time.h"
#include "tests/support/fake_clock.h"
#include "tests/support/machine_database.h"
#include "tests/support/verify_ok.h"

#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using engine::TrustedTime;
using namespace std::chrono_literals;

namespace {

const Timestamp k2099 = std::chrono::sys_days(std::chrono::year(2099) / 1 / 1);

} // namespace

class TestTrustedTime : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_machine = test::openMachineDatabase(m_folder->path());
        m_clock = std::make_unique<test::FakeClock>();
        m_leaps.clear();
        start();
    }
    void cleanup()
    {
        m_time.reset();
        m_machine.reset();
    }

    void aClockThatKeepsPace_isTrustedAfterItsProof()
    {
        QVERIFY(!trusted());
        m_clock->advance(TrustedTime::kProof - 1h);
        QVERIFY(!trusted());
        m_clock->advance(1h);
        QCOMPARE(trusted(), std::optional(m_clock->now()));
        m_clock->advance(400 * 24h); // a long run, or a long sleep
        QCOMPARE(trusted(), std::optional(m_clock->now()));
        QVERIFY(m_leaps.isEmpty());
    }

    void aLeap_isTold_andNothingIsTrustedBeforeTheClockHasStood_data()
    {
        QTest::addColumn<qint64>("leap");
        QTest::newRow("to 2099") << qint64(std::chrono::hours(74 * 365 * 24).count());
        QTest::newRow("a good day ahead") << qint64(25);
        QTest::newRow("a good day back") << qint64(-25);
        QTest::newRow("to 1970") << qint64(-55 * 365 * 24);
    }
    void aLeap_isTold_andNothingIsTrustedBeforeTheClockHasStood()
    {
        QFETCH(qint64, leap);
        prove();
        m_clock->setNow(m_clock->now() + std::chrono::hours(leap));
        QVERIFY(!trusted());
        QCOMPARE(m_leaps.size(), 1);
        m_clock->advance(TrustedTime::kProof - 1h);
        QVERIFY(!trusted());
        m_clock->advance(1h);
        QCOMPARE(trusted(), std::optional(m_clock->now()));
        QCOMPARE(m_leaps.size(), 1);
    }

    void anAdjustment_isNoLeap()
    {
        prove();
        for (const auto by : {23h, -23h}) {
            m_clock->setNow(m_clock->now() + by);
            QVERIFY(trusted());
        }
        QVERIFY(m_leaps.isEmpty());
    }

    void adjustments_inOneDirection_areALeapTogether()
    {
        prove();
        m_clock->setNow(m_clock->now() + 20h);
        QVERIFY(trusted());
        m_clock->setNow(m_clock->now() + 20h);
        QVERIFY(!trusted());
        QCOMPARE(m_leaps.size(), 1);
    }

    void aLeapAndBack_areTwoLeaps_andTheProofBeginsAnew()
    {
        prove();
        const Timestamp before = m_clock->now();
        m_clock->setNow(k2099);
        QVERIFY(!trusted());
        m_clock->advance(1h);
        m_clock->setNow(before + 1h);
        QVERIFY(!trusted());
        QCOMPARE(m_leaps.size(), 2);
        m_clock->advance(TrustedTime::kProof);
        QVERIFY(trusted());
    }

    void aRestart_keepsWhatWasProven()
    {
        m_clock->advance(TrustedTime::kProof - 2h);
        QVERIFY(!trusted());
        stop();
        start();
        m_clock->advance(1h);
        QVERIFY(!trusted());
        start(); // ended by a crash: it was kept when it was asked
        m_clock->advance(1h);
        QVERIFY(trusted());
        QVERIFY(m_leaps.isEmpty());
    }

    void aMachineThatWasOff_isTrustedForAWeekOnly()
    {
        prove();
        stop();
        m_clock->advance(TrustedTime::kLongestOff);
        start();
        QVERIFY(trusted());
        stop();
        m_clock->advance(TrustedTime::kLongestOff + 1h);
        start();
        QVERIFY(!trusted());
        QCOMPARE(m_leaps.size(), 1);
    }

    void aLeapWhileOff_isFound_andARestartDoesNotForgetIt()
    {
        prove();
        const Timestamp before = m_clock->now();
        stop();
        m_clock->setNow(k2099);
        start();
        QVERIFY(!trusted());
        QCOMPARE(m_leaps.size(), 1);
        start();
        QVERIFY(!trusted());
        QCOMPARE(m_leaps.size(), 1);
        m_clock->setNow(before - 25h);
        start();
        QVERIFY(!trusted());
        QCOMPARE(m_leaps.size(), 2);
    }

    void aLeapJustBeforeTheEnd_isNotForgotten()
    {
        prove();
        m_clock->setNow(k2099);
        stop();
        start();
        QVERIFY(!trusted());
        QCOMPARE(m_leaps.size(), 1);
    }

    void whatWasKeptDamaged_isNoProof()
    {
        prove();
        VERIFY_OK(m_machine->setSetting(QStringLiteral("clock.trusted"), QStringLiteral("nonsense")));
        start();
        QVERIFY(!trusted());
    }

private:
    void stop() { VERIFY_OK(m_time->save()); }
    void start()
    {
        m_time = std::make_unique<TrustedTime>(*m_machine, *m_clock,
                                               [this](const QString &how) { m_leaps.append(how); });
        VERIFY_OK(m_time->begin());
    }
    std::optional<Timestamp> trusted()
    {
        const auto time = m_time->now();
        if (!time)
            qFatal("%s", qPrintable(time.error().toString()));
        return *time;
    }
    void prove()
    {
        m_clock->advance(TrustedTime::kProof);
        QVERIFY(trusted());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<installation::MachineDatabase> m_machine;
    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<TrustedTime> m_time;
    QStringList m_leaps;
};

QTEST_GUILESS_MAIN(TestTrustedTime)
#include "test_trusted_time.moc"
