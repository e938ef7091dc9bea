#include "tests/integration/two_sided/rules_fixture.h"

#include <QTest>

using namespace retinue;
using namespace retinue::test;
using protocol::StartMode;

/// A device that changes a setting: what goes up, what is refused, what is merged (R7, R8, R9, R11).
class TestChangeRules : public RulesFixture
{
    Q_OBJECT

private slots:
    void set_whenOffline_goesUpLater();
    void set_afterALoginOffline_goesUpWithoutARefusal();
    void set_beforeAnotherLogin_goesUpAllTheSame();
    void set_whenTheServerHasForgottenThePanel_goesUpAllTheSame();
    void set_whenOutOfDate_isRefusedAndKeptUntilTheNextLogin();
    void set_whenOfAllDevicesAndOutOfDate_isRefusedAndKeptUntilTheNextLogin();
    void set_whenOfAGroupAndOutOfDate_isRefusedAndKeptUntilTheNextLogin();
    void set_whenMergedItem_isNeverRefused();
    void set_whenAnswerIsLost_isNotRefusedAsItsOwnRival();
    void set_whenAnswerIsLostAndProcessDies_getsTheFirstAnswer();
    void set_whenOwnerWasDeletedOnTheServer_isRefused();
    void set_whenTheServersDataOfTheOwnerAreDamaged_holdsUpNobodyElse_data();
    void set_whenTheServersDataOfTheOwnerAreDamaged_holdsUpNobodyElse();
    void set_whenBlankItem_keepsDestinationsHere();
    void set_whenAllDevices_reachesEveryDevice();
};

void TestChangeRules::set_whenOffline_goesUpLater() // R8
{
    TestDevice &a = startedWithAlice("A");
    a.wire = [] { return Wire::CutBefore; };
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QVERIFY(a->set(kAlice, kScreen, value(3)));
    QVERIFY(!a->synchronize());
    QCOMPARE(a->status()->unsent, 1);
    a.crash();
    a.wire = [] { return Wire::Connected; };
    QVERIFY(a->start(StartMode::Resume));
    QVERIFY(a->synchronize());
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(3)));
    QCOMPARE(a->status()->unsent, 0);
}

void TestChangeRules::set_afterALoginOffline_goesUpWithoutARefusal() // R8
{
    TestDevice &a = device("A");
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->synchronize());
    a.wire = [] { return Wire::CutBefore; };
    QVERIFY(!a->login({kAlice, {}})->upToDate); // the server does not know her, nor that she is there
    QVERIFY(a->set(kAlice, kScreen, value(1)));
    a.wire = [] { return Wire::Connected; };
    QCOMPARE(a->synchronize()->sent, 1);
    QVERIFY(a.takeServerErrors().empty());
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(1)));
}

void TestChangeRules::set_beforeAnotherLogin_goesUpAllTheSame() // R8
{
    TestDevice &a = device("A");
    QVERIFY(a->start(StartMode::Start));
    a.wire = [] { return Wire::CutBefore; };
    for (const OwnerKey &user : {kAlice, kBob}) {
        QVERIFY(!a->login({user, {}})->upToDate);
        QVERIFY(a->set(user, kScreen, value(1)));
    }
    a.wire = [] { return Wire::Connected; };
    QCOMPARE(a->synchronize()->sent, 2); // alice's as well, though bob is at the panel
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(onServer(kBob, kScreen), std::optional(value(1)));
    QCOMPARE(a->status()->unsent, 0);
    QCOMPARE(*a->compareDigests(), std::vector<OwnerKey>());
}

void TestChangeRules::set_whenTheServerHasForgottenThePanel_goesUpAllTheSame() // R8
{
    TestDevice &a = device("A");
    QVERIFY(a->start(StartMode::Start));
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QVERIFY(m_server->panel(a.id(), std::nullopt)); // it was restarted, and no line was seen to be cut
    QVERIFY(a->set(kAlice, kScreen, value(1)));
    QCOMPARE(a->synchronize()->sent, 1);
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(a->status()->unsent, 0);
}

