#include "core/userdata/deletion.h"
#include "tests/unit/userdata/service_rig.h"

#include <atomic>
#include <set>
#include <thread>

using namespace retinue;
using namespace retinue::test;
using userdata::Deletion;
using userdata::OwnerSearch;
using userdata::OwnerSelection;

namespace {

const QByteArray kGerman = "{\"language\":\"de\"}";

OwnerKey numbered(int i)
{
    return *OwnerKey::user(QStringLiteral("user %1").arg(i));
}

/// A store with some users, and what deletes them.
struct Rig : ServiceRig
{
    explicit Rig(int users = 0)
    {
        for (int i = 0; i < users; ++i)
            (void)put(numbered(i), kLanguage, kGerman);
    }
    [[nodiscard]] OwnerSelection allThatMatch(const QString &text)
    {
        OwnerSelection selection;
        selection.allThatMatch = OwnerSearch{text};
        return selection;
    }
    [[nodiscard]] std::int64_t users() { return service().counts()->users; }

    std::vector<OwnerId> remembered;
    Deletion deletion{store(), [this](const std::vector<OwnerId> &owners) {
                          remembered.insert(remembered.end(), owners.begin(), owners.end());
                          return Result<void>();
                      }};
};

/// Asks for the end during the given batch.
LongWork endingAt(int report, const CancelToken &token, CancelToken LongWork::*which)
{
    LongWork work;
    work.*which = token;
    auto left = std::make_shared<int>(report);
    work.report = [left, token](const QString &phase, std::int64_t, std::int64_t) {
        if (phase == QLatin1String("deleting-users") && --*left == 0)
            token.cancel();
    };
    return work;
}

} // namespace

class TestDeletion : public QObject
{
    Q_OBJECT

private slots:
    void plan_countsAndNamesWhatWouldGo() // R20
    {
        Rig rig(30);
        (void)rig.put(numbered(3), kScreen, "{}");
        (void)rig.put(kSales, kGroupList, "{\"entries\":{}}");
        (void)rig.put(OwnerKey::allDevices(), kShared, "{\"buttons\":{}}");
        const auto all = rig.deletion.plan(rig.allThatMatch({}));
        VERIFY_OK(all);
        QCOMPARE(all->users, 30);
        QCOMPARE(all->groups, 1);
        QCOMPARE(all->settings, 32);
        QCOMPARE(all->owners.size(), 31u);
        QCOMPARE(all->first.size(), userdata::DeletionPlan::kNamed);
        OwnerSelection few = *selected(rig.store(), {numbered(3), OwnerKey::allDevices()});
        few.owners.push_back(OwnerId::random());
        few.owners.push_back(few.owners.front());
        const auto one = rig.deletion.plan(few);
        QCOMPARE(one->users, 1); // known, once, and never all devices' data
        QCOMPARE(one->settings, 2);
        QCOMPARE(one->first, std::vector<OwnerKey>{numbered(3)});
        QCOMPARE(rig.users(), 30);
    }

    void finish_deletesTheSetAsItWasFixed() // R20
    {
        Rig rig(45);
        OwnerSelection selection = rig.allThatMatch(QStringLiteral("user 1"));
        selection.owners = selected(rig.store(), {numbered(13)})->owners; // left out
        const auto journal = rig.deletion.begin(selection, QStringLiteral("anna"), Deletion::Keep::Yes, {});
        VERIFY_OK(journal);
        QCOMPARE(rig.users(), 45);                                        // nothing yet
        (void)rig.put(*OwnerKey::user(u"user 1000"), kLanguage, kGerman); // matches, but later
        QCOMPARE(*rig.remove({numbered(14)}), 1);                         // somebody else
        (void)rig.put(numbered(14), kScreen, "{}");                       // and they came back as new people
        const auto report = rig.deletion.finish(*journal, {});
        VERIFY_OK(report);
        QCOMPARE(report->deleted, 9); // 1, 10-12, 15-19
        QCOMPARE(report->gone, 1);
        QVERIFY(*rig.service().find(numbered(13)));
        QVERIFY(*rig.service().find(numbered(14)));
        QVERIFY(*rig.service().find(*OwnerKey::user(u"user 1000")));
        QVERIFY(!*rig.service().find(numbered(15)));
        const auto occasion = rig.store().read()->tables().recentlyDeleted.occasions({}, 1);
        QCOMPARE(occasion->front().by, QStringLiteral("anna"));
        QCOMPARE(occasion->front().settings, 1);
        QCOMPARE(rig.deletion.finish(*journal, {}).error().code, ErrorCode::NotFound);
        QVERIFY(rig.remembered.empty());
    }

    void finish_whileDevicesSync_letsThemIn()
    {
        Rig rig(400);
        const auto journal =
            rig.deletion.begin(rig.allThatMatch({}), QStringLiteral("anna"), Deletion::Keep::Yes, {});
        std::atomic_int pushed = 0;
        bool met = true;
        LongWork work;
        work.report = [&](const QString &, std::int64_t done, std::int64_t total) {
            if (done > 0 && done < total) // between two batches a device is answered
                met = met &&
                      rig.push(ServiceRig::change(*OwnerKey::user(QStringLiteral("new %1").arg(++pushed)),
                                                  kLanguage, kGerman))
                          .ok();
        };
        QCOMPARE(rig.deletion.finish(*journal, work)->deleted, 400);
        QVERIFY(met);
        QVERIFY(pushed > 10);
        QCOMPARE(rig.users(), pushed);
    }

