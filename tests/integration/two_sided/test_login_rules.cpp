#include "tests/integration/two_sided/rules_fixture.h"

#include <QFile>
#include <QTest>

using namespace retinue;
using namespace retinue::test;
using protocol::StartMode;

/// A device that logs in: what is up to date when the panel is handed over (R6, R8, R12, R14).
class TestLoginRules : public RulesFixture
{
    Q_OBJECT

private slots:
    void login_whenChangedElsewhere_bringsItBeforeThePanelIsHandedOver();
    void login_whenGroupsAreAsserted_bringsTheirSettings();
    void login_afterAStartOrResume_knowsTheGroupsAsLastAsserted();
    void login_afterTheUserWasDeleted_knowsNoGroups_data();
    void login_afterTheUserWasDeleted_knowsNoGroups();
    void login_whenServerIsAway_worksFromTheLocalStore();
    void login_whenTheServerRestarts_isToldAgain_andCountsOnce();
    void login_whenServerWasAway_countsWhenItReturns();
    void login_whenSecret_bringsItOnlyThen();
    void login_whenADeletionOvertakesItsAnswer_doesNotBringItBack();
    void login_whenTheDeviceIsStartedAnewMeanwhile_asksAgain_data();
    void login_whenTheDeviceIsStartedAnewMeanwhile_asksAgain();
};

void TestLoginRules::login_whenChangedElsewhere_bringsItBeforeThePanelIsHandedOver() // R6
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QVERIFY(a->synchronize());
    const auto login = b->login({kAlice, {}});
    QVERIFY(login->upToDate && login->kept && login->message.isEmpty());
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(2)));
    QVERIFY(b->login({kAlice, {}})->upToDate); // nothing changed: 304
}

void TestLoginRules::login_whenGroupsAreAsserted_bringsTheirSettings() // R6
{
    TestDevice &a = device("A"), &b = device("B");
    QVERIFY(a->start(StartMode::Start) && b->start(StartMode::Start));
    QVERIFY(a->login({kAlice, {kSales}}));
    const QByteArray book = R"({"entries":{}})";
    QVERIFY(a->set(kSales, kGroupBook, book));
    QVERIFY(a->synchronize());
    QVERIFY(b->login({kBob, {kSales}}));
    QCOMPARE(b.value(kSales, kGroupBook), std::optional(book));
    QVERIFY(b->logout());
    b.wire = [] { return Wire::CutBefore; };
    QVERIFY(b->login(kBob)); // the groups as last asserted
    QCOMPARE(b->status()->groups, 1);
}

void TestLoginRules::login_afterAStartOrResume_knowsTheGroupsAsLastAsserted() // R6
{
    TestDevice &a = device("A");
    QVERIFY(a->login({kBob, {kSales}})); // without a setting, before the device takes part
    QVERIFY(a->logout());
    for (const StartMode mode : {StartMode::Start, StartMode::Resume}) {
        QVERIFY(a->start(mode));
        QVERIFY(a->login(kBob));
        QCOMPARE(a->status()->groups, 1);
        QVERIFY(a->logout());
    }
}

void TestLoginRules::login_afterTheUserWasDeleted_knowsNoGroups_data()
{
    QTest::addColumn<bool>("resumed");
    QTest::newRow("told by the feed") << false;
    QTest::newRow("told by a resume") << true;
}

void TestLoginRules::login_afterTheUserWasDeleted_knowsNoGroups() // R9
{
    QFETCH(bool, resumed);
    TestDevice &a = device("A");
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->login({kBob, {kSales}}));
    QVERIFY(a->set(kBob, kScreen, value(1)));
    QVERIFY(a->synchronize());
    QVERIFY(a->logout());
    m_server->deleteOwner(kBob);
    QVERIFY(resumed ? a->start(StartMode::Resume).ok() : a->synchronize().ok());
    QCOMPARE(a->status()->users, 0);
    const auto forgotten = a->forget(kSales, true);
    QVERIFY(forgotten || forgotten.error().code == ErrorCode::NotFound); // a resume keeps no empty group
    QVERIFY(a->login(kBob));
    QCOMPARE(a->status()->groups, 0);
}

void TestLoginRules::login_whenServerIsAway_worksFromTheLocalStore() // R8
{
    TestDevice &a = startedWithAlice("A");
    a.wire = [] { return Wire::CutBefore; };
    const auto login = a->login({kAlice, {}});
    QVERIFY(login && !login->upToDate && login->why);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QCOMPARE(a.log().newest(1)->front().severity, client::Severity::Warning);
}

