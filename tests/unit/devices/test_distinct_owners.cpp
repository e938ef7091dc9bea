#include "core/devices/distinct_owners.h"

#include <QTest>

using namespace retinue;
using devices::DistinctOwners;
using namespace std::chrono_literals;

namespace {

std::vector<OwnerKey> users(int first, int count)
{
    std::vector<OwnerKey> keys;
    for (int i = first; i < first + count; ++i)
        keys.push_back(*OwnerKey::user(QStringLiteral("user%1").arg(i)));
    return keys;
}

} // namespace

class TestDistinctOwners : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void admit_countsEachOwnerOnce()
    {
        DistinctOwners seen;
        for (int i = 0; i < 100; ++i)
            QVERIFY(seen.admit(users(0, 10), 0ms, 10));
        QVERIFY(!seen.admit(users(10, 1), 0ms, 10));
        QVERIFY(seen.admit(users(5, 1), 0ms, 10));
    }

    void admit_whenRefused_countsNothing()
    {
        DistinctOwners seen;
        QVERIFY(seen.admit(users(0, 9), 0ms, 10));
        QVERIFY(!seen.admit(users(9, 2), 0ms, 10));
        QVERIFY(seen.admit(users(9, 1), 0ms, 10));
    }

    void admit_afterAnHour_countsAnew()
    {
        DistinctOwners seen;
        QVERIFY(seen.admit(users(0, 10), 1000ms, 10));
        QVERIFY(!seen.admit(users(10, 1), 1000ms + 1h - 1ms, 10));
        QVERIFY(seen.admit(users(10, 10), 1000ms + 1h, 10));
    }

    void admit_ofAnOwnerSeenAgain_countsItFromThen()
    {
        DistinctOwners seen;
        QVERIFY(seen.admit(users(0, 1), 0ms, 1));
        QVERIFY(seen.admit(users(0, 1), 30min, 1));
        QVERIFY(!seen.admit(users(1, 1), 61min, 1));
        QVERIFY(seen.admit(users(1, 1), 90min, 1));
    }

    void admit_ofNamesThatAreTheSame_countsOne()
    {
        DistinctOwners seen;
        QVERIFY(seen.admit({*OwnerKey::user(u"alice"), *OwnerKey::user(u" ALICE ")}, 0ms, 1));
        QVERIFY(!seen.admit({*OwnerKey::user(u"alice", u"corp")}, 0ms, 1));
        QVERIFY(!seen.admit({*OwnerKey::group(u"alice")}, 0ms, 1));
    }
};

QTEST_GUILESS_MAIN(TestDistinctOwners)
#include "test_distinct_owners.moc"