    void finish_whenCancelled_keepsTheRest_andAbandonForgetsIt() // R20
    {
        Rig rig(100);
        const auto journal =
            rig.deletion.begin(rig.allThatMatch({}), QStringLiteral("anna"), Deletion::Keep::Yes, {});
        const auto stopped = rig.deletion.finish(*journal, endingAt(3, {}, &LongWork::cancel));
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QCOMPARE(rig.users(), 40);
        QCOMPARE(rig.deletion.unfinished()->size(), 1u);
        VERIFY_OK(rig.deletion.abandon(*journal));
        QVERIFY(rig.deletion.unfinished()->empty());
        QCOMPARE(rig.users(), 40);
        QCOMPARE(rig.store().read()->tables().recentlyDeleted.count().value(), 60);
    }

    void unfinished_afterACrash_isFinishedOrDropped() // R20
    {
        Rig rig(70);
        const auto journal =
            rig.deletion.begin(rig.allThatMatch({}), QStringLiteral("anna"), Deletion::Keep::Yes, {});
        QVERIFY(!rig.deletion.finish(*journal, endingAt(2, {}, &LongWork::pause)));
        // One whose set was still being collected.
        std::int64_t half = 0;
        VERIFY_OK(rig.store().writeAndWait([&](store::Edit &edit) -> Result<void> {
            half = *edit.journals().insert({0, QStringLiteral("user-delete"), {}, edit.now(), false, 0});
            return edit.journals().addTargets(half, selected(rig.store(), {numbered(69)})->owners);
        }));
        Deletion next(rig.store(), {});
        const auto unfinished = next.unfinished();
        VERIFY_OK(unfinished);
        QCOMPARE(unfinished->size(), 1u);
        QCOMPARE(unfinished->front().journal, *journal);
        QCOMPARE(unfinished->front().who, QStringLiteral("anna"));
        QCOMPARE(unfinished->front().left, 30);
        QVERIFY(!unfinished->front().forGood);
        QCOMPARE(rig.store().read()->tables().journals.all()->size(), 1u); // the other one is dropped
        QCOMPARE(rig.store().read()->tables().journals.left(half).value(), 0);
        std::int64_t first = -1, total = 0;
        LongWork work;
        work.report = [&](const QString &, std::int64_t done, std::int64_t all) {
            first = first < 0 ? done : first;
            total = all;
        };
        QCOMPARE(next.finish(*journal, work)->deleted, 30);
        QCOMPARE(first, 40); // it goes on counting
        QCOMPARE(total, 70);
        QCOMPARE(rig.users(), 0);
    }

    void finish_whenAskedToEndInTheLastBatch_isDone()
    {
        Rig rig(40);
        const auto journal =
            rig.deletion.begin(rig.allThatMatch({}), QStringLiteral("anna"), Deletion::Keep::Yes, {});
        const auto report = rig.deletion.finish(*journal, endingAt(2, {}, &LongWork::cancel));
        VERIFY_OK(report); // nothing was left to be spared
        QCOMPARE(report->deleted, 40);
        QVERIFY(rig.deletion.unfinished()->empty());
    }

    void finish_whenCancelledBeforeItBegins_deletesNobody()
    {
        Rig rig(40);
        const auto journal =
            rig.deletion.begin(rig.allThatMatch({}), QStringLiteral("anna"), Deletion::Keep::Yes, {});
        const LongWork work;
        work.cancel.cancel();
        QCOMPARE(rig.deletion.finish(*journal, work).error().code, ErrorCode::Cancelled);
        QCOMPARE(rig.users(), 40);
    }

    void begin_whenCancelled_leavesNothing()
    {
        Rig rig(5);
        LongWork work;
        work.cancel.cancel();
        QCOMPARE(rig.deletion.begin(rig.allThatMatch({}), {}, Deletion::Keep::Yes, work).error().code,
                 ErrorCode::Cancelled);
        QVERIFY(rig.store().read()->tables().journals.all()->empty());
        QCOMPARE(rig.users(), 5);
    }

    void finish_withoutKeeping_remembersWhomAndKeepsNothing() // R20, R56
    {
        Rig rig(25);
        const auto owners = rig.deletion.plan(rig.allThatMatch({}))->owners;
        const auto journal =
            rig.deletion.begin(rig.allThatMatch({}), QStringLiteral("anna"), Deletion::Keep::No, {});
        VERIFY_OK(rig.deletion.finish(*journal, {}));
        QCOMPARE(std::set(rig.remembered.begin(), rig.remembered.end()),
                 std::set(owners.begin(), owners.end()));
        QCOMPARE(rig.store().read()->tables().recentlyDeleted.count().value(), 0);
        QCOMPARE(rig.users(), 0);

        // What cannot be remembered is not deleted.
        (void)rig.put(kAlice, kLanguage, kGerman);
        Deletion forgetful(rig.store(), [](const auto &) -> Result<void> {
            return Error{ErrorCode::NoSpace, QStringLiteral("full")};
        });
        const auto again = forgetful.begin(rig.allThatMatch({}), {}, Deletion::Keep::No, {});
        QCOMPARE(forgetful.finish(*again, {}).error().code, ErrorCode::NoSpace);
        QVERIFY(*rig.service().find(kAlice));
    }
};

QTEST_GUILESS_MAIN(TestDeletion)
#include "test_deletion.moc"
