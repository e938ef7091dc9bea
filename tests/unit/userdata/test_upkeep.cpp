#include "core/model/value_rules.h"
#include "core/protocol/limits.h"
#include "tests/unit/userdata/service_rig.h"

using namespace retinue;
using namespace retinue::test;

namespace {

std::vector<store::RecentlyDeletedRow> recentlyDeleted(ServiceRig &rig, const OwnerKey &owner)
{
    return *rig.store().read()->tables().recentlyDeleted.ofOwner(owner);
}

} // namespace

class TestUpkeep : public QObject
{
    Q_OBJECT

private slots:
    void deleteOwners_whenMany_deletesThoseThereAre() // R9, R20
    {
        ServiceRig rig;
        std::vector<OwnerKey> owners;
        for (int i = 0; i < 55; ++i) {
            owners.push_back(*OwnerKey::user(QStringLiteral("user%1").arg(i)));
            if (i % 5 != 0)
                (void)rig.put(owners.back(), kLanguage, "{\"language\":\"de\"}");
        }
        (void)rig.put(kAlice, kKeychain, kSecret);
        (void)rig.put(kSales, kGroupList, "{\"entries\":{}}");
        QCOMPARE(rig.service().counts()->users, 45);
        std::vector<store::OwnerChanged> heard;
        rig.service().setListener(
            [&](const auto &changed) { heard.insert(heard.end(), changed.begin(), changed.end()); });
        QCOMPARE(*rig.remove(owners), 44);
        QCOMPARE(heard.size(), 44u);
        const auto counts = rig.service().counts();
        QCOMPARE(counts->users, 1);
        QCOMPARE(counts->groups, 1);
        QCOMPARE(counts->settings, 2);
        QVERIFY(rig.settings(owners[1]).settings.empty());
        QCOMPARE(*rig.remove({}), 0);
        QCOMPARE(recentlyDeleted(rig, owners[1]).size(), 1u);
        QCOMPARE(recentlyDeleted(rig, owners[1]).front().reason, store::DeletedReason::Deleted);
        QCOMPARE(*rig.remove({kAlice}), 1);
        QCOMPARE(recentlyDeleted(rig, kAlice).front().value, kSecret);
    }

    void keepDisplaced_whenReported_keepsItOnce() // R14
    {
        ServiceRig rig;
        const DeviceId device = DeviceId::random();
        const std::vector<protocol::DisplacedSetting> displaced{{kAlice, kLanguage, "{\"language\":\"de\"}"},
                                                                {kAlice, kKeychain, kSecret}};
        for (int round = 0; round < 2; ++round)
            VERIFY_OK(ServiceRig::wait(
                [&](auto done) { rig.service().keepDisplaced(device, displaced, std::move(done)); }));
        const auto kept = recentlyDeleted(rig, kAlice);
        QCOMPARE(kept.size(), 2u);
        QCOMPARE(kept.front().value, kSecret);
        QCOMPARE(kept.front().device, device);
        QCOMPARE(kept.front().reason, store::DeletedReason::Displaced);
        QVERIFY(!*rig.service().find(kAlice)); // it is no data of the store

        const auto refused = ServiceRig::wait([&](auto done) {
            rig.service().keepDisplaced(device, {{kAlice, kScreen, "{}"}, {kAlice, kGroupList, "{}"}},
                                        std::move(done));
        });
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QCOMPARE(recentlyDeleted(rig, kAlice).size(), 2u);
    }

    void keepDisplaced_whereWhatIsKeptIsDamaged_keepsWhatIsReported() // R14
    {
        ServiceRig rig;
        const DeviceId device = DeviceId::random();
        const auto report = [&] {
            return ServiceRig::wait([&](auto done) {
                rig.service().keepDisplaced(device, {{kAlice, kKeychain, kSecret}}, std::move(done));
            });
        };
        VERIFY_OK(report());
        rig.tamper(QStringLiteral("UPDATE recently_deleted SET body = x'00'"));
        VERIFY_OK(report()); // a refusal would keep the device from starting
        const auto kept = recentlyDeleted(rig, kAlice);
        QCOMPARE(kept.size(), 2u);
        QCOMPARE(kept.front().value, kSecret);
        QVERIFY(!kept.front().damaged && kept.back().damaged);
    }

    void keepDisplaced_whenReportedAgainAndAgain_keepsTheNewest() // R14
    {
        ServiceRig rig;
        const DeviceId device = DeviceId::random(), other = DeviceId::random();
        const auto report = [&](const DeviceId &from, const QByteArray &language) {
            return ServiceRig::wait([&](auto done) {
                rig.service().keepDisplaced(
                    from, {{kAlice, kLanguage, "{\"language\":\"" + language + "\"}"}}, std::move(done));
            });
        };
        VERIFY_OK(report(other, "de"));
        for (const char *language : {"de", "en", "fr", "it", "es", "pt"})
            VERIFY_OK(report(device, language));
        const auto kept = recentlyDeleted(rig, kAlice);
        QCOMPARE(kept.size(), 5u); // four of the one, the other's untouched
        QCOMPARE(kept.front().value, QByteArray("{\"language\":\"pt\"}"));
        QCOMPARE(kept[3].value, QByteArray("{\"language\":\"fr\"}"));
        QCOMPARE(kept[4].device, other);
    }

