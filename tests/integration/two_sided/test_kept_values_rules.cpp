#include "core/store/snapshot.h"
#include "tests/integration/two_sided/scope_fixture.h"

#include <QTest>

using namespace retinue;
using namespace retinue::test;
using protocol::StartMode;

namespace {
const QString kScan = QStringLiteral("default-job.scan-and-send");
} // namespace

/// One device's values become the shared ones (R35).
class TestKeptValuesRules : public ScopeFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }

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

    void keptValues_ofADeviceThatIsBehind_areNotTheSharedOnes() // R35, R36
    {
        TestDevice &a = started("A"), &b = started("B");
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        startAll();
        login(b, kAlice);
        set(b, kAlice, kCopy, value(3));
        stopAll();
        QVERIFY(m_server->changeScopes(to(Scope::Shared)));
        QVERIFY(m_server->changeScopes(to(Scope::DeviceSpecific)));
        // It is told of both changes, and never hears it.
        b.wire = [] { return Wire::CutAfter; };
        QVERIFY(!b->start(StartMode::Start).ok());
        b.wire = [] { return Wire::Connected; };
        m_server->stopDevice(b.id());
        QVERIFY(m_server->changeScopes(to(Scope::Shared), b.id()));
        must(b->start(StartMode::Start));
        QVERIFY(!must(m_server->scopes().keeping()));
        QVERIFY(!sent(value(3)));
        QVERIFY(!b.held(kAlice, kCopy));
        must(a->start(StartMode::Start)); // nobody is waited for
    }

    void kill_atAnyMomentOfKeeping_losesNothing() // R11, R35: nor the destinations that never leave
    {
        const QByteArray own = R"({"destinations":[{"mail":"bob@example.com"}],"n":1})";
        for (int cut = 0; cut < 12; ++cut) {
            begin();
            TestDevice &b = stoppedWithOwn(own, kScan);
            int requests = 0;
            b.wire = [&] {
                return requests++ == cut / 2 ? (cut % 2 == 0 ? Wire::CutBefore : Wire::CutAfter)
                                             : Wire::Connected;
            };
            (void)b->start(StartMode::Start);
            b.wire = [] { return Wire::Connected; };
            b.crash();
            must(b->start(StartMode::Start));
            login(b, kAlice);
            QVERIFY(onServer(kAlice, kScan).has_value());
            QVERIFY(!onServer(kAlice, kScan)->contains("bob@"));
            QCOMPARE(b.value(kAlice, kScan), std::optional(own));
            must(b->stop());
            must(b->start(StartMode::Start)); // the server hears that the step was taken
            QVERIFY(
                must(m_server->store().read()).tables().scopes.keptBy(m_server->registered(b.id()))->empty());
        }
    }

    void keptValues_thatAreSentAgain_doNotReplaceWhatOthersMadeSince() // R35
    {
        TestDevice &a = device("A"), &b = stoppedWithOwn(value(3));
        int requests = 0; // start, values, the last message: its answer is lost, so the step is not taken
        b.wire = [&] { return ++requests == 3 ? Wire::CutAfter : Wire::Connected; };
        QVERIFY(!b->start(StartMode::Start).ok());
        QVERIFY(sent(value(3)) && !must(m_server->scopes().keeping()));
        b.wire = [] { return Wire::Connected; };
        b.crash();
        must(a->start(StartMode::Start));
        login(a, kAlice);
        QCOMPARE(a.value(kAlice, kCopy), std::optional(value(3)));
        set(a, kAlice, kCopy, value(6));
        must(b->set(kAlice, kCopy, value(4))); // made there before it comes back
        must(b->start(StartMode::Start));
        login(b, kAlice);
        QCOMPARE(onServer(kAlice, kCopy), std::optional(value(6)));
        QCOMPARE(b.value(kAlice, kCopy), std::optional(value(6)));
        QVERIFY(isRecentlyDeleted(value(4)));
    }

private:
    /// A stopped device whose value of kAlice is to be kept as the shared one.
    TestDevice &stoppedWithOwn(const QByteArray &own, const QString &item = kCopy)
    {
        TestDevice &one = started("B");
        stopAll();
        (void)must(m_server->changeScopes(to(Scope::DeviceSpecific, {item})));
        startAll();
        login(one, kAlice);
        set(one, kAlice, item, own);
        stopAll();
        (void)must(m_server->changeScopes(to(Scope::Shared, {item}), one.id()));
        return one;
    }
};

QTEST_GUILESS_MAIN(TestKeptValuesRules)
#include "test_kept_values_rules.moc"
