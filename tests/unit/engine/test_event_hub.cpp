#include "core/engine/event_hub.h"

#include <QTest>

#include <atomic>
#include <future>
#include <thread>

using namespace retinue;
using engine::EventHub;
using protocol::Event;
using protocol::EventKind;

namespace {

const Event kChange{EventKind::Change, QStringLiteral("state"), {}};

} // namespace

class TestEventHub : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tell_reachesEverySubscriptionOfTheseDevicesOnly()
    {
        EventHub hub;
        const DeviceId a = DeviceId::random(), b = DeviceId::random(), c = DeviceId::random();
        int first = 0, second = 0, other = 0;
        const auto s1 =
            hub.subscribe(a, [&](const Event &event) { first += event.state == kChange.state ? 1 : 0; });
        const auto s2 = hub.subscribe(a, [&](const Event &) { ++second; });
        const auto s3 = hub.subscribe(b, [&](const Event &) { ++other; });
        hub.tell({a, c}, kChange);
        QCOMPARE(first, 1);
        QCOMPARE(second, 1);
        QCOMPARE(other, 0);
        hub.tellAll(kChange);
        QCOMPARE(second, 2);
        QCOMPARE(other, 1);
    }

    void isListening_isTrueWhileThereIsASubscription()
    {
        EventHub hub;
        const DeviceId device = DeviceId::random();
        QVERIFY(!hub.isListening(device));
        auto one = hub.subscribe(device, [](const Event &) {});
        auto two = hub.subscribe(device, [](const Event &) {});
        one.reset();
        QVERIFY(hub.isListening(device));
        two.reset();
        QVERIFY(!hub.isListening(device));
    }

    void endOfSubscription_whileTheSinkRuns_waitsForIt()
    {
        EventHub hub;
        const DeviceId device = DeviceId::random();
        std::promise<void> entered, mayLeave;
        std::atomic_bool left{false};
        auto subscription = hub.subscribe(device, [&](const Event &) {
            entered.set_value();
            mayLeave.get_future().wait();
            left = true;
        });
        std::thread teller([&] { hub.tell({device}, kChange); });
        entered.get_future().wait();
        std::atomic_bool leftAtEnd{false};
        std::promise<void> ending;
        std::thread ender([&] {
            ending.set_value();
            subscription.reset();
            leftAtEnd = left.load();
        });
        ending.get_future().wait();
        mayLeave.set_value();
        ender.join();
        teller.join();
        QVERIFY(leftAtEnd);
    }

    void endOfSubscription_byTheSinkItself_works()
    {
        EventHub hub;
        const DeviceId device = DeviceId::random();
        int called = 0;
        std::shared_ptr<EventHub::Subscription> subscription;
        auto captured = std::make_shared<int>(7);
        subscription = hub.subscribe(device, [&, captured](const Event &) {
            ++called;
            subscription.reset();
            called += *captured == 7 ? 0 : 100; // its captures live until it returns
        });
        hub.tell({device}, kChange);
        hub.tell({device}, kChange);
        QCOMPARE(called, 1);
        QVERIFY(!hub.isListening(device));
    }

    void tell_afterTheEnd_neverReachesTheSink()
    {
        EventHub hub;
        const DeviceId device = DeviceId::random();
        std::atomic_bool stop{false};
        std::vector<std::thread> tellers;
        for (int t = 0; t < 2; ++t)
            tellers.emplace_back([&] {
                while (!stop)
                    hub.tell({device}, kChange);
            });
        bool late = false;
        for (int i = 0; i < 2000 && !late; ++i) {
            auto alive = std::make_unique<std::atomic_bool>(true);
            std::atomic_bool *flag = alive.get();
            auto subscription =
                hub.subscribe(device, [flag, &late](const Event &) { late = late || !*flag; });
            subscription.reset();
            *flag = false;
            alive.reset(); // AddressSanitizer would see a sink that still runs
        }
        stop = true;
        for (std::thread &teller : tellers)
            teller.join();
        QVERIFY(!late);
    }

    void sink_mayTellAndSubscribe()
    {
        EventHub hub;
        const DeviceId a = DeviceId::random(), b = DeviceId::random();
        int heard = 0;
        std::shared_ptr<EventHub::Subscription> later;
        const auto s1 = hub.subscribe(a, [&](const Event &) {
            later = hub.subscribe(b, [&](const Event &) { ++heard; });
            hub.tell({b}, kChange);
        });
        hub.tell({a}, kChange);
        QCOMPARE(heard, 1);
    }

    void subscription_mayOutliveTheHub()
    {
        auto hub = std::make_unique<EventHub>();
        auto subscription = hub->subscribe(DeviceId::random(), [](const Event &) {});
        hub.reset();
        subscription.reset();
    }
};

QTEST_GUILESS_MAIN(TestEventHub)
#include "test_event_hub.moc"
