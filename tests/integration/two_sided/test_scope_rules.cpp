#include "core/store/edit.h"
#include "core/userdata/recently_deleted.h"
#include "tests/integration/two_sided/rules_fixture.h"
#include "tests/support/must.h"
#include "tests/support/store_server.h"
#include "tests/support/test_device.h"

#include <QTest>

#include <algorithm>

using namespace retinue;
using protocol::StartMode;
using test::entry;
using test::kAlice;
using test::kBob;
using test::kCopy;
using test::kScreen;
using test::kSharedButtons;
using test::must;
using test::StoreServer;
using test::TestDevice;
using test::value;
using test::Wire;

namespace {

const QString kFax = QStringLiteral("default-job.fax");
const QString kCopyHistory = QStringLiteral("history.copy");

sharing::Draft to(Scope scope, const QStringList &items = {kCopy})
{
    sharing::Draft draft;
    for (const QString &item : items)
        draft[item] = scope;
    return draft;
}

} // namespace

/// R31-R36, each step by name, with the real server and real devices, but without a network.
class TestScopeRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_devices.clear();
        m_server = std::make_unique<StoreServer>();
    }

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

    void keptValues_becomeTheSharedOnes_beforeAnybodyElseStarts() // R35
    {
        TestDevice &a = started("A"), &b = started("B");
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        startAll();
        login(a, kAlice);
        set(a, kAlice, kCopy, value(2));
        login(b, kAlice);
        set(b, kAlice, kCopy, value(3));
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::Shared), b.id()));
        QCOMPARE(a->start(StartMode::Start).error().code, ErrorCode::Locked);
        must(b->start(StartMode::Start));
        must(a->start(StartMode::Start));
        login(a, kAlice);
        login(b, kAlice);
        QCOMPARE(a.value(kAlice, kCopy), std::optional(value(3)));
        QCOMPARE(b.value(kAlice, kCopy), std::optional(value(3)));
        QCOMPARE(onServer(kAlice, kCopy), std::optional(value(3)));
        QVERIFY(!sent(value(2)));
        QVERIFY(must(b->unsent()).empty());
    }

    void keptValues_thatAreGivenUp_areInitializedAsAll() // R35
    {
        TestDevice &a = started("A"), &b = started("B");
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        startAll();
        login(b, kAlice);
        set(b, kAlice, kCopy, value(3));
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::Shared), b.id()));
        must(m_server->scopes().endKeeping());
        must(a->start(StartMode::Start));
        must(b->start(StartMode::Start));
        login(b, kAlice);
        QVERIFY(!b.held(kAlice, kCopy));
        QVERIFY(!sent(value(3)));
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

    void change_whileKeptValuesAreSent_becomesTheSharedOne() // R35
    {
        TestDevice &b = stoppedWithOwn(value(3));
        bool isChanged = false;
        b.answered = [&] {
            if (!isChanged && sent(value(3))) {
                isChanged = true;
                must(b->set(kAlice, kCopy, value(4)));
            }
        };
        must(b->start(StartMode::Start));
        QVERIFY(isChanged);
        QCOMPARE(onServer(kAlice, kCopy), std::optional(value(4)));
        login(b, kAlice);
        QCOMPARE(b.value(kAlice, kCopy), std::optional(value(4)));
    }

    void change_afterTheKeptValuesWereSent_isKept() // R35
    {
        TestDevice &b = stoppedWithOwn(value(3));
        bool isChanged = false;
        b.answered = [&] {
            if (!isChanged && sent(value(3)) && !must(m_server->scopes().keeping())) {
                isChanged = true;
                must(b->set(kAlice, kCopy, value(4)));
            }
        };
        must(b->start(StartMode::Start));
        QVERIFY(isChanged);
        QCOMPARE(onServer(kAlice, kCopy), std::optional(value(3)));
        QVERIFY(isRecentlyDeleted(value(4)));
        QCOMPARE(logged(b, client::Occurrence::Kind::ChangeInitialized), 1);
        login(b, kAlice);
        QCOMPARE(b.value(kAlice, kCopy), std::optional(value(3)));
    }

private:
    /// A stopped device whose value of kAlice's kCopy is to be kept as the shared one.
    TestDevice &stoppedWithOwn(const QByteArray &own)
    {
        TestDevice &one = started("B");
        stopAll();
        (void)must(m_server->changeScopes(to(Scope::DeviceSpecific)));
        startAll();
        login(one, kAlice);
        set(one, kAlice, kCopy, own);
        stopAll();
        (void)must(m_server->changeScopes(to(Scope::Shared), one.id()));
        return one;
    }
    [[nodiscard]] bool isRecentlyDeleted(const QByteArray &value) const
    {
        const auto deleted = m_server->recentlyDeleted();
        return std::find(deleted.begin(), deleted.end(), value) != deleted.end();
    }
    TestDevice &device(const char *name, int mostUsers = 500)
    {
        m_devices.push_back(std::make_unique<TestDevice>(*m_server, QString::fromLatin1(name), mostUsers));
        return *m_devices.back();
    }
    TestDevice &started(const char *name, int mostUsers = 500)
    {
        TestDevice &one = device(name, mostUsers);
        must(one->start(StartMode::Start));
        return one;
    }
    static void login(TestDevice &device, const OwnerKey &user)
    {
        must(device->synchronize());
        const auto report = must(device->login({user, {}}));
        if (!report.upToDate)
            qFatal("%s", qPrintable(report.why ? report.why->toString() : report.message));
    }
    static void set(TestDevice &device, const OwnerKey &owner, const QString &item, const QByteArray &value)
    {
        must(device->set(owner, item, value));
        must(device->synchronize());
    }
    void stopAll()
    {
        for (auto &device : m_devices) {
            if (must((*device)->startDue()))
                must((*device)->stop());
        }
    }
    void startAll()
    {
        for (auto &device : m_devices)
            must((*device)->start(StartMode::Start));
    }
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
    [[nodiscard]] std::optional<QByteArray> onServer(const OwnerKey &owner, const QString &item) const
    {
        const auto contents = m_server->contents();
        const auto found = contents.find({owner, item});
        return found == contents.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] bool sent(const QByteArray &value) const
    {
        const auto all = m_server->everSent();
        return std::find(all.begin(), all.end(), value) != all.end();
    }
    static int logged(TestDevice &device, client::Occurrence::Kind kind)
    {
        const auto entries = must(device.log().newest(100));
        return int(
            std::count_if(entries.begin(), entries.end(), [kind](const client::CommunicationEntry &entry) {
                return entry.occurrence && entry.occurrence->kind == kind;
            }));
    }

    std::unique_ptr<StoreServer> m_server;
    std::vector<std::unique_ptr<TestDevice>> m_devices;
};

QTEST_GUILESS_MAIN(TestScopeRules)
#include "test_scope_rules.moc"
