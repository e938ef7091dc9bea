#include "core/client/local_edit.h"
#include "tests/integration/two_sided/rules_fixture.h"

#include <QTest>

using namespace retinue;
using namespace retinue::test;
using namespace std::chrono_literals;
using client::ExportedOwner;
using client::Shortfall;
using protocol::StartMode;

namespace {

const OwnerKey kCarol = *OwnerKey::user(u"carol"), kDave = *OwnerKey::user(u"dave");
const QString kScan = QStringLiteral("default-job.scan-and-send");

OwnerKey numbered(int n)
{
    return *OwnerKey::user(QStringLiteral("user %1").arg(n));
}

client::ExportRequest everything(std::vector<OwnerKey> confirmed = {}, bool withSecrets = false)
{
    client::ExportRequest request;
    request.confirmed = std::move(confirmed);
    request.withSecrets = withSecrets;
    return request;
}

/// What an export gives; a failure is one without anything.
Contents exported(TestDevice &device, const client::ExportRequest &request = everything())
{
    Contents contents;
    const auto report = device->exportData(request, [&](const ExportedOwner &owner) -> Result<void> {
        for (const auto &setting : owner.settings)
            contents.emplace(std::pair(owner.owner, setting.item), setting.value);
        return {};
    });
    return report && report->exported ? contents : Contents();
}

ErrorCode exportError(TestDevice &device)
{
    const auto report =
        device->exportData(everything(), [](const ExportedOwner &) { return Result<void>(); });
    return report ? ErrorCode::Internal : report.error().code;
}

} // namespace

/// [Prepare for User Data Export] and what it allows (R21-R24).
class TestExportRules : public RulesFixture
{
    Q_OBJECT

private slots:
    void prepare_ofWhomOthersChanged_makesTheCopiesEqualAndOpensTheWindow();
    void prepare_ofWhomOnlyThisDeviceHas_sendsThemUp();
    void prepare_whenACopyWentWrong_healsIt();
    void prepare_overTheLimits_isRefusedAndChangesNothing();
    void prepare_whenStopped_isRefused();
    void prepare_ofNobodyAnybodyKnows_saysSo();
    void prepare_whenAChangeWasRefused_namesItAndOpensNothing();
    void prepare_whenTheStoreIsFull_pushesOutOthersOnly_data();
    void prepare_whenTheStoreIsFull_pushesOutOthersOnly();
    void prepare_whenNobodyMayGiveWay_leavesEverythingAsItWas();
    void prepare_whenCancelled_stopsAndLeavesNoWindow();
    void prepare_whenCutAtAnyRequest_leavesNoWindow();
    void prepare_whenTheProcessDies_leavesNoWindow();
    void window_endsAfterFifteenMinutesWhateverTheCivilTimeSays();
    void window_outlivesTheProcessButNoReboot();
    void window_beginsAnewWithTheNextPreparation();
    void window_isNotNeededWhileStopped();
    void export_begunInsideTheWindow_mayFinish();
    void export_holdsWhatIsPortableAndNothingThatMustStay();
    void export_ofOneWhoWasNotPrepared_isRefused();
    void import_insideTheWindow_goesUpAsAChange();
    void import_ofABlankItem_keepsDestinationsHere();
    void login_ofAnother_pushesOutWhoWasPreparedAndIsNamed();
    void change_onTheServerInsideTheWindow_isFollowed();
    void deletion_insideTheWindow_isNamed();
    void deletion_ofWhoIsAtThePanel_isNamed();
    void export_whenOneIsPushedOutMeanwhile_isVoid();
    void export_whenAnotherThanTheConfirmedLacksSomething_asksAgain();
    void window_whenThePushedOutComeBackWithoutTheServer_namesThem();
    void window_whenThePushedOutAreSetHere_namesThem();
    void window_endsWithAnotherStore();
    void prepare_whenOneIsPushedOutMeanwhile_opensNothing();
    void export_ofSecretsThatAreNewerElsewhere_leavesThemOut();
    void prepare_ofANameThatNobodyHas_pushesOutNobody();

private:
    /// Started; alice and bob have a screen each on the server, made on another device.
    TestDevice &besideOthers(int mostUsers = 500, sync::WhenFull whenFull = sync::WhenFull::DeleteOldest);
    TestDevice *m_other = nullptr;
};

