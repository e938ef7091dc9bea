#include "core/devices/device_registry.h"
#include "core/installation/security_log.h"
#include "core/protocol/limits.h"
#include "tests/support/fake_clock.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using namespace retinue::devices;
using namespace std::chrono_literals;

namespace {

const OwnerKey kAlice = *OwnerKey::user(u"alice");
const OwnerKey kBob = *OwnerKey::user(u"bob");
const OwnerKey kSales = *OwnerKey::group(u"sales");

} // namespace

class TestFollowing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { close(); }

    void holdings_surviveARestart()
    {
        const DeviceId a = enrol("a"), b = enrol("b");
        std::vector<OwnerId> owners;
        for (int i = 0; i < 500; ++i)
            owners.push_back(OwnerId::random());
        QVERIFY(following().hold(a, owners).ok());
        QVERIFY(following().hold(a, owners).ok());
        QVERIFY(following().hold(b, {owners[7], owners[8]}).ok());
        QVERIFY(following().release(a, {owners[8], OwnerId::random()}).ok());
        for (int round = 0; round < 2; ++round) {
            QCOMPARE(following().followed(a).ids.size(), std::size_t(499));
            QVERIFY(following().holds(a, owners[7]));
            QVERIFY(!following().holds(a, owners[8]));
            QCOMPARE(followers({{owners[7], owners[100]}, {}}), QSet<DeviceId>({a, b}));
            QCOMPARE(followers({{owners[8]}, {}}), QSet<DeviceId>({b}));
            reopen();
        }
    }

    void setPanel_tellsOfAUserOnce_untilSomebodyElseOrNobodyWasThere()
    {
        const DeviceId device = enrol("a");
        QStringList told;
        following().setLoginListener([&](const DeviceId &of, const QString &name, const OwnerKey &user) {
            QCOMPARE(of, device);
            told << name + u' ' + user.name();
        });
        const QString aliceCame = QStringLiteral("a alice"), bobCame = QStringLiteral("a bob");
        QVERIFY(following().setPanel(device, {kAlice, kSales}).ok());
        QCOMPARE(told, QStringList{aliceCame});
        QVERIFY(following().setPanel(device, {*OwnerKey::user(u"ALICE")}).ok()); // it repeats itself
        QCOMPARE(told.size(), 1);
        QVERIFY(following().setPanel(device, {kBob}).ok());
        QVERIFY(following().setPanel(device, {kAlice}).ok());
        following().clearPanel(device);
        QVERIFY(following().setPanel(device, {kAlice}).ok());
        QCOMPARE(told, (QStringList{aliceCame, bobCame, aliceCame, aliceCame}));
        QVERIFY(following().setPanel(device, {}).ok()); // nobody
        QCOMPARE(told.size(), 4);
        using Saying = devices::Following::Saying;
        QVERIFY(following().setPanel(device, {kBob}, Saying::Again).ok()); // known before a restart
        QCOMPARE(told.size(), 4);
        QVERIFY(following().isAtPanel(device, kBob));
    }

    void name_andSetPanel_shareOneCapOfTheLastHour()
    {
        constexpr int kCap = protocol::limits::kDistinctOwnersPerDeviceAndHour;
        const DeviceId device = enrol("a");
        std::vector<OwnerKey> owners;
        for (int i = 0; i < kCap; ++i)
            owners.push_back(*OwnerKey::user(QStringLiteral("user%1").arg(i)));
        QVERIFY(following().name(device, owners).ok());
        QVERIFY(following().name(device, owners).ok()); // the same ones
        QVERIFY(following().setPanel(device, {owners[0]}).ok());
        QCOMPARE(following().setPanel(device, {kAlice}).error().code, ErrorCode::TooMany);
        QVERIFY(!following().isAtPanel(device, kAlice));
        QCOMPARE(following().name(device, {kAlice}).error().code, ErrorCode::TooMany);
        QVERIFY(following().name(enrol("b"), owners).ok()); // others are not concerned
    }

    void follows_whoeverIsAtThePanel_knownToTheStoreOrNot() // R6
    {
        const DeviceId a = enrol("a"), b = enrol("b");
        QVERIFY(following().setPanel(a, {kAlice, kSales}).ok());
        QVERIFY(following().setPanel(b, {kBob, kSales}).ok());
        QVERIFY(following().follows(a, *OwnerKey::user(u"ALICE"), std::nullopt));
        QVERIFY(following().follows(a, kSales, OwnerId::random()));
        QVERIFY(!following().follows(a, kBob, OwnerId::random()));
        QCOMPARE(followers({{OwnerId::random()}, {kAlice}}), QSet<DeviceId>({a}));
        QCOMPARE(followers({{}, {kSales}}), QSet<DeviceId>({a, b}));
        QCOMPARE(following().followed(a).keys,
                 (std::vector<OwnerKey>{kAlice, kSales, OwnerKey::allDevices()}));
        following().clearPanel(a);
        QVERIFY(!following().follows(a, kAlice, std::nullopt));
        QVERIFY(followers({{}, {kAlice}}).empty());
        QCOMPARE(followers({{}, {kSales}}), QSet<DeviceId>({b}));
    }

    void follows_whatIsHeld_whoeverIsAtThePanel()
    {
        const DeviceId a = enrol("a"), b = enrol("b");
        const OwnerId alice = OwnerId::random();
        QVERIFY(following().hold(a, {alice}).ok());
        QVERIFY(following().setPanel(b, {kAlice}).ok());
        QVERIFY(following().follows(a, kAlice, alice));
        QVERIFY(!following().follows(a, kAlice, std::nullopt));
        QCOMPARE(followers({{alice}, {kAlice}}), QSet<DeviceId>({a, b}));
        QVERIFY(following().setPanel(a, {kAlice}).ok()); // both, and told once
        QCOMPARE(following().followers({{alice}, {kAlice}}).size(), std::size_t(2));
    }

    void follows_allDevicesData_everybodyWhoTakesPart() // R4
    {
        const DeviceId a = enrol("a"), b = enrol("b");
        QVERIFY(following().follows(a, OwnerKey::allDevices(), std::nullopt));
        QCOMPARE(followers({{}, {OwnerKey::allDevices()}}), QSet<DeviceId>({a, b}));
        QVERIFY(following().setPanel(a, {kAlice}).ok());
        QVERIFY(m_registry->setState(a, DeviceState::Stopped, false).ok());
        QCOMPARE(followers({{}, {OwnerKey::allDevices()}}), QSet<DeviceId>({b}));
        QVERIFY(followers({{}, {kAlice}}).empty());
    }

    void panel_whenTheDeviceIsRemovedOrEnrolledAgain_isEmpty()
    {
        const DeviceId a = enrol("a"), b = enrol("b");
        QVERIFY(following().setPanel(a, {kAlice}).ok());
        QVERIFY(following().setPanel(b, {kAlice}).ok());
        QVERIFY(m_registry->remove(a).ok());
        const DeviceId next = enrol("c"); // takes the removed one's place in memory
        QCOMPARE(followers({{}, {kAlice}}), QSet<DeviceId>({b}));
        QVERIFY(!following().isAtPanel(next, kAlice));
        QVERIFY(enrol("b") == b);
        QVERIFY(!following().isAtPanel(b, kAlice));
        QVERIFY(followers({{}, {kAlice}}).empty());
    }

    void panel_isKnownUntilItIsClearedOrTheServerRestarts() // R6
    {
        const auto device = enrol("a");
        const OwnerKey alice = *OwnerKey::user(u"alice"), bob = *OwnerKey::user(u"bob"),
                       sales = *OwnerKey::group(u"sales");
        QVERIFY(following().setPanel(device, {alice, sales}).ok());
        QVERIFY(following().isAtPanel(device, alice));
        QVERIFY(following().isAtPanel(device, *OwnerKey::user(u"ALICE")));
        QVERIFY(following().isAtPanel(device, sales));
        QVERIFY(!following().isAtPanel(device, bob));
        QVERIFY(!following().isAtPanel(device, *OwnerKey::user(u"alice", u"corp")));
        QVERIFY(following().setPanel(device, {bob}).ok());
        QVERIFY(!following().isAtPanel(device, alice));
        following().clearPanel(device);
        QVERIFY(!following().isAtPanel(device, bob));
        QVERIFY(following().setPanel(device, {bob}).ok());
        reopen();
        QVERIFY(!following().isAtPanel(device, bob));
    }

    void panel_whenTheDeviceIsStopped_isEmptyAndStaysSo() // R6, R12
    {
        for (const bool byAdministrator : {false, true}) {
            const DeviceId device = enrol(byAdministrator ? "a" : "b");
            QVERIFY(following().setPanel(device, {kAlice}).ok());
            QVERIFY(m_registry->setState(device, DeviceState::Stopped, byAdministrator).ok());
            QVERIFY(!following().isAtPanel(device, kAlice));
            // A login that was on its way when the device was stopped.
            QCOMPARE(following().setPanel(device, {kAlice}).error().code, ErrorCode::NotStarted);
            QVERIFY(m_registry->setState(device, DeviceState::Started, true).ok());
            QVERIFY(!following().isAtPanel(device, kAlice));
        }
    }

    void setPanel_overTheHourlyCap_isRefusedAndLoggedOnce() // R6
    {
        const auto device = enrol("a");
        const auto other = enrol("b");
        constexpr int kMost = protocol::limits::kDistinctOwnersPerDeviceAndHour;
        for (int i = 0; i < kMost; ++i)
            QVERIFY(following().setPanel(device, {*OwnerKey::user(QString::number(i))}).ok());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(following().setPanel(device, {*OwnerKey::user(u"one more")}).error().code,
                     ErrorCode::TooMany);
        QVERIFY(!following().isAtPanel(device, *OwnerKey::user(u"one more")));
        QVERIFY(following().setPanel(device, {*OwnerKey::user(u"17")}).ok()); // seen before
        QVERIFY(following().setPanel(other, {*OwnerKey::user(u"one more")}).ok());
        m_clock.advance(1h);
        QVERIFY(following().setPanel(device, {*OwnerKey::user(u"one more")}).ok());
        QVERIFY(m_database->setSetting(QStringLiteral("flush"), {}).ok());
        const auto events = installation::SecurityLog(*m_database, m_clock).newest(10);
        QCOMPARE(events->size(), std::size_t(1));
        QCOMPARE(events->front().kind, QStringLiteral("too-many-owners"));
        QCOMPARE(events->front().subject, QStringLiteral("a"));
    }

