#include "core/engine/work_pool.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <new>

using retinue::engine::WorkPool;

class TestWorkPool : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void run_doesAllWork()
    {
        std::atomic<int> done{0};
        std::promise<void> all;
        WorkPool pool(3, 1000);
        for (int i = 0; i < 500; ++i)
            QVERIFY(pool.run([&] {
                if (++done == 500)
                    all.set_value();
            }));
        all.get_future().wait();
        QCOMPARE(done.load(), 500);
    }

    void run_whenWorkThrows_goesOnAndLetsGoOfIt()
    {
        WorkPool pool(1, 1000);
        auto held = std::make_shared<int>(0);
        const std::weak_ptr<int> witness = held;
        QVERIFY(pool.run([held = std::move(held)] { throw std::bad_alloc(); }));
        QVERIFY(pool.run([] { throw 1; }));
        std::promise<bool> gone;
        QVERIFY(pool.run([&] { gone.set_value(witness.expired()); }));
        QVERIFY(gone.get_future().get());
    }

    void run_whenTheQueueIsFull_isRefused()
    {
        std::promise<void> started, release;
        std::shared_future<void> released = release.get_future().share();
        WorkPool pool(1, 2);
        QVERIFY(pool.run([&] {
            started.set_value();
            released.wait();
        }));
        started.get_future().wait();
        QVERIFY(pool.run([] {}));
        QVERIFY(pool.run([] {}));
        QVERIFY(!pool.run([] {}));
        release.set_value();
    }

    void stop_endsRunningWorkAndDropsTheRest()
    {
        std::promise<void> started, release;
        std::atomic_bool ended{false}, dropped{true};
        auto witness = std::make_shared<int>(0);
        WorkPool pool(1, 1'000'000); // never full: a refusal means that it stops
        QVERIFY(pool.run([&] {
            started.set_value();
            release.get_future().wait();
            ended = true;
        }));
        started.get_future().wait();
        QVERIFY(pool.run([&, witness] { dropped = false; }));
        // stop() refuses new work before it joins: that it does can be seen from outside, then the work may
        // end.
        std::thread stopping([&] { pool.stop(); });
        while (pool.run([] {}))
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        release.set_value();
        stopping.join();
        QVERIFY(ended);
        QVERIFY(dropped);
        QCOMPARE(witness.use_count(), 1L); // its closure is gone
        QVERIFY(!pool.run([] {}));
    }
};

QTEST_GUILESS_MAIN(TestWorkPool)
#include "test_work_pool.moc"
