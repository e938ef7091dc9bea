#include "core/userdata/recently_deleted.h"
#include "tests/integration/two_sided/scope_fixture.h"

#include <QTest>

using namespace retinue;
using namespace retinue::test;
using protocol::StartMode;

namespace {
const QString kCopyHistory = QStringLiteral("history.copy");
} // namespace

/// What a change of scopes does to the data of devices, whether they follow each or not (R31-R34, R36).
class TestScopeRules : public ScopeFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }

    void change_whileAClientRuns_isRefused() // R32
    {
        TestDevice &a = started("A");
        QCOMPARE(m_server->changeScopes(to(Scope::DeviceSpecific)).error().code, ErrorCode::NotPermitted);
        must(a->stop());
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
    }

    void items_withoutScope_areRefused() // R31
    {
        QCOMPARE(m_server->changeScopes(to(Scope::DeviceSpecific, {kScreen})).error().code,
                 ErrorCode::InvalidInput);
        QCOMPARE(m_server->changeScopes(to(Scope::DeviceSpecific, {QStringLiteral("nothing")})).error().code,
                 ErrorCode::InvalidInput);
        QCOMPARE(m_server->changeScopes(to(Scope::Shared)).error().code, ErrorCode::InvalidInput); // it is so
    }

    void start_whileScopesChange_waits() // R32
    {
        TestDevice &a = device("A");
        must(m_server->scopes().hold());
        QCOMPARE(a->start(StartMode::Start).error().code, ErrorCode::Locked);
        must(m_server->scopes().letGo());
        must(a->start(StartMode::Start));
    }

    void deviceSpecific_everyDeviceBeginsWithTheSharedValue_thenGoesItsOwnWay() // R33
    {
        TestDevice &a = started("A"), &b = started("B");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        login(b, kAlice);
        QCOMPARE(b.value(kAlice, kCopy), std::optional(value(1)));
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        QVERIFY(!onServer(kAlice, kCopy)); // initialized there
        startAll();
        QVERIFY(!a.value(kAlice, kCopy)); // until the login
        login(a, kAlice);
        login(b, kAlice);
        QCOMPARE(a.value(kAlice, kCopy), std::optional(value(1)));
        QCOMPARE(b.value(kAlice, kCopy), std::optional(value(1)));
        set(a, kAlice, kCopy, value(2));
        login(b, kAlice);
        QCOMPARE(b.value(kAlice, kCopy), std::optional(value(1)));
        login(a, kAlice); // the seed is taken once
        QCOMPARE(a.value(kAlice, kCopy), std::optional(value(2)));
        QVERIFY(!sent(value(2)));
        QVERIFY(must(a->unsent()).empty());
        QVERIFY(must(a->compareDigests()).empty()); // R13
        QVERIFY(must(b->compareDigests()).empty());
    }

    void deviceSpecific_reachesADeviceThatIsEnrolledLater() // R33
    {
        TestDevice &a = started("A");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        TestDevice &c = started("C");
        login(c, kAlice);
        QCOMPARE(c.value(kAlice, kCopy), std::optional(value(1)));
    }

    void seed_isTakenOnce_alsoByWhoHadToGiveWay() // R10, R33
    {
        TestDevice &a = started("A");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        TestDevice &small = started("S", 1);
        login(small, kAlice);
        QCOMPARE(small.value(kAlice, kCopy), std::optional(value(1)));
        login(small, kBob); // alice gives way
        QVERIFY(!small.held(kAlice, kCopy));
        login(small, kAlice);
        QVERIFY(!small.held(kAlice, kCopy));
    }

    void seed_thatComesLater_isTakenThen() // R20, R33
    {
        TestDevice &a = started("A"), &b = started("B");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        startAll();
        m_server->deleteOwner(kAlice);
        login(b, kAlice);
        set(b, kAlice, kScreen, value(2)); // is there again, without a seed
        login(b, kAlice);
        QVERIFY(!b.value(kAlice, kCopy));
        userdata::RecentlyDeleted deleted(m_server->store(), Catalogue::builtIn(), {});
        const auto page = must(deleted.page(QStringLiteral("alice"), {}, 10));
        QVERIFY(!page.entries.empty());
        userdata::DeletedSelection all;
        for (const auto &entry : page.entries)
            all.occasions.push_back(entry.occasion.row);
        (void)must(deleted.restore(all, userdata::Existing::Keep, QStringLiteral("anna"), {}));
        login(b, kAlice);
        QCOMPARE(b.value(kAlice, kCopy), std::optional(value(1)));
    }

    void export_leavesOutWhatIsDeviceSpecific_andSaysSo() // R23, R33
    {
        TestDevice &a = started("A");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        set(a, kAlice, kScreen, value(2));
        set(a, kBob, kScreen, value(3));
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        startAll();
        login(a, kAlice);
        must(a->stop());
        QStringList items;
        const auto report = must(a->exportData({}, [&](const client::ExportedOwner &owner) -> Result<void> {
            for (const auto &setting : owner.settings)
                items << setting.item;
            return {};
        }));
        QVERIFY(report.exported && !items.contains(kCopy));
        QCOMPARE(report.deviceSpecific, std::vector<OwnerKey>{kAlice});
    }

    void forgetting_namesWhatIsDeviceSpecific_andTakesTheSeedAnew() // R13, R33
    {
        TestDevice &a = started("A");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        startAll();
        login(a, kAlice);
        set(a, kAlice, kCopy, value(2));
        must(a->logout());
        QCOMPARE(must(a->wouldForget(kAlice)).own, QStringList{kCopy});
        const auto named = must(a->forget(kAlice, false));
        QVERIFY(!named.forgotten);
        QCOMPARE(named.own, QStringList{kCopy});
        QCOMPARE(a.held(kAlice, kCopy), std::optional(value(2)));
        QVERIFY(must(a->forget(kAlice, true)).forgotten);
        login(a, kAlice);
        QCOMPARE(a.value(kAlice, kCopy), std::optional(value(1)));
    }

    void seed_thatIsRefused_keepsNothingElseWaiting() // R33
    {
        TestDevice &a = started("A"), &b = started("B");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        startAll();
        b.wire = [] { return Wire::CutBefore; };
        (void)b->login({kAlice, {}});
        must(b->set(kAlice, kScreen, value(2)));
        b.wire = [] { return Wire::Connected; };
        bool isForgotten = false;
        b.answered = [&] { // of the pull: the seeds are asked for by nobody's device
            if (!std::exchange(isForgotten, true))
                m_server->restart();
        };
        must(b->synchronize());
        const auto errors = b.takeServerErrors();
        QVERIFY(std::find(errors.begin(), errors.end(), ErrorCode::NotPermitted) != errors.end());
        b.answered = [] {};
        login(b, kAlice);
        QCOMPARE(b.value(kAlice, kCopy), std::optional(value(1)));
        QCOMPARE(onServer(kAlice, kScreen), std::optional(value(2)));
    }

    void seed_doesNotReplaceWhatWasMadeHereBefore() // R33
    {
        TestDevice &a = started("A"), &b = started("B");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        set(a, kAlice, kCopyHistory, entry("one", 1));
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific, {kCopy, kCopyHistory})));
        startAll();
        b.wire = [] { return Wire::CutBefore; };
        (void)b->login({kAlice, {}});
        must(b->set(kAlice, kCopy, value(7)));
        must(b->set(kAlice, kCopyHistory, entry("two", 2)));
        b.wire = [] { return Wire::Connected; };
        login(b, kAlice);
        QCOMPARE(b.value(kAlice, kCopy), std::optional(value(7)));
        const QByteArray merged = b.value(kAlice, kCopyHistory).value_or(QByteArray());
        QVERIFY(merged.contains("one") && merged.contains("two"));
        QVERIFY(!sent(value(7)));
    }

    void shared_initializesEveryDevice_andTheSharedButtons() // R34
    {
        const QByteArray buttons = R"({"buttons":{"x":{"label":"x"}},"order":["x"]})";
        TestDevice &a = started("A"), &b = started("B");
        login(a, kAlice);
        must(a->set(OwnerKey::allDevices(), kSharedButtons, buttons));
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        startAll();
        login(a, kAlice);
        set(a, kAlice, kCopy, value(2));
        login(b, kAlice);
        set(b, kAlice, kCopy, value(3));
        QCOMPARE(b.value(OwnerKey::allDevices(), kSharedButtons), std::optional(buttons));
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::Shared)));
        QVERIFY(!onServer(OwnerKey::allDevices(), kSharedButtons));
        startAll();
        for (TestDevice *one : {&a, &b}) {
            login(*one, kAlice);
            QVERIFY(!one->held(kAlice, kCopy));
            QVERIFY(!one->held(OwnerKey::allDevices(), kSharedButtons));
        }
        QVERIFY(!sent(value(2)) && !sent(value(3)));
        set(b, kAlice, kCopy, value(4)); // shared again
        login(a, kAlice);
        QCOMPARE(a.value(kAlice, kCopy), std::optional(value(4)));
    }

    void deviceThatWasAway_endsAsOneThatFollowed() // R36
    {
        TestDevice &a = started("A"), &away = started("B");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        login(away, kAlice);
        stopAll();
        must(away->set(kAlice, kFax, value(9))); // goes up by R5: of another item
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        must(a->start(StartMode::Start));
        login(a, kAlice);
        set(a, kAlice, kCopy, value(2));
        must(a->stop());
        QVERIFY(m_server->changeScopes(to(Scope::Shared)));
        must(a->start(StartMode::Start));
        login(a, kAlice);
        set(a, kAlice, kCopy, value(3));
        must(a->stop());
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        startAll();
        login(a, kAlice);
        login(away, kAlice);
        QCOMPARE(a.value(kAlice, kCopy), std::optional(value(3)));
        QCOMPARE(away.value(kAlice, kCopy), std::optional(value(3)));
        QCOMPARE(onServer(kAlice, kFax), std::optional(value(9)));
    }

    void unsentChange_isNamedAndKept_whenItsItemIsInitialized() // R36
    {
        TestDevice &a = started("A");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        must(a->stop());
        must(a->set(kAlice, kCopy, value(5)));
        must(a->set(kBob, kCopy, value(6))); // whom the server never heard of
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        must(a->start(StartMode::Start));
        QVERIFY(!a.held(kAlice, kCopy) && !a.held(kBob, kCopy));
        const auto deleted = m_server->recentlyDeleted();
        QVERIFY(std::find(deleted.begin(), deleted.end(), value(5)) != deleted.end());
        QCOMPARE(logged(a, client::Occurrence::Kind::ChangeInitialized), 2);
        login(a, kAlice);
        QCOMPARE(a.value(kAlice, kCopy), std::optional(value(1))); // the seed
    }

    void deletedOwner_takesSeedAndDevicesOwnValuesAlong() // R9, R33
    {
        TestDevice &a = started("A");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        startAll();
        login(a, kAlice);
        set(a, kAlice, kCopy, value(2));
        must(a->logout());
        m_server->deleteOwner(kAlice);
        must(a->synchronize());
        QVERIFY(!a.held(kAlice, kCopy));
        const auto deleted = m_server->recentlyDeleted(); // R20: the seed can be brought back with its owner
        QVERIFY(std::find(deleted.begin(), deleted.end(), value(1)) != deleted.end());
        login(a, kAlice);
        QVERIFY(!a.held(kAlice, kCopy));
    }

    void renamedOwner_keepsTheSeed()
    {
        const OwnerKey alicia = *OwnerKey::user(u"alicia");
        TestDevice &a = started("A");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        m_server->renameOwner(kAlice, alicia);
        startAll();
        login(a, alicia);
        QCOMPARE(a.value(alicia, kCopy), std::optional(value(1)));
    }

    void change_whileUnsentOnesAreSent_isKeptToo() // R36
    {
        TestDevice &a = started("A");
        login(a, kAlice);
        set(a, kAlice, kCopy, value(1));
        must(a->stop());
        must(a->set(kAlice, kCopy, value(5)));
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        bool isChanged = false;
        a.answered = [&] {
            if (!isChanged && sent(value(5))) {
                isChanged = true;
                must(a->set(kAlice, kCopy, value(8)));
            }
        };
        must(a->start(StartMode::Start));
        QVERIFY(isChanged);
        QVERIFY(!a.held(kAlice, kCopy));
        QVERIFY(isRecentlyDeleted(value(5)) && isRecentlyDeleted(value(8)));
    }
};

QTEST_GUILESS_MAIN(TestScopeRules)
#include "test_scope_rules.moc"