private:
    Following &following() { return m_registry->following(); }
    [[nodiscard]] QSet<DeviceId> followers(const OwnerSet &owners)
    {
        const auto found = following().followers(owners);
        return {found.begin(), found.end()};
    }
    /// Started.
    DeviceId enrol(const char *name)
    {
        DeviceInfo info;
        info.name = info.serialNumber = QString::fromLatin1(name);
        const auto enrolled = m_registry->enrol(info, QStringLiteral("192.0.2.1"));
        if (!enrolled || !m_registry->setState(enrolled->id, DeviceState::Started, false))
            qFatal("a device is not enrolled");
        return enrolled->id;
    }
    void open()
    {
        auto opened = installation::MachineDatabase::open(m_folder->path());
        QVERIFY(opened.ok());
        m_database = std::move(opened).value();
        m_registry = std::make_unique<DeviceRegistry>(*m_database, m_clock);
        QVERIFY(m_registry->load().ok());
    }
    void close()
    {
        m_registry.reset();
        m_database.reset();
    }
    void reopen()
    {
        close();
        open();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock;
    std::unique_ptr<installation::MachineDatabase> m_database;
    std::unique_ptr<DeviceRegistry> m_registry;
};

QTEST_GUILESS_MAIN(TestFollowing)
#include "test_following.moc"
