#include "core/server/sync_server.h"
#include "tests/ui/replication/shown_replication.h"
#include "ui/backup/backup_page.h"

#include <QAccessible>
#include <QCheckBox>
#include <QDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>

using namespace retinue;
using namespace retinue::test;

class TestReplicationPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void destination_isConfirmedBeforeCredentials_thenReplicatedTo() // R40, R41, R43
    {
        ShownReplication shown;
        shown.letOtherStandBy();
        QVERIFY(shown.isShown("noRuns") && !shown.isShown("runsChart"));
        QVERIFY(!shown.isShown("replicateButton"));
        shown.lookUp(shown.other.address());
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("destinationIsSame"), kPatience);
        const QString fingerprint = shown.text("destinationFingerprint").remove(u'\n');
        QCOMPARE(fingerprint.left(20), shown.other.fingerprint().left(20));
        QVERIFY(!shown.find<QLineEdit>("destinationPassword")->isEnabled());
        shown.find<QSpinBox>("replicationInterval")->setValue(5);
        shown.enter(QString::fromLatin1(test::Machine::kPassword));
        QTRY_VERIFY_WITH_TIMEOUT(
            shown.text("replicationState").startsWith(QStringLiteral("Waiting for replication...")),
            kPatience);
        QCOMPARE(shown.engine().replication().state().settings.interval, std::chrono::minutes(5));
        QCOMPARE(shown.rows(), 1);
        QVERIFY(shown.isShown("runsTable") && shown.isShown("runsChart") && !shown.isShown("noRuns"));
        QVERIFY2(shown.text("runsText").startsWith(QStringLiteral("1 run")),
                 qPrintable(shown.text("runsText")));
        QCOMPARE(shown.other.replication().standby().users, 30);
        QVERIFY(shown.find<QLineEdit>("destinationPassword")->text().isEmpty()); // it is not left lying about
        QVERIFY(shown.find<QLineEdit>("destinationAddress")->isReadOnly());      // R41
    }

    void replicateNow_andVerifyNow_sayWhatWasDone_andTheProofIsSeen()
    {
        ShownReplication shown;
        shown.letOtherStandBy();
        shown.start();
        QVERIFY(shown.isShown("replicationProven"));
        shown.press("replicateButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown.lastTold().contains(QStringLiteral("up to date")), kPatience);
        shown.putUsers(30, 31);
        shown.press("replicateButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown.lastTold().startsWith(QStringLiteral("Replicated")), kPatience);
        QCOMPARE(shown.other.replication().standby().users, 31);
        shown.press("verifyCopyButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown.lastTold().contains(QStringLiteral("The copy is equal")), kPatience);
        QTRY_COMPARE(shown.find<ui::StatusLabel>("replicationProven")->health(), ui::Health::Good);
    }

    void refusedStart_staysOnTheCard_withSentenceAndCause_data() // R42
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("cause");
        const QString device =
            QStringLiteral("A device that cannot be used as the destination for replication "
                           "is set. Select a different device.");
        QTest::newRow("address") << QStringLiteral("nobody") << QStringLiteral("The [Address] is incorrect.")
                                 << QStringLiteral("Nothing that stands by");
        QTest::newRow("password") << QStringLiteral("password")
                                  << QStringLiteral("The authentication information is incorrect.")
                                  << QStringLiteral("no System Manager");
        QTest::newRow("server") << QStringLiteral("server") << device << QStringLiteral("runs the server");
        QTest::newRow("departments") << QStringLiteral("departments") << device
                                     << QStringLiteral("Department ID Management");
    }
    void refusedStart_staysOnTheCard_withSentenceAndCause()
    {
        QFETCH(const QString, how);
        QFETCH(const QString, sentence);
        QFETCH(const QString, cause);
        ShownReplication shown(1);
        if (how != u"server")
            shown.letOtherStandBy();
        if (how == u"departments")
            must(shown.other.replication().setDepartmentIdManagement(true, QStringLiteral("admin")));
        const QString address = shown.other.address();
        if (how == u"nobody")
            shown.other.stopListening();
        shown.lookUp(address);
        if (how != u"nobody")
            shown.enter(how == u"password" ? QStringLiteral("wrong")
                                           : QString::fromLatin1(test::Machine::kPassword));
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("startFailure"), kPatience);
        QCOMPARE(shown.text("startFailure"), sentence);
        QVERIFY2(shown.text("startCause").contains(cause), qPrintable(shown.text("startCause")));
        QVERIFY(!shown.engine().replication().state().isSet);
    }

    void failing_isRed_withR43sSentence_andStopFreesTheFields() // R41, R43, R44
    {
        ShownReplication shown(1);
        shown.letOtherStandBy();
        shown.start();
        shown.other.stopListening();
        shown.putUsers(1, 2);
        shown.press("replicateButton");
        QTRY_COMPARE_WITH_TIMEOUT(shown.find<ui::StatusLabel>("replicationState")->health(), ui::Health::Bad,
                                  kPatience);
        QVERIFY(
            shown.text("replicationState").startsWith(QStringLiteral("Could not perform replication after")));
        QVERIFY(shown.isShown("replicationNext"));
        QTRY_COMPARE(shown.find<ui::StatusLabel>("runsText")->health(), ui::Health::Bad);
        QVERIFY(shown.text("runsText").contains(QStringLiteral("failed: 1")));
        shown.page->showDetail(QStringLiteral("destination"));
        shown.press("stopReplicationButton");
        QTRY_VERIFY_WITH_TIMEOUT(!shown.engine().replication().state().isSet, kPatience);
        QTRY_VERIFY(shown.isShown("destinationLookButton"));
        QVERIFY(!shown.find<QLineEdit>("destinationAddress")->isReadOnly());
    }

    void machine_thatStandsBy_saysSo_andLeaves() // R42
    {
        ShownReplication shown(0);
        shown.press("beginStandbyButton");
        shown.answerYes("beginStandbyDialog");
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("standbyState"), kPatience);
        QVERIFY(shown.engine().replication().standby().standsBy);
        QVERIFY(!shown.isShown("replicationHead") && !shown.isShown("beginStandbyButton"));
        QVERIFY(!shown.text("standbyFingerprint").isEmpty());
        shown.find<QCheckBox>("departmentIdManagement")->click();
        QTRY_VERIFY(shown.engine().replication().standby().departmentIdManagement);
        QTRY_COMPARE(shown.find<ui::StatusLabel>("standbyState")->health(), ui::Health::Notice);
        shown.press("leaveStandbyButton");
        shown.answerYes("leaveStandbyDialog");
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("replicationHead"), kPatience);
        QVERIFY(!shown.engine().replication().standby().standsBy);
    }

    void machine_thatStandsBy_takesOver_onlyWithACopyAndAfterAQuestion()
    {
        ShownReplication shown(0);
        must(shown.engine().replication().beginStandby(QStringLiteral("admin")));
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("standbyState"), kPatience);
        QVERIFY(!shown.isShown("takeOverButton")); // there is nothing to take over yet
        must(shown.engine().administrators().create(test::Machine::kAdministrator,
                                                    SecretBytes(QByteArrayView(test::Machine::kPassword))));
        server::SyncServer listener(shown.engine(), {QStringLiteral("127.0.0.1"), 0});
        must(listener.start());
        shown.other.put("ann", 1, "1");
        engine::ReplicationSettings settings;
        settings.address = QStringLiteral("127.0.0.1:%1").arg(listener.port());
        settings.administrator = test::Machine::kAdministrator;
        must(shown.other.replication().start(settings, SecretBytes(QByteArrayView(test::Machine::kPassword)),
                                             shown.engine().identity().caFingerprint(),
                                             QStringLiteral("admin"), {}));
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("takeOverButton"), kPatience);
        shown.press("takeOverButton");
        auto *dialog = shown.page->findChild<QDialog *>(QStringLiteral("takeOverDialog"));
        QVERIFY(dialog);
        QStringList said;
        for (const auto *line : dialog->findChildren<QLabel *>())
            said << line->text();
        QVERIFY2(said.join(u'\n').contains(QStringLiteral("1 users")), qPrintable(said.join(u'\n')));
        QVERIFY(shown.machine.tookOver.isEmpty());
        shown.answerYes("takeOverDialog");
        QCOMPARE(shown.machine.tookOver, QStringList{shown.session.administrator()});
    }

    void server_thatWasReplaced_saysSo_andServesAgainAfterAQuestion()
    {
        ShownReplication shown(1);
        QVERIFY(!shown.isShown("serveAgainButton"));
        shown.beReplaced();
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("serveAgainButton"), kPatience);
        QVERIFY(shown.text("replicationState").startsWith(QStringLiteral("This server was replaced")));
        QVERIFY(!shown.isShown("beginStandbyButton"));
        shown.press("serveAgainButton");
        shown.answerYes("serveAgainDialog");
        QTRY_VERIFY_WITH_TIMEOUT(!shown.isShown("serveAgainButton"), kPatience);
        QVERIFY(!shown.engine().replication().isReplaced());
    }

    void server_thatHasUsers_isRefusedToStandBy_withTheReason()
    {
        ShownReplication shown(1);
        shown.press("beginStandbyButton");
        shown.answerYes("beginStandbyDialog");
        QTRY_VERIFY(!shown.lastTold().isEmpty());
        QVERIFY(!shown.engine().replication().standby().standsBy);
        QVERIFY(shown.isShown("replicationHead"));
    }

    void recovery_withoutADestination_asksWhereTheCopyIs() // R46
    {
        ShownReplication shown(1);
        shown.press("recoveryButton");
        QVERIFY(shown.isShown("recoveryAddress"));
        QVERIFY(!shown.find<QPushButton>("recoveryNextButton")->isEnabled());
        shown.press("recoveryLeaveButton");
        QVERIFY(shown.isShown("replicationHead"));
    }

    void recovery_isDescribed_compared_confirmed_andReplacesEverything() // R46
    {
        ShownReplication shown;
        shown.letOtherStandBy();
        shown.start();
        const OwnerKey changed = UserDataRig::numbered(1), late = *OwnerKey::user(u"late");
        shown.put({changed}, kLanguageItem, kFrench);
        shown.put({late});
        shown.press("recoveryButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown.text("recoveryState").contains(QStringLiteral("was made")), kPatience);
        QVERIFY(shown.text("recoveryMore").contains(QStringLiteral("recommended to stop it first")));
        shown.press("recoveryNextButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown.text("recoveryState").contains(QStringLiteral("is ready")), kPatience);
        QStringList preview;
        for (const auto *line : shown.page->findChildren<ui::StatusLabel *>(QStringLiteral("previewLine")))
            preview << line->text();
        QVERIFY2(preview.join(u'\n').contains(QStringLiteral("late")), qPrintable(preview.join(u'\n')));
        QCOMPARE(shown.valueOf(changed), kFrench); // nothing is changed yet
        shown.press("recoveryNextButton");
        shown.answerYes("recoveryDialog");
        QTRY_VERIFY_WITH_TIMEOUT(shown.text("recoveryState").startsWith(QStringLiteral("Restored")),
                                 kPatience);
        QCOMPARE(shown.valueOf(changed), kGerman);
        QVERIFY(!shown.idOf(late));
        QVERIFY(!shown.engine().replication().state().isSet); // it is left stopped
        shown.press("recoveryLeaveButton");
        QTRY_VERIFY(shown.isShown("replicationHead"));
    }

    void recovery_onANewMachine_offersTheIdentityThatDevicesKnow() // R46, R47
    {
        ShownReplication shown(0);
        shown.letOtherStandBy();
        {
            test::Machine lost;
            (void)must(lost.engine().devices().enrol({QStringLiteral("A"), QStringLiteral("S1"), {}, {}, {}},
                                                     QStringLiteral("127.0.0.1")));
            lost.put("ann", 1, "1");
            must(lost.replicateTo(shown.other));
        }
        shown.press("recoveryButton");
        shown.find<QLineEdit>("recoveryAddress")->setText(shown.other.address());
        shown.press("recoveryLookButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("recoveryIsSame"), kPatience);
        shown.find<QCheckBox>("recoveryIsSame")->setChecked(true);
        shown.find<QLineEdit>("recoveryAdministrator")->setText(test::Machine::kAdministrator);
        shown.find<QLineEdit>("recoveryPassword")->setText(QString::fromLatin1(test::Machine::kPassword));
        shown.press("recoveryNextButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown.text("recoveryState").contains(QStringLiteral("was made")), kPatience);
        shown.press("recoveryNextButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown.text("recoveryState").contains(QStringLiteral("is ready")), kPatience);
        QVERIFY(!shown.isShown("recoveryIdentityButton")); // the data first
        shown.press("recoveryNextButton");
        shown.answerYes("recoveryDialog");
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("recoveryIdentityButton"), kPatience);
        shown.press("recoveryIdentityButton");
        QCOMPARE(shown.machine.identitiesTaken.size(), 1);
        QVERIFY(QFileInfo::exists(shown.machine.identitiesTaken.front()));
        QVERIFY(shown.machine.hadSecret);

        // Whoever enrols a device first decides otherwise, and is told so.
        (void)must(shown.engine().devices().enrol({QStringLiteral("B"), QStringLiteral("S2"), {}, {}, {}},
                                                  QStringLiteral("127.0.0.1")));
        shown.press("recoveryIdentityButton");
        QCOMPARE(shown.machine.identitiesTaken.size(), 1);
        QVERIFY(shown.text("recoveryState").contains(QStringLiteral("keeps its own identity")));
        QVERIFY(!shown.isShown("recoveryIdentityButton"));
        shown.press("recoveryLeaveButton");
        QVERIFY(!QFileInfo::exists(shown.machine.identitiesTaken.front())); // nobody needs it any more
    }

    void machine_isReplaced_stepByStep()
    {
        ShownReplication shown(2);
        QVERIFY(!shown.isShown("handOverButton")); // there is no other machine yet
        const auto device = must(shown.engine().devices().enrol(
            {QStringLiteral("A"), QStringLiteral("S1"), {}, {}, {}}, QStringLiteral("127.0.0.1")));
        must(shown.engine().startDevice(device.id));
        shown.letOtherStandBy();
        shown.start();
        shown.press("handOverButton");
        QVERIFY(shown.text("handOverClients").contains(QStringLiteral("1 of 1")));
        QVERIFY(
            !shown.find<QPushButton>("handOverCopyButton")->isEnabled()); // each waits for those before it
        QVERIFY(!shown.find<QPushButton>("handOverReplicationButton")->isEnabled());
        shown.press("handOverClientsButton");
        shown.press("handOverCopyButton");
        shown.press("handOverReplicationButton");
        QTRY_VERIFY_WITH_TIMEOUT(!shown.engine().replication().state().isSet, kPatience);
        QTRY_COMPARE(shown.find<ui::StatusLabel>("handOverTakeOver")->health(), ui::Health::Working);
        QVERIFY(shown.text("handOverTakeOver").contains(shown.other.address()));
        QVERIFY(shown.other.replication().standby().copyOf); // it is still there
        QCOMPARE(shown.other.replication().standby().users, 2);
        shown.press("handOverLeaveButton");
        QTRY_VERIFY(shown.isShown("replicationHead"));
    }

    void backup_asksToStopReplication_andStartsItAgain() // R45
    {
        ShownReplication shown(1);
        shown.letOtherStandBy();
        shown.start();
        ui::BackupPage backups(shown.machine, shown.session);
        backups.show();
        backups.findChild<QPushButton *>(QStringLiteral("backUpButton"))->click();
        auto *dialog = backups.findChild<QDialog *>(QStringLiteral("stopReplicationDialog"));
        QVERIFY(dialog);
        QVERIFY(!shown.engine().backups().state().lastGood);
        dialog->findChild<QPushButton *>(QStringLiteral("confirmYes"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown.engine().backups().state().lastGood, kPatience);
        QTRY_VERIFY(!shown.engine().replication().state().isSuspended);
        QVERIFY(shown.engine().replication().state().isSet);
    }

    void everyControl_hasANameForScreenReaders()
    {
        ShownReplication shown(1);
        shown.letOtherStandBy();
        shown.start();
        for (const char *detail : {"runs", "destination", "recovery", "hand-over"}) {
            shown.page->showDetail(QLatin1String(detail));
            for (QWidget *widget : shown.page->findChildren<QWidget *>()) {
                if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
                    widget->objectName().startsWith(QLatin1String("qt_")) || widget->focusProxy())
                    continue;
                auto *accessible = QAccessible::queryAccessibleInterface(widget);
                QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                         qPrintable(widget->objectName() + QLatin1String(widget->metaObject()->className())));
            }
        }
    }
};

QTEST_MAIN(TestReplicationPage)
#include "test_replication_page.moc"
