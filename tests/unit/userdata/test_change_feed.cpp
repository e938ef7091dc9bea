#include "core/protocol/limits.h"
#include "tests/support/failing_disk.h"
#include "tests/unit/userdata/service_rig.h"

#include <QRandomGenerator>

#include <map>
#include <set>
#include <thread>

using namespace retinue;
using namespace retinue::test;

namespace {

/// What a follower makes of the feed.
struct Follower
{
    State state;
    std::vector<OwnerId> owners;
    std::map<std::pair<QString, QString>, QByteArray> held; ///< (owner, item) -> value
    std::map<OwnerId, QString> names;
    int pages = 0;
    std::set<std::int64_t> seen; ///< revisions, each once

    void follow(ServiceRig &rig, int limit)
    {
        for (bool more = true; more; ++pages) {
            const auto page = rig.service().changes({owners, {}}, state, limit);
            if (!page)
                qFatal("%s", qPrintable(page.error().toString()));
            QVERIFY(int(page->changed.size() + page->ownersDeleted.size()) <= limit);
            QCOMPARE(page->oldState, state);
            for (const auto &change : page->changed) {
                QVERIFY(seen.insert(change.setting.revision.value).second);
                QVERIFY(change.setting.revision > state.revision);
                names[change.id] = change.owner.toString();
                const auto place = std::pair(change.owner.toString(), change.setting.item);
                if (change.setting.deleted)
                    held.erase(place);
                else
                    held[place] = change.setting.value;
            }
            for (const OwnerId &owner : page->ownersDeleted)
                std::erase_if(held, [&](const auto &entry) { return entry.first.first == names[owner]; });
            more = page->hasMore;
            QVERIFY(!more || page->newState != state); // it always gets on
            state = page->newState;
        }
    }
};

OwnerKey user(int number)
{
    return *OwnerKey::user(QStringLiteral("user%1").arg(number));
}

} // namespace

class TestChangeFeed : public QObject
{
    Q_OBJECT

private slots:
    void changes_whenFollowedInPages_skipAndRepeatNothing()
    {
        for (const int limit : {1, 2, 7, 1000}) {
            ServiceRig rig;
            Follower follower{rig.state(), {}};
            std::map<int, State> states;
            for (int i = 0; i < 20; ++i)
                states[i] = rig.put(user(i), kLanguage, "{\"language\":\"de\"}");
            for (int i = 0; i < 20; ++i)
                follower.owners.push_back(**rig.service().find(user(i)));
            for (int i = 0; i < 20; i += 2)
                states[i] = rig.put(user(i), kLanguage, "{\"language\":\"fr\"}", states[i]);
            for (int i = 0; i < 20; i += 5) {
                auto removal = ServiceRig::change(user(i), kLanguage, {}, states[i]);
                removal.kind = protocol::ChangeKind::Delete;
                VERIFY_OK(rig.push(removal));
            }
            follower.follow(rig, limit);
            QCOMPARE(follower.state, rig.state());
            QCOMPARE(follower.held.size(), 16u);
            QCOMPARE(follower.held.count({user(1).toString(), kLanguage}), 1u);
            QCOMPARE(follower.held.count({user(5).toString(), kLanguage}), 0u);
            QVERIFY(limit > 20 || follower.pages >= 20 / limit);
        }
    }

