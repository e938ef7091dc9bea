#include "core/protocol/replication.h"
#include "ui/replication/replication_text.h"
#include "ui/replication/run_model.h"
#include "ui/text/replication_state_text.h"
#include "ui/widgets/health_delegate.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace retinue;
using namespace retinue::ui;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow = base::fromMilliseconds(1'750'000'000'000);

engine::ReplicationRun run(engine::ReplicationRun::Content content, const QString &trigger)
{
    engine::ReplicationRun run;
    run.begunAt = kNow - 2s;
    run.endedAt = kNow;
    run.content = content;
    run.bytes = 1'500'000;
    run.records = 12'345;
    run.trigger = trigger;
    return run;
}

} // namespace

class TestReplicationText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusedStart_isToldByR42sSentence_withCauseAndNextStep_data() // R42
    {
        using Cause = protocol::NotADestination;
        QTest::addColumn<Error>("error");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("cause");
        const QString address = QStringLiteral("The [Address] is incorrect.");
        const QString credentials = QStringLiteral("The authentication information is incorrect.");
        const QString device =
            QStringLiteral("A device that cannot be used as the destination for replication "
                           "is set. Select a different device.");
        QTest::newRow("nobody there")
            << Error{ErrorCode::Unreachable, {}, {}} << address << QStringLiteral("Nothing that stands by");
        QTest::newRow("silent") << Error{ErrorCode::TimedOut, {}, {}} << address
                                << QStringLiteral("did not answer in time");
        QTest::newRow("another one") << Error{ErrorCode::NotTrusted, {}, {}} << address
                                     << QStringLiteral("another fingerprint");
        QTest::newRow("password") << Error{ErrorCode::NotAuthenticated, {}, {}} << credentials
                                  << QStringLiteral("no System Manager with this ID and password");
        QTest::newRow("locked out") << Error{ErrorCode::TooMany, {}, {}} << credentials
                                    << QStringLiteral("too many wrong attempts");
        QTest::newRow("server") << protocol::notADestination(Cause::RunsServer, {}) << device
                                << QStringLiteral("runs the server itself");
        QTest::newRow("taken") << protocol::notADestination(Cause::OtherSource, {}) << device
                               << QStringLiteral("destination of another server");
        QTest::newRow("old") << protocol::notADestination(Cause::OldVersion, {}) << device
                             << QStringLiteral("older version");
        QTest::newRow("departments") << protocol::notADestination(Cause::DepartmentIdManagement, {}) << device
                                     << QStringLiteral("[Department ID Management] is on");
        QTest::newRow("itself") << protocol::notADestination(Cause::Itself, {}) << device
                                << QStringLiteral("this machine itself");
    }
    void refusedStart_isToldByR42sSentence_withCauseAndNextStep()
    {
        QFETCH(const Error, error);
        QFETCH(const QString, sentence);
        QFETCH(const QString, cause);
        const StartFailureText text = startFailureText(error);
        QCOMPARE(text.sentence, sentence);
        QVERIFY2(text.cause.contains(cause), qPrintable(text.cause));
        QVERIFY(!text.next.isEmpty());
    }

    void anotherFailure_hasItsOwnSentence_andTheReason()
    {
        const StartFailureText text =
            startFailureText({ErrorCode::InvalidInput, QStringLiteral("it is set already"), {}});
        QVERIFY(!text.sentence.contains(QStringLiteral("[Address]")));
        QVERIFY(text.next.contains(QStringLiteral("it is set already")));
    }

    void bothStates_haveR43sWords() // R43
    {
        engine::ReplicationState state;
        QCOMPARE(replicationStateText(state).health, Health::Idle);
        state.isSet = true;
        state.lastReplication = kNow;
        const QString last = replicationTimeText(kNow);
        QCOMPARE(last.size(), QStringLiteral("yyyy/mm/dd hh:mm").size());
        QCOMPARE(last.mid(4, 1) + last.mid(7, 1) + last.mid(13, 1), QStringLiteral("//:"));
        ReplicationStateText text = replicationStateText(state);
        QCOMPARE(text.health, Health::Good);
        QCOMPARE(text.text, QStringLiteral("Waiting for replication... To change the [Destination Device for "
                                           "Replication], first perform [Stop Replication], then change "
                                           "device. Last Replication : %1")
                                .arg(last));
        state.failingSince = kNow + 1h;
        state.problem = Error{ErrorCode::Unreachable, {}, {}};
        text = replicationStateText(state);
        QCOMPARE(text.health, Health::Bad);
        QCOMPARE(text.text,
                 QStringLiteral("Could not perform replication after %1 because an error occurred. "
                                "Check the settings for [Destination Device for Replication] and "
                                "the status of the destination device.")
                     .arg(last));
        QVERIFY(text.next.contains(QStringLiteral("firewalls")));
        state.lastReplication.reset(); // never went well
        QVERIFY(replicationStateText(state).text.contains(replicationTimeText(kNow + 1h)));
    }

    void start_saysThatDevicesWait_andThatNobodyCouldBeAsked()
    {
        engine::ReplicationState state;
        state.isSet = state.isAsking = true;
        state.failingSince = kNow; // of before
        QCOMPARE(replicationStateText(state).health, Health::Working);
        state.isAsking = false;
        const auto expectSaid = [&state](Health health) {
            state.unaskedSince.reset();
            const QString before = replicationStateText(state).next;
            state.unaskedSince = kNow;
            const ReplicationStateText text = replicationStateText(state);
            QVERIFY(text.next.startsWith(before) && text.next.size() > before.size());
            QCOMPARE(text.health, health);
        };
        expectSaid(Health::Bad);
        state.failingSince.reset();
        expectSaid(Health::Notice);
        state.running = true;
        expectSaid(Health::Working);
        state.isSuspended = true;
        expectSaid(Health::Notice);
    }

    void proof_growsOld_andIsMissedWhereThereIsNone()
    {
        QCOMPARE(provenEqualHealth({}, kNow), Health::Notice);
        QCOMPARE(provenEqualHealth(kNow - 1h, kNow), Health::Good);
        QCOMPARE(provenEqualHealth(kNow - 72h, kNow), Health::Notice);
        QVERIFY(provenEqualText({}, kNow).contains(QStringLiteral("[Verify Now]")));
    }

    void verification_saysWhatWasFound_andWhetherItIsRepaired()
    {
        engine::CopyVerification verification;
        verification.ranges = 16;
        QVERIFY(verifiedCopyText(verification).contains(QStringLiteral("is equal")));
        verification.unproven = 3; // devices kept writing: that is no proof
        QVERIFY(!verifiedCopyText(verification).contains(QStringLiteral("is equal")));
        QVERIFY(verifiedCopyText(verification).contains(QStringLiteral("Verify again")));
        verification.unproven = 0;
        verification.differing = 2;
        QVERIFY(verifiedCopyText(verification).contains(QStringLiteral("not repaired")));
        verification.wasRepaired = true;
        const QString repaired = verifiedCopyText(verification);
        QVERIFY(repaired.contains(QStringLiteral("2 ")) && repaired.contains(QStringLiteral("sent again")));
    }

    void standby_saysWhomFor_ofWhichTime_andWhatToDo() // R42
    {
        engine::StandbyState state;
        state.standsBy = true;
        QVERIFY(standbyText(state, kNow).next.contains(QStringLiteral("address of this machine")));
        state.departmentIdManagement = true;
        QCOMPARE(standbyText(state, kNow).health, Health::Notice);
        state = {};
        state.source = engine::SourceIdentity{{}, QStringLiteral("printsrv"), QStringLiteral("1.2.3")};
        QCOMPARE(standbyText(state, kNow).health, Health::Working); // no copy yet
        state.copyOf = kNow - 1h;
        state.provenAt = kNow - 1h;
        state.users = 12'345;
        const StandbyText text = standbyText(state, kNow);
        QCOMPARE(text.health, Health::Good);
        QVERIFY(text.text.contains(QStringLiteral("printsrv")) &&
                text.text.contains(QStringLiteral("1.2.3")));
        QVERIFY(text.copy.contains(QStringLiteral("12,345")));
    }

    void copy_saysWhenItWasMade_andWhatDevicesExpect() // R46, R47
    {
        engine::CopyInfo copy;
        copy.source.name = QStringLiteral("printsrv");
        copy.madeAt = kNow - 1h;
        copy.settings = 7;
        const QString text = copyText(copy, kNow);
        QVERIFY(text.contains(QStringLiteral("printsrv")) && text.contains(QStringLiteral("7 settings")));
        QVERIFY(expectedNamesText(copy.names).isEmpty());
        copy.names = {QStringLiteral("printsrv.example")};
        QVERIFY(expectedNamesText(copy.names).contains(QStringLiteral("printsrv.example")));
    }

    void runs_areRows()
    {
        using Content = engine::ReplicationRun::Content;
        RunModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto failed = run(Content::Nothing, QStringLiteral("ada"));
        failed.problem = Error{ErrorCode::Unreachable, QStringLiteral("no route"), {}};
        model.setRuns({failed, run(Content::Changes, QStringLiteral("device-restart")),
                       run(Content::Whole, QStringLiteral("start"))});
        QCOMPARE(model.rowCount(), 3);
        const auto cell = [&](int row, int column) {
            return model.data(model.index(row, column), Qt::DisplayRole).toString();
        };
        QCOMPARE(cell(0, RunModel::Trigger), QStringLiteral("by ada"));
        QCOMPARE(model.data(model.index(0, RunModel::Outcome), HealthDelegate::kHealthRole).toInt(),
                 int(Health::Bad));
        QVERIFY(
            model.data(model.index(0, 0), Qt::ToolTipRole).toString().contains(QStringLiteral("no route")));
        QCOMPARE(cell(1, RunModel::Trigger), QStringLiteral("a client machine restarted"));
        QCOMPARE(cell(1, RunModel::Content), QStringLiteral("changes"));
        QCOMPARE(cell(2, RunModel::Content), QStringLiteral("everything"));
        QCOMPARE(cell(2, RunModel::Records), QStringLiteral("12,345"));
        QCOMPARE(cell(2, RunModel::Duration), QStringLiteral("2.0 s"));
    }
};

QTEST_MAIN(TestReplicationText)
#include "test_replication_text.moc"
