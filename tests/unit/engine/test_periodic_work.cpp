#include "core/engine/periodic_work.h"
#include "tests/support/fake_clock.h"

#include <QTest>

#include <atomic>

using namespace retinue;
using engine::PeriodicWork;
using namespace std::chrono_literals;

class TestPeriodicWork : public QObject
{
    Q_OBJECT
private slots:
    void work_isDueByTheClockThatCountsSleep()
    {
        test::FakeClock clock;
        std::atomic<int> done = 0;
        const PeriodicWork work(
            clock, 10min, 24h, [&] { ++done; }, 1ms);
        clock.advance(10min);
        QTRY_COMPARE(done.load(), 1);
        clock.advance(24h); // the lid was closed: no other clock has moved
        QTRY_COMPARE(done.load(), 2);
    }

    void work_thatBecameDueSeveralTimesInASleep_isDoneOnce()
    {
        test::FakeClock clock;
        std::atomic<int> done = 0, looked = 0;
        const PeriodicWork work(
            clock, 1h, 1h, [&] { ++done; }, 1ms);
        const PeriodicWork other(
            clock, 0ms, 0ms, [&] { ++looked; }, 1ms);
        clock.advance(72h);
        QTRY_COMPARE(done.load(), 1);
        const int before = looked;
        QTRY_VERIFY(looked > before + 20); // as often could the first one have looked
        QCOMPARE(done.load(), 1);
        clock.setNow(clock.now() + 72h); // civil time is no clock for this
        const int then = looked;
        QTRY_VERIFY(looked > then + 20);
        QCOMPARE(done.load(), 1);
    }

    void work_inHand_isWaitedFor_andNothingIsBegunAfterwards()
    {
        test::FakeClock clock;
        std::atomic<bool> begun = false, finished = false;
        {
            const PeriodicWork work(
                clock, 0ms, 1h,
                [&] {
                    begun = true;
                    std::this_thread::sleep_for(20ms);
                    finished = true;
                },
                1ms);
            QTRY_VERIFY(begun);
        }
        QVERIFY(finished);
    }
};

QTEST_GUILESS_MAIN(TestPeriodicWork)
#include "test_periodic_work.moc"