    void changes_whenValuesAreLarge_readsWhatThePageHolds()
    {
        FailingDisk disk;
        ServiceRig rig(true, disk.name());
        const State start = rig.state();
        const QByteArray large = "{\"a\":\"" + QByteArray(60'000, 'a') + "\"}";
        OwnerSet everybody;
        for (int i = 0; i < 128; ++i) {
            everybody.keys.push_back(user(i));
            rig.put(user(i), QStringLiteral("home.screen"), large);
        }
        qint64 read = 0;
        std::size_t told = 0;
        std::thread([&] { // a connection of its own, which has nothing in its memory
            const qint64 before = disk.bytesRead();
            const auto page = rig.service().changes(everybody, start, protocol::limits::kChangesMost);
            read = disk.bytesRead() - before;
            told = page && page->hasMore ? page->changed.size() : 0;
        })
            .join();
        QCOMPARE(told, protocol::limits::kChangesBytes / std::size_t(large.size()) + 1);
        QVERIFY(read > qint64(protocol::limits::kChangesBytes)); // it was the disk that was asked
        QVERIFY2(read < 3 * qint64(protocol::limits::kChangesBytes), qPrintable(QString::number(read)));
    }

    void changes_whenTheStoreMovesBetweenPages_convergeToTheStore()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        ServiceRig rig;
        Follower follower{rig.state(), {}};
        std::map<int, std::optional<State>> states;
        std::map<std::pair<QString, QString>, QByteArray> expected;
        for (int i = 0; i < 5; ++i) {
            states[i] = rig.put(user(i), kLanguage, "{\"language\":\"0\"}");
            expected[{user(i).toString(), kLanguage}] = "{\"language\":\"0\"}";
            follower.owners.push_back(**rig.service().find(user(i)));
        }
        for (int round = 0; round < 60; ++round) {
            const int i = int(random.bounded(5));
            const auto place = std::pair(user(i).toString(), kLanguage);
            if (states[i] && random.bounded(3) == 0) {
                auto removal = ServiceRig::change(user(i), kLanguage, {}, states[i]);
                removal.kind = protocol::ChangeKind::Delete;
                VERIFY_OK(rig.push(removal));
                states[i].reset();
                expected.erase(place);
            } else {
                const QByteArray value = "{\"language\":\"" + QByteArray::number(round + 1) + "\"}";
                states[i] = rig.put(user(i), kLanguage, value, states[i]);
                expected[place] = value;
            }
            if (random.bounded(2) == 0) { // a single page, then the store goes on
                const auto page = rig.service().changes({follower.owners, {}}, follower.state, 1);
                VERIFY_OK(page);
                QVERIFY(page->changed.size() <= 1);
                for (const auto &change : page->changed) {
                    const auto where = std::pair(change.owner.toString(), change.setting.item);
                    if (change.setting.deleted)
                        follower.held.erase(where);
                    else
                        follower.held[where] = change.setting.value;
                }
                follower.state = page->newState;
            }
        }
        follower.follow(rig, 2);
        QVERIFY(follower.held == expected);
    }

    void changes_whenOwnersAreNotFollowed_areNotTold()
    {
        ServiceRig rig;
        const State start = rig.state();
        (void)rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        (void)rig.put(kBob, kLanguage, "{\"language\":\"de\"}");
        const auto page = rig.service().changes({{**rig.service().find(kBob)}, {}}, start, 100);
        VERIFY_OK(page);
        QCOMPARE(page->changed.size(), 1u);
        QVERIFY(page->changed.front().owner == kBob);
        QCOMPARE(page->newState, rig.state()); // so that nobody is asked about the same changes again
        QVERIFY(rig.service().changes({}, start, 100)->changed.empty());
    }

    void changes_whenOfAllDevices_areToldToEverybody()
    {
        ServiceRig rig;
        const State start = rig.state();
        (void)rig.put(OwnerKey::allDevices(), kShared, "{\"buttons\":{},\"order\":[]}");
        const auto page = rig.service().changes({{}, {OwnerKey::allDevices()}}, start, 100);
        VERIFY_OK(page);
        QCOMPARE(page->changed.size(), 1u);
        QVERIFY(page->changed.front().owner == OwnerKey::allDevices());
    }

