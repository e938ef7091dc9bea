#include "tests/integration/two_sided/rules_fixture.h"
#include "tests/support/model_server.h"
#include "tests/support/store_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace retinue;
using namespace retinue::test;
using protocol::StartMode;

/// A device that starts, resumes and stops: whose data win, and what a restored server changes (R4, R5, R9,
/// R12, R14).
class TestStartRules : public RulesFixture
{
    Q_OBJECT

private slots:
    void start_whenBothHaveData_letsTheServerWin();
    void start_whenDeletedOnTheServerBefore_letsTheCopyWin();
    void resume_whenDeletedOnTheServer_dropsTheCopy();
    void resume_whenTheFeedCannotBeCalculated_comparesEverything();
    void start_whenOtherGeneration_keepsWhatIsDisplaced();
    void login_whenTheRestoredServerDoesNotKnowTheUser_keepsTheLastCopy();
    void synchronize_whenTheRestoredServerDoesNotKnowWhoIsAtThePanel_keepsTheLastCopy();
    void start_whenTheDataKeyIsLocked_keepsTheSecretsUntilTheLogin();
    void start_whenOneAnswerCannotHoldAll_asksAgain();
    void start_whenTheServerAnswersNothing_fails();
    void start_whenInterrupted_isBegunAnew();
    void start_whenTheServerIsOlder_keepsWhatItDoesNotKnow();
    void stop_whenStopped_doesNotFollow();
};

void TestStartRules::start_whenBothHaveData_letsTheServerWin() // R5
{
    startedWithAlice("A");
    TestDevice &b = device("B");
    QVERIFY(b->import({{kAlice, kScreen, value(7)}, {kBob, kScreen, value(8)}}));
    QVERIFY(b->start(StartMode::Start));
    QVERIFY(b->synchronize());
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(onServer(kBob, kScreen), std::optional(value(8)));
    QCOMPARE(b->status()->refused, 0);
}

void TestStartRules::start_whenDeletedOnTheServerBefore_letsTheCopyWin() // R5
{
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a->stop());
    m_server->deleteOwner(kAlice);
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->synchronize());
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(1)));
}

void TestStartRules::resume_whenDeletedOnTheServer_dropsTheCopy() // R5, R9
{
    TestDevice &a = startedWithAlice("A");
    m_server->deleteOwner(kAlice);
    a.crash();
    QCOMPARE(*a->startDue(), std::optional(StartMode::Resume));
    QVERIFY(a->start(StartMode::Resume));
    QVERIFY(a->synchronize());
    QVERIFY(m_server->contents().empty());
    QVERIFY(a.contents().empty());
}

void TestStartRules::resume_whenTheFeedCannotBeCalculated_comparesEverything() // R5
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(b->login({kBob, {}}));
    QVERIFY(b->set(kBob, kScreen, value(5)));
    QVERIFY(b->synchronize());
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QVERIFY(a->synchronize());
    m_server->deleteOwner(kBob);
    m_server->forgetTombstones();
    const auto report = b->synchronize();
    QVERIFY(report && report->resynchronized);
    QCOMPARE(b.contents(), m_server->contents());
}

void TestStartRules::start_whenOtherGeneration_keepsWhatIsDisplaced() // R14
{
    TestDevice &a = startedWithAlice("A");
    m_server->keepCopy();
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QVERIFY(a->set(kAlice, kCopy, value(3)));
    QVERIFY(a->synchronize());
    m_server->restoreCopy();
    QCOMPARE(a->synchronize().error().code, ErrorCode::OtherGeneration);
    QVERIFY(a->status()->restartToSync);
    QCOMPARE(a->start(StartMode::Resume).error().code, ErrorCode::OtherGeneration);
    // The displaced values reach the server before they are replaced here, however often the wire is cut.
    int requests = 0;
    a.wire = [&] { return ++requests % 3 == 0 ? Wire::Connected : Wire::CutAfter; };
    for (int i = 0; i < 20 && !a->start(StartMode::Start); ++i)
        ;
    a.wire = [] { return Wire::Connected; };
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->synchronize());
    QVERIFY(!a->status()->restartToSync);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(onServer(kAlice, kCopy), std::optional(value(3))); // only the client had it
    const auto kept = m_server->recentlyDeleted();
    QVERIFY(std::find(kept.begin(), kept.end(), value(2)) != kept.end());
}

void TestStartRules::login_whenTheRestoredServerDoesNotKnowTheUser_keepsTheLastCopy() // R5, R14
{
    m_server->keepCopy();
    TestDevice &a = startedWithAlice("A");
    m_server->restoreCopy();
    const auto login = a->login({kAlice, {}});
    QVERIFY(login && !login->upToDate && login->why);
    QCOMPARE(login->why->code, ErrorCode::OtherGeneration);
    QVERIFY(a->status()->restartToSync);
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->synchronize());
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(1)));
}

void TestStartRules::synchronize_whenTheRestoredServerDoesNotKnowWhoIsAtThePanel_keepsTheLastCopy() // R5, R14
{
    m_server->keepCopy();
    TestDevice &a = startedWithAlice("A");
    a.wire = [] { return Wire::CutBefore; };
    QVERIFY(!a->synchronize()); // the server is away: it must be told of the panel again
    m_server->restoreCopy();
    a.wire = [] { return Wire::Connected; };
    QCOMPARE(a->synchronize().error().code, ErrorCode::OtherGeneration);
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->synchronize());
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(1)));
}