void TestChangeRules::set_whenOutOfDate_isRefusedAndKeptUntilTheNextLogin() // R7
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QVERIFY(b->set(kAlice, kScreen, value(3)));
    QVERIFY(a->synchronize());
    QCOMPARE(b->synchronize()->refused, 1);
    QCOMPARE(b.takeRefusals().size(), std::size_t(1));
    QCOMPARE(b->status()->messages, std::vector<QString>{client::kLogInAgain});
    b.crash();
    QVERIFY(b->start(StartMode::Resume));
    QVERIFY(b->synchronize());
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(3)));
    QCOMPARE(b->set(kAlice, kScreen, value(4)).error().code, ErrorCode::OutOfDate);
    b.wire = [] { return Wire::CutBefore; };
    QCOMPARE(b->login({kAlice, {}})->message, client::kLogInAgain); // that login is not done
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(3)));
    b.wire = [] { return Wire::Connected; };
    QVERIFY(b->login({kAlice, {}})->message.isEmpty());
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(2)));
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(2)));
    QVERIFY(b->set(kAlice, kScreen, value(4)));
    QCOMPARE(b->synchronize()->sent, 1);
}

void TestChangeRules::set_whenOfAllDevicesAndOutOfDate_isRefusedAndKeptUntilTheNextLogin() // R7
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    const OwnerKey all = OwnerKey::allDevices();
    QVERIFY(a->set(all, kSharedButtons, button("a")));
    QVERIFY(b->set(all, kSharedButtons, button("b")));
    QVERIFY(a->synchronize());
    QCOMPARE(b->synchronize()->refused, 1);
    QCOMPARE(b->login({kBob, {}})->message, QString()); // whose login does not matter
    QCOMPARE(b.value(all, kSharedButtons), std::optional(button("a")));
    QVERIFY(b->status()->messages.empty());
    QVERIFY(b->set(all, kSharedButtons, button("c")));
    QCOMPARE(b->synchronize()->sent, 1);
    QCOMPARE(onServer(all, kSharedButtons), std::optional(button("c")));
}

void TestChangeRules::set_whenOfAGroupAndOutOfDate_isRefusedAndKeptUntilTheNextLogin() // R7
{
    TestDevice &a = device("A"), &b = device("B");
    for (TestDevice *one : {&a, &b}) {
        QVERIFY((*one)->start(StartMode::Start));
        QVERIFY((*one)->login({kAlice, {kSales}})->upToDate);
    }
    const QByteArray book =
        R"({"entries":{"1":{"address":"desk@example.com","kind":"email","name":"Desk"}}})";
    QVERIFY(a->set(kSales, kGroupBook, book));
    QVERIFY(b->set(kSales, kGroupBook, R"({"entries":{}})"));
    QVERIFY(a->synchronize());
    QCOMPARE(b->synchronize()->refused, 1);
    QCOMPARE(b->login({kAlice, {}})->message, QString()); // not asserted: not hers
    QCOMPARE(b->status()->refused, 1);
    QVERIFY(b->login({kBob, {kSales}})->message.isEmpty());
    QCOMPARE(b.value(kSales, kGroupBook), std::optional(book));
    QCOMPARE(b->status()->refused, 0);
}

void TestChangeRules::set_whenMergedItem_isNeverRefused() // R7
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(a->set(kAlice, kTimeline, entry("a", 1)));
    QVERIFY(b->set(kAlice, kTimeline, entry("b", 2)));
    QVERIFY(a->synchronize());
    QCOMPARE(b->synchronize()->refused, 0);
    QVERIFY(a->synchronize());
    const QByteArray both = R"({"entries":{"a":{"at":1},"b":{"at":2}}})";
    QCOMPARE(onServer(kAlice, kTimeline), std::optional(both));
    QCOMPARE(a.value(kAlice, kTimeline), std::optional(both));
    QCOMPARE(b.value(kAlice, kTimeline), std::optional(both));
}

void TestChangeRules::set_whenAnswerIsLost_isNotRefusedAsItsOwnRival() // R7, R8
{
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    a.wire = [] { return Wire::CutAfter; };
    QVERIFY(!a->synchronize());
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(2)));
    QVERIFY(a->set(kAlice, kScreen, value(3)));
    a.wire = [] { return Wire::Connected; };
    QCOMPARE(a->synchronize()->refused, 0);
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(3)));
}

