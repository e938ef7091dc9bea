#include "core/engine/change_announcer.h"

#include <QTest>

#include <future>
#include <set>

using namespace retinue;
using engine::ChangeAnnouncer;

class TestChangeAnnouncer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void note_isAnnouncedWithItsOwnersAndRevision()
    {
        std::promise<std::pair<OwnerSet, Revision>> heard;
        ChangeAnnouncer announcer([&](const OwnerSet &owners, Revision revision) {
            heard.set_value({owners, revision});
        });
        const OwnerId owner = OwnerId::random();
        const OwnerKey alice = *OwnerKey::user(u"alice");
        announcer.note({{owner, Revision{7}, false, alice}});
        const auto [owners, revision] = heard.get_future().get();
        QVERIFY(owners.ids == std::vector<OwnerId>{owner});
        QVERIFY(owners.keys == std::vector<OwnerKey>{alice});
        QCOMPARE(revision.value, std::int64_t(7));
    }

    void note_whileOneIsAnnounced_isGatheredIntoOneRound()
    {
        std::promise<void> entered, mayLeave;
        std::promise<std::pair<std::set<OwnerId>, Revision>> second;
        int rounds = 0;
        ChangeAnnouncer announcer([&](const OwnerSet &owners, Revision revision) {
            if (++rounds == 1) {
                entered.set_value();
                mayLeave.get_future().wait();
            } else {
                second.set_value({std::set<OwnerId>(owners.ids.begin(), owners.ids.end()), revision});
            }
        });
        announcer.note({{OwnerId::random(), Revision{1}}});
        entered.get_future().wait();
        std::set<OwnerId> expected;
        for (int i = 0; i < 100; ++i) {
            const OwnerId owner = OwnerId::random();
            expected.insert(owner);
            announcer.note({{owner, Revision{2 + i}}, {owner, Revision{2 + i}}});
        }
        mayLeave.set_value();
        const auto [owners, revision] = second.get_future().get();
        QVERIFY(owners == expected);
        QCOMPARE(revision.value, std::int64_t(101));
    }

    void stop_endsWhateverWasNoted()
    {
        ChangeAnnouncer announcer([](const OwnerSet &, Revision) {});
        announcer.note({{OwnerId::random(), Revision{1}}});
        announcer.stop();
        announcer.note({{OwnerId::random(), Revision{2}}}); // the writer may still bring some
        announcer.stop();
    }
};

QTEST_GUILESS_MAIN(TestChangeAnnouncer)
#include "test_change_announcer.moc"