void TestStartRules::start_whenTheDataKeyIsLocked_keepsTheSecretsUntilTheLogin() // R12, R14
{
    const QByteArray first = R"({"key":"first"})", second = R"({"key":"second"})";
    const QByteArray credentials =
        R"({"entries":{"a":{"password":"p","target":"//nas/x","userName":"alice"}}})";
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a->set(kAlice, kNetwork, first));
    QVERIFY(a->set(kAlice, kKeychain, credentials));
    QVERIFY(a->synchronize());
    m_server->keepCopy();
    QVERIFY(a->set(kAlice, kNetwork, second));
    QVERIFY(a->synchronize());
    m_server->setSecretsLocked(true);
    m_server->restoreCopy();
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->set(kAlice, kScreen, value(5)));
    QVERIFY(a->synchronize());
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(5)));
    QCOMPARE(a.value(kAlice, kNetwork), std::optional(second)); // nothing better yet

    m_server->setSecretsLocked(false);
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QCOMPARE(a.value(kAlice, kNetwork), std::optional(first));
    QCOMPARE(a.value(kAlice, kKeychain), std::optional(credentials));
    const auto kept = m_server->recentlyDeleted();
    QCOMPARE(std::count(kept.begin(), kept.end(), second), 1);
    QCOMPARE(std::count(kept.begin(), kept.end(), credentials), 0); // equal: nothing was displaced
}

void TestStartRules::start_whenOneAnswerCannotHoldAll_asksAgain() // R5
{
    TestDevice &a = startedWithAlice("A"), &b = device("B");
    QVERIFY(a->login({kBob, {kSales}}));
    QVERIFY(a->set(kBob, kScreen, value(2)));
    QVERIFY(a->synchronize());
    QVERIFY(b->import({{kAlice, kScreen, value(7)}, {kBob, kScreen, value(8)}, {kBob, kCopy, value(9)}}));
    int answers = 0;
    b.compared = [&](protocol::ReconcileAnswer &answer) {
        ++answers;
        if (!answer.owners.empty())
            answer.owners.resize(1, answer.owners.front());
    };
    QVERIFY(b->start(StartMode::Start));
    QVERIFY(answers > 1);
    QVERIFY(b->synchronize());
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(b.value(kBob, kScreen), std::optional(value(2)));
    QCOMPARE(onServer(kBob, kCopy), std::optional(value(9)));
    QCOMPARE(b.contents(), m_server->contents());
}

void TestStartRules::start_whenTheServerAnswersNothing_fails()
{
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a->stop());
    a.compared = [](protocol::ReconcileAnswer &answer) { answer.owners.clear(); };
    QCOMPARE(a->start(StartMode::Start).error().code, ErrorCode::InvalidInput);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
}

void TestStartRules::start_whenInterrupted_isBegunAnew() // R4, R5
{
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a->stop());
    for (int cutAt = 1;; ++cutAt) {
        int requests = 0;
        a.wire = [&] { return ++requests == cutAt ? Wire::CutAfter : Wire::Connected; };
        if (a->start(StartMode::Start))
            break;
        a.crash();
        QCOMPARE(*a->startDue(), std::optional(StartMode::Start));
        QCOMPARE(a->synchronize().error().code, ErrorCode::NotStarted);
        QVERIFY(cutAt < 20);
    }
    QCOMPARE(*a->startDue(), std::optional(StartMode::Resume));
    QCOMPARE(a.contents(), m_server->contents());
}

void TestStartRules::start_whenTheServerIsOlder_keepsWhatItDoesNotKnow() // R5, R8
{
    QFETCH_GLOBAL(bool, real);
    QJsonObject older{{QStringLiteral("version"), 1}};
    older.insert(QStringLiteral("items"),
                 QJsonArray{QJsonObject{{QStringLiteral("number"), 10},
                                        {QStringLiteral("id"), kCopy},
                                        {QStringLiteral("category"), QStringLiteral("Default job settings")},
                                        {QStringLiteral("name"), QStringLiteral("Copy")},
                                        {QStringLiteral("owner"), QStringLiteral("user")},
                                        {QStringLiteral("shape"), QStringLiteral("object")},
                                        {QStringLiteral("flags"), QJsonArray()},
                                        {QStringLiteral("maxBytes"), 65536}}});
    const auto catalogue = Catalogue::fromJson(QJsonDocument(older).toJson());
    QVERIFY2(catalogue, catalogue ? "" : qPrintable(catalogue.error().toString()));
    if (real)
        m_server = std::make_unique<StoreServer>(*catalogue);
    else
        m_server = std::make_unique<ModelServer>(*catalogue);
    TestDevice &a = device("A");
    QVERIFY(a->import({{kAlice, kScreen, value(1)}, {kAlice, kCopy, value(2)}}));
    QVERIFY(a->start(StartMode::Start));
    QCOMPARE(a->synchronize()->sent, 1);
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QVERIFY(a->set(kAlice, kScreen, value(3)));
    QVERIFY(a->synchronize());
    QVERIFY(a->start(StartMode::Resume));
    QVERIFY(a->login({kAlice, {}})->message.isEmpty());
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(3)));
    QCOMPARE(onServer(kAlice, kCopy), std::optional(value(2)));
    QCOMPARE(a->status()->unsent, 1); // goes up when the server knows it
    QCOMPARE(a->status()->refused, 0);
    m_devices.clear();
    m_server.reset(); // before its catalogue
}

void TestStartRules::stop_whenStopped_doesNotFollow() // R4
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(b->stop());
    QVERIFY(!*b->startDue());
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QVERIFY(a->synchronize());
    QCOMPARE(b->synchronize().error().code, ErrorCode::NotStarted);
    QVERIFY(!b->login({kAlice, {}})->upToDate);
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(1)));
}

QTEST_GUILESS_MAIN(TestStartRules)
#include "test_start_rules.moc"