void TestLoginRules::login_whenTheServerRestarts_isToldAgain_andCountsOnce() // R6
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QCOMPARE(m_server->logins(), 2);
    for (int i = 0; i < 3; ++i) {
        a.wire = [] { return Wire::CutBefore; };
        QVERIFY(!a->synchronize());
        m_server->restart();
        a.wire = [] { return Wire::Connected; };
        QVERIFY(a->synchronize());
        QCOMPARE(m_server->logins(), 2);
    }
    QVERIFY(b->set(kAlice, kScreen, value(2)) && b->synchronize());
    QVERIFY(a->synchronize());
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(2))); // the server knows her there
    QVERIFY(a->logout());
    QVERIFY(a->login({kAlice, {}})); // the same user, another login
    QCOMPARE(m_server->logins(), 3);
}

void TestLoginRules::login_whenServerWasAway_countsWhenItReturns() // R8
{
    TestDevice &a = device("A");
    QVERIFY(a->start(StartMode::Start));
    a.wire = [] { return Wire::CutBefore; };
    QVERIFY(!a->login({kAlice, {}})->upToDate);
    QCOMPARE(m_server->logins(), 0);
    a.wire = [] { return Wire::Connected; };
    QVERIFY(a->synchronize());
    QCOMPARE(m_server->logins(), 1);
}

void TestLoginRules::login_whenSecret_bringsItOnlyThen() // R12
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    const QByteArray secret = R"({"key":"correct horse battery"})";
    QVERIFY(a->set(kAlice, kNetwork, secret));
    QVERIFY(a->synchronize());
    QVERIFY(b->logout());
    QVERIFY(b->synchronize());
    QVERIFY(!b.value(kAlice, kNetwork)); // the feed brings only the news of it
    QVERIFY(b->login({kAlice, {}}));
    QCOMPARE(b.value(kAlice, kNetwork), std::optional(secret));
    QVERIFY(b->logout());
    QVERIFY(!b.value(kAlice, kNetwork)); // for the eyes of who is at the panel
    for (const char *name : {"local.db", "local.db-wal"}) {
        QFile file(b.folder() + u'/' + QString::fromLatin1(name));
        if (file.open(QIODevice::ReadOnly))
            QVERIFY(!file.readAll().contains("correct horse"));
    }
}

void TestLoginRules::login_whenADeletionOvertakesItsAnswer_doesNotBringItBack() // R6, R9
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(b->synchronize());
    QVERIFY(a->set(kAlice, kListOrder, value(2)));
    QVERIFY(a->synchronize());
    int answers = 0;
    b.answered = [&] {
        if (++answers != 1) // the pull's
            return;
        QVERIFY(a->remove(kAlice, kListOrder));
        QVERIFY(a->synchronize());
        QVERIFY(b->synchronize()); // as the other thread does
    };
    QVERIFY(b->login({kAlice, {}}));
    QVERIFY(answers > 1);
    QVERIFY(b->synchronize());
    QVERIFY(!b.value(kAlice, kListOrder));
    QCOMPARE(b.contents(), m_server->contents());
}

void TestLoginRules::login_whenTheDeviceIsStartedAnewMeanwhile_asksAgain_data()
{
    QTest::addColumn<bool>("answered");
    QTest::newRow("before its answer") << false;
    QTest::newRow("after its answer") << true;
}

void TestLoginRules::login_whenTheDeviceIsStartedAnewMeanwhile_asksAgain() // R14
{
    QFETCH(bool, answered);
    TestDevice &a = startedWithAlice("A");
    m_server->keepCopy();
    QVERIFY(a->set(kAlice, kCopy, value(2)));
    QVERIFY(a->synchronize());
    QVERIFY(a->logout());
    int left = answered ? 1 : 2; // the panel's request, then the pull
    const auto startAnew = [&] {
        if (--left != 0)
            return;
        m_server->restoreCopy();
        QVERIFY(a->start(StartMode::Start)); // as the other thread does
    };
    if (answered)
        a.answered = startAnew;
    else
        a.wire = [&] {
            startAnew();
            return Wire::Connected;
        };
    const auto login = a->login({kAlice, {}});
    QVERIFY(left < 0);
    QVERIFY(login->upToDate);
    QVERIFY(!a->status()->restartToSync);
}

QTEST_GUILESS_MAIN(TestLoginRules)
#include "test_login_rules.moc"