    void keepDisplaced_ofManyValues_isNotQuadratic()
    {
        // On the store's writer thread, where every other device's write would wait.
        ServiceRig rig;
        const DeviceId device = DeviceId::random();
        constexpr int kReports = 30;
        for (int report = 0; report < kReports; ++report) {
            std::vector<protocol::DisplacedSetting> displaced;
            for (int i = 0; i < protocol::limits::kDisplacedPerReport; ++i)
                displaced.push_back(
                    {kAlice, kLanguage, "{\"language\":\"x" + QByteArray::number(report * 1000 + i) + "\"}"});
            VERIFY_OK(ServiceRig::wait([&](auto done) {
                rig.service().keepDisplaced(device, std::move(displaced), std::move(done));
            }));
        }
        QCOMPARE(recentlyDeleted(rig, kAlice).size(), 4u);
    }

    void keepDisplaced_overTheBoundOfADevice_isRefusedAsAWhole_andOthersAreNot() // R14
    {
        ServiceRig rig;
        const DeviceId device = DeviceId::random();
        const auto report = [&](const DeviceId &from, const std::vector<OwnerKey> &owners,
                                const QByteArray &language) {
            std::vector<protocol::DisplacedSetting> displaced;
            for (const OwnerKey &owner : owners)
                displaced.push_back({owner, kLanguage, "{\"language\":\"" + language + "\"}"});
            return ServiceRig::wait(
                [&](auto done) { rig.service().keepDisplaced(from, displaced, std::move(done)); });
        };
        const auto isFull = [](const Result<void> &answer) {
            return !answer && answer.error().code == ErrorCode::TooMany;
        };
        // Of owners whom nobody names again, so many that there is room for four.
        const auto most = protocol::limits::kDisplacedBytesPerDevice / protocol::limits::kDisplacedBytesLeast;
        VERIFY_OK(rig.store().writeAndWait(
            [&](store::Edit &edit) { return test::addDisplaced(edit, device, most - 4); }));
        for (const char *language : {"de", "en", "fr"})
            VERIFY_OK(report(device, {kAlice}, language));
        QVERIFY(isFull(report(device, {kAlice, kBob}, "it")));
        QCOMPARE(recentlyDeleted(rig, kAlice).size(), 3u);
        VERIFY_OK(report(device, {kAlice}, "it"));
        QVERIFY(isFull(report(device, {kBob}, "it")));
        VERIFY_OK(report(device, {kAlice}, "it")); // repeated: it takes no room
        VERIFY_OK(report(device, {kAlice}, "es")); // its own oldest one makes room
        VERIFY_OK(report(DeviceId::random(), {kBob}, "it"));
        rig.clock().advance(std::chrono::days(30) + std::chrono::hours(1));
        VERIFY_OK(rig.service().purge(rig.clock().now(), std::chrono::days(30)));
        VERIFY_OK(report(device, {kBob}, "it"));
    }

    void keepDisplaced_ofAValueLargerThanItsItemAllows_isRefused()
    {
        ServiceRig rig;
        const QByteArray value =
            "{\"language\":\"" + QByteArray(Catalogue::builtIn().find(kLanguage)->maxBytes, 'x') + "\"}";
        const auto refused = ServiceRig::wait([&](auto done) {
            rig.service().keepDisplaced(DeviceId::random(), {{kAlice, kLanguage, value}}, std::move(done));
        });
        QCOMPARE(refused.error().code, ErrorCode::TooLarge);
        QVERIFY(recentlyDeleted(rig, kAlice).empty());
    }

    void assertMembership_whenItDiffers_isWritten() // R6
    {
        ServiceRig rig;
        const auto login = [&](std::vector<OwnerKey> groups) {
            return ServiceRig::wait([&](auto done) {
                rig.service().assertMembership({kBob, std::move(groups)}, std::move(done));
            });
        };
        const auto stored = [&] { return *rig.store().read()->tables().memberships.groupsOf(kBob); };
        const OwnerKey staff = *OwnerKey::group(u"Staff");
        VERIFY_OK(login({staff, kSales, staff}));
        QVERIFY(stored() == (std::vector<OwnerKey>{kSales, staff}));
        VERIFY_OK(login({kSales, *OwnerKey::group(u"STAFF")}));
        QCOMPARE(stored()[1].name(), QStringLiteral("Staff")); // the same groups: nothing was written
        VERIFY_OK(login({}));
        QVERIFY(stored().empty());
        const auto refused = ServiceRig::wait([&](auto done) {
            rig.service().assertMembership({kSales, {}}, std::move(done));
        });
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }

