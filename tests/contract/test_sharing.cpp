#include "core/sharing/carrying.h"
#include "core/sharing/device_steps.h"
#include "core/sharing/kept_values.h"
#include "tests/contract/both_databases.h"
#include "tests/contract/store_rig.h"

#include <QTest>

using namespace retinue;
using namespace retinue::sharing;
using protocol::ScopeAction;
using protocol::TakenStep;
using test::must;
using Rig = test::StoreRig;

namespace {

constexpr int kOwners = 130; ///< more than go in one write
const QString kCopy = QStringLiteral("default-job.copy");
const QString kAnna = QStringLiteral("anna");

const Catalogue &catalogue()
{
    return Catalogue::builtIn();
}

int number()
{
    return catalogue().find(kCopy)->number;
}

OwnerKey user(int n)
{
    return *OwnerKey::user(QStringLiteral("user %1").arg(n));
}

QByteArray value(int n)
{
    return "{\"n\":" + QByteArray::number(n) + "}";
}

/// All of one change, as ScopeChanges does it in several writes.
std::int64_t carryOut(Rig &rig, const ScopePlan &plan, const DeviceId &keeps = {})
{
    std::int64_t epoch = 0;
    must(rig.write([&](store::Edit &edit) -> Result<void> {
        store::ScopeState scopes = edit.scopes();
        scopes.work = store::ScopeWork::Changing;
        edit.setScopes(std::move(scopes));
        epoch = must(beginChange(edit, catalogue(), plan, kAnna, keeps, SetAside::Kept));
        return {};
    }));
    for (auto state = store::ScopeChangeState::Applying; state == store::ScopeChangeState::Applying;)
        must(rig.write([&](store::Edit &edit) -> Result<void> {
            state = must(carryOutSome(edit, epoch, SetAside::Kept)).state;
            return {};
        }));
    return epoch;
}

std::int64_t changeTo(Rig &rig, Scope scope, const DeviceId &keeps = {})
{
    const ScopePlan plan = must(planOf(rig.view(), catalogue(), {{kCopy, scope}}));
    return carryOut(rig, plan, keeps);
}

/// What a device that has taken these is to do about kCopy.
protocol::ScopeStep stepFor(Rig &rig, const std::vector<TakenStep> &taken, const DeviceId &device = {})
{
    for (const protocol::ScopeStep &step : must(stepsFor(rig.view(), catalogue(), device, taken)).steps) {
        if (step.item == kCopy)
            return step;
    }
    return {};
}

} // namespace

/// Changes of scopes over SQLite and PostgreSQL.
class TestSharingContract : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { must(m_databases.start()); }

    void change_makesSeeds_endsThem_andIsTakenBack_data() { test::BothDatabases::addRows(); }
    void change_makesSeeds_endsThem_andIsTakenBack() // R33, R34, R36
    {
        Rig rig(m_databases.freshLocation());
        for (int i = 0; i < kOwners; ++i)
            (void)rig.put(user(i), number(), value(i));
        const QByteArray root = rig.view().head().root;
        QCOMPARE(must(planOf(rig.view(), catalogue(), {{kCopy, Scope::DeviceSpecific}})).items.front().owners,
                 std::int64_t(kOwners));

        (void)changeTo(rig, Scope::DeviceSpecific);
        QCOMPARE(rig.view().head().settings, std::int64_t(0));
        QCOMPARE(must(rig.view().tables().seeds.count(number())), std::int64_t(kOwners));
        const protocol::ScopeStep separated = stepFor(rig, {});
        QCOMPARE(separated.action, ScopeAction::TakeSeed);
        const auto seeds = must(seedsOf(rig.view(), catalogue(), user(kOwners - 1)));
        QCOMPARE(seeds.seeds.front().value, value(kOwners - 1));
        QCOMPARE(seeds.seeds.front().step, *separated.step);
        QCOMPARE(stepFor(rig, {{kCopy, *separated.step}}).action, ScopeAction::GoOn);

        const auto shared = changeTo(rig, Scope::Shared);
        QCOMPARE(must(rig.view().tables().seeds.count(number())), std::int64_t(0));
        QCOMPARE(stepFor(rig, {{kCopy, *separated.step}}).action, ScopeAction::Initialize);

        (void)carryOut(rig, must(planOfUndo(rig.view(), catalogue(), shared)));
        QCOMPARE(must(rig.view().tables().seeds.count(number())), std::int64_t(kOwners));
        QCOMPARE(planOfUndo(rig.view(), catalogue(), shared).error().code, ErrorCode::NotPermitted);
        const auto undone = must(rig.view().tables().scopes.changes({}, 1)).front().epoch;
        (void)carryOut(rig, must(planOfUndo(rig.view(), catalogue(), undone)));
        QCOMPARE(rig.view().head().settings, std::int64_t(kOwners));
        QCOMPARE(rig.view().head().root, root); // every value, of every owner
    }

    void keptValues_areTheSharedOnes_untilTheirDeviceHasTakenTheStep_data()
    {
        test::BothDatabases::addRows();
    }
    void keptValues_areTheSharedOnes_untilTheirDeviceHasTakenTheStep() // R35
    {
        Rig rig(m_databases.freshLocation());
        const DeviceId keeper = DeviceId::random();
        (void)changeTo(rig, Scope::DeviceSpecific);
        const TakenStep before{kCopy, *stepFor(rig, {}).step};
        (void)changeTo(rig, Scope::Shared, keeper);
        QCOMPARE(rig.view().head().scopes.work, store::ScopeWork::WaitingForKept);
        QVERIFY(must(stepsFor(rig.view(), catalogue(), keeper, {})).isBehind);
        const protocol::ScopeStep kept = stepFor(rig, {before}, keeper);
        QCOMPARE(kept.action, ScopeAction::SendKept);
        QCOMPARE(stepFor(rig, {before}).action, ScopeAction::Initialize); // another device

        const auto send = [&](int n, bool last) {
            return rig.write([&](store::Edit &edit) {
                return keepValues(edit, catalogue(), keeper, {{{user(1), kCopy, value(n)}}, last},
                                  SetAside::Kept);
            });
        };
        must(send(7, false));
        QCOMPARE(rig.view().head().scopes.work, store::ScopeWork::WaitingForKept);
        must(send(7, true));
        QCOMPARE(rig.view().head().scopes.work, store::ScopeWork::None);
        QCOMPARE(stepFor(rig, {before}, keeper).action,
                 ScopeAction::SendKept); // killed before it took the step
        must(send(8, true));
        const auto settings = [&] {
            const store::Snapshot view = rig.view();
            const auto owner = **view.tables().owners.find(user(1));
            return must(view.tables().settings.find(owner, number(), store::SettingTable::Secrets::Decrypt));
        };
        QCOMPARE(settings()->value, value(7)); // others have had it since
        QCOMPARE(must(rig.view().tables().recentlyDeleted.ofOwner(user(1))).front().value, value(8));

        const std::vector<TakenStep> taken{{kCopy, *kept.step}};
        QVERIFY(must(stepsFor(rig.view(), catalogue(), keeper, taken)).hasKept);
        must(rig.write([&](store::Edit &edit) { return forgetKept(edit, catalogue(), keeper, taken); }));
        QCOMPARE(send(9, true).error().code, ErrorCode::NotFound);
    }

private:
    test::BothDatabases m_databases;
};

QTEST_GUILESS_MAIN(TestSharingContract)
#include "test_sharing.moc"
