#include "core/server/timer.h"

#include <QTest>

#include <future>
#include <vector>

using namespace retinue::server;
using std::chrono::milliseconds;

class TestTimer : public QObject
{
    Q_OBJECT

private slots:
    void after_doesWorkInTheOrderOfItsTimes();
    void after_fromItsOwnWork_goesOn();
    void cancel_dropsWork();
    void stop_dropsWorkAndLetsGoOfIt();
};

void TestTimer::after_doesWorkInTheOrderOfItsTimes()
{
    Timer timer;
    std::vector<int> done;
    std::promise<void> last;
    timer.after(milliseconds(60), [&] {
        done.push_back(3);
        last.set_value();
    });
    timer.after(milliseconds(0), [&] { done.push_back(1); });
    timer.after(milliseconds(30), [&] { done.push_back(2); });
    last.get_future().get();
    QCOMPARE(done, (std::vector<int>{1, 2, 3}));
}

void TestTimer::after_fromItsOwnWork_goesOn()
{
    Timer timer;
    std::promise<void> last;
    timer.after(milliseconds(0), [&] { timer.after(milliseconds(0), [&] { last.set_value(); }); });
    last.get_future().get();
}

void TestTimer::cancel_dropsWork()
{
    Timer timer;
    bool ran = false;
    std::promise<void> last;
    const auto ticket = timer.after(milliseconds(10), [&] { ran = true; });
    timer.cancel(ticket);
    timer.cancel(ticket);
    timer.after(milliseconds(20), [&] { last.set_value(); });
    last.get_future().get();
    QVERIFY(!ran);
}

void TestTimer::stop_dropsWorkAndLetsGoOfIt()
{
    Timer timer;
    const auto held = std::make_shared<int>(0);
    timer.after(std::chrono::hours(1), [held] {});
    QCOMPARE(held.use_count(), 2L);
    timer.stop();
    QCOMPARE(held.use_count(), 1L);
    timer.after(milliseconds(0), [held] { ++*held; });
    QCOMPARE(*held, 0);
    QCOMPARE(held.use_count(), 1L);
}

QTEST_GUILESS_MAIN(TestTimer)
#include "test_timer.moc"
