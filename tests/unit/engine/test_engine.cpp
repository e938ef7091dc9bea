#include "core/engine/engine.h"
#include "core/engine/trusted_time.h"
#include "core/model/catalogue.h"
#include "core/protocol/limits.h"
#include "core/sql/database.h"
#include "core/store/snapshot.h"
#include "tests/support/fake_clock.h"
#include "tests/support/remove_owners.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <mutex>
#include <stdexcept>
#include <thread>

using namespace retinue;
using engine::Engine;
using protocol::Event;
using protocol::EventKind;

namespace {

/// What a device hears; from any thread.
class Ear
{
public:
    Ear(Engine &engine, const DeviceId &device)
        : m_subscription(engine.events().subscribe(device, [this](const Event &event) {
            std::lock_guard guard(m_mutex);
            m_heard.push_back(event);
        }))
    {
    }
    [[nodiscard]] std::vector<Event> heard(EventKind kind) const
    {
        std::lock_guard guard(m_mutex);
        std::vector<Event> found;
        for (const Event &event : m_heard) {
            if (event.kind == kind)
                found.push_back(event);
        }
        return found;
    }
    [[nodiscard]] int count(EventKind kind) const { return int(heard(kind).size()); }

private:
    mutable std::mutex m_mutex;
    std::vector<Event> m_heard;
    std::shared_ptr<engine::EventHub::Subscription> m_subscription;
};

/// Some item of such owners whose value may be any object.
QString plainItem(OwnerKind kind)
{
    for (const Item &item : Catalogue::builtIn().items()) {
        if (item.owner == kind && !item.secret &&
            (item.shape == model::ValueShape::Object || kind == OwnerKind::AllDevices))
            return item.id;
    }
    return {};
}

Result<protocol::ChangeAnswer> push(Engine &engine, const DeviceId &device, const OwnerKey &owner,
                                    const QByteArray &value)
{
    protocol::SettingChange change;
    change.id = ChangeId::random();
    change.owner = owner;
    change.item = plainItem(owner.kind());
    change.value = value;
    std::promise<Result<protocol::ChangeAnswer>> promise;
    auto answer = promise.get_future();
    engine.settings().push(
        device, change, [&](Result<protocol::ChangeAnswer> result) { promise.set_value(std::move(result)); });
    return answer.get();
}

} // namespace

