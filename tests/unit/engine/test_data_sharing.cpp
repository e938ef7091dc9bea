#include "core/engine/engine.h"
#include "core/store/edit.h"
#include "core/store/erasure.h"
#include "core/store/snapshot.h"
#include "tests/support/fake_clock.h"
#include "tests/support/store_edits.h"
#include "tests/support/verify_ok.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <future>

using namespace retinue;
using engine::Engine;
using sharing::Draft;

namespace {

const QString kAnna = QStringLiteral("anna");
const QString kCopy = QStringLiteral("default-job.copy");
const OwnerKey kAlice = *OwnerKey::user(u"alice");
const Draft kSeparate{{kCopy, Scope::DeviceSpecific}}, kShare{{kCopy, Scope::Shared}};
const engine::SharingOptions kNoBackup{{}, false};

} // namespace

class TestDataSharing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock.advance(std::chrono::hours(1));
        open();
    }
    void cleanup() { m_engine.reset(); }

    void show_listsEveryItem_andWhoseScopeCanBeChosen() // R31
    {
        const auto overview = *sharing().show();
        QCOMPARE(overview.items.size(), Catalogue::builtIn().items().size());
        for (const engine::ItemSharing &item : overview.items) {
            QCOMPARE(item.canBeChosen, Catalogue::builtIn().find(item.item)->scope);
            QCOMPARE(item.scope, Scope::Shared);
        }
        QVERIFY(sharing().apply(kSeparate, kAnna, kNoBackup, {}).ok());
        const auto after = *sharing().show();
        QCOMPARE(std::count_if(after.items.begin(), after.items.end(),
                               [](const auto &item) { return item.scope == Scope::DeviceSpecific; }),
                 std::ptrdiff_t(1));
        QCOMPARE(after.epoch, 1);
    }

    void plan_namesOwnersAndWhoIsInTheWay() // R32, R35
    {
        put();
        const DeviceId device = enrol("Copier");
        QVERIFY(m_engine->startDevice(device).ok());
        const auto outlook = *sharing().plan(kSeparate);
        QCOMPARE(outlook.plan.items, (std::vector<sharing::PlannedItem>{{kCopy, Scope::DeviceSpecific, 1}}));
        QCOMPARE(outlook.running, QStringList{QStringLiteral("Copier")});
        QCOMPARE(outlook.devices, 1);
        const auto refused = sharing().apply(kSeparate, kAnna, kNoBackup, {});
        QCOMPARE(refused.error().code, ErrorCode::NotPermitted);
        QVERIFY(refused.error().detail.contains(QStringLiteral("Copier")));
        QVERIFY(sharing().plan(kShare)->plan.items.empty());
        QCOMPARE(sharing().plan({{QStringLiteral("home.screen"), Scope::Shared}}).error().code,
                 ErrorCode::InvalidInput);
    }

    void apply_whileAJobWorksOnTheData_isRefused() // R32
    {
        std::promise<void> mayEnd;
        const auto ended = mayEnd.get_future().share();
        m_engine->jobs().start(QStringLiteral("user-import"), {}, [ended](engine::Job &) {
            ended.wait();
            return Result<void>();
        });
        const auto refused = sharing().apply(kSeparate, kAnna, kNoBackup, {});
        QCOMPARE(refused.error().code, ErrorCode::InUse);
        QVERIFY(refused.error().detail.contains(QStringLiteral("user-import")));
        mayEnd.set_value();
        QTRY_COMPARE(m_engine->jobs().running(), 0);
        QVERIFY(sharing().apply(kSeparate, kAnna, kNoBackup, {}).ok());
    }

    void apply_backsUpFirst_whatCanBeRestored_andIsLogged() // R35, R53
    {
        put();
        const auto report = sharing().apply(kSeparate, kAnna, {}, {});
        VERIFY_OK(report);
        const auto list = m_engine->backups().list(engine::BackupPlace::Device);
        QCOMPARE(list->backups.size(), std::size_t(1));
        const engine::BackupFile &made = list->backups.front().base;
        QCOMPARE(made.name, report->backup->file.name);
        QVERIFY(made.verifiedAt.has_value());
        QCOMPARE(made.header->settings, 1); // of before
        QCOMPARE(report->change.pushed, 1);
        QCOMPARE(operations(), (QStringList{QStringLiteral("scope-change"), QStringLiteral("backup")}));
        const auto history = *sharing().history();
        QCOMPARE(history.size(), std::size_t(1));
        QVERIFY(history.front().canBeUndone);
        QCOMPARE(history.front().change.who, kAnna);

        // Restored, everything is as it was, and nobody is held, though the backup was made while they were.
        auto &backups = m_engine->backups();
        const auto prepared = backups.prepareRestore({engine::BackupSource::Kind::Device, made.name}, {}, {});
        VERIFY_OK(prepared);
        VERIFY_OK(backups.restore(*prepared, {}, kAnna, {}));
        QVERIFY(m_engine->store().scopes().deviceSpecific.empty());
        QVERIFY(*m_engine->store().read()->tables().owners.find(kAlice));
        QCOMPARE(m_engine->store().read()->head().settings, 1);
        VERIFY_OK(m_engine->startDevice(enrol("A")));
    }

    void apply_whenTheBackupFails_changesNothing_andHoldsNobody() // R32, R35
    {
        put();
        QFile inTheWay(m_folder->filePath(QStringLiteral("data/backups"))); // where the folder is to be
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const auto refused = sharing().apply(kSeparate, kAnna, {}, {});
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().toString().contains(QStringLiteral("DBBU0")));
        QCOMPARE(m_engine->store().scopes(), store::ScopeState());
        VERIFY_OK(m_engine->startDevice(enrol("A")));
    }

    void plan_saysWhenNoBackupCanBeMade() // R35
    {
        QVERIFY(sharing().plan(kSeparate)->canBackUp);
        VERIFY_OK(m_engine->backups().setEncryption({engine::BackupEncryption::Kind::Passphrase, {}, false},
                                                    {}, kAnna));
        QVERIFY(!sharing().plan(kSeparate)->canBackUp);
        QVERIFY(!sharing().apply(kSeparate, kAnna, {}, {}).ok());
        VERIFY_OK(sharing().apply(kSeparate, kAnna, kNoBackup, {}));
    }

    void apply_whereNothingIsKept_leavesNoTraces() // R20, R34
    {
        VERIFY_OK(m_engine->userData().setKeptFor(std::chrono::days(0), kAnna));
        put();
        VERIFY_OK(sharing().apply(kSeparate, kAnna, kNoBackup, {}));
        QTRY_COMPARE(m_engine->jobs().running(), 0);
        VERIFY_OK(sharing().apply(kShare, kAnna, kNoBackup, {})); // the seed ends
        const auto isDue = [this] { return *store::isErasureDue(m_engine->store()); };
        QTRY_VERIFY(!isDue());
    }

    void undo_isPossibleForTheDaysOfRecentlyDeleted()
    {
        put();
        QVERIFY(sharing().apply(kSeparate, kAnna, kNoBackup, {}).ok());
        QCOMPARE(sharing().undo(7, kAnna, kNoBackup, {}).error().code, ErrorCode::NotFound);
        QVERIFY(sharing().undo(1, kAnna, kNoBackup, {}).ok());
        QCOMPARE(sharing().undo(1, kAnna, kNoBackup, {}).error().code, ErrorCode::NotPermitted);
        m_clock.advance(std::chrono::days(31));
        QCOMPARE(sharing().undo(2, kAnna, kNoBackup, {}).error().code, ErrorCode::NotPermitted);
        QVERIFY(!sharing().history()->front().canBeUndone);
    }

    void stopAll_remembersWhom_andStartAgainStartsThem() // R32, over a restart
    {
        const DeviceId a = enrol("A"), b = enrol("B");
        QVERIFY(m_engine->startDevice(a).ok());
        const auto stopped = *sharing().stopAll(kAnna, {});
        QCOMPARE(stopped.stopped, 1);
        QCOMPARE(stopped.unheard, QStringList{QStringLiteral("A")}); // it is not connected
        open();
        QCOMPARE(sharing().stoppedHere(), QStringList{QStringLiteral("A")});
        const auto started = *sharing().startAgain(kAnna, {}, std::chrono::milliseconds(0));
        QCOMPARE(started.started, 1);
        QCOMPARE(started.silent, QStringList{QStringLiteral("A")});
        QCOMPARE(m_engine->devices().state(a), DeviceState::Started);
        QCOMPARE(m_engine->devices().state(b), DeviceState::Stopped);
    }

    void push_thatPassedTheGateBeforeAChange_isRefusedInsideTheWrite() // R32, R34, R36
    {
        const DeviceId a = enrol("A");
        QVERIFY(push(a).ok());
        setWork(store::ScopeWork::Changing);
        QCOMPARE(push(a).error().code, ErrorCode::NotStarted);
        setWork(store::ScopeWork::None);
        QVERIFY(sharing().apply(kSeparate, kAnna, kNoBackup, {}).ok());
        QCOMPARE(push(a).error().code, ErrorCode::OtherGeneration);
        QVERIFY(sharing().stepsFor(a, {}).ok());
        QVERIFY(push(a).ok());
    }

    void keptValues_holdEverybodyElseBack() // R35
    {
        const DeviceId a = enrol("A"), b = enrol("B");
        QVERIFY(sharing().apply(kSeparate, kAnna, kNoBackup, {}).ok());
        QCOMPARE(sharing().apply(kShare, kAnna, {DeviceId::random(), false}, {}).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(sharing().apply(kShare, kAnna, {a, false}, {}).error().code,
                 ErrorCode::NotPermitted); // R36: what it has is of before
        const auto separated = stepsOf(a);
        QVERIFY(sharing().apply(kShare, kAnna, {a, false}, {}).ok());
        QCOMPARE(sharing().show()->keeping, QStringLiteral("A"));
        QCOMPARE(actionOf(*sharing().stepsFor(a, separated)), protocol::ScopeAction::SendKept);
        QCOMPARE(m_engine->startDevice(b).error().code, ErrorCode::Locked);
        QVERIFY(m_engine->startDevice(a).ok());
        put(); // an administrator's: it gives way, but is not lost
        QVERIFY(sharing().keepValues(a, {{{kAlice, kCopy, "{\"n\":1}"}}, true}).ok());
        const auto replaced = m_engine->store().read()->tables().recentlyDeleted.ofOwner(kAlice);
        QCOMPARE(replaced->size(), std::size_t(1));
        QCOMPARE(replaced->front().value, QByteArray("{}"));
        QVERIFY(m_engine->startDevice(b).ok());
        // It may be killed before it takes the step, and sends them again.
        VERIFY_OK(sharing().keepValues(a, {{}, true}));
        VERIFY_OK(sharing().stepsFor(a, stepsOf(a)));
        QCOMPARE(sharing().keepValues(a, {{}, true}).error().code, ErrorCode::NotFound);
    }

    void keptValues_thatAreOlderThanTheChange_areWaitedForNoLonger_andLogged() // R35, R36, R53
    {
        const DeviceId a = enrol("A"), b = enrol("B");
        VERIFY_OK(sharing().apply(kSeparate, kAnna, kNoBackup, {}));
        VERIFY_OK(sharing().stepsFor(a, {})); // it is told, and killed before it does it
        VERIFY_OK(sharing().apply(kShare, kAnna, {a, false}, {}));
        VERIFY_OK(m_engine->startDevice(a));
        const auto steps = sharing().stepsFor(a, {});
        QVERIFY(steps->isBehind);
        QCOMPARE(actionOf(*steps), protocol::ScopeAction::Initialize);
        const auto newest = m_engine->executions().newest(1);
        QCOMPARE(newest->front().operation, QStringLiteral("scope-keep-values"));
        QCOMPARE(newest->front().destination, QStringLiteral("A"));
        QCOMPARE(newest->front().result, QStringLiteral("out-of-date"));
        VERIFY_OK(m_engine->startDevice(b));
    }

    void apply_whenTheKeeperIsRemovedDuringTheBackup_changesNothing() // R32, R35
    {
        const DeviceId a = enrol("A"), b = enrol("B");
        VERIFY_OK(sharing().apply(kSeparate, kAnna, kNoBackup, {}));
        VERIFY_OK(sharing().stepsFor(a, stepsOf(a)));
        const auto before = m_engine->store().scopes();
        LongWork work;
        work.report = [&](const QString &phase, std::int64_t, std::int64_t) {
            if (phase == u"copying" && m_engine->devices().find(a))
                VERIFY_OK(m_engine->removeDevice(a));
        };
        const auto refused = sharing().apply(kShare, kAnna, {a, true}, work);
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
        QCOMPARE(m_engine->store().scopes(), before);
        VERIFY_OK(m_engine->startDevice(b));
    }

    void keptValues_ofARemovedDevice_areWaitedForNoLonger() // R35
    {
        const DeviceId a = enrol("A"), b = enrol("B");
        QVERIFY(sharing().apply(kSeparate, kAnna, kNoBackup, {}).ok());
        QVERIFY(sharing().stepsFor(a, {}).ok());
        QVERIFY(sharing().apply(kShare, kAnna, {a, false}, {}).ok());
        QVERIFY(m_engine->removeDevice(b).ok());
        QCOMPARE(sharing().show()->work, store::ScopeWork::WaitingForKept);
        QVERIFY(m_engine->removeDevice(a).ok());
        QCOMPARE(sharing().show()->work, store::ScopeWork::None);
    }

    void changeThatWasInterrupted_saysTheWayOut_andIsTriedAgain()
    {
        VERIFY_OK(m_engine->store().writeAndWait([](store::Edit &edit) -> Result<void> {
            RETINUE_TRY(edit.scopeRows().insert({1, edit.now(), kAnna}));
            edit.setScopes({1, {}, store::ScopeWork::Changing});
            return {};
        }));
        const auto refused = sharing().apply(kSeparate, kAnna, kNoBackup, {});
        QCOMPARE(refused.error().code, ErrorCode::InUse);
        QVERIFY(refused.error().detail.contains(QStringLiteral("scope go-on")));
        sharing().tick();
        QTRY_COMPARE(sharing().show()->work, store::ScopeWork::None);
        QVERIFY(sharing().apply(kSeparate, kAnna, kNoBackup, {}).ok());
    }

private:
    [[nodiscard]] engine::DataSharing &sharing() { return m_engine->dataSharing(); }
    void open()
    {
        m_engine.reset();
        auto opened = Engine::open({m_folder->filePath(QStringLiteral("data")), {}, &m_clock});
        if (!opened)
            qFatal("%s", qPrintable(opened.error().toString()));
        m_engine = *std::move(opened);
    }
    /// What a device says at its next start when it has taken all that it is told now.
    [[nodiscard]] std::vector<protocol::TakenStep> stepsOf(const DeviceId &device)
    {
        std::vector<protocol::TakenStep> taken;
        const auto told = sharing().stepsFor(device, {});
        for (const protocol::ScopeStep &step : told->steps)
            taken.push_back({step.item, *step.step});
        return taken;
    }
    /// On kCopy.
    static protocol::ScopeAction actionOf(const sharing::DeviceSteps &told)
    {
        const auto step = std::find_if(told.steps.begin(), told.steps.end(),
                                       [](const auto &one) { return one.item == kCopy; });
        return step == told.steps.end() ? protocol::ScopeAction::GoOn : step->action;
    }
    /// Of the execution log, the newest first, but for the start.
    [[nodiscard]] QStringList operations()
    {
        QStringList operations;
        const auto rows = m_engine->executions().newest(20);
        for (const auto &row : *rows) {
            if (row.who != u"engine")
                operations << row.operation;
        }
        return operations;
    }
    void put()
    {
        QVERIFY(m_engine->store()
                    .writeAndWait([](store::Edit &edit) -> Result<void> {
                        auto put = test::put(edit, kAlice,
                                             {Catalogue::builtIn().find(kCopy)->number, false, "{}", {}});
                        return put ? Result<void>() : Result<void>(std::move(put).error());
                    })
                    .ok());
    }
    /// A shared button, under another change id each time.
    Result<protocol::ChangeAnswer> push(const DeviceId &device)
    {
        protocol::SettingChange change;
        change.id = ChangeId::random();
        change.owner = OwnerKey::allDevices();
        change.item = QStringLiteral("home.shared-buttons");
        change.value = R"({"buttons":{"x":{"label":"x"}},"order":["x"]})";
        std::promise<Result<protocol::ChangeAnswer>> promise;
        m_engine->settings().push(device, change, [&](Result<protocol::ChangeAnswer> answer) {
            promise.set_value(std::move(answer));
        });
        return promise.get_future().get();
    }
    void setWork(store::ScopeWork work)
    {
        QVERIFY(m_engine->store()
                    .writeAndWait([work](store::Edit &edit) -> Result<void> {
                        store::ScopeState scopes = edit.scopes();
                        scopes.work = work;
                        edit.setScopes(std::move(scopes));
                        return {};
                    })
                    .ok());
    }
    DeviceId enrol(const char *name)
    {
        DeviceInfo info;
        info.name = info.serialNumber = QString::fromLatin1(name);
        return m_engine->devices().enrol(info, QStringLiteral("127.0.0.1"))->id;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock;
    std::unique_ptr<Engine> m_engine;
};

QTEST_GUILESS_MAIN(TestDataSharing)
#include "test_data_sharing.moc"
