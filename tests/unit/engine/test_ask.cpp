#include "core/engine/engine.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <condition_variable>
#include <mutex>

using namespace retinue;
using engine::Engine;

namespace {

std::unique_ptr<Engine> openEngine(const QTemporaryDir &folder)
{
    engine::EngineOptions options;
    options.dataFolder = folder.filePath(QStringLiteral("data"));
    auto opened = Engine::open(options);
    return opened.ok() ? std::move(opened).value() : nullptr;
}

} // namespace

/// Windows ask, and never wait.
class TestAsk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void question_isAnsweredOnAnotherThread_andHeardOnTheAskers()
    {
        QTemporaryDir folder;
        const auto engine = openEngine(folder);
        QVERIFY(engine);
        QThread *worked = nullptr, *heard = nullptr;
        engine
            ->ask([&]() -> Result<int> {
                worked = QThread::currentThread();
                return 5;
            })
            .then(this, [&](const Result<int> &result) {
                QCOMPARE(*result, 5);
                heard = QThread::currentThread();
            });
        QTRY_VERIFY(heard);
        QCOMPARE(heard, QThread::currentThread());
        QVERIFY(worked != heard);
    }

    void question_whileTheAskerIsBlocked_isWorkedOnAllTheSame()
    {
        QTemporaryDir folder;
        const auto engine = openEngine(folder);
        QVERIFY(engine);
        // No event loop turns here: the engine does not need the asker's thread.
        auto future = engine->ask([]() -> Result<void> { return {}; });
        future.waitForFinished();
        QVERIFY(future.result().ok());
    }

    void questions_overTheQueuesBound_areRefused_notKeptWaiting()
    {
        QTemporaryDir folder;
        const auto engine = openEngine(folder);
        QVERIFY(engine);
        std::mutex mutex;
        std::condition_variable wake;
        bool open = false;
        const auto held = [&]() -> Result<void> {
            std::unique_lock lock(mutex);
            wake.wait(lock, [&] { return open; });
            return {};
        };
        std::vector<QFuture<Result<void>>> asked;
        for (int i = 0; i < 3000; ++i)
            asked.push_back(engine->ask(held));
        QVERIFY(asked.back().isFinished());
        QCOMPARE(asked.back().result().error().code, ErrorCode::TooMany);
        {
            std::lock_guard guard(mutex);
            open = true;
        }
        wake.notify_all();
        for (auto &future : asked)
            future.waitForFinished();
        QVERIFY(asked.front().result().ok());
    }

    void stop_answersWhatStillWaits()
    {
        QTemporaryDir folder;
        const auto engine = openEngine(folder);
        QVERIFY(engine);
        std::vector<QFuture<Result<void>>> asked;
        for (int i = 0; i < 200; ++i) {
            asked.push_back(engine->ask([]() -> Result<void> {
                QThread::msleep(5);
                return {};
            }));
        }
        engine->stop();
        for (const auto &future : asked) {
            QVERIFY(future.isFinished());
            QVERIFY(future.result().ok() || future.result().error().code == ErrorCode::Abandoned);
        }
        QCOMPARE(asked.back().result().error().code, ErrorCode::Abandoned);
    }
};

QTEST_GUILESS_MAIN(TestAsk)
#include "test_ask.moc"
