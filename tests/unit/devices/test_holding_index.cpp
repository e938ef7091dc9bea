#include "core/devices/holding_index.h"

#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace retinue;
using devices::HoldingIndex;

class TestHoldingIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everything_agreesWithAPlainModel()
    {
        constexpr unsigned kSeed = 20260101;
        std::mt19937 random(kSeed);
        std::vector<OwnerId> owners;
        for (int i = 0; i < 40; ++i)
            owners.push_back(OwnerId::random());
        constexpr HoldingIndex::Device kDevices = 8;
        std::map<HoldingIndex::Device, std::set<OwnerId>> model;
        HoldingIndex index;
        for (int step = 0; step < 3000; ++step) {
            const HoldingIndex::Device device = random() % kDevices;
            std::vector<OwnerId> some;
            for (unsigned n = random() % 5; n > 0; --n)
                some.push_back(owners[random() % owners.size()]);
            switch (random() % 10) {
            case 0:
                index.forget(device);
                model[device].clear();
                break;
            case 1:
            case 2:
            case 3:
                index.release(device, some);
                for (const OwnerId &owner : some)
                    model[device].erase(owner);
                break;
            default:
                index.hold(device, some);
                model[device].insert(some.begin(), some.end());
            }
            const auto &held = index.of(device);
            QVERIFY(std::equal(held.begin(), held.end(), model[device].begin(), model[device].end()));
            std::set<HoldingIndex::Device> expected;
            for (const auto &[holder, set] : model) {
                for (const OwnerId &owner : some) {
                    if (set.contains(owner))
                        expected.insert(holder);
                    QCOMPARE(index.holds(holder, owner), set.contains(owner));
                }
            }
            const auto holders = index.holders(some);
            QVERIFY(std::equal(holders.begin(), holders.end(), expected.begin(), expected.end()));
        }
    }

    void of_anUnknownDevice_isEmpty()
    {
        HoldingIndex index;
        QVERIFY(index.of(7).empty());
        QVERIFY(!index.holds(7, OwnerId::random()));
        index.release(7, {OwnerId::random()});
        index.forget(7);
    }
};

QTEST_GUILESS_MAIN(TestHoldingIndex)
#include "test_holding_index.moc"
