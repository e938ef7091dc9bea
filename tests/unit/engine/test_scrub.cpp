#include "core/engine/scrub.h"
#include "core/store/content_sum.h"
#include "core/store/snapshot.h"
#include "tests/unit/store/store_rig.h"

#include <QTemporaryDir>

using namespace retinue;
using namespace retinue::test;
using engine::Scrub;

namespace {
const OwnerKey kAlice = *OwnerKey::user(u"alice");
}

class TestScrub : public QObject
{
    Q_OBJECT

private slots:
    void step_whenAllIsWell_provesEverythingInOneRound() // R13
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        auto store = rig.open();
        VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 1, "{\"a\":1}")));
        int found = 0;
        Scrub scrub(**store, [&](const QStringList &) { ++found; });
        for (int i = 0; i < Scrub::kRanges; ++i) {
            QVERIFY(!scrub.state().provenSince);
            VERIFY_OK(scrub.step());
        }
        QVERIFY(scrub.state().provenSince);
        QCOMPARE(scrub.state().damagedRanges, 0);
        QCOMPARE(found, 0);
        // A round in time for "within a day".
        QVERIFY(Scrub::kRanges * Scrub::kInterval < std::chrono::hours(24));
    }

    void step_afterARestart_goesOnWhereItWas()
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        auto store = rig.open();
        for (int half = 0; half < 2; ++half) {
            Scrub scrub(**store, [](const QStringList &) {});
            for (int i = 0; i < Scrub::kRanges / 2; ++i)
                VERIFY_OK(scrub.step());
            QCOMPARE(bool(scrub.state().provenSince), half == 1);
        }
    }

    void step_whenContentChangedBehind_tellsOnce_andUntilItIsMended() // R13
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        {
            auto store = rig.open();
            VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 1, "{\"a\":1}")));
        }
        tamper(databaseIn(folder.path()), QStringLiteral("UPDATE setting SET body = x'7b7d'"));
        auto store = rig.open();
        QStringList told;
        int times = 0;
        Scrub scrub(**store, [&](const QStringList &findings) {
            told = findings;
            ++times;
        });
        for (int i = 0; i < 2 * Scrub::kRanges; ++i)
            VERIFY_OK(scrub.step());
        QCOMPARE(times, 1);
        QVERIFY(told.join(u' ').contains(u"item 1"));
        QVERIFY(!told.join(u' ').contains(u"alice"));
        QCOMPARE(scrub.state().damagedRanges, 1);
        QVERIFY(!scrub.state().findings.isEmpty());
        QVERIFY(!scrub.state().provenSince);

        VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 1, "{\"a\":2}")));
        for (int i = 0; i < Scrub::kRanges; ++i)
            VERIFY_OK(scrub.step());
        QCOMPARE(scrub.state().damagedRanges, 0);
        QVERIFY(scrub.state().provenSince);
    }

    void step_whenOnlyTheRootDiffers_isOneFinding_andRangesAreProven() // R13
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        {
            auto store = rig.open();
            VERIFY_OK((*store)->writeAndWait(StoreRig::putting(kAlice, 1, "{\"a\":1}")));
        }
        tamper(databaseIn(folder.path()), QStringLiteral("UPDATE head SET root = x'00'"));
        auto store = rig.open();
        int told = 0;
        Scrub scrub(**store, [&](const QStringList &findings) { told += int(findings.size()); });
        for (int i = 0; i < Scrub::kRanges; ++i)
            VERIFY_OK(scrub.step());
        QCOMPARE(told, 1);
        QCOMPARE(scrub.state().damagedRanges, 1);
        QCOMPARE(scrub.state().findings.size(), 1);
        QVERIFY(scrub.state().provenSince);
    }
};

QTEST_GUILESS_MAIN(TestScrub)
#include "test_scrub.moc"
