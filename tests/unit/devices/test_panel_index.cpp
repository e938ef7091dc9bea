#include "core/devices/panel_index.h"

#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace retinue;
using devices::PanelIndex;

class TestPanelIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everything_agreesWithAPlainModel()
    {
        constexpr unsigned kSeed = 20260102;
        std::mt19937 random(kSeed);
        std::vector<OwnerKey> owners;
        for (int i = 0; i < 12; ++i)
            owners.push_back(*OwnerKey::user(QStringLiteral("user%1").arg(i)));
        constexpr PanelIndex::Device kDevices = 8;
        std::map<PanelIndex::Device, std::set<OwnerKey>> model;
        PanelIndex index;
        for (int step = 0; step < 3000; ++step) {
            const PanelIndex::Device device = random() % kDevices;
            std::vector<OwnerKey> some; // repetitions, too
            for (unsigned n = random() % 5; n > 0; --n)
                some.push_back(owners[random() % owners.size()]);
            index.set(device, some);
            model[device] = {some.begin(), some.end()};
            const auto &here = index.of(device);
            QVERIFY(std::equal(here.begin(), here.end(), model[device].begin(), model[device].end()));
            const std::vector<OwnerKey> asked{owners[random() % owners.size()],
                                              owners[random() % owners.size()]};
            std::set<PanelIndex::Device> expected;
            for (const auto &[at, set] : model) {
                for (const OwnerKey &owner : asked) {
                    if (set.contains(owner))
                        expected.insert(at);
                    QCOMPARE(index.isAt(at, owner), set.contains(owner));
                }
            }
            const auto found = index.devicesOf(asked);
            QVERIFY(std::equal(found.begin(), found.end(), expected.begin(), expected.end()));
        }
    }

    void of_anUnknownDevice_isEmpty()
    {
        PanelIndex index;
        index.set(7, {});
        QVERIFY(index.of(7).empty());
        QVERIFY(!index.isAt(7, *OwnerKey::user(u"alice")));
        QVERIFY(index.devicesOf({*OwnerKey::user(u"alice")}).empty());
    }
};

QTEST_GUILESS_MAIN(TestPanelIndex)
#include "test_panel_index.moc"
