#include "core/sync/push_rules.h"

#include <QTest>

using namespace retinue;
using protocol::ChangeKind;
using sync::PushVerdict;

namespace {

enum class Basis { None, Older, Current, OtherGeneration };

struct Case
{
    bool merged = false;
    ChangeKind kind = ChangeKind::Replace;
    Basis basis = Basis::None;
    bool exists = false;
    bool sameContent = false;
};

/// Every combination there is.
std::vector<Case> allCases()
{
    std::vector<Case> cases;
    for (const bool merged : {false, true})
        for (const auto kind : {ChangeKind::Replace, ChangeKind::Merge, ChangeKind::Delete})
            for (const auto basis : {Basis::None, Basis::Older, Basis::Current, Basis::OtherGeneration})
                for (const bool exists : {false, true})
                    for (const bool same : {false, true})
                        if (exists || (basis != Basis::Current && !same))
                            cases.push_back({merged, kind, basis, exists, same});
    return cases;
}

PushVerdict judge(const Case &facts)
{
    const Generation generation = Generation::random();
    Item item;
    item.shape = facts.merged ? model::ValueShape::Entries : model::ValueShape::Object;
    protocol::SettingChange change;
    change.kind = facts.kind;
    if (facts.basis == Basis::OtherGeneration)
        change.basedOn = State{Generation::random(), Revision{7}};
    else if (facts.basis != Basis::None)
        change.basedOn = State{generation, Revision{facts.basis == Basis::Current ? 7 : 6}};
    sync::PushFacts known{generation, std::nullopt, facts.sameContent};
    if (facts.exists)
        known.current = Revision{7};
    return sync::judgePush(item, change, known);
}

} // namespace

class TestPushRules : public QObject
{
    Q_OBJECT

private slots:
    void judgePush_whenOfAnotherGeneration_saysRestartToSync();
    void judgePush_whenFromTheCurrentCopy_isNeverRefused();
    void judgePush_whenOutOfDate_isRefusedUnlessMerged();
    void judgePush_whenBasedOnWhatWasDeleted_isRefused();
    void judgePush_whenAppliedAsIs_overwritesNothingUnseen();
    void judgePush_whenItIsSoAlready_hasNothingToDo();
    void judgePush_whenDeletingFromAnOldCopy_isRefusedAlsoForMergedItems();
};

void TestPushRules::judgePush_whenOfAnotherGeneration_saysRestartToSync() // R14
{
    for (const Case &facts : allCases())
        QCOMPARE(judge(facts) == PushVerdict::OtherGeneration, facts.basis == Basis::OtherGeneration);
}

void TestPushRules::judgePush_whenFromTheCurrentCopy_isNeverRefused() // R7
{
    for (const Case &facts : allCases()) {
        if (facts.basis == Basis::Current)
            QVERIFY(judge(facts) == PushVerdict::Apply || judge(facts) == PushVerdict::NothingToDo);
    }
}

void TestPushRules::judgePush_whenOutOfDate_isRefusedUnlessMerged() // R7
{
    for (const Case &facts : allCases()) {
        const bool outOfDate = facts.exists && (facts.basis == Basis::Older || facts.basis == Basis::None);
        if (!outOfDate || facts.sameContent || facts.kind == ChangeKind::Delete)
            continue;
        QCOMPARE(judge(facts), facts.merged ? PushVerdict::MergeEntries : PushVerdict::OutOfDate);
    }
}

void TestPushRules::judgePush_whenBasedOnWhatWasDeleted_isRefused() // R9
{
    for (const Case &facts : allCases()) {
        if (!facts.exists && facts.basis == Basis::Older && facts.kind != ChangeKind::Delete)
            QCOMPARE(judge(facts), PushVerdict::OutOfDate);
    }
}

void TestPushRules::judgePush_whenAppliedAsIs_overwritesNothingUnseen() // R7
{
    for (const Case &facts : allCases()) {
        if (judge(facts) == PushVerdict::Apply)
            QVERIFY(facts.exists ? facts.basis == Basis::Current : facts.basis == Basis::None);
    }
}

void TestPushRules::judgePush_whenItIsSoAlready_hasNothingToDo()
{
    for (const Case &facts : allCases()) {
        if (facts.basis == Basis::OtherGeneration)
            continue;
        if (facts.kind == ChangeKind::Delete && !facts.exists)
            QCOMPARE(judge(facts), PushVerdict::NothingToDo);
        if (facts.kind != ChangeKind::Delete && facts.sameContent)
            QCOMPARE(judge(facts), PushVerdict::NothingToDo);
    }
}

void TestPushRules::judgePush_whenDeletingFromAnOldCopy_isRefusedAlsoForMergedItems() // R7
{
    for (const Case &facts : allCases()) {
        if (facts.kind == ChangeKind::Delete && facts.exists &&
            (facts.basis == Basis::Older || facts.basis == Basis::None))
            QCOMPARE(judge(facts), PushVerdict::OutOfDate);
    }
}

QTEST_APPLESS_MAIN(TestPushRules)
#include "test_push_rules.moc"