void TestChangeRules::set_whenAnswerIsLostAndProcessDies_getsTheFirstAnswer() // R7, R8
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    a.wire = [] { return Wire::CutAfter; };
    QVERIFY(!a->synchronize());
    a.crash();
    QVERIFY(b->login({kAlice, {}}));
    QVERIFY(b->set(kAlice, kScreen, value(3)));
    QVERIFY(b->synchronize());
    a.wire = [] { return Wire::Connected; };
    QVERIFY(a->start(StartMode::Resume));
    QCOMPARE(a->synchronize()->refused, 0);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(3)));
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(3)));
}

void TestChangeRules::set_whenOwnerWasDeletedOnTheServer_isRefused() // R9
{
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    m_server->deleteOwner(kAlice);
    QCOMPARE(a->synchronize()->refused, 1);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(2)));
    QVERIFY(m_server->contents().empty());
    QVERIFY(a->login({kAlice, {}})->message.isEmpty());
    QVERIFY(!a.value(kAlice, kScreen));
}

void TestChangeRules::set_whenTheServersDataOfTheOwnerAreDamaged_holdsUpNobodyElse_data()
{
    QTest::addColumn<ErrorCode>("answer");
    QTest::newRow("corrupt") << ErrorCode::Corrupt;
    QTest::newRow("internal") << ErrorCode::Internal;
}

void TestChangeRules::set_whenTheServersDataOfTheOwnerAreDamaged_holdsUpNobodyElse() // R8
{
    QFETCH(ErrorCode, answer);
    TestDevice &a = startedWithAlice("A"), &b = device("B");
    QVERIFY(b->start(StartMode::Start) && b->login({kBob, {}}));
    QVERIFY(a->login({kBob, {}}));
    QVERIFY(b->set(kBob, kScreen, value(7)) && b->synchronize());
    bool isDamaged = true;
    a.judged = [&](const protocol::SettingChange &change) -> Result<void> {
        return isDamaged && change.owner == kAlice ? Error{answer, QStringLiteral("damaged"), {}}
                                                   : Result<void>();
    };
    QVERIFY(a->set(kAlice, kScreen, value(2)) && a->set(kBob, kCopy, value(3)));
    const auto exchanged = a->synchronize();
    QVERIFY(exchanged);
    QCOMPARE(exchanged->sent, 1);
    QCOMPARE(onServer(kBob, kCopy), std::optional(value(3)));
    QCOMPARE(a.value(kBob, kScreen), std::optional(value(7))); // news come
    QCOMPARE(a->status()->unsent, 1);                          // and nothing is given up
    QVERIFY(a.log().newest(1)->front().what.contains(QStringLiteral("damaged")));
    isDamaged = false;
    QCOMPARE(a->synchronize()->sent, 1);
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(2)));
}

void TestChangeRules::set_whenBlankItem_keepsDestinationsHere() // R11
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    const QByteArray own = R"({"entries":{"a":{"at":1,"destinations":[{"mail":"bob@example.com"}]}}})";
    QVERIFY(a->set(kAlice, kHistory, own));
    QVERIFY(a->synchronize());
    QVERIFY(!onServer(kAlice, kHistory)->contains("bob@"));
    QVERIFY(b->login({kAlice, {}}));
    QVERIFY(!b.value(kAlice, kHistory)->contains("bob@"));
    QVERIFY(b->patch(kAlice, kHistory, R"({"entries":{"b":{"at":2}}})"));
    QVERIFY(b->synchronize());
    QVERIFY(a->synchronize());
    QVERIFY(a.value(kAlice, kHistory)->contains("bob@"));
    QVERIFY(a.value(kAlice, kHistory)->contains("\"b\""));
    QCOMPARE(a->status()->unsent, 0);
}

void TestChangeRules::set_whenAllDevices_reachesEveryDevice()
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(a->set(OwnerKey::allDevices(), kSharedButtons, button("a")));
    QVERIFY(a->synchronize());
    QVERIFY(b->synchronize());
    QCOMPARE(b.value(OwnerKey::allDevices(), kSharedButtons), std::optional(button("a")));
}

QTEST_GUILESS_MAIN(TestChangeRules)
#include "test_change_rules.moc"
