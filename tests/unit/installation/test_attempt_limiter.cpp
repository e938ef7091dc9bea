#include "core/installation/attempt_limiter.h"
#include "tests/support/fake_clock.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace retinue;
using installation::AttemptLimiter;

namespace {

const QString kEve = QStringLiteral("eve");

void fail(AttemptLimiter &limiter, const QString &subject, const QString &address, int times)
{
    for (int i = 0; i < times; ++i) {
        QVERIFY(limiter.begin(subject, address));
        limiter.end(subject, address, false);
    }
}

} // namespace

class TestAttemptLimiter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void begin_afterFiveFailuresOfASubjectFromAnAddress_isRefusedThereOnly()
    {
        AttemptLimiter limiter(m_clock, {});
        fail(limiter, kEve, QStringLiteral("10.0.0.1"), 5);
        QVERIFY(!limiter.begin(kEve, QStringLiteral("10.0.0.1")));
        QVERIFY(limiter.begin(kEve, QStringLiteral("10.0.0.2")));
        QVERIFY(limiter.begin(QStringLiteral("bob"), QStringLiteral("10.0.0.1")));
    }

    void begin_afterAHundredFailuresOfASubject_isRefusedFromAnywhere()
    {
        AttemptLimiter limiter(m_clock, {});
        for (int i = 0; i < 25; ++i)
            fail(limiter, kEve, QStringLiteral("10.0.0.%1").arg(i), 4);
        QVERIFY(!limiter.begin(kEve, QStringLiteral("10.0.0.99")));
        QVERIFY(limiter.begin(QStringLiteral("bob"), QStringLiteral("10.0.0.99")));
    }

    void attempt_thatComesToNoResult_countsAsNoneAndHoldsNobodyUp()
    {
        AttemptLimiter limiter(m_clock, {});
        const QString address = QStringLiteral("10.0.0.1");
        fail(limiter, kEve, address, 4);
        {
            AttemptLimiter::Attempt broken(limiter, kEve, address);
            QVERIFY(broken.isAllowed());
        }
        AttemptLimiter::Attempt next(limiter, kEve, address); // would wait for ever for one left open
        QVERIFY(next.isAllowed());
        QVERIFY(next.end(false).pairLocked);
        QVERIFY(!AttemptLimiter::Attempt(limiter, kEve, address).isAllowed());
    }

    void forgive_ofASubject_opensAllItsAddresses()
    {
        AttemptLimiter limiter(m_clock, {});
        fail(limiter, kEve, QStringLiteral("10.0.0.1"), 5);
        fail(limiter, QStringLiteral("eva"), QStringLiteral("10.0.0.1"), 5);
        limiter.forgive(kEve);
        QVERIFY(limiter.begin(kEve, QStringLiteral("10.0.0.1")));
        QVERIFY(!limiter.begin(QStringLiteral("eva"), QStringLiteral("10.0.0.1")));
    }

    void begin_afterTwentyFailuresFromAnAddress_isRefusedForAnybody()
    {
        AttemptLimiter limiter(m_clock, {});
        for (int i = 0; i < 20; ++i)
            fail(limiter, QStringLiteral("user%1").arg(i), QStringLiteral("10.0.0.1"), 1);
        QVERIFY(!limiter.begin(kEve, QStringLiteral("10.0.0.1")));
        QVERIFY(!limiter.begin(kEve, QStringLiteral("::ffff:10.0.0.1")));
        QVERIFY(limiter.begin(kEve, QStringLiteral("10.0.0.2")));
    }

    void begin_fromAnotherAddressOfTheSameNetwork6_isTheSameAddress()
    {
        AttemptLimiter limiter(m_clock, {});
        for (int i = 0; i < 20; ++i)
            fail(limiter, QStringLiteral("user%1").arg(i), QStringLiteral("2001:db8:1:2::%1").arg(i + 1), 1);
        QVERIFY(!limiter.begin(kEve, QStringLiteral("2001:db8:1:2:ffff::1")));
        QVERIFY(limiter.begin(kEve, QStringLiteral("2001:db8:1:3::1")));
    }

    void begin_whenTheWindowHasPassed_isAllowedAgain()
    {
        AttemptLimiter limiter(m_clock, {});
        fail(limiter, kEve, {}, 5);
        m_clock.advance(std::chrono::minutes(15) - std::chrono::milliseconds(1));
        QVERIFY(!limiter.begin(kEve, {}));
        m_clock.advance(std::chrono::milliseconds(1));
        QVERIFY(limiter.begin(kEve, {}));
    }

    void begin_whenCivilTimeIsSetForward_staysRefused()
    {
        AttemptLimiter limiter(m_clock, {});
        fail(limiter, kEve, {}, 5);
        m_clock.setNow(m_clock.now() + std::chrono::hours(24));
        QVERIFY(!limiter.begin(kEve, {}));
    }

    void end_whenSucceeded_forgetsTheFailuresOfTheSubjectOnly()
    {
        AttemptLimiter limiter(m_clock, {});
        const QString address = QStringLiteral("10.0.0.1");
        for (int round = 0; round < 5; ++round) {
            fail(limiter, kEve, address, 4);
            if (round < 4) {
                QVERIFY(limiter.begin(kEve, address));
                limiter.end(kEve, address, true);
            }
        }
        QVERIFY(!limiter.begin(QStringLiteral("bob"), address)); // 20 failures from there
    }

    void end_atTheFailureThatLocks_saysSoOnce()
    {
        AttemptLimiter limiter(m_clock, {});
        int locked = 0;
        for (int i = 0; i < 5; ++i) {
            QVERIFY(limiter.begin(kEve, {}));
            locked += limiter.end(kEve, {}, false).pairLocked ? 1 : 0;
        }
        QCOMPARE(locked, 1);
    }

    void begin_ofManyAtOnce_neverPassesTheLimit()
    {
        AttemptLimiter limiter(m_clock, {});
        std::atomic<int> tried{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < 16; ++i) {
            threads.emplace_back([&] {
                if (!limiter.begin(kEve, {}))
                    return;
                ++tried;
                std::this_thread::yield();
                limiter.end(kEve, {}, false);
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(tried.load(), 5);
    }

    void begin_ofManyRightOnesAtOnce_letsAllThrough()
    {
        AttemptLimiter limiter(m_clock, {});
        std::atomic<int> right{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < 40; ++i) {
            threads.emplace_back([&] {
                if (!limiter.begin(kEve, QStringLiteral("10.0.0.1")))
                    return;
                std::this_thread::yield();
                limiter.end(kEve, QStringLiteral("10.0.0.1"), true);
                ++right;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(right.load(), 40);
    }

    void end_ofAFloodOfInventedSubjects_keepsWorking()
    {
        AttemptLimiter limiter(m_clock, {});
        for (int i = 0; i < 50'000; ++i) {
            const QString subject = QString::number(i);
            QVERIFY(limiter.begin(subject, {}));
            limiter.end(subject, {}, false);
        }
        fail(limiter, kEve, {}, 5);
        QVERIFY(!limiter.begin(kEve, {}));
    }

private:
    test::FakeClock m_clock;
};

QTEST_GUILESS_MAIN(TestAttemptLimiter)
#include "test_attempt_limiter.moc"