class TestEngine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_parent = std::make_unique<QTemporaryDir>();
        m_folder = m_parent->filePath(QStringLiteral("a/data"));
        open();
    }
    void cleanup() { m_engine.reset(); }

    void open_makesTheDataFolderForItsOwnerOnly()
    {
        const auto permissions = QFile::permissions(m_folder);
        QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther)));
        QCOMPARE(m_engine->dataFolder(), m_folder);
    }

    void open_whenTheExecutionLogCannotBeWritten_startsAllTheSame()
    {
        m_engine.reset();
        {
            sql::Location location;
            location.file = QDir(m_folder).filePath(QStringLiteral("machine.db"));
            const auto database = sql::Database::open(location);
            QVERIFY(database.ok());
            QVERIFY((*database)
                        ->execute(QStringLiteral("CREATE TRIGGER full BEFORE INSERT ON execution_log BEGIN "
                                                 "SELECT RAISE(ABORT, 'no space'); END"))
                        .ok());
        }
        open();
        QVERIFY(m_engine);
        QVERIFY(push(*m_engine, enrol("a"), *OwnerKey::user(u"alice"), "{}").ok());
    }

    void open_ofAFolderInUse_isRefusedAndNamesTheProcess()
    {
        const auto second = Engine::open({m_folder, {}, &m_clock});
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, ErrorCode::InUse);
        QVERIFY(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
        m_engine->stop();
        QVERIFY(Engine::open({m_folder, {}, &m_clock}).ok());
    }

    void open_whenItFailed_givesTheFolderBack()
    {
        m_engine.reset();
        const QString ca = m_folder + QStringLiteral("/ca.pem");
        QVERIFY(QFile::rename(ca, ca + QStringLiteral(".away")));
        QCOMPARE(Engine::open({m_folder, {}, &m_clock}).error().code, ErrorCode::Corrupt);
        QVERIFY(QFile::rename(ca + QStringLiteral(".away"), ca));
        QVERIFY(Engine::open({m_folder, {}, &m_clock}).ok());
    }

    void installation_isApartFromTheStore() // R1
    {
        QVERIFY(m_engine->administrators()
                    .create(QStringLiteral("admin"), SecretBytes(QByteArrayView("correct horse")))
                    .ok());
        const DeviceId device = enrol("a");
        QVERIFY(push(*m_engine, device, *OwnerKey::user(u"alice"), "{}").ok());
        const QString fingerprint = m_engine->identity().caFingerprint();
        m_engine.reset();
        QVERIFY(
            QDir(m_folder + QStringLiteral("/store")).removeRecursively()); // another store takes its place
        open();
        QVERIFY(!m_engine->settings().find(*OwnerKey::user(u"alice"))->has_value());
        QCOMPARE(*m_engine->administrators().list(), QStringList(QStringLiteral("admin")));
        QVERIFY(m_engine->devices().find(device).has_value());
        QCOMPARE(m_engine->identity().caFingerprint(), fingerprint);
    }

    void change_ofAUser_isHintedToTheDevicesThatHoldHim() // R4
    {
        const DeviceId a = enrol("a"), b = enrol("b"), c = enrol("c");
        for (const DeviceId &device : {a, b, c})
            QVERIFY(m_engine->startDevice(device).ok());
        const OwnerKey alice = *OwnerKey::user(u"alice");
        const auto first = push(*m_engine, a, alice, "{}");
        QVERIFY2(first.ok(), first.ok() ? "" : qPrintable(first.error().toString()));
        QVERIFY(m_engine->devices().following().hold(a, {first->owner}).ok());
        QVERIFY(m_engine->devices().following().hold(b, {first->owner}).ok());
        QVERIFY(m_engine->stopDevice(b).ok());
        const Ear earA(*m_engine, a), earB(*m_engine, b), earC(*m_engine, c);
        protocol::SettingChange change;
        change.id = ChangeId::random();
        change.owner = alice;
        change.item = plainItem(OwnerKind::User);
        change.basedOn = first->state;
        change.value = R"({"x":1})";
        std::promise<State> changed;
        m_engine->settings().push(c, change, [&](const Result<protocol::ChangeAnswer> &result) {
            changed.set_value(result.ok() ? result->state : State());
        });
        const QString state = changed.get_future().get().toString();
        QTRY_COMPARE(earA.count(EventKind::Change), 1);
        QCOMPARE(earA.heard(EventKind::Change).front().state, state);
        QCOMPARE(earB.count(EventKind::Change), 0); // stopped
        QCOMPARE(earC.count(EventKind::Change), 0); // does not hold alice
    }

    void firstChange_ofAUserAtSeveralPanels_isHintedToThem() // R6
    {
        const DeviceId a = enrol("a"), b = enrol("b"), c = enrol("c");
        for (const DeviceId &device : {a, b, c})
            QVERIFY(m_engine->startDevice(device).ok());
        const OwnerKey alice = *OwnerKey::user(u"alice"), bob = *OwnerKey::user(u"bob");
        for (const DeviceId &device : {a, b})
            QVERIFY(m_engine->devices().following().setPanel(device, {alice}).ok());
        QVERIFY(m_engine->devices().following().setPanel(c, {bob}).ok());
        const Ear earA(*m_engine, a), earB(*m_engine, b), earC(*m_engine, c);
        QVERIFY(push(*m_engine, a, alice, "{}").ok());
        QTRY_COMPARE(earB.count(EventKind::Change), 1);
        QCOMPARE(earC.count(EventKind::Change), 0); // all are told in one go
    }

    void change_ofSharedData_isHintedToEveryStartedDevice()
    {
        const DeviceId a = enrol("a"), b = enrol("b");
        QVERIFY(m_engine->startDevice(a).ok());
        const Ear earA(*m_engine, a), earB(*m_engine, b);
        const auto answer = push(*m_engine, a, OwnerKey::allDevices(), R"({"buttons":{},"order":[]})");
        QVERIFY2(answer.ok(), answer.ok() ? "" : qPrintable(answer.error().toString()));
        QTRY_COMPARE(earA.count(EventKind::Change), 1);
        QCOMPARE(earB.count(EventKind::Change), 0);
    }

    void deletion_ofAUser_isHinted() // R9
    {
        const DeviceId a = enrol("a");
        QVERIFY(m_engine->startDevice(a).ok());
        const auto first = push(*m_engine, a, *OwnerKey::user(u"alice"), "{}");
        QVERIFY(m_engine->devices().following().hold(a, {first->owner}).ok());
        const Ear ear(*m_engine, a);
        QCOMPARE(*test::removeOwners(m_engine->store(), {*OwnerKey::user(u"alice")}), 1);
        QTRY_VERIFY(ear.count(EventKind::Change) >= 1);
    }

    void deletion_thatWasInterrupted_goesOnAtTheNextStart() // R20
    {
        const DeviceId device = enrol("a");
        for (int i = 0; i < 90; ++i)
            QVERIFY(push(*m_engine, device, *OwnerKey::user(QStringLiteral("user %1").arg(i)), "{}").ok());
        userdata::OwnerSelection all;
        all.allThatMatch.emplace();
        LongWork work;
        const CancelToken pause = work.pause;
        work.report = [pause](const QString &phase, std::int64_t done, std::int64_t) {
            if (phase == QLatin1String("deleting-users") && done >= 20)
                pause.cancel();
        };
        QCOMPARE(m_engine->userData().remove(all, {}, QStringLiteral("anna"), work).error().code,
                 ErrorCode::Cancelled);
        QVERIFY(m_engine->settings().counts()->users > 0);
        QVERIFY(m_engine->settings().counts()->users < 90);
        m_engine.reset();
        open();
        QTRY_COMPARE(m_engine->settings().counts()->users, 0);
        QTRY_COMPARE(m_engine->jobs().running(), 0);
        const auto executions = m_engine->executions().newest(10);
        QVERIFY(std::any_of(executions->begin(), executions->end(), [](const auto &execution) { // R53
            return execution.operation == QLatin1String("user-delete") &&
                   execution.result == QLatin1String("OK") && execution.who == QLatin1String("anna");
        }));
    }

    void deletion_thatWasCancelled_leavesTheRestForGood() // R20
    {
        const DeviceId device = enrol("a");
        for (int i = 0; i < 60; ++i)
            QVERIFY(push(*m_engine, device, *OwnerKey::user(QStringLiteral("user %1").arg(i)), "{}").ok());
        userdata::OwnerSelection all;
        all.allThatMatch.emplace();
        LongWork work;
        const CancelToken cancel = work.cancel;
        work.report = [cancel](const QString &phase, std::int64_t done, std::int64_t) {
            if (phase == QLatin1String("deleting-users") && done >= 20)
                cancel.cancel();
        };
        QVERIFY(!m_engine->userData().remove(all, {}, QStringLiteral("anna"), work).ok());
        const auto left = m_engine->settings().counts()->users;
        QVERIFY(left > 0);
        m_engine.reset();
        open();
        QCOMPARE(m_engine->jobs().running(), 0);
        QCOMPARE(m_engine->settings().counts()->users, left);
    }

    void outlook_namesTheStoppedDevicesThatHoldCopies() // R5, R20
    {
        const DeviceId a = enrol("a"), b = enrol("b"), c = enrol("c");
        const auto made = push(*m_engine, a, *OwnerKey::user(u"alice"), "{}");
        QVERIFY(m_engine->startDevice(c).ok());
        for (const DeviceId &holder : {b, c})
            QVERIFY(m_engine->devices().following().hold(holder, {made->owner}).ok());
        const auto outlook = m_engine->userData().outlook({{made->owner}, {}});
        QCOMPARE(outlook->plan.users, 1);
        QCOMPARE(outlook->stoppedHolders, QStringList{m_engine->devices().find(b)->info.name});
        QVERIFY(outlook->keeps);
    }

    void takeOver_whenNoCopyComes_bringsTheDataBack() // R5
    {
        const DeviceId a = enrol("a");
        const OwnerKey alice = *OwnerKey::user(u"alice");
        (void)push(*m_engine, a, alice, "{}");
        auto &userData = m_engine->userData();
        const auto takeOver = [&](const OwnerKey &owner, const DeviceId &device) {
            return userData.takeOver(owner, device, QStringLiteral("anna"), {}, std::chrono::milliseconds(0));
        };
        QCOMPARE(takeOver(alice, a).error().code, ErrorCode::Unreachable);
        const Ear ear(*m_engine, a); // connected, and does nothing
        QCOMPARE(takeOver(alice, DeviceId::random()).error().code, ErrorCode::NotFound);
        QCOMPARE(takeOver(*OwnerKey::user(u"bob"), a).error().code, ErrorCode::NotFound);
        QCOMPARE(takeOver(OwnerKey::allDevices(), a).error().code, ErrorCode::InvalidInput);
        QCOMPARE(takeOver(alice, a).error().code, ErrorCode::TimedOut);
        QCOMPARE(ear.count(EventKind::Stop), 2); // it was stopped before, and is again
        QCOMPARE(ear.count(EventKind::Start), 1);
        QVERIFY(*m_engine->settings().find(alice));
        QCOMPARE(*userData.recentlyDeleted().count({}), 0);
        QCOMPARE(m_engine->executions().newest(1)->front().operation,
                 QStringLiteral("user-take-over")); // R53
    }

    void keptFor_isThirtyDays_untilSetOtherwise() // R20
    {
        auto &userData = m_engine->userData();
        QVERIFY(userData.keptFor() == std::chrono::days(30));
        QCOMPARE(userData.setKeptFor(std::chrono::days(-1), {}).error().code, ErrorCode::InvalidInput);
        QVERIFY(userData.setKeptFor(std::chrono::days(0), QStringLiteral("anna")).ok());
        QVERIFY(userData.keptFor() == std::chrono::days(0));
        const auto made = push(*m_engine, enrol("a"), *OwnerKey::user(u"alice"), "{}");
        QVERIFY(!userData.outlook({{made->owner}, {}})->keeps);
        QVERIFY(userData.remove({{made->owner}, {}}, {}, QStringLiteral("anna"), {}).ok());
        QCOMPARE(*userData.recentlyDeleted().count({}), 0);
        installation::ErasedOwners erased(m_engine->machine(), m_clock);
        QCOMPARE(*erased.among({made->owner, OwnerId::random()}), std::vector<OwnerId>{made->owner}); // R56
    }

    void deviceActions_tellTheDeviceAndTheExecutionLog() // R4, R53
    {
        const DeviceId device = enrol("a");
        {
            const Ear ear(*m_engine, device);
            QVERIFY(m_engine->startDevice(device, QStringLiteral("admin")).ok());
            QCOMPARE(ear.count(EventKind::Start), 1);
            QVERIFY(m_engine->devices().state(device) == DeviceState::Started);
            m_engine->devices().setConnected(device, true);
            QVERIFY(m_engine->askToResend(device).ok());
            QCOMPARE(ear.count(EventKind::Resend), 1);
            QVERIFY(m_engine->stopDevice(device).ok());
            QCOMPARE(ear.count(EventKind::Stop), 1);
        }
        {
            const Ear ear(*m_engine, device);
            QVERIFY(m_engine->removeDevice(device).ok());
            QCOMPARE(ear.count(EventKind::Removed), 1);
        }
        QCOMPARE(m_engine->removeDevice(device).error().code, ErrorCode::NotFound);
        const auto log = m_engine->executions().newest(100);
        QVERIFY(log.ok());
        QStringList operations;
        for (const installation::Execution &run : *log)
            operations.prepend(run.operation + u' ' + run.result);
        QCOMPARE(operations,
                 QStringList({QStringLiteral("engine-start OK"), QStringLiteral("device-start OK"),
                              QStringLiteral("device-resend OK"), QStringLiteral("device-stop OK"),
                              QStringLiteral("device-remove OK")}));
        QCOMPARE(log->at(3).who, QStringLiteral("admin"));
        QVERIFY(log->at(3).destination.contains(device.toString()));
    }

    void codesAndEnrolments_leaveRowsInTheExecutionLog() // R3, R53
    {
        const QString address = QStringLiteral("192.0.2.1"), id = QStringLiteral("7654321");
        QVERIFY(m_engine->administrators().create(id, SecretBytes("correct horse")).ok());
        const auto code = m_engine->makeCode(std::chrono::minutes(5), 2, QStringLiteral("ada"));
        QVERIFY(code.ok());
        const DeviceInfo info{QStringLiteral("Lobby"), QStringLiteral("SN-1"), {}, {}, {}};
        Engine::EnrolmentCredentials credentials;
        credentials.code = *code;
        const auto first = m_engine->enrol(info, credentials, address);
        QVERIFY(first.ok() && !first->again);
        Engine::EnrolmentCredentials account{{}, id, SecretBytes("correct horse")};
        const auto second = m_engine->enrol(info, account, address);
        QVERIFY(second.ok() && second->again && second->id == first->id);
        account.password = SecretBytes("wrong");
        QCOMPARE(m_engine->enrol(info, account, address).error().code, ErrorCode::NotAuthenticated);
        const auto number = m_engine->enrolmentCodes().list()->front().row;
        QVERIFY(m_engine->revokeCode(number, QStringLiteral("ada")).ok());
        QCOMPARE(m_engine->revokeCode(number).error().code, ErrorCode::NotFound);

        QStringList rows;
        const auto executions = m_engine->executions().newest(5);
        for (const installation::Execution &run : *executions)
            rows.prepend(QStringList{run.operation, run.destination, run.result, run.who}.join(u'|'));
        const QString hint = code->left(2) + QStringLiteral("…");
        const QString device = QStringLiteral("Lobby (%1)").arg(first->id.toString());
        QCOMPARE(rows, QStringList({QStringLiteral("code-new|%1|OK|ada").arg(hint),
                                    QStringLiteral("device-enrol|%1|OK|code").arg(device),
                                    QStringLiteral("device-enrol-again|%1|OK|%2").arg(device, id),
                                    QStringLiteral("code-revoke|%1|OK|ada").arg(hint),
                                    QStringLiteral("code-revoke|%1|not-found|console").arg(number)}));
    }

    void enrol_whenItFails_usesNoCodeUp() // R3
    {
        const auto code = m_engine->makeCode(std::chrono::minutes(5), 1);
        Engine::EnrolmentCredentials credentials;
        credentials.code = *code;
        DeviceInfo info{QString(1000, u'x'), QStringLiteral("SN-1"), {}, {}, {}};
        QCOMPARE(m_engine->enrol(info, credentials, {}).error().code, ErrorCode::InvalidInput);
        info.name = QStringLiteral("Lobby");
        QVERIFY(m_engine->enrol(info, credentials, {}).ok());
        QCOMPARE(m_engine->enrol(info, credentials, {}).error().code, ErrorCode::NotAuthenticated);
    }

    void job_whoseWorkThrows_ends()
    {
        const auto job =
            m_engine->jobs().start(QStringLiteral("test"), {}, [](engine::Job &) -> Result<void> {
                throw std::runtime_error("no memory");
            });
        QTRY_VERIFY(job->status().ending);
        QCOMPARE(job->status().ending->error().code, ErrorCode::Internal);
        QCOMPARE(job->status().ending->error().detail, QStringLiteral("no memory"));
        QCOMPARE(m_engine->jobs().running(), 0);
    }

    void askToResend_whenNobodyWouldHearIt_saysSo() // R13
    {
        const DeviceId device = enrol("a");
        const Ear ear(*m_engine, device);
        m_engine->devices().setConnected(device, true); // the control stream of a stopped device
        QCOMPARE(m_engine->askToResend(device).error().code, ErrorCode::NotStarted);
        m_engine->devices().setConnected(device, false);
        QVERIFY(m_engine->startDevice(device).ok());
        // A long poll listens as well, but brings no such event.
        QCOMPARE(m_engine->askToResend(device).error().code, ErrorCode::Unreachable);
        m_engine->devices().setConnected(device, true);
        QVERIFY(m_engine->askToResend(device).ok());
        QCOMPARE(ear.count(EventKind::Resend), 1);
        const auto newest = m_engine->executions().newest(3);
        QVERIFY(newest.ok());
        QCOMPARE(newest->at(1).result, QStringLiteral("unreachable"));
    }

    void enrolment_ofTheSameDevice_endsTheStreamsOfTheOldToken()
    {
        const DeviceId device = enrol("a");
        const Ear ear(*m_engine, device);
        QVERIFY(enrol("a") == device);
        QCOMPARE(ear.count(EventKind::Removed), 1);
    }

    void beginGeneration_tellsEveryDeviceToRestart() // R14
    {
        const DeviceId a = enrol("a"), b = enrol("b");
        const Ear earA(*m_engine, a), earB(*m_engine, b);
        const Generation before = m_engine->store().generation();
        const auto generation = m_engine->beginGeneration();
        QVERIFY(generation.ok());
        QVERIFY(*generation != before);
        QVERIFY(m_engine->store().generation() == *generation);
        QCOMPARE(earA.count(EventKind::Restart), 1);
        QCOMPARE(earB.count(EventKind::Restart), 1);
    }

    void open_withoutItsKeyFile_servesAllButSecrets() // R12
    {
        QVERIFY(!m_engine->secretsLocked());
        const DeviceId device = enrol("a");
        QVERIFY(push(*m_engine, device, *OwnerKey::user(u"alice"), "{}").ok());
        m_engine.reset();
        QVERIFY(QFile::remove(m_folder + QStringLiteral("/data.key")));
        open();
        QVERIFY(m_engine->secretsLocked());
        QCOMPARE(m_engine->secretsLocked()->code, ErrorCode::Locked);
        QVERIFY(m_engine->settings().find(*OwnerKey::user(u"alice"))->has_value());
        QVERIFY(push(*m_engine, device, *OwnerKey::user(u"bob"), "{}").ok());
    }

    void runOnPool_runsElsewhere_andRefusesAfterTheStop()
    {
        std::promise<std::thread::id> where;
        QVERIFY(m_engine->runOnPool([&] { where.set_value(std::this_thread::get_id()); }));
        QVERIFY(where.get_future().get() != std::this_thread::get_id());
        m_engine->stop();
        QVERIFY(!m_engine->runOnPool([] {}));
        m_engine->stop();
    }

    void stop_isWrittenToTheExecutionLog() // R53
    {
        m_clock.advance(std::chrono::hours(1));
        m_engine.reset();
        open();
        const auto log = m_engine->executions().newest(2);
        QVERIFY(log.ok());
        QCOMPARE(log->at(0).operation, QStringLiteral("engine-start"));
        QCOMPARE(log->at(1).operation, QStringLiteral("engine-stop"));
        QVERIFY(log->at(1).ended == m_clock.now());
    }

    void upkeep_cutsOldLogsAndRenewsTheCertificate()
    {
        const auto before = m_engine->identity().serverCertificate();
        m_clock.advance(std::chrono::days(401));
        m_engine->upkeep();
        QVERIFY(m_engine->executions().newest(10)->empty());
        QVERIFY(m_engine->identity().serverCertificate()->notAfter > before->notAfter);
    }

    void upkeep_forgetsOldTombstones_soThatOldDevicesResyncFully()
    {
        const DeviceId device = enrol("a");
        const auto made = push(*m_engine, device, *OwnerKey::user(u"alice"), "{}");
        QCOMPARE(*test::removeOwners(m_engine->store(), {*OwnerKey::user(u"alice")}), 1);
        QVERIFY(m_engine->settings().changes({{made->owner}, {}}, made->state, 10).ok());
        m_clock.advance(protocol::limits::kTombstoneLife + std::chrono::hours(1));
        m_engine->upkeep();
        QCOMPARE(m_engine->settings().changes({{made->owner}, {}}, made->state, 10).error().code,
                 ErrorCode::CannotCalculateChanges);
    }

    void upkeep_whileTheClockIsInAnotherYear_deletesNothing_andWarns() // R20
    {
        const DeviceId device = enrol("a");
        const auto made = push(*m_engine, device, *OwnerKey::user(u"alice"), "{}");
        QCOMPARE(*test::removeOwners(m_engine->store(), {*OwnerKey::user(u"alice")}), 1);
        m_clock.advance(engine::TrustedTime::kProof);
        m_engine->upkeep();
        const auto executions = m_engine->executions().newest(10)->size();
        const auto isAllThere = [&] {
            return m_engine->settings().changes({{made->owner}, {}}, made->state, 10).ok() &&
                   *m_engine->store().read()->tables().recentlyDeleted.count() == 1 &&
                   m_engine->executions().newest(10)->size() == executions;
        };
        QVERIFY(isAllThere());
        const Timestamp right = m_clock.now();
        m_clock.setNow(right + std::chrono::days(74 * 365));
        m_engine->upkeep();
        QVERIFY(isAllThere());
        QTRY_COMPARE(m_engine->security().newest(1)->front().kind, QStringLiteral("clock-leapt"));
        m_clock.advance(std::chrono::hours(1));
        m_clock.setNow(right + std::chrono::hours(1));
        m_engine->upkeep();
        QVERIFY(isAllThere());
        m_clock.advance(std::chrono::days(30));
        m_engine->upkeep(); // it has stood long enough
        QCOMPARE(*m_engine->store().read()->tables().recentlyDeleted.count(), 0);
    }

    void lastContacts_areOnDiskAfterAStop() // R30
    {
        const DeviceId device = enrol("a");
        m_clock.advance(std::chrono::minutes(3));
        m_engine->devices().touch(device, QStringLiteral("192.0.2.44"));
        m_engine.reset();
        open();
        QVERIFY(m_engine->devices().find(device)->lastContact == m_clock.now());
        QCOMPARE(m_engine->devices().find(device)->address, QStringLiteral("192.0.2.44"));
    }

private:
    void open()
    {
        auto opened = Engine::open({m_folder, {}, &m_clock});
        QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().toString()));
        m_engine = std::move(opened).value();
    }
    DeviceId enrol(const char *name)
    {
        const DeviceInfo info{
            QString::fromLatin1(name), QStringLiteral("SN-%1").arg(QLatin1String(name)), {}, {}, {}};
        return m_engine->devices().enrol(info, QStringLiteral("192.0.2.1"))->id;
    }

    std::unique_ptr<QTemporaryDir> m_parent;
    QString m_folder;
    test::FakeClock m_clock;
    std::unique_ptr<Engine> m_engine;
};

QTEST_GUILESS_MAIN(TestEngine)
#include "test_engine.moc"
