#include "core/sync/reconcile_rules.h"

#include <QTest>

using namespace retinue;
using protocol::ReconcileAction;
using protocol::StartMode;

Q_DECLARE_METATYPE(retinue::protocol::ReconcileAction)
Q_DECLARE_METATYPE(retinue::protocol::StartMode)

class TestReconcileRules : public QObject
{
    Q_OBJECT

private slots:
    void reconcile_whenOneSideHasIt_data();
    void reconcile_whenOneSideHasIt();
    void reconcile_whenBothHaveIt_comparesContents();
    void reconcile_whenSecret_comparesRevisions();
};

void TestReconcileRules::reconcile_whenOneSideHasIt_data() // R5
{
    QTest::addColumn<StartMode>("mode");
    QTest::addColumn<bool>("onServer");
    QTest::addColumn<bool>("acknowledged");
    QTest::addColumn<ReconcileAction>("action");
    QTest::newRow("start, server") << StartMode::Start << true << false << ReconcileAction::Take;
    QTest::newRow("resume, server") << StartMode::Resume << true << false << ReconcileAction::Take;
    QTest::newRow("start, device, new") << StartMode::Start << false << false << ReconcileAction::Send;
    QTest::newRow("start, device, was there") << StartMode::Start << false << true << ReconcileAction::Send;
    QTest::newRow("resume, device, new") << StartMode::Resume << false << false << ReconcileAction::Send;
    QTest::newRow("resume, device, deleted there") // R9
        << StartMode::Resume << false << true << ReconcileAction::Gone;
}

void TestReconcileRules::reconcile_whenOneSideHasIt()
{
    QFETCH(StartMode, mode);
    QFETCH(bool, onServer);
    QFETCH(bool, acknowledged);
    QFETCH(ReconcileAction, action);
    const Item item;
    if (onServer) {
        QCOMPARE(sync::reconcile(item, mode, sync::ServerSide{Revision{3}, "x"}, std::nullopt), action);
        return;
    }
    const protocol::HeldSetting held{QStringLiteral("a"), "x",
                                     acknowledged ? std::optional(Revision{3}) : std::nullopt};
    QCOMPARE(sync::reconcile(item, mode, std::nullopt, held), action);
}

void TestReconcileRules::reconcile_whenBothHaveIt_comparesContents() // R5
{
    const Item item;
    for (const auto mode : {StartMode::Start, StartMode::Resume}) {
        for (const auto &revision :
             {std::optional<Revision>(), std::optional(Revision{3}), std::optional(Revision{4})}) {
            const protocol::HeldSetting held{QStringLiteral("a"), "x", revision};
            QCOMPARE(sync::reconcile(item, mode, sync::ServerSide{Revision{4}, "x"}, held),
                     ReconcileAction::Same);
            QCOMPARE(sync::reconcile(item, mode, sync::ServerSide{Revision{4}, "y"}, held),
                     ReconcileAction::Take);
        }
    }
}

void TestReconcileRules::reconcile_whenSecret_comparesRevisions() // R5, R12
{
    Item item;
    item.secret = true;
    for (const auto mode : {StartMode::Start, StartMode::Resume}) {
        const sync::ServerSide server{Revision{4}, {}};
        QCOMPARE(sync::reconcile(item, mode, server, protocol::HeldSetting{{}, {}, Revision{4}}),
                 ReconcileAction::Same);
        QCOMPARE(sync::reconcile(item, mode, server, protocol::HeldSetting{{}, {}, Revision{3}}),
                 ReconcileAction::Take);
        QCOMPARE(sync::reconcile(item, mode, server, protocol::HeldSetting{{}, {}, std::nullopt}),
                 ReconcileAction::Take);
    }
}

QTEST_APPLESS_MAIN(TestReconcileRules)
#include "test_reconcile_rules.moc"