    void changes_whenAnOwnerIsFollowedByName_areThoseOfWhoHasIt() // R6
    {
        ServiceRig rig;
        const State start = rig.state();
        const OwnerSet alice{{}, {kAlice, *OwnerKey::user(u"ALICE")}};
        (void)rig.put(kBob, kLanguage, "{\"language\":\"de\"}");
        QVERIFY(rig.service().changes(alice, start, 100)->changed.empty()); // not there yet
        (void)rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        const OwnerId former = **rig.service().find(kAlice);
        const auto first = rig.service().changes(alice, start, 100);
        VERIFY_OK(first);
        QCOMPARE(first->changed.size(), 1u);
        QCOMPARE(first->changed.front().id, former);
        // By both, each change is told once; another owner of the same name is the one who has it now.
        QCOMPARE(rig.service().changes({{former}, {kAlice}}, start, 100)->changed.size(), 1u);
        QCOMPARE(*rig.remove({kAlice}), 1);
        (void)rig.put(kAlice, kLanguage, "{\"language\":\"fr\"}");
        const auto second = rig.service().changes({{former}, {kAlice}}, start, 100);
        VERIFY_OK(second);
        QCOMPARE(second->ownersDeleted, std::vector<OwnerId>{former});
        QCOMPARE(second->changed.size(), 1u);
        QVERIFY(second->changed.front().id != former);
    }

    void changes_whenAnOwnerIsDeleted_nameItsId() // R9
    {
        ServiceRig rig;
        const State start = rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        const OwnerId id = **rig.service().find(kAlice);
        QCOMPARE(*rig.remove({kAlice}), 1);
        (void)rig.put(kAlice, kLanguage, "{\"language\":\"fr\"}"); // another owner of the same name
        const auto page = rig.service().changes({{id}, {}}, start, 100);
        VERIFY_OK(page);
        QCOMPARE(page->ownersDeleted, std::vector<OwnerId>{id});
        QVERIFY(page->changed.empty());
    }

    void changes_whenSecret_withholdTheValue() // R12
    {
        ServiceRig rig;
        const State start = rig.state();
        (void)rig.put(kAlice, kKeychain, kSecret);
        const auto page = rig.service().changes({{**rig.service().find(kAlice)}, {}}, start, 100);
        VERIFY_OK(page);
        QVERIFY(page->changed.front().setting.atLogin);
        QVERIFY(page->changed.front().setting.value.isEmpty());
    }

    void changes_whenTheyCannotBeTold_sayWhy()
    {
        ServiceRig rig;
        const State start = rig.state();
        (void)rig.put(kAlice, kLanguage, "{\"language\":\"de\"}");
        const auto foreign = rig.service().changes({}, {Generation::random(), {0}}, 100);
        QCOMPARE(foreign.error().code, ErrorCode::OtherGeneration); // R14
        const auto future = rig.service().changes({}, {start.generation, {1000}}, 100);
        QCOMPARE(future.error().code, ErrorCode::CannotCalculateChanges);
        QCOMPARE(*rig.remove({kAlice}), 1);
        VERIFY_OK(rig.service().changes({}, start, 100));
        rig.clock().advance(protocol::limits::kTombstoneLife + std::chrono::hours(1));
        VERIFY_OK(rig.service().purge(rig.clock().now(), std::chrono::days(30)));
        const auto old = rig.service().changes({}, start, 100);
        QCOMPARE(old.error().code, ErrorCode::CannotCalculateChanges);
        VERIFY_OK(rig.service().changes({}, rig.state(), 100));
    }

    void changes_whenValuesAreLarge_endThePageEarlier()
    {
        ServiceRig rig;
        const State start = rig.state();
        const QString item = QStringLiteral("home.screen");
        std::vector<OwnerId> owners;
        for (int i = 0; i < 40; ++i) {
            (void)rig.put(user(i), item, "{\"layout\":\"" + QByteArray(60'000, 'x') + "\"}");
            owners.push_back(**rig.service().find(user(i)));
        }
        const auto page = rig.service().changes({owners, {}}, start, 1000);
        VERIFY_OK(page);
        QVERIFY(page->hasMore);
        QVERIFY(page->changed.size() >= 17 && page->changed.size() < 20);
        const auto rest = rig.service().changes({owners, {}}, page->newState, 1000);
        QCOMPARE(rest->changed.front().owner, user(int(page->changed.size())));
    }
};

QTEST_GUILESS_MAIN(TestChangeFeed)
#include "test_change_feed.moc"
