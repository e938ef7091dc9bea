#include "core/sync/eviction.h"

#include <QTest>

#include <random>

using namespace retinue;
using sync::Admission;
using sync::EvictionCandidate;
using sync::WhenFull;

namespace {

OwnerKey user(int number)
{
    return *OwnerKey::user(QStringLiteral("user%1").arg(number));
}

std::vector<EvictionCandidate> someOwners(std::mt19937 &random)
{
    std::vector<EvictionCandidate> held;
    for (int i = int(random() % 8); i > 0; --i)
        held.push_back({user(i), std::int64_t(random() % 5), random() % 3 == 0, random() % 3 == 0});
    return held;
}

} // namespace

class TestEviction : public QObject
{
    Q_OBJECT

private slots:
    void admit_whenThereIsRoom_evictsNobody();
    void admit_whenFullAndDiscardingNew_refuses();
    void admit_whenDiscardingNew_letsOnlyTheEmptyGiveWay();
    void admit_whenFull_evictsTheOldestWhoMayGo();
};

void TestEviction::admit_whenThereIsRoom_evictsNobody() // R10
{
    for (const auto whenFull : {WhenFull::DeleteOldest, WhenFull::DiscardNew}) {
        const Admission admission = sync::admit({{user(1), 1, false, false}}, 2, whenFull);
        QVERIFY(admission.admitted && admission.evicted.empty());
    }
}

void TestEviction::admit_whenFullAndDiscardingNew_refuses() // R10
{
    const Admission admission = sync::admit({{user(1), 1, false, false}}, 1, WhenFull::DiscardNew);
    QVERIFY(!admission.admitted && admission.evicted.empty());
}

void TestEviction::admit_whenDiscardingNew_letsOnlyTheEmptyGiveWay() // R10
{
    const EvictionCandidate full{user(1), 1}, emptyAtPanel{user(2), 2, true, false, true};
    const EvictionCandidate empty{user(3), 3, false, false, true};
    const Admission admission = sync::admit({full, emptyAtPanel, empty}, 3, WhenFull::DiscardNew);
    QVERIFY(admission.admitted);
    QCOMPARE(admission.evicted, std::vector{user(3)});
    QVERIFY(!sync::admit({full, emptyAtPanel}, 2, WhenFull::DiscardNew).admitted);
}

void TestEviction::admit_whenFull_evictsTheOldestWhoMayGo() // R10
{
    for (unsigned seed = 1; seed <= 500; ++seed) {
        std::mt19937 random(seed);
        const auto held = someOwners(random);
        const int most = int(random() % 6);
        const Admission admission = sync::admit(held, most, WhenFull::DeleteOldest);
        std::size_t free = 0;
        for (const EvictionCandidate &candidate : held) {
            const bool mayGo = !candidate.atPanel && !candidate.unsent;
            const bool goes = std::find(admission.evicted.begin(), admission.evicted.end(),
                                        candidate.owner) != admission.evicted.end();
            free += mayGo;
            QVERIFY2(!goes || mayGo, qPrintable(QStringLiteral("seed %1").arg(seed)));
            for (const EvictionCandidate &other : held) {
                const bool otherStays = std::find(admission.evicted.begin(), admission.evicted.end(),
                                                  other.owner) == admission.evicted.end();
                if (goes && otherStays && !other.atPanel && !other.unsent)
                    QVERIFY(candidate.lastLogin <= other.lastLogin);
            }
        }
        const int over = int(held.size()) - most + 1;
        QCOMPARE(admission.admitted, over <= 0 || (most > 0 && int(free) >= over));
        QCOMPARE(int(admission.evicted.size()), admission.admitted ? std::max(over, 0) : 0);
    }
}

QTEST_APPLESS_MAIN(TestEviction)
#include "test_eviction.moc"
