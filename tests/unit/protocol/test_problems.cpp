#include "core/protocol/codec.h"

#include <QSet>
#include <QTest>

using namespace retinue;
using namespace retinue::protocol;

class TestProblems : public QObject
{
    Q_OBJECT

private slots:
    void problemFor_whenSentAndReceived_isTheSameCode_data();
    void problemFor_whenSentAndReceived_isTheSameCode();
    void problemFor_hasTheStatusThatClientsExpect_data();
    void problemFor_hasTheStatusThatClientsExpect();
    void problemFor_whenTheServerFailed_keepsItsInsideToItself();
    void errorFor_whenFromAnotherProgram_goesByTheStatus();
    void decode_whenMembersHaveWrongTypes_ignoresThem();
};

void TestProblems::problemFor_whenSentAndReceived_isTheSameCode_data()
{
    QTest::addColumn<ErrorCode>("code");
    for (int code = 0; code <= int(ErrorCode::Internal); ++code)
        QTest::newRow(qPrintable(base::errorWord(ErrorCode(code)))) << ErrorCode(code);
}

void TestProblems::problemFor_whenSentAndReceived_isTheSameCode()
{
    QFETCH(ErrorCode, code);
    const Problem problem = problemFor({code, QStringLiteral("detail"), {}});
    QVERIFY(problem.status >= 400 && problem.status < 600);
    QVERIFY(!problem.title.isEmpty() && !problem.word.isEmpty());
    const Result<Problem> received = decode<Problem>(encode(problem));
    QVERIFY(received.ok());
    QCOMPARE(errorFor(*received).code, code);
}

void TestProblems::problemFor_hasTheStatusThatClientsExpect_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("word");
    QTest::newRow("R7") << ErrorCode::OutOfDate << 412 << QStringLiteral("login-again");
    QTest::newRow("428") << ErrorCode::VersionRequired << 428 << QStringLiteral("version-required");
    QTest::newRow("R14") << ErrorCode::OtherGeneration << 409 << QStringLiteral("restart-to-sync");
    QTest::newRow("R4") << ErrorCode::NotStarted << 409 << QStringLiteral("not-started");
    QTest::newRow("feed") << ErrorCode::CannotCalculateChanges << 410
                          << QStringLiteral("cannot-calculate-changes");
    QTest::newRow("token") << ErrorCode::NotAuthenticated << 401 << QStringLiteral("not-authenticated");
    QTest::newRow("owner") << ErrorCode::NotPermitted << 403 << QStringLiteral("not-permitted");
    QTest::newRow("size") << ErrorCode::TooLarge << 413 << QStringLiteral("too-large");
    QTest::newRow("rate") << ErrorCode::TooMany << 429 << QStringLiteral("too-many");
    QTest::newRow("folder") << ErrorCode::InUse << 503 << QStringLiteral("in-use");
    QTest::newRow("key") << ErrorCode::Locked << 503 << QStringLiteral("locked");
}

void TestProblems::problemFor_hasTheStatusThatClientsExpect()
{
    QFETCH(ErrorCode, code);
    QFETCH(int, status);
    QFETCH(QString, word);
    const Problem problem = problemFor({code, {}, {}});
    QCOMPARE(problem.status, status);
    QCOMPARE(problem.word, word);
    QCOMPARE(problem.retryAfterSeconds.has_value(), status == 429 || status == 503);
}

void TestProblems::problemFor_whenTheServerFailed_keepsItsInsideToItself()
{
    const Problem problem = problemFor(
        {ErrorCode::Io, QStringLiteral("/var/lib/x: disk error"), {QStringLiteral("opening /var/lib/x")}});
    QVERIFY(!encode(problem).contains("/var"));
    const Problem refused = problemFor({ErrorCode::InvalidInput, QStringLiteral("\"mode\" is missing"), {}});
    QCOMPARE(refused.detail, QStringLiteral("\"mode\" is missing"));
}

void TestProblems::errorFor_whenFromAnotherProgram_goesByTheStatus()
{
    const auto code = [](int status) {
        return errorFor({status, QStringLiteral("unheard-of"), QStringLiteral("t"), {}, {}}).code;
    };
    QCOMPARE(code(401), ErrorCode::NotAuthenticated);
    QCOMPARE(code(404), ErrorCode::NotFound);
    QCOMPARE(code(410), ErrorCode::CannotCalculateChanges);
    QCOMPARE(code(412), ErrorCode::OutOfDate);
    QCOMPARE(code(413), ErrorCode::TooLarge);
    QCOMPARE(code(429), ErrorCode::TooMany);
    QCOMPARE(code(503), ErrorCode::Unreachable);
    QCOMPARE(code(418), ErrorCode::InvalidInput);
    QCOMPARE(code(599), ErrorCode::Internal);
    QCOMPARE(errorFor({500, {}, QStringLiteral("title"), {}, {}}).detail, QStringLiteral("title"));
    QCOMPARE(errorFor({500, {}, {}, QStringLiteral("two\r\nlines"), {}}).detail, QStringLiteral("two lines"));
    QCOMPARE(errorFor({500, {}, {}, QStringLiteral(u"a\x1b[2J\u009b\u202eb"), {}}).detail,
             QStringLiteral(u"a\ufffd[2J\ufffd\ufffdb"));
}

void TestProblems::decode_whenMembersHaveWrongTypes_ignoresThem()
{
    const Result<Problem> problem = decode<Problem>(
        R"({"type":"https://example.com/x","status":"404","detail":7,"retryAfterSeconds":-1})");
    QVERIFY(problem.ok());
    QVERIFY(problem->word.isEmpty() && problem->detail.isEmpty() && !problem->retryAfterSeconds);
    QVERIFY(!decode<Problem>("<html>").ok());
}

QTEST_APPLESS_MAIN(TestProblems)
#include "test_problems.moc"
