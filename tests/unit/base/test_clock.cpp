#include "core/base/clock.h"

#include <QDateTime>
#include <QTest>

using namespace retinue;

class TestClock : public QObject
{
    Q_OBJECT

private slots:
    void now_liesBetweenTheSystemsAnswers();
    void sinceBoot_neverRunsBackwards();
    void bootId_isTheSameForAllClocks();
    void milliseconds_roundTrip();
};

void TestClock::now_liesBetweenTheSystemsAnswers()
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const qint64 now = base::toMilliseconds(base::SystemClock().now());
    QVERIFY(before <= now);
    QVERIFY(now <= QDateTime::currentMSecsSinceEpoch());
}

void TestClock::sinceBoot_neverRunsBackwards()
{
    const base::SystemClock clock;
    std::chrono::milliseconds last = clock.sinceBoot();
    QVERIFY(last.count() > 0);
    for (int i = 0; i < 1000; ++i) {
        const std::chrono::milliseconds next = clock.sinceBoot();
        QVERIFY(next >= last);
        last = next;
    }
}

void TestClock::bootId_isTheSameForAllClocks() // R23
{
    const std::string id = base::SystemClock().bootId();
    QVERIFY(!id.empty());
    QCOMPARE(base::SystemClock().bootId(), id);
}

void TestClock::milliseconds_roundTrip()
{
    QCOMPARE(base::toMilliseconds(base::fromMilliseconds(1'700'000'000'123)), 1'700'000'000'123);
    QCOMPARE(base::toMilliseconds(base::fromMilliseconds(-1)), -1);
}

QTEST_APPLESS_MAIN(TestClock)
#include "test_clock.moc"