    void differing_whenAtTheSameState_comparesContents() // R13
    {
        ServiceRig rig;
        (void)rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        const State state = rig.put(kAlice, kKeychain, kSecret);
        const OwnerId id = **rig.service().find(kAlice);
        const auto digest = [](const QByteArray &value) {
            return protocol::ownerDigest({{kLanguage, model::contentDigest(value)}});
        };
        const QByteArray same = digest("{\"language\":\"de\"}"); // secret settings are left out
        const QByteArray other = digest("{\"language\":\"fr\"}");
        const auto differing = [&](const State &at, const QByteArray &reported) {
            return *rig.service().differing({{id, at, reported}});
        };
        QVERIFY(differing(state, same).empty());
        QCOMPARE(differing(state, other), std::vector<OwnerId>{id});
        QVERIFY(differing({state.generation, {state.revision.value - 1}}, other).empty()); // not yet that far
        QVERIFY(differing({Generation::random(), state.revision}, other).empty());
        QVERIFY(rig.service().differing({{OwnerId::random(), state, other}})->empty());
    }

    void purge_ofMemberships_forgetsThoseOfUsersWithoutDataThatNobodyAsserts() // R6
    {
        ServiceRig rig;
        const OwnerKey guest = *OwnerKey::user(u"guest"), regular = *OwnerKey::user(u"regular");
        const auto login = [&](const OwnerKey &user) {
            return ServiceRig::wait([&](auto done) {
                rig.service().assertMembership({user, {kSales}}, std::move(done));
            });
        };
        const auto groups = [&](const OwnerKey &user) {
            return rig.store().read()->tables().memberships.groupsOf(user)->size();
        };
        for (const OwnerKey &user : {guest, regular, kAlice})
            VERIFY_OK(login(user));
        (void)rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        rig.clock().advance(userdata::SettingsService::kMembershipLife - std::chrono::hours(1));
        VERIFY_OK(login(regular)); // the same groups
        VERIFY_OK(rig.service().purge(rig.clock().now(), std::chrono::days(30)));
        QCOMPARE(groups(guest), 1u);
        rig.clock().advance(std::chrono::hours(2));
        VERIFY_OK(rig.service().purge(rig.clock().now(), std::chrono::days(30)));
        QCOMPARE(groups(guest), 0u);
        QCOMPARE(groups(regular), 1u);
        QCOMPARE(groups(kAlice), 1u);
    }

    void purge_afterUpkeepIsStopped_deletesNothing()
    {
        ServiceRig rig;
        const DeviceId device = DeviceId::random();
        const auto change = ServiceRig::change(kAlice, kLanguage, "{\"language\":\"de\"}");
        VERIFY_OK(rig.push(change, device));
        rig.clock().advance(protocol::limits::kAnswerLife + std::chrono::hours(1));
        rig.service().stopUpkeep();
        VERIFY_OK(rig.service().purge(rig.clock().now(), std::chrono::days(30)));
        QVERIFY(rig.store().read()->tables().answers.find(device, change.id)->has_value());
    }

    void purge_whenTheirTimeIsOver_forgetsAnswersTombstonesAndDeleted()
    {
        ServiceRig rig;
        const DeviceId device = DeviceId::random();
        const auto change = ServiceRig::change(kAlice, kLanguage, "{\"language\":\"de\"}");
        VERIFY_OK(rig.push(change, device));
        QCOMPARE(*rig.remove({kAlice}), 1);
        const auto answered = [&] {
            return rig.store().read()->tables().answers.find(device, change.id)->has_value();
        };
        rig.clock().advance(protocol::limits::kAnswerLife - std::chrono::hours(1));
        VERIFY_OK(rig.service().purge(rig.clock().now(), std::chrono::days(30)));
        QVERIFY(answered());
        rig.clock().advance(std::chrono::hours(2));
        VERIFY_OK(rig.service().purge(rig.clock().now(), std::chrono::days(30)));
        QVERIFY(!answered());
        QCOMPARE(recentlyDeleted(rig, kAlice).size(), 1u);
        rig.clock().advance(std::chrono::days(30));
        VERIFY_OK(rig.service().purge(rig.clock().now(), std::chrono::days(30)));
        QVERIFY(recentlyDeleted(rig, kAlice).empty());
        QCOMPARE(rig.store().read()->head().purged, Revision{0});
        rig.clock().advance(protocol::limits::kTombstoneLife);
        VERIFY_OK(rig.service().purge(rig.clock().now(), std::chrono::days(30)));
        QCOMPARE(rig.store().read()->head().purged, rig.state().revision);
    }
};

QTEST_GUILESS_MAIN(TestUpkeep)
#include "test_upkeep.moc"
