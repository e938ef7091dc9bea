#include "core/client/local_edit.h"
#include "core/protocol/limits.h"
#include "tests/integration/two_sided/rules_fixture.h"

#include <QTest>

using namespace retinue;
using namespace retinue::test;
using protocol::StartMode;

/// A device that follows the server: deletions and new owners (R6, R9).
class TestFollowRules : public RulesFixture
{
    Q_OBJECT

private slots:
    void follow_whenUserIsDeleted_dropsTheCopies();
    void follow_whenManyAreReleased_tellsThemInParts();
    void follow_whenUserIsMadeAnew_keepsNothingOfTheOldOne();
    void follow_whenUserIsMadeElsewhere_bringsEverything();
    void follow_whenAtThePanelWithoutData_bringsTheFirstChange();
    void follow_whenTheFirstChangeCameFromThePanel_goesOnAfterTheLogout();
};

void TestFollowRules::follow_whenUserIsDeleted_dropsTheCopies() // R9
{
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a->logout());
    m_server->deleteOwner(kAlice);
    QVERIFY(a->synchronize());
    QVERIFY(a.contents().empty());
    QCOMPARE(a->status()->users, 0);
}

void TestFollowRules::follow_whenManyAreReleased_tellsThemInParts()
{
    TestDevice &a = startedWithAlice("A");
    QVERIFY(a.store().run([](client::LocalEdit &edit) -> Result<void> {
        for (int i = 0; i < 2 * protocol::limits::kOwnersPerRelease + 1; ++i)
            edit.addRelease(OwnerId::random());
        return {};
    }));
    QVERIFY(a->synchronize());
    QVERIFY(a.store().run([](client::LocalEdit &edit) -> Result<void> {
        return edit.releases().empty() ? Result<void>() : Error{ErrorCode::Internal, {}};
    }));
}

void TestFollowRules::follow_whenUserIsMadeAnew_keepsNothingOfTheOldOne() // R9
{
    TestDevice &a = startedWithAlice("A"), &b = startedWithAlice("B");
    QVERIFY(a->set(kAlice, kCopy, value(2)));
    QVERIFY(a->synchronize());
    QVERIFY(b->synchronize());
    m_server->deleteOwner(kAlice);
    // A new setting is based on nothing that was deleted: it makes the user anew.
    QVERIFY(a->set(kAlice, kListOrder, value(9)));
    QVERIFY(a->synchronize());
    QVERIFY(b->synchronize()); // she is at its panel: R6
    QCOMPARE(m_server->contents().size(), std::size_t(1));
    QCOMPARE(a.contents(), m_server->contents());
    QCOMPARE(b.contents(), m_server->contents());
}

void TestFollowRules::follow_whenUserIsMadeElsewhere_bringsEverything() // R6
{
    TestDevice &a = device("A"), &b = device("B");
    for (TestDevice *one : {&a, &b})
        QVERIFY((*one)->start(StartMode::Start) && (*one)->login({kAlice, {}}));
    // Both are at the panel when the server does not know her; each sets something.
    QVERIFY(a->set(kAlice, kScreen, value(1)));
    QVERIFY(a->synchronize());
    QVERIFY(b->synchronize());
    QVERIFY(b->set(kAlice, kCopy, value(2)));
    QVERIFY(b->synchronize());
    QVERIFY(a->synchronize());
    QCOMPARE(b.contents(), m_server->contents());
    QCOMPARE(a.contents(), m_server->contents());
}

void TestFollowRules::follow_whenAtThePanelWithoutData_bringsTheFirstChange() // R6
{
    TestDevice &a = device("A"), &b = device("B"), &c = device("C");
    for (TestDevice *one : {&a, &b, &c})
        QVERIFY((*one)->start(StartMode::Start));
    // Nobody has anything of her or of the group.
    QVERIFY(a->login({kAlice, {kSales}}) && b->login({kAlice, {}}) && c->login({kBob, {kSales}}));
    QVERIFY(b->synchronize() && c->synchronize());
    QVERIFY(a->set(kAlice, kScreen, value(1)));
    QVERIFY(a->set(kSales, kGroupBook, R"({"entries":{}})"));
    QVERIFY(a->synchronize());
    QVERIFY(b->synchronize() && c->synchronize());
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(1)));
    QVERIFY(!b.value(kSales, kGroupBook)); // not asserted there
    QVERIFY(c.value(kSales, kGroupBook));
    QVERIFY(!c.value(kAlice, kScreen));
}

void TestFollowRules::follow_whenTheFirstChangeCameFromThePanel_goesOnAfterTheLogout() // R6
{
    TestDevice &a = device("A"), &b = device("B");
    for (TestDevice *one : {&a, &b})
        QVERIFY((*one)->start(StartMode::Start) && (*one)->login({kAlice, {}}));
    QVERIFY(a->set(kAlice, kScreen, value(1)));
    QVERIFY(a->synchronize() && b->synchronize());
    QVERIFY(b->logout()); // it holds her data now
    QVERIFY(a->set(kAlice, kScreen, value(2)));
    QVERIFY(a->synchronize() && b->synchronize());
    QCOMPARE(b.value(kAlice, kScreen), std::optional(value(2)));
    QVERIFY(b.takeServerErrors().empty());
}

QTEST_GUILESS_MAIN(TestFollowRules)
#include "test_follow_rules.moc"
