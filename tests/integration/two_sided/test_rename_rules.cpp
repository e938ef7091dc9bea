#include "tests/integration/two_sided/rules_fixture.h"

#include <QTest>

using namespace retinue;
using namespace retinue::test;
using protocol::StartMode;

namespace {
const OwnerKey kAliceNow = *OwnerKey::user(u"alice.schulz");
}

/// A user gets another name on the server while devices run (R7, R9).
class TestRenameRules : public RulesFixture
{
    Q_OBJECT

private slots:
    void rename_copiesGoAtTheNextContact_andTheNewNameHasThem();
    void rename_whileTheNewNameIsAtAPanel_bringsTheSettingsThere();
    void rename_thenAChangeAtThePanel_isRefusedUntilTheNextLogin();
    void rename_whileADeviceIsAway_itsWaitingChangeIsRefused();
    void rename_whileADeviceIsAway_whatOnlyItHasStaysTheOldNames();
};

void TestRenameRules::rename_copiesGoAtTheNextContact_andTheNewNameHasThem() // R9
{
    TestDevice &a = startedWithAlice("A"), &b = device("B");
    QVERIFY(b->start(StartMode::Start) && b->login({kAlice, {kSales}}) && b->logout());
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(1)));
    m_server->renameOwner(kAlice, kAliceNow);
    for (TestDevice *each : {&a, &b}) { // at A's panel, too
        QVERIFY((*each)->synchronize());
        QVERIFY(!each->value(kAlice, kScreen));
        QVERIFY((*each)->login({kAliceNow, {}})->upToDate);
        QCOMPARE(each->value(kAliceNow, kScreen), std::optional(value(1)));
    }
    QVERIFY(b->set(kAliceNow, kScreen, value(2)) && b->synchronize());
    QVERIFY(a->synchronize());
    QCOMPARE(a.value(kAliceNow, kScreen), std::optional(value(2)));
    QVERIFY(!onServer(kAlice, kScreen));
}

void TestRenameRules::rename_whileTheNewNameIsAtAPanel_bringsTheSettingsThere() // R6
{
    (void)startedWithAlice("A");
    TestDevice &b = device("B");
    QVERIFY(b->start(StartMode::Start) && b->login({kAliceNow, {}})->upToDate);
    QVERIFY(b->synchronize());
    m_server->renameOwner(kAlice, kAliceNow);
    QVERIFY(b->synchronize());
    QCOMPARE(b.value(kAliceNow, kScreen), std::optional(value(1)));
}

void TestRenameRules::rename_thenAChangeAtThePanel_isRefusedUntilTheNextLogin() // R7, R9
{
    TestDevice &a = startedWithAlice("A");
    m_server->renameOwner(kAlice, kAliceNow);
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QCOMPARE(a->synchronize()->refused, 1);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(2))); // kept for her to see
    QVERIFY(!a->status()->messages.empty());
    QVERIFY(!onServer(kAlice, kScreen));
    QVERIFY(a->login({kAliceNow, {}})->upToDate);
    QCOMPARE(a.value(kAliceNow, kScreen), std::optional(value(1)));
    QVERIFY(a->login({kAlice, {}})->message.isEmpty()); // a name without data now
    QVERIFY(!a.value(kAlice, kScreen));
}

void TestRenameRules::rename_whileADeviceIsAway_itsWaitingChangeIsRefused() // R8, R9
{
    TestDevice &a = startedWithAlice("A"), &b = device("B");
    QVERIFY(b->start(StartMode::Start) && b->login({kAlice, {}}));
    b.wire = [] { return Wire::CutBefore; };
    QVERIFY(b->set(kAlice, kScreen, value(3)));
    QVERIFY(!b->synchronize());
    m_server->renameOwner(kAlice, kAliceNow);
    QVERIFY(a->synchronize());
    b.wire = [] { return Wire::Connected; };
    QCOMPARE(b->synchronize()->refused, 1);
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(3)));
    QVERIFY(!onServer(kAlice, kScreen));
    QCOMPARE(onServer(kAliceNow, kScreen), std::optional(value(1)));
}

void TestRenameRules::rename_whileADeviceIsAway_whatOnlyItHasStaysTheOldNames() // R5, R8
{
    TestDevice &a = startedWithAlice("A");
    a.wire = [] { return Wire::CutBefore; };
    QVERIFY(a->set(kAlice, kListOrder, value(4))); // the server never had it: based on nothing
    m_server->renameOwner(kAlice, kAliceNow);
    a.wire = [] { return Wire::Connected; };
    QCOMPARE(a->synchronize()->sent, 1);
    QCOMPARE(onServer(kAlice, kListOrder), std::optional(value(4))); // not lost: to be merged
    QVERIFY(!onServer(kAlice, kScreen));
}

QTEST_GUILESS_MAIN(TestRenameRules)
#include "test_rename_rules.moc"
