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

    void whenAnswered_callsOnThisThread_alsoWhenTheAnswerWasThereBefore()
    {
        QObject context;
        Answer<int> early;
        const auto future = early.future();
        early.give(7);
        Answer<int> late;
        std::vector<int> heard;
        const auto hear = [&](const Result<int> &result) {
            heard.push_back(*result);
            QCOMPARE(QThread::currentThread(), context.thread());
        };
        whenAnswered(future, &context, hear);
        whenAnswered(late.future(), &context, hear);
        QTRY_COMPARE(heard, std::vector<int>({7}));
        std::thread([&] { late.give(8); }).join();
        QTRY_COMPARE(heard, std::vector<int>({7, 8}));
    }

    void whenAnswered_whenTheContextIsGone_callsNobody()
    {
        auto context = std::make_unique<QObject>();
        Answer<int> answer;
        bool called = false;
        whenAnswered(answer.future(), context.get(), [&](const Result<int> &) { called = true; });
        context.reset();
        answer.give(7);
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(TestAnswer)
#include "test_answer.moc"
