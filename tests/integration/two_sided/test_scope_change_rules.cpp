#include "core/store/edit.h"
#include "tests/integration/two_sided/scope_fixture.h"

#include <QTest>

using namespace retinue;
using namespace retinue::test;
using protocol::StartMode;

/// Changes of scopes that are interrupted, taken back, or of a store that was restored (R14, R31, R36).
class TestScopeChangeRules : public ScopeFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }

    void kill_inTheMiddleOfAStart_isGoneOnWith() // R36: never half an item
    {
        for (int cut = 0; cut < 8; ++cut) {
            init();
            TestDevice &a = started("A");
            login(a, kAlice);
            set(a, kAlice, kCopy, value(1));
            set(a, kAlice, kFax, value(2));
            must(a->stop());
            must(a->set(kAlice, kCopy, value(5)));
            QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific, {kCopy, kFax})));
            int requests = 0;
            a.wire = [&] {
                return requests++ == cut / 2 ? (cut % 2 == 0 ? Wire::CutBefore : Wire::CutAfter)
                                             : Wire::Connected;
            };
            (void)a->start(StartMode::Start);
            (void)a->login({kAlice, {}});
            a.wire = [] { return Wire::Connected; };
            a.crash();
            QVERIFY(a.held(kAlice, kCopy).has_value() == a.held(kAlice, kFax).has_value());
            must(a->start(StartMode::Start));
            login(a, kAlice);
            QCOMPARE(a.value(kAlice, kCopy), std::optional(value(1)));
            QCOMPARE(a.value(kAlice, kFax), std::optional(value(2)));
        }
    }

    void change_thatIsInterrupted_isFinished() // a crash of the server
    {
        TestDevice &a = started("A");
        login(a, kAlice);
        for (int i = 0; i < 5; ++i) {
            must(a->set(*OwnerKey::user(QStringLiteral("user %1").arg(i)), kCopy, value(i)));
            must(a->synchronize());
        }
        must(a->stop());
        auto &scopes = m_server->scopes();
        must(scopes.hold());
        const auto change = scopes.begin(must(scopes.plan(to(Scope::DeviceSpecific))), QStringLiteral("anna"),
                                         DeviceId(), sharing::SetAside::Kept);
        QVERIFY(change);
        LongWork paused;
        paused.pause.cancel();
        QCOMPARE(scopes.finish(*change, sharing::SetAside::Kept, paused).error().code, ErrorCode::Cancelled);
        m_server->crash();
        QVERIFY(!onServer(*OwnerKey::user(u"user 3"), kCopy));
        must(a->start(StartMode::Start));
        login(a, *OwnerKey::user(u"user 3"));
        QCOMPARE(a.value(*OwnerKey::user(u"user 3"), kCopy), std::optional(value(3)));
    }

    void plan_ofBeforeAnotherChange_isNotCarriedOut() // R31
    {
        auto &scopes = m_server->scopes();
        const auto stale = must(scopes.plan(to(Scope::DeviceSpecific)));
        const auto change = must(m_server->changeScopes(to(Scope::DeviceSpecific, {kFax})));
        const auto begin = [&](const sharing::ScopePlan &plan) {
            must(scopes.hold());
            const auto begun =
                scopes.begin(plan, QStringLiteral("anna"), DeviceId(), sharing::SetAside::Kept);
            must(scopes.letGo());
            return begun ? std::optional<ErrorCode>() : begun.error().code;
        };
        QCOMPARE(begin(stale), std::optional(ErrorCode::OutOfDate));
        const auto undo = must(scopes.planUndo(change));
        must(m_server->undoScopes(change));
        QCOMPARE(begin(undo), std::optional(ErrorCode::OutOfDate));
    }

    void undo_ofDeviceSpecific_bringsTheSharedValuesBack()
    {
        TestDevice &a = started("A");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        stopAll();
        const auto change = m_server->changeScopes(to(Scope::DeviceSpecific));
        startAll();
        login(a, kAlice);
        set(a, kAlice, kCopy, value(2));
        stopAll();
        QVERIFY(m_server->undoScopes(must(change)));
        QCOMPARE(onServer(kAlice, kCopy), std::optional(value(1)));
        startAll();
        login(a, kAlice);
        QCOMPARE(a.value(kAlice, kCopy), std::optional(value(1)));
        QVERIFY(!sent(value(2)));
        QCOMPARE(m_server->undoScopes(*change).error().code, ErrorCode::NotPermitted);
    }

    void undo_ofShared_bringsTheSeedsAndTheSharedButtonsBack()
    {
        const QByteArray buttons = R"({"buttons":{"x":{"label":"x"}},"order":["x"]})";
        TestDevice &a = started("A");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        must(a->set(OwnerKey::allDevices(), kSharedButtons, buttons));
        must(a->synchronize());
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        const auto change = m_server->changeScopes(to(Scope::Shared));
        startAll();
        login(a, kAlice);
        QVERIFY(!a.held(kAlice, kCopy));
        set(a, kAlice, kCopy, value(3));
        stopAll();
        QVERIFY(m_server->undoScopes(must(change)));
        QCOMPARE(onServer(OwnerKey::allDevices(), kSharedButtons), std::optional(buttons));
        const auto deleted = m_server->recentlyDeleted();
        QVERIFY(std::find(deleted.begin(), deleted.end(), value(3)) != deleted.end());
        startAll();
        login(a, kAlice);
        QCOMPARE(a.value(kAlice, kCopy), std::optional(value(1)));
    }

    void leftoverSeed_ofASharedItem_givesWayToWhatIsNewer() // R33: nor is the change stuck for ever
    {
        TestDevice &a = started("A");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        stopAll();
        leaveSeed(kAlice, value(7));
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        startAll();
        login(a, kAlice);
        QCOMPARE(a.value(kAlice, kCopy), std::optional(value(1)));
        stopAll();
        const auto change = m_server->changeScopes(to(Scope::Shared));
        leaveSeed(kAlice, value(8));
        QVERIFY(m_server->undoScopes(must(change)));
        startAll();
        login(a, kAlice);
        QCOMPARE(a.value(kAlice, kCopy), std::optional(value(1)));
        const auto deleted = m_server->recentlyDeleted();
        QVERIFY(std::find(deleted.begin(), deleted.end(), value(7)) != deleted.end());
        QVERIFY(std::find(deleted.begin(), deleted.end(), value(8)) != deleted.end());
    }

    void restoredStore_ofBeforeAChange_endsAsThatStoreSays() // R14, R36
    {
        TestDevice &a = started("A");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        m_server->keepCopy();
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        startAll();
        login(a, kAlice);
        set(a, kAlice, kCopy, value(2));
        stopAll();
        m_server->restoreCopy();
        startAll();
        login(a, kAlice);
        QCOMPARE(a.value(kAlice, kCopy), std::optional(value(1)));
        QVERIFY(!sent(value(2)));
    }

    void restoredStore_ofBeforeAChange_keepsWhatTheFormerOneAcknowledged() // R14
    {
        TestDevice &a = started("A");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        m_server->keepCopy();
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        QVERIFY(m_server->changeScopes(to(Scope::Shared)));
        startAll();
        login(a, kAlice);
        set(a, kAlice, kCopy, value(3));
        QVERIFY(must(a->unsent()).empty());
        stopAll();
        m_server->restoreCopy();
        startAll();
        login(a, kAlice);
        QCOMPARE(a.value(kAlice, kCopy), std::optional(value(1)));
        QVERIFY(isRecentlyDeleted(value(3)));
    }

private:
    /// As what crossed a change could leave it.
    void leaveSeed(const OwnerKey &key, const QByteArray &value)
    {
        must(m_server->store().writeAndWait([&](store::Edit &edit) -> Result<void> {
            const int item = Catalogue::builtIn().find(kCopy)->number;
            const auto owner = must(edit.tables().owners.find(key));
            auto digest = edit.tables().settings.digestOf(owner->id, item, false, value);
            if (!digest)
                return std::move(digest).error();
            return edit.seeds().insert({0, owner->row, item, *std::move(digest), edit.now(), {}, value, 0});
        }));
    }
};

QTEST_GUILESS_MAIN(TestScopeChangeRules)
#include "test_scope_change_rules.moc"
