#include "core/base/answer.h"

#include <QTest>

#include <thread>

using namespace retinue;

class TestAnswer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void give_reachesTheOneWhoWaits()
    {
        Answer<int> answer;
        auto future = answer.future();
        QVERIFY(!future.isFinished());
        std::thread other([answer = std::move(answer)]() mutable { answer.give(7); });
        other.join();
        QVERIFY(future.isFinished());
        QCOMPARE(*future.result(), 7);
    }

    void give_anError_isAnAnswerToo()
    {
        Answer<int> answer;
        auto future = answer.future();
        answer.give(Error{ErrorCode::NoSpace, QStringLiteral("full")});
        QCOMPARE(future.result().error().code, ErrorCode::NoSpace);
    }

    void dropped_withoutAnAnswer_isAbandoned()
    {
        QFuture<Result<void>> future;
        {
            Answer<void> answer;
            future = answer.future();
            Answer<void> moved = std::move(answer); // the one that is left behind answers nothing
        }
        QVERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 1);
        QCOMPARE(future.result().error().code, ErrorCode::Abandoned);
    }

    void continuation_comesOnceAlsoForAbandonedWork()
    {
        int called = 0;
        QObject context;
        {
            Answer<void> answer;
            answer.future().then(&context, [&](const Result<void> &result) {
                ++called;
                QCOMPARE(result.error().code, ErrorCode::Abandoned);
            });
        }
        QTRY_COMPARE(called, 1);
    }
};

QTEST_GUILESS_MAIN(TestAnswer)
#include "test_answer.moc"
