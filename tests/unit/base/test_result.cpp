#include "core/base/cancel_token.h"
#include "core/base/result.h"

#include <QTest>

#include <memory>

using namespace retinue;

class TestResult : public QObject
{
    Q_OBJECT

private slots:
    void during_whenSeveralLevels_readsFromTheOutside();
    void during_whenOk_keepsTheValue();
    void tryMacro_whenError_returnsIt();
    void errorWord_isDifferentForEachCodeAndLeadsBack();
    void cancel_whenCopied_reachesEveryCopy();
};

namespace {

Result<void> failing()
{
    return Error{ErrorCode::NoSpace, QStringLiteral("disk full"), {}};
}

Result<int> afterFailing()
{
    RETINUE_TRY(failing());
    return 1;
}

} // namespace

void TestResult::during_whenSeveralLevels_readsFromTheOutside()
{
    const Result<void> result =
        failing().during(QStringLiteral("opening store /x")).during(QStringLiteral("starting the server"));
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::NoSpace);
    QCOMPARE(result.error().toString(), QStringLiteral("starting the server: opening store /x: disk full"));
    const Error bare{ErrorCode::NotFound, {}, {}};
    QCOMPARE(bare.toString(), QStringLiteral("not-found"));
}

void TestResult::during_whenOk_keepsTheValue()
{
    Result<std::unique_ptr<int>> result =
        Result<std::unique_ptr<int>>(std::make_unique<int>(7)).during(QStringLiteral("x"));
    QVERIFY(result.ok());
    QCOMPARE(**result, 7);
    const std::unique_ptr<int> taken = std::move(result).value();
    QCOMPARE(*taken, 7);
}

void TestResult::tryMacro_whenError_returnsIt()
{
    const Result<int> result = afterFailing();
    QVERIFY(!result.ok());
    QCOMPARE(result.error().detail, QStringLiteral("disk full"));
}

void TestResult::errorWord_isDifferentForEachCodeAndLeadsBack()
{
    QSet<QString> words;
    for (int code = 0; code <= int(ErrorCode::Internal); ++code) {
        const QString word = base::errorWord(ErrorCode(code));
        QVERIFY(base::errorCode(word) == ErrorCode(code));
        words.insert(word);
    }
    QCOMPARE(words.size(), int(ErrorCode::Internal) + 1);
    QVERIFY(!base::errorCode(QStringLiteral("of-another-version")));
}

void TestResult::cancel_whenCopied_reachesEveryCopy()
{
    const CancelToken asked;
    const CancelToken other;
    const CancelToken copy = asked;
    QVERIFY(!copy.isCancelled());
    asked.cancel();
    QVERIFY(copy.isCancelled());
    QVERIFY(!other.isCancelled());
}

QTEST_APPLESS_MAIN(TestResult)
#include "test_result.moc"
