#include "ui/backup/backup_model.h"
#include "ui/backup/backup_text.h"
#include "ui/backup/recovery_sheet.h"
#include "ui/backup/restore_text.h"
#include "ui/text/backup_error_text.h"
#include "ui/widgets/health_delegate.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using namespace retinue::ui;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow = base::fromMilliseconds(1'750'000'000'000);

engine::BackupFile file(const QString &name, std::chrono::hours age, backup::BackupKind kind)
{
    engine::BackupFile file;
    file.name = name;
    file.madeAt = kNow - age;
    file.size = 1'500'000;
    file.kind = kind;
    backup::BackupHeader header;
    header.users = 12'345;
    header.devices = 7;
    header.productVersion = QStringLiteral("9.8.7");
    file.header = header;
    return file;
}

/// Two backups, the newer one with two increments, and a stray.
engine::BackupList someBackups()
{
    engine::BackupList list;
    engine::BackupEntry newer, older;
    newer.base = file(QStringLiteral("c"), 30h, backup::BackupKind::Base);
    newer.increments = {file(QStringLiteral("d"), 20h, backup::BackupKind::Increment),
                        file(QStringLiteral("e"), 10h, backup::BackupKind::Increment)};
    older.base = file(QStringLiteral("a"), 90h, backup::BackupKind::Base);
    list.backups = {newer, older};
    list.strays = {file(QStringLiteral("x"), 1h, backup::BackupKind::Increment)};
    list.strays.front().problem = Error{ErrorCode::Corrupt, QStringLiteral("its base is not here"), {}};
    return list;
}

QString cell(const BackupModel &model, int row, int column)
{
    return model.data(model.index(row, column), Qt::DisplayRole).toString();
}

} // namespace

class TestBackupModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void moments_areRows_theNewestFirst_whatCannotBeRestoredLast() // R51
    {
        BackupModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setList(someBackups());
        QCOMPARE(model.rowCount(), 5);
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names << model.row(row)->file.name;
        QCOMPARE(names, QString(QStringLiteral("e d c a x")).split(u' '));
        QCOMPARE(model.row(0)->backup->base.name, QStringLiteral("c")); // goes with it when it is removed
        QCOMPARE(*model.row(0)->since, model.row(1)->file.madeAt);
        QVERIFY(cell(model, 0, BackupModel::Content).startsWith(QStringLiteral("changes since")));
        QCOMPARE(cell(model, 2, BackupModel::Content), QStringLiteral("everything"));
        QCOMPARE(cell(model, 4, BackupModel::Checked), QStringLiteral("cannot be restored"));
        QVERIFY(!model.row(4)->backup);
        QVERIFY(model.data(model.index(4, 0), Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("base is not here")));
        QCOMPARE(cell(model, 0, BackupModel::Version), QStringLiteral("9.8.7"));
        QCOMPARE(model.rowOf(QStringLiteral("c")), 2);
        model.setList({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.rowOf(QStringLiteral("c")), -1);
    }

    void checked_saysTheBestThatIsKnown()
    {
        engine::BackupFile one = file(QStringLiteral("a"), 1h, backup::BackupKind::Base);
        QCOMPARE(checkedHealth(one), Health::Idle);
        one.verifiedAt = kNow;
        QVERIFY(checkedText(one).startsWith(QStringLiteral("verified")));
        one.provenAt = kNow;
        QVERIFY(checkedText(one).startsWith(QStringLiteral("proven")));
        QCOMPARE(checkedHealth(one), Health::Good);
        one.problem = Error{ErrorCode::Corrupt, {}, {}};
        QCOMPARE(checkedHealth(one), Health::Bad);
    }

    void state_saysHowSafeOneIs_andWhatToDo() // R54
    {
        engine::BackupState state;
        QCOMPARE(backupStateText(state, kNow).health, Health::Notice);
        state.lastGood = kNow - 2h;
        QCOMPARE(backupStateText(state, kNow).health, Health::Notice); // not proven
        state.lastProven = kNow - 1h;
        QCOMPARE(backupStateText(state, kNow).health, Health::Good);
        state.trouble =
            engine::BackupTrouble{engine::BackupTrouble::Kind::Failed, QStringLiteral("DBBU03"), {}, kNow};
        const BackupStateText text = backupStateText(state, kNow);
        QCOMPARE(text.health, Health::Bad);
        QVERIFY(text.text.contains(QStringLiteral("DBBU03")) &&
                text.text.contains(QStringLiteral("no space")));
        QVERIFY(text.next.contains(QStringLiteral("Free some space")));
        QVERIFY(backupMomentsText(state, kNow).contains(QStringLiteral("Last good backup")));
    }

    void everyCodeOfR54_isShownInFront_withWhatToCheck() // R53, R54
    {
        for (const char *code : {"DBBU01", "DBBU02", "DBBU03", "DBBU04", "DBBU05", "DBBU06", "DBRS01",
                                 "DBRS02", "DBRS03", "DBRS04"}) {
            const Error error{
                ErrorCode::Io, QStringLiteral("x"), {QStringLiteral("reading y"), QLatin1String(code)}};
            QCOMPARE(backupCode(error), QLatin1String(code));
            const ErrorText text = errorText(error);
            QVERIFY(text.what.startsWith(QLatin1String(code) + QStringLiteral(": ")));
            QVERIFY(text.next.contains(QStringLiteral("Check")) ||
                    text.next.contains(QStringLiteral("Free")));
        }
        QVERIFY(!backupErrorText({ErrorCode::Io, QStringLiteral("DBBU01"), {}}));
    }

    void causesThatACodeDoesNotTellApart_areTold()
    {
        const QStringList context{QStringLiteral("DBRS01")};
        QVERIFY(errorText({ErrorCode::NotAuthenticated, {}, context})
                    .what.contains(QStringLiteral("passphrase")));
        QVERIFY(errorText({ErrorCode::Corrupt, {}, context}).what.contains(QStringLiteral("damaged")));
        QVERIFY(errorText({ErrorCode::VersionUnsupported, {}, context})
                    .what.contains(QStringLiteral("newer version")));
        QVERIFY(errorText({ErrorCode::NoSpace, {}, context}).what.contains(QStringLiteral("no room")));
    }

    void anotherServersBackup_saysWhatDevicesExpect() // R47
    {
        backup::RestorePreview preview;
        QVERIFY(otherServerText(preview).isEmpty());
        preview.isOtherInstallation = true;
        preview.backup.serverName = QStringLiteral("printsrv");
        QVERIFY(otherServerText(preview).contains(QStringLiteral("printsrv")));
    }

    void recoverySheet_hasWhatTheWorstDayNeeds_andIsWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("pdf") << QStringLiteral("s.pdf") << QByteArray("%PDF");
        QTest::newRow("html") << QStringLiteral("s.html") << QByteArray("<html>");
        QTest::newRow("text") << QStringLiteral("s.txt") << QByteArray("Recovery sheet of printsrv");
    }
    void recoverySheet_hasWhatTheWorstDayNeeds_andIsWritten()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, begins);
        engine::RecoverySheet sheet;
        sheet.serverName = QStringLiteral("printsrv");
        sheet.caFingerprint = QStringLiteral("AA:BB:CC");
        sheet.names = {QStringLiteral("<printsrv.example>")};
        sheet.places = {QStringLiteral("/var/backups")};
        sheet.encryption = {engine::BackupEncryption::Kind::Recipient, QStringLiteral("age1public"), false};
        sheet.withoutProgram = {QStringLiteral("age -d FILE | zstd -d > store.db")};
        const SecretBytes identity(QByteArrayView("AGE-SECRET-KEY-1TEST"));
        const QString html = recoverySheetHtml(sheet, &identity);
        for (const QString &part :
             {sheet.caFingerprint, QStringLiteral("&lt;printsrv.example&gt;"), sheet.places.front(),
              sheet.encryption.recipient, QStringLiteral("AGE-SECRET-KEY-1TEST"),
              QStringLiteral("zstd -d &gt; store.db")})
            QVERIFY2(html.contains(part), qPrintable(part));
        QVERIFY(!recoverySheetHtml(sheet, nullptr).contains(QStringLiteral("AGE-SECRET-KEY-1")));

        const QTemporaryDir folder;
        const QString path = folder.filePath(name);
        QVERIFY(writeRecoverySheet(path, html).ok());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(begins));
        QVERIFY(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
        QCOMPARE(writeRecoverySheet(folder.filePath(QStringLiteral("no/") + name), html).error().code,
                 ErrorCode::Io);
    }
};

QTEST_MAIN(TestBackupModel)
#include "test_backup_model.moc"