TestDevice &TestExportRules::besideOthers(int mostUsers, sync::WhenFull whenFull)
{
    m_other = &startedWithAlice("other");
    if (!(*m_other)->login({kBob, {kSales}}) || !(*m_other)->set(kBob, kScreen, value(2)) ||
        !(*m_other)->set(kSales, kGroupBook, R"({"entries":{}})") || !(*m_other)->synchronize())
        qFatal("a change does not go up");
    TestDevice &device = this->device("here", mostUsers, whenFull);
    if (!device->start(StartMode::Start))
        qFatal("a device does not start");
    return device;
}

void TestExportRules::prepare_ofWhomOthersChanged_makesTheCopiesEqualAndOpensTheWindow() // R23
{
    TestDevice &a = besideOthers();
    QVERIFY(!a.value(kAlice, kScreen));
    QCOMPARE(exportError(a), ErrorCode::NotPermitted);
    QCOMPARE(a->import({{kAlice, kScreen, value(7)}}).error().code, ErrorCode::NotPermitted);

    std::vector<std::pair<int, int>> steps;
    const auto report =
        a->prepare({kBob, kSales, kAlice, kBob},
                   [&](client::PrepareStep, int done, int total) { steps.emplace_back(done, total); });
    QVERIFY2(report, qPrintable(report ? QString() : report.error().toString()));
    QVERIFY(report->opened && report->unequal.empty() && report->evicted.empty());
    QCOMPARE(report->prepared, (std::vector<OwnerKey>{kAlice, kBob, kSales}));
    QVERIFY(steps.front() == std::pair(0, 3) && steps.back() == std::pair(3, 3));
    QCOMPARE(a.contents(), m_server->contents());
    QCOMPARE(a->exportWindow()->left, 15min);
    QCOMPARE(exported(a), m_server->contents());
}

void TestExportRules::prepare_ofWhomOnlyThisDeviceHas_sendsThemUp() // R23
{
    TestDevice &a = besideOthers();
    QVERIFY(a->login({kCarol, {}}) && a->set(kCarol, kScreen, value(3)));
    const auto report = a->prepare({kCarol});
    QVERIFY(report && report->opened);
    QCOMPARE(onServer(kCarol, kScreen), std::optional(value(3)));
    QCOMPARE(a->status()->unsent, 0);
}

void TestExportRules::prepare_whenACopyWentWrong_healsIt() // R13, R23
{
    TestDevice &a = besideOthers();
    QVERIFY(a->prepare({kAlice})->opened);
    QVERIFY(a.store().run([](client::LocalEdit &edit) -> Result<void> {
        const auto owner = edit.findOwner(kAlice);
        const Item &item = *Catalogue::builtIn().find(kScreen);
        sync::LocalCopy copy = edit.copy(*owner, item);
        copy.value = value(99); // under the right revision
        edit.setCopy(*owner, item, copy);
        return {};
    }));
    QVERIFY(a->prepare({kAlice})->opened);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
}

void TestExportRules::prepare_overTheLimits_isRefusedAndChangesNothing() // R22
{
    TestDevice &a = device("A", 10'000);
    QVERIFY(a->start(StartMode::Start));
    std::vector<OwnerKey> owners, groups;
    for (int n = 0; n < 501; ++n)
        owners.push_back(numbered(n));
    for (int n = 0; n < 51; ++n)
        groups.push_back(*OwnerKey::group(QStringLiteral("group %1").arg(n)));
    QCOMPARE(a->prepare(owners).error().code, ErrorCode::TooMany);
    QCOMPARE(a->prepare(groups).error().code, ErrorCode::TooMany);
    QCOMPARE(a->prepare({}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(a->prepare({OwnerKey::allDevices()}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(a->status()->users, 0);

    // The local store's bound, where it is smaller; who is at the panel counts.
    TestDevice &b = besideOthers(2);
    QCOMPARE(b->prepareLimits().users, 2);
    QVERIFY(b->login({kCarol, {}}));
    const auto refused = b->prepare({kAlice, kBob});
    QCOMPARE(refused.error().code, ErrorCode::TooMany);
    QVERIFY(refused.error().detail.contains(QLatin1String("at the panel count")));
    QVERIFY(b->prepare({kAlice})->opened);
    QVERIFY(b->logout());
    QVERIFY(b->prepare({kAlice, kBob})->opened);
}

void TestExportRules::prepare_whenStopped_isRefused() // R23
{
    TestDevice &a = besideOthers();
    QVERIFY(a->stop());
    QCOMPARE(a->prepare({kAlice}).error().code, ErrorCode::NotStarted);
    QVERIFY(!a->exportWindow()->isOpen());
}

void TestExportRules::prepare_ofNobodyAnybodyKnows_saysSo() // R22
{
    TestDevice &a = besideOthers();
    const auto nobody = a->prepare({kDave});
    QVERIFY(nobody && !nobody->opened);
    QCOMPARE(nobody->empty, std::vector<OwnerKey>{kDave});
    QCOMPARE(a->status()->users, 0);
    const auto some = a->prepare({kDave, kAlice});
    QVERIFY(some && some->opened);
    QCOMPARE(some->prepared, std::vector<OwnerKey>{kAlice});
}

void TestExportRules::prepare_whenAChangeWasRefused_namesItAndOpensNothing() // R7, R23
{
    TestDevice &a = besideOthers();
    QVERIFY(a->login({kAlice, {}}));
    QVERIFY((*m_other)->login({kAlice, {}}));
    QVERIFY((*m_other)->set(kAlice, kScreen, value(5)) && (*m_other)->synchronize());
    QVERIFY(a->set(kAlice, kScreen, value(6))); // from an old copy
    QVERIFY(a->logout());
    const auto refused = a->prepare({kAlice, kBob});
    QVERIFY(refused && !refused->opened);
    QCOMPARE(refused->unequal.size(), std::size_t(1));
    QVERIFY(refused->unequal.front().owner == kAlice);
    QCOMPARE(refused->unequal.front().why, Shortfall::Refused);
    QCOMPARE(refused->unequal.front().items, QStringList{kScreen});
    QCOMPARE(exportError(a), ErrorCode::NotPermitted);
    QVERIFY(a->login({kAlice, {}})->upToDate); // as R7 says
    QVERIFY(a->prepare({kAlice, kBob})->opened);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(5)));
}

void TestExportRules::prepare_whenTheStoreIsFull_pushesOutOthersOnly_data()
{
    QTest::addColumn<int>("whenFull");
    QTest::newRow("delete the oldest") << int(sync::WhenFull::DeleteOldest);
    QTest::newRow("discard the new") << int(sync::WhenFull::DiscardNew);
}

void TestExportRules::prepare_whenTheStoreIsFull_pushesOutOthersOnly() // R10, R22
{
    QFETCH(const int, whenFull);
    TestDevice &a = besideOthers(2, sync::WhenFull(whenFull));
    for (const OwnerKey &user : {kCarol, kDave}) {
        QVERIFY(a->login({user, {}}) && a->set(user, kScreen, value(1)));
        QVERIFY(a->synchronize());
    }
    QVERIFY(a->logout());
    const auto report = a->prepare({kAlice, kBob});
    QVERIFY(report && report->opened);
    QCOMPARE(report->evicted, (std::vector<OwnerKey>{kCarol, kDave}));
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
    QCOMPARE(a.value(kBob, kScreen), std::optional(value(2)));
}

void TestExportRules::prepare_whenNobodyMayGiveWay_leavesEverythingAsItWas() // R10
{
    TestDevice &a = besideOthers(2);
    QVERIFY(a->prepare({kAlice})->opened);
    QVERIFY(a->login({kCarol, {}}) && a->set(kCarol, kScreen, value(1)));
    a.judged = [](const protocol::SettingChange &) -> Result<void> {
        return Error{ErrorCode::OutOfDate, {}, {}};
    };
    QVERIFY(a->synchronize() && a->logout()); // carol's change is refused: she may not go
    QCOMPARE(a->prepare({kAlice, kBob}).error().code, ErrorCode::TooMany);
    QVERIFY(a->exportWindow()->isOpen());
    QCOMPARE(a->status()->users, 2);
}

void TestExportRules::prepare_whenCancelled_stopsAndLeavesNoWindow()
{
    TestDevice &a = besideOthers();
    QVERIFY(a->prepare({kAlice})->opened);
    CancelToken cancel;
    const auto cancelled = a->prepare(
        {kAlice, kBob},
        [&](client::PrepareStep step, int, int) {
            if (step == client::PrepareStep::Bringing)
                cancel.cancel();
        },
        cancel);
    QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
    QVERIFY(!a->exportWindow()->isOpen());
    QCOMPARE(exportError(a), ErrorCode::NotPermitted);
    QVERIFY(a->prepare({kAlice, kBob})->opened);
}

void TestExportRules::prepare_whenCutAtAnyRequest_leavesNoWindow()
{
    TestDevice &a = besideOthers();
    for (const Wire how : {Wire::CutBefore, Wire::CutAfter}) {
        bool opened = false;
        for (int good = 0; !opened; ++good) {
            QVERIFY(good < 100);
            int left = good;
            a.wire = [&] { return left-- > 0 ? Wire::Connected : how; };
            const auto report = a->prepare({kAlice, kBob});
            opened = report && report->opened;
            QCOMPARE(a->exportWindow()->isOpen(), opened);
        }
        QCOMPARE(exported(a).size(), std::size_t(2));
        a.wire = [] { return Wire::Connected; };
        CancelToken cancelled; // closes the window again
        QVERIFY(!a->prepare(
            {kAlice},
            [&](client::PrepareStep step, int, int) {
                if (step == client::PrepareStep::Bringing)
                    cancelled.cancel();
            },
            cancelled));
        for (const OwnerKey &owner : {kAlice, kBob})
            QVERIFY(a->forget(owner, true)->forgotten);
    }
}

void TestExportRules::prepare_whenTheProcessDies_leavesNoWindow()
{
    TestDevice &a = besideOthers();
    int left = 1;
    a.wire = [&] { return left-- > 0 ? Wire::Connected : Wire::CutAfter; };
    QVERIFY(!a->prepare({kAlice, kBob}));
    a.wire = [] { return Wire::Connected; };
    a.crash();
    QVERIFY(!a->exportWindow()->isOpen());
    QVERIFY(a->start(StartMode::Resume));
    QVERIFY(a->prepare({kAlice, kBob})->opened);
    QCOMPARE(exported(a).size(), std::size_t(2));
}

void TestExportRules::window_endsAfterFifteenMinutesWhateverTheCivilTimeSays() // R23
{
    TestDevice &a = besideOthers();
    QVERIFY(a->prepare({kAlice})->opened);
    a.clock().setNow(base::fromMilliseconds(0));
    QCOMPARE(a->exportWindow()->left, 15min);
    a.clock().advance(14min + 59s);
    QCOMPARE(a->exportWindow()->left, 1s);
    QVERIFY(!exported(a).empty());
    a.clock().setNow(base::fromMilliseconds(1));
    a.clock().advance(1s);
    QVERIFY(!a->exportWindow()->isOpen());
    QVERIFY(a->exportWindow()->prepared.empty());
    QCOMPARE(exportError(a), ErrorCode::NotPermitted);
    QCOMPARE(a->import({{kAlice, kScreen, value(7)}}).error().code, ErrorCode::NotPermitted);
}

void TestExportRules::window_outlivesTheProcessButNoReboot() // R23
{
    TestDevice &a = besideOthers();
    QVERIFY(a->prepare({kAlice, kSales})->opened);
    a.clock().advance(5min);
    a.crash();
    QCOMPARE(a->exportWindow()->left, 10min);
    QCOMPARE(a->exportWindow()->prepared.size(), std::size_t(2));
    a.crash();
    a.clock().reboot(); // the clock of this boot has not come that far
    QVERIFY(!a->exportWindow()->isOpen());
    QCOMPARE(exportError(a), ErrorCode::NotPermitted);
}

void TestExportRules::window_beginsAnewWithTheNextPreparation() // R23
{
    TestDevice &a = besideOthers();
    QVERIFY(a->prepare({kAlice})->opened);
    a.clock().advance(10min);
    QVERIFY(a->prepare({kBob})->opened);
    QCOMPARE(a->exportWindow()->left, 15min);
    QCOMPARE(a->exportWindow()->prepared.size(), std::size_t(1));
    QVERIFY(a->exportWindow()->prepared.front().owner == kBob);
}

void TestExportRules::window_isNotNeededWhileStopped() // R23
{
    TestDevice &a = besideOthers();
    QVERIFY(a->login({kAlice, {}}) && a->logout());
    QVERIFY(a->stop());
    QCOMPARE(exported(a), (Contents{{{kAlice, kScreen}, value(1)}}));
}

void TestExportRules::export_begunInsideTheWindow_mayFinish() // R23
{
    TestDevice &a = besideOthers();
    QVERIFY(a->prepare({kAlice, kBob})->opened);
    int owners = 0;
    const auto report = a->exportData(everything(), [&](const ExportedOwner &) -> Result<void> {
        ++owners;
        a.clock().advance(20min);
        return {};
    });
    QVERIFY(report && report->exported);
    QCOMPARE(owners, 2);
    QCOMPARE(report->users, 2);
    QCOMPARE(exportError(a), ErrorCode::NotPermitted);
}

void TestExportRules::export_holdsWhatIsPortableAndNothingThatMustStay() // R11, R12
{
    TestDevice &a = besideOthers();
    QVERIFY(a->login({kAlice, {kSales}}));
    QVERIFY(a->set(kAlice, kScan, R"({"destinations":[{"mail":"bob@example.com"}],"n":1})"));
    QVERIFY(a->set(kAlice, kNetwork, R"({"key":"correct horse"})"));
    QVERIFY(a->set(kAlice, kKeychain, R"({"entries":{"a":{"password":"swordfish","target":"t"}}})"));
    QVERIFY(a->set(kAlice, kTimeline, entry("a", 1)));
    QVERIFY(a->prepare({kAlice})->opened);
    const Contents plain = exported(a);
    QCOMPARE(plain, (Contents{{{kAlice, kScreen}, value(1)}, {{kAlice, kScan}, R"({"n":1})"}}));
    Contents withSecrets = plain;
    withSecrets.emplace(std::pair(kAlice, kNetwork), R"({"key":"correct horse"})");
    QCOMPARE(exported(a, everything({}, true)), withSecrets);
    std::vector<OwnerKey> groups;
    QVERIFY(a->exportData(everything(), [&](const ExportedOwner &owner) -> Result<void> {
        groups = owner.groups;
        return {};
    }));
    QCOMPARE(groups, std::vector<OwnerKey>{kSales});
}

void TestExportRules::export_ofOneWhoWasNotPrepared_isRefused() // R23
{
    TestDevice &a = besideOthers();
    QVERIFY(a->login({kBob, {}}));
    QVERIFY(a->prepare({kAlice})->opened);
    client::ExportRequest request = everything();
    request.owners = {kBob};
    const auto refused = a->exportData(request, [](const ExportedOwner &) { return Result<void>(); });
    QCOMPARE(refused.error().code, ErrorCode::NotPermitted);
    QCOMPARE(exported(a).size(), std::size_t(1));
}

void TestExportRules::import_insideTheWindow_goesUpAsAChange() // R7, R23
{
    TestDevice &a = besideOthers();
    QVERIFY(a->prepare({kAlice, kBob})->opened);
    const auto imported =
        a->import({{kAlice, kScreen, value(7)}, {kCarol, kScreen, value(8)}}, {{kDave, {kSales}}});
    QVERIFY(imported);
    QCOMPARE(imported->settings, 1); // of nobody who is not prepared, or here all the same
    QCOMPARE(imported->leftOut.size(), std::size_t(2));
    QCOMPARE(imported->leftOut.front().why.code, ErrorCode::NotPermitted);
    QVERIFY((*m_other)->login({kBob, {}}) && (*m_other)->set(kBob, kScreen, value(9)));
    QVERIFY((*m_other)->synchronize());
    QVERIFY(a->import({{kBob, kScreen, value(10)}})); // from an old copy
    QCOMPARE(a->synchronize()->sent, 1);
    QCOMPARE(onServer(kAlice, kScreen), std::optional(value(7)));
    QCOMPARE(onServer(kCarol, kScreen), std::optional<QByteArray>());
    QCOMPARE(onServer(kBob, kScreen), std::optional(value(9)));
    QCOMPARE(a.takeRefusals().size(), std::size_t(1));
    const auto prepared = a->exportWindow()->prepared; // shows what the server refused
    QCOMPARE(prepared.at(1).lacks, std::optional(Shortfall::Refused));
    QVERIFY(!prepared.at(0).lacks);
}

void TestExportRules::import_ofABlankItem_keepsDestinationsHere() // R11
{
    TestDevice &a = besideOthers();
    QVERIFY(a->login({kAlice, {}}));
    QVERIFY(a->set(kAlice, kScan, R"({"destinations":[{"mail":"bob@example.com"}],"n":1})"));
    QVERIFY(a->prepare({kAlice})->opened);
    QVERIFY(a->import({{kAlice, kScan, R"({"n":2})"}}));
    QCOMPARE(a.value(kAlice, kScan),
             std::optional(QByteArray(R"({"destinations":[{"mail":"bob@example.com"}],"n":2})")));
    QVERIFY(a->synchronize());
    QCOMPARE(onServer(kAlice, kScan), std::optional(QByteArray(R"({"n":2})")));
}

void TestExportRules::login_ofAnother_pushesOutWhoWasPreparedAndIsNamed() // R24
{
    TestDevice &a = besideOthers(2);
    QVERIFY(a->prepare({kAlice, kBob})->opened);
    QVERIFY(a->login({kCarol, {}})->upToDate);
    const auto prepared = a->exportWindow()->prepared;
    QCOMPARE(prepared.size(), std::size_t(2));
    QCOMPARE(prepared.at(0).lacks, std::optional(Shortfall::PushedOut));
    QCOMPARE(prepared.at(0).pushedOutBy, QStringLiteral("carol"));
    QVERIFY(!prepared.at(1).lacks);

    int owners = 0;
    const auto count = [&](const ExportedOwner &) -> Result<void> {
        ++owners;
        return {};
    };
    const auto asked = a->exportData(everything(), count);
    QVERIFY(asked && !asked->exported);
    QCOMPARE(asked->incomplete, std::vector<client::PreparedOwner>{prepared.at(0)});
    QCOMPARE(owners, 0);
    QCOMPARE(exported(a, everything({kAlice})), (Contents{{{kBob, kScreen}, value(2)}}));
    // It is complete again when its settings are.
    QVERIFY(a->logout());
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QVERIFY(!a->exportWindow()->prepared.at(0).lacks);
}

void TestExportRules::change_onTheServerInsideTheWindow_isFollowed() // R23
{
    TestDevice &a = besideOthers();
    QVERIFY(a->prepare({kAlice, kBob})->opened);
    QVERIFY((*m_other)->set(kBob, kScreen, value(9)) && (*m_other)->synchronize());
    QVERIFY(a->synchronize());
    QCOMPARE(exported(a), (Contents{{{kAlice, kScreen}, value(1)}, {{kBob, kScreen}, value(9)}}));
}

void TestExportRules::deletion_insideTheWindow_isNamed() // R9, R24
{
    TestDevice &a = besideOthers();
    QVERIFY(a->prepare({kAlice, kBob})->opened);
    m_server->deleteOwner(kAlice);
    QVERIFY(a->synchronize());
    QCOMPARE(a->exportWindow()->prepared.at(0).lacks, std::optional(Shortfall::Gone));
    QVERIFY(exported(a).empty());
    QCOMPARE(exported(a, everything({kAlice})), (Contents{{{kBob, kScreen}, value(2)}}));
}

void TestExportRules::deletion_ofWhoIsAtThePanel_isNamed() // R9, R24
{
    TestDevice &a = besideOthers();
    QVERIFY(a->login({kAlice, {kSales}}));
    QVERIFY(a->prepare({kAlice, kBob})->opened);
    m_server->deleteOwner(kAlice);
    QVERIFY(a->synchronize());
    QCOMPARE(a->exportWindow()->prepared.at(0).lacks, std::optional(Shortfall::Gone));
}

void TestExportRules::export_whenOneIsPushedOutMeanwhile_isVoid() // R24
{
    TestDevice &a = besideOthers(2);
    QVERIFY(a->prepare({kAlice, kBob})->opened);
    std::vector<OwnerKey> given;
    const auto report = a->exportData(everything(), [&](const ExportedOwner &owner) -> Result<void> {
        given.push_back(owner.owner);
        if (given.size() > 1)
            return {};
        for (const OwnerKey &user : {kCarol, kDave}) // alice's place, then bob's
            RETINUE_TRY(a->set(user, kScreen, value(1)));
        return {};
    });
    QVERIFY(report && !report->exported);
    QCOMPARE(given, std::vector<OwnerKey>{kAlice});
    QCOMPARE(report->incomplete.size(), std::size_t(2));
    QVERIFY(report->incomplete.at(1).owner == kBob);
    QCOMPARE(report->incomplete.at(1).lacks, std::optional(Shortfall::PushedOut));
}

void TestExportRules::export_whenAnotherThanTheConfirmedLacksSomething_asksAgain() // R24
{
    TestDevice &a = besideOthers(2);
    QVERIFY(a->prepare({kAlice, kBob})->opened);
    QVERIFY(a->login({kCarol, {}})); // in alice's place
    QVERIFY(a->logout());
    QVERIFY(exported(a, everything({kBob})).empty());
    QCOMPARE(exported(a, everything({kAlice})).size(), std::size_t(1));
    QVERIFY(a->login({kDave, {}})); // in bob's
    QVERIFY(exported(a, everything({kAlice})).empty());
}

void TestExportRules::window_whenThePushedOutComeBackWithoutTheServer_namesThem() // R8, R24
{
    TestDevice &a = besideOthers(2);
    QVERIFY(a->prepare({kAlice, kBob})->opened);
    QVERIFY(a->login({kCarol, {}}));
    a.wire = [] { return Wire::CutBefore; };
    QVERIFY(!a->login({kAlice, {}})->upToDate);
    const auto alice = a->exportWindow()->prepared.at(0);
    QCOMPARE(alice.lacks, std::optional(Shortfall::NotBrought));
    QVERIFY(alice.pushedOutBy.isEmpty()); // she is back, if without her data
    QVERIFY(exported(a).empty());
    a.crash(); // it is on the disk
    QCOMPARE(a->exportWindow()->prepared.at(0).lacks, std::optional(Shortfall::NotBrought));
    a.wire = [] { return Wire::Connected; };
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QVERIFY(!a->exportWindow()->prepared.at(0).lacks);
}

void TestExportRules::window_whenThePushedOutAreSetHere_namesThem() // R10, R24
{
    TestDevice &a = besideOthers(2);
    QVERIFY(a->prepare({kAlice, kBob})->opened);
    QVERIFY(a->login({kCarol, {}}) && a->logout());
    QVERIFY(a->set(kAlice, kCopy, value(4))); // here again, with that and nothing else
    QCOMPARE(a->exportWindow()->prepared.at(0).lacks, std::optional(Shortfall::NotBrought));
    QVERIFY(a->prepare({kAlice})->opened);
    QVERIFY(!a->exportWindow()->prepared.at(0).lacks);
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
}

void TestExportRules::window_endsWithAnotherStore() // R14, R23
{
    TestDevice &a = besideOthers();
    QVERIFY(a->prepare({kAlice})->opened);
    QVERIFY(a.store().run([](client::LocalEdit &edit) -> Result<void> {
        client::Position position = edit.position();
        position.generation = Generation::random();
        edit.setPosition(position);
        return {};
    }));
    QVERIFY(!a->exportWindow()->isOpen());
    QCOMPARE(exportError(a), ErrorCode::NotPermitted);
}

void TestExportRules::prepare_whenOneIsPushedOutMeanwhile_opensNothing() // R10, R23
{
    TestDevice &a = besideOthers(2);
    const auto report = a->prepare({kAlice, kBob}, [&](client::PrepareStep step, int done, int) {
        if (step == client::PrepareStep::Checking && done == 2 && !a.value(kDave, kScreen) &&
            !a->set(kDave, kScreen, value(1)))
            qFatal("a change is refused");
    });
    QVERIFY(report && !report->opened);
    QVERIFY(report->empty.empty());
    QCOMPARE(report->unequal.size(), std::size_t(1));
    QVERIFY(!a->exportWindow()->isOpen());
}

void TestExportRules::export_ofSecretsThatAreNewerElsewhere_leavesThemOut() // R12
{
    TestDevice &a = besideOthers();
    QVERIFY(a->login({kAlice, {}}) && a->set(kAlice, kNetwork, R"({"key":"old"})"));
    QVERIFY(a->synchronize() && a->logout());
    QVERIFY((*m_other)->login({kAlice, {}}) && (*m_other)->set(kAlice, kNetwork, R"({"key":"new"})"));
    QVERIFY((*m_other)->synchronize());
    QVERIFY(a->prepare({kAlice})->opened);
    Contents given;
    const auto report = a->exportData(everything({}, true), [&](const ExportedOwner &owner) -> Result<void> {
        for (const auto &setting : owner.settings)
            given.emplace(std::pair(owner.owner, setting.item), setting.value);
        return {};
    });
    QVERIFY(report && report->exported);
    QCOMPARE(given, (Contents{{{kAlice, kScreen}, value(1)}}));
    QCOMPARE(report->secretsElsewhere, std::vector<OwnerKey>{kAlice});
    QVERIFY(a->login({kAlice, {}})->upToDate);
    QCOMPARE(exported(a, everything({}, true)).at({kAlice, kNetwork}), QByteArray(R"({"key":"new"})"));
}

void TestExportRules::prepare_ofANameThatNobodyHas_pushesOutNobody() // R10, R22
{
    TestDevice &a = besideOthers(2);
    QVERIFY(a->prepare({kAlice, kBob})->opened);
    const auto nobody = a->prepare({kDave});
    QVERIFY(nobody && !nobody->opened && nobody->evicted.empty());
    QCOMPARE(nobody->empty, std::vector<OwnerKey>{kDave});
    QVERIFY(a->exportWindow()->isOpen()); // as before
    const auto one = a->prepare({kDave, kBob});
    QVERIFY(one && one->opened && one->evicted.empty());
    QCOMPARE(one->empty, std::vector<OwnerKey>{kDave});
    QCOMPARE(a.value(kAlice, kScreen), std::optional(value(1)));
}

QTEST_GUILESS_MAIN(TestExportRules)
#include "test_export_rules.moc"
