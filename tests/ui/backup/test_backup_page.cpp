#include "core/backup/local_folder.h"
#include "tests/ui/userdata/user_data_rig.h"
#include "ui/backup/backup_page.h"
#include "ui/backup/backups_panel.h"
#include "ui/backup/recovery_sheet_dialog.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QThread>

using namespace retinue;
using namespace retinue::test;

namespace {

constexpr int kPatience = 60'000; ///< a passphrase takes its time on purpose

/// A share that is a folder here, or is not there.
class FakeShare final : public backup::Destination
{
public:
    FakeShare(const QString &folder, std::shared_ptr<std::atomic_bool> isAway,
              std::shared_ptr<std::atomic_bool> hangs, CancelToken cancel)
        : m_folder(folder)
        , m_isAway(std::move(isAway))
        , m_hangs(std::move(hangs))
        , m_cancel(std::move(cancel))
    {
    }
    [[nodiscard]] QString toString() const override { return QStringLiteral("\\\\nas\\backups"); }
    [[nodiscard]] bool isNetwork() const override { return true; }
    [[nodiscard]] Result<std::vector<backup::StoredFile>> list() override
    {
        if (*m_isAway)
            return away();
        return m_folder.list();
    }
    [[nodiscard]] Result<std::unique_ptr<base::ByteSource>> open(const QString &name) override
    {
        if (*m_isAway)
            return away();
        return m_folder.open(name);
    }
    [[nodiscard]] Result<std::unique_ptr<backup::PartFile>> create(const QString &name) override
    {
        if (*m_isAway)
            return away();
        while (*m_hangs && !m_cancel.isCancelled())
            QThread::msleep(5);
        if (m_cancel.isCancelled())
            return endedEarly();
        return m_folder.create(name);
    }
    [[nodiscard]] Result<void> remove(const QString &name) override { return m_folder.remove(name); }
    [[nodiscard]] Result<std::optional<qint64>> freeSpace() override
    {
        if (*m_isAway)
            return away();
        return m_folder.freeSpace();
    }

private:
    static Error away() { return {ErrorCode::Unreachable, QStringLiteral("nas does not answer"), {}}; }

    backup::LocalFolder m_folder;
    const std::shared_ptr<std::atomic_bool> m_isAway, m_hangs;
    const CancelToken m_cancel;
};

/// The page over a real engine, shown.
struct ShownBackups : UserDataRig
{
    const std::shared_ptr<std::atomic_bool> isAway = std::make_shared<std::atomic_bool>(false);
    const std::shared_ptr<std::atomic_bool> hangs = std::make_shared<std::atomic_bool>(false);
    std::unique_ptr<ui::BackupPage> page;
    std::unique_ptr<QSignalSpy> told;

    ShownBackups()
    {
        engine::ShareAccess access;
        access.destination = [path = folder.filePath(QStringLiteral("share")), away = isAway,
                              hanging = hangs](const engine::NetworkShare &, const SecretBytes &,
                                               const CancelToken &cancel) {
            return std::make_unique<FakeShare>(path, away, hanging, cancel);
        };
        access.test = [](const engine::NetworkShare &, const SecretBytes &password, const CancelToken &) {
            engine::ShareTest test;
            if (password.view() != QByteArrayView("right password")) {
                test.failed = engine::ShareStep::SignIn;
                test.why = Error{ErrorCode::NotAuthenticated, QStringLiteral("refused"), {}};
            }
            test.freeSpace = qint64(3) << 30;
            return test;
        };
        engine().backups().setShareAccess(std::move(access));
        putUsers(0, 30);
        page = std::make_unique<ui::BackupPage>(machine, session);
        told = std::make_unique<QSignalSpy>(page.get(), &ui::Page::told);
        page->resize(1000, 800);
        page->show();
        [[maybe_unused]] const bool exposed = QTest::qWaitForWindowExposed(page.get());
    }
    template<typename T>
    T *find(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    void press(const char *button) const
    {
        auto *found = find<QAbstractButton>(button);
        QVERIFY2(found, button);
        QTRY_VERIFY2(found->isEnabled(), button);
        found->click();
    }
    [[nodiscard]] bool isShown(const char *name) const
    {
        const auto *widget = find<QWidget>(name);
        return widget && widget->isVisible();
    }
    [[nodiscard]] QString text(const char *name) const
    {
        const auto *label = find<ui::StatusLabel>(name);
        return label ? label->text() : find<QLabel>(name)->text();
    }
    [[nodiscard]] int rows() const
    {
        return isShown("backupsTable") ? find<QTableView>("backupsTable")->model()->rowCount() : 0;
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        const auto *model = find<QTableView>("backupsTable")->model();
        return model->index(row, column).data().toString();
    }
    [[nodiscard]] QString lastTold() const
    {
        return told->isEmpty() ? QString() : told->back().front().value<ui::Message>().text;
    }
    /// How the newest job of an operation ended; none: not yet.
    [[nodiscard]] std::optional<Result<void>> ending(const char *operation)
    {
        std::optional<Result<void>> found;
        for (const auto &job : engine().jobs().jobs()) {
            if (job->operation() == QLatin1String(operation))
                found = job->status().ending;
        }
        return found;
    }
    void backUp()
    {
        const int before = rows();
        clock.advance(std::chrono::minutes(2));
        press("backUpButton");
        QTRY_COMPARE_WITH_TIMEOUT(rows(), before + 1, kPatience);
        QTRY_VERIFY(find<QPushButton>("backUpButton")->isEnabled());
    }
    [[nodiscard]] QDialog *dialog(const char *name) const { return find<QDialog>(name); }
    void answerYes(const char *name) const
    {
        QTRY_VERIFY2(dialog(name), name);
        auto *yes = dialog(name)->findChild<QPushButton *>(QStringLiteral("confirmYes"));
        QTRY_VERIFY(yes->isEnabled());
        yes->click();
    }
    [[nodiscard]] QString previewText() const
    {
        QStringList lines;
        for (const auto *line : page->findChildren<ui::StatusLabel *>(QStringLiteral("previewLine")))
            lines << line->text();
        return lines.join(u'\n');
    }
};

} // namespace

class TestBackupPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void backUp_verify_trial_andTheHeadSaysHowSafeOneIs() // R50, R53
    {
        ShownBackups shown;
        QTRY_VERIFY(shown.isShown("noBackups"));
        QVERIFY(shown.text("backupState").contains(QStringLiteral("Nothing was backed up")));
        shown.backUp();
        QVERIFY(shown.lastTold().contains(QStringLiteral("read back")));
        QVERIFY(shown.lastTold().contains(QStringLiteral("not encrypted")));
        QCOMPARE(shown.cell(0, 1), QStringLiteral("everything"));
        QCOMPARE(shown.cell(0, 3), QStringLiteral("30"));
        QTRY_VERIFY(shown.text("backupState").contains(QStringLiteral("The last good backup")));

        shown.press("verifyButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown.lastTold().contains(QStringLiteral("what was written")), kPatience);
        shown.press("trialButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown.lastTold().contains(QStringLiteral("would come back")), kPatience);
        QVERIFY(shown.lastTold().contains(QStringLiteral("30 setting")));
        QTRY_VERIFY(shown.cell(0, 7).startsWith(QStringLiteral("proven")));
        QTRY_COMPARE(shown.find<ui::StatusLabel>("backupState")->health(), ui::Health::Good);
        QStringList operations; // the newest first
        const auto rows = shown.engine().executions().newest(10);
        QVERIFY(rows.ok());
        for (const auto &row : *rows) {
            operations << row.operation;
            if (row.operation == u"backup") {
                QCOMPARE(row.who, QStringLiteral("ada"));
                QCOMPARE(row.result, QStringLiteral("OK"));
            }
        }
        for (const char *operation : {"backup", "backup-verify", "backup-trial"})
            QVERIFY2(operations.contains(QLatin1String(operation)), operation);
    }

    void restore_isPreviewed_confirmed_andReplacesEverything() // R52, R55, R56
    {
        ShownBackups shown;
        shown.backUp();
        shown.clock.advance(std::chrono::hours(1));
        const OwnerKey changed = UserDataRig::numbered(1), gone = UserDataRig::numbered(2);
        const OwnerKey late = *OwnerKey::user(u"late");
        shown.put({changed}, kLanguageItem, kFrench);
        shown.put({late});
        shown.remove({gone});
        shown.press("restoreButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("restoreGoButton"), kPatience);
        QCOMPARE(shown.valueOf(changed), kFrench); // nothing is changed yet
        const QString preview = shown.previewText();
        QVERIFY2(preview.contains(QStringLiteral("late")), qPrintable(preview));
        QVERIFY2(preview.contains(QStringLiteral("2 setting")), qPrintable(preview));
        QVERIFY(shown.find<QCheckBox>("deleteAgain")->isChecked());
        QVERIFY(shown.text("deletedSinceNames").contains(QStringLiteral("user 0002")));

        shown.press("restoreGoButton");
        QTRY_VERIFY(shown.dialog("restoreDialog"));
        QVERIFY(shown.dialog("restoreDialog")->accessibleName().contains(QStringLiteral("Replace all data")));
        shown.answerYes("restoreDialog");
        QTRY_VERIFY_WITH_TIMEOUT(shown.text("restoreState").startsWith(QStringLiteral("Restored")),
                                 kPatience);
        QVERIFY(shown.text("restoreMore").contains(QStringLiteral("Devices restart to sync")));
        QCOMPARE(shown.valueOf(changed), kGerman);
        QVERIFY(!shown.idOf(late));
        QVERIFY(!shown.idOf(gone)); // deleted again
        shown.press("restoreLeaveButton");
        QTRY_COMPARE(shown.rows(), 2); // what was replaced is kept
    }

    void restore_thatIsNotConfirmed_changesNothing() // R55
    {
        ShownBackups shown;
        shown.backUp();
        shown.put({UserDataRig::numbered(1)}, kLanguageItem, kFrench);
        shown.press("restoreButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("restoreGoButton"), kPatience);
        shown.press("restoreGoButton");
        QTRY_VERIFY(shown.dialog("restoreDialog"));
        shown.dialog("restoreDialog")->findChild<QPushButton *>(QStringLiteral("confirmNo"))->click();
        shown.press("restoreLeaveButton");
        QVERIFY(shown.isShown("backupsTable"));
        QCOMPARE(shown.valueOf(UserDataRig::numbered(1)), kFrench);
        QVERIFY(!shown.ending("restore"));
    }

    void encryptedBackup_elsewhere_asksUntilItIsOpened() // R12
    {
        ShownBackups shown;
        engine::BackupEncryption encryption;
        encryption.kind = engine::BackupEncryption::Kind::Passphrase;
        encryption.hasPassphrase = true;
        QVERIFY(shown.engine()
                    .backups()
                    .setEncryption(encryption, SecretBytes(QByteArrayView("correct horse")),
                                   QStringLiteral("ada"))
                    .ok());
        shown.backUp();
        QCOMPARE(shown.cell(0, 6), QStringLiteral("yes"));
        const QString folder = shown.engine().backups().deviceFolder();
        const QString name = QDir(folder).entryList({QStringLiteral("*.rbk")}, QDir::Files).value(0);
        const QString elsewhere = shown.folder.filePath(name);
        QVERIFY(QFile::copy(QDir(folder).filePath(name), elsewhere));
        QVERIFY(shown.engine().backups().setEncryption({}, {}, QStringLiteral("ada")).ok()); // no passphrase
                                                                                             // is kept

        shown.page->findChild<ui::BackupsPanel *>()->openFile(elsewhere);
        const auto enter = [&](const char *secret) {
            QTRY_VERIFY(shown.dialog("secretDialog"));
            auto *dialog = shown.dialog("secretDialog");
            dialog->findChild<QLineEdit *>(QStringLiteral("backupSecret"))->setText(QLatin1String(secret));
            dialog->findChild<QPushButton *>(QStringLiteral("secretOpen"))->click();
            QTRY_VERIFY(!shown.dialog("secretDialog"));
        };
        enter("wrong horse");
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("restoreSecretButton"), kPatience);
        QVERIFY(shown.text("restoreState").startsWith(QStringLiteral("DBRS01")));
        shown.press("restoreSecretButton");
        enter("correct horse");
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("restoreGoButton"), kPatience);
        shown.press("restoreLeaveButton");
    }

    void file_ofALostServer_bringsItsDevicesAfterTheRestore() // R47
    {
        UserDataRig lost;
        lost.putUsers(0, 3);
        QVERIFY(lost.engine()
                    .devices()
                    .enrol({QStringLiteral("Copier"), QStringLiteral("S1"), {}, {}, {}},
                           QStringLiteral("192.0.2.7"))
                    .ok());
        engine::BackUpWish wish;
        wish.passphrase = SecretBytes(QByteArrayView("correct horse"));
        const auto made = lost.engine().backups().backUp(wish, QStringLiteral("ada"), {});
        QVERIFY(made.ok());
        const QString file = QDir(lost.engine().backups().deviceFolder()).filePath(made->file.name);

        ShownBackups shown;
        shown.page->findChild<ui::BackupsPanel *>()->openFile(file);
        QTRY_VERIFY(shown.dialog("secretDialog"));
        auto *dialog = shown.dialog("secretDialog");
        dialog->findChild<QLineEdit *>(QStringLiteral("backupSecret"))
            ->setText(QStringLiteral("correct horse"));
        dialog->findChild<QPushButton *>(QStringLiteral("secretOpen"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("restoreGoButton"), kPatience);
        QVERIFY(!shown.isShown("restoreIdentityButton"));
        shown.press("restoreGoButton");
        QTRY_VERIFY(shown.dialog("restoreDialog"));
        shown.answerYes("restoreDialog");
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("restoreIdentityButton"), kPatience);
        QVERIFY(shown.text("restoreMore").contains(QStringLiteral("enrolled again")));
        shown.press("restoreIdentityButton");
        QCOMPARE(shown.machine.identitiesTaken, QStringList{file});
        QVERIFY(shown.machine.hadSecret);
    }

    void file_thatIsNoBackup_isRefused_withCodeAndNextStep() // R54
    {
        ShownBackups shown;
        const QString path = shown.folder.filePath(QStringLiteral("letter.rbk"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("Dear Sir or Madam") > 0);
        file.close();
        shown.page->findChild<ui::BackupsPanel *>()->openFile(path);
        QTRY_VERIFY(!shown.told->isEmpty() || shown.text("restoreState").contains(QStringLiteral("DBRS01")));
        QVERIFY(!shown.isShown("restoreGoButton"));
        QCOMPARE(shown.users(), 30);
    }

    void network_isSetUp_tested_backedUpTo_andMissedWhenAway() // R50, R54
    {
        ShownBackups shown;
        shown.find<QRadioButton>("backupOnNetwork")->click();
        QTRY_VERIFY(shown.find<QWidget>("noBackups")
                        ->findChild<QPushButton *>()
                        ->text()
                        .contains(QStringLiteral("Share")));
        shown.find<QWidget>("noBackups")->findChild<QPushButton *>()->click();
        QTRY_VERIFY(shown.isShown("shareHost"));
        QTRY_VERIFY(!shown.find<QLineEdit>("deviceFolder")->text().isEmpty());
        shown.find<QLineEdit>("shareHost")->setText(QStringLiteral("nas"));
        shown.find<QLineEdit>("shareName")->setText(QStringLiteral("backups"));
        shown.find<QLineEdit>("sharePassword")->setText(QStringLiteral("wrong password"));
        const auto steps = [&] {
            return shown.page->findChildren<ui::StatusLabel *>(QStringLiteral("shareStep"));
        };
        shown.press("testShareButton");
        QTRY_COMPARE(steps().size(), 5); // until the sign-in
        QCOMPARE(steps().back()->health(), ui::Health::Bad);
        QVERIFY(steps().back()->text().contains(QStringLiteral("Check user and password")));
        shown.find<QLineEdit>("sharePassword")->setText(QStringLiteral("right password"));
        shown.press("testShareButton");
        QTRY_COMPARE(steps().size(), 8);
        shown.find<QCheckBox>("shareEncrypted")->setChecked(true);
        shown.press("shareSave");
        QTRY_VERIFY(shown.lastTold().contains(QStringLiteral("share is kept")));
        QVERIFY(shown.engine().backups().networkShare().encryptionRequired);
        QTRY_VERIFY(shown.find<QLineEdit>("sharePassword")->text().isEmpty()); // it is not left lying about
        QVERIFY(!shown.find<QPushButton>("shareSave")->isEnabled());
        QCOMPARE(shown.engine().backups().networkShare().host, QStringLiteral("nas"));

        QVERIFY(QDir().mkpath(shown.folder.filePath(QStringLiteral("share"))));
        shown.page->showDetail(QStringLiteral("backups"));
        QTRY_VERIFY(shown.isShown("noBackups"));
        shown.backUp();
        QVERIFY(shown.text("backupsWhere").startsWith(QStringLiteral("\\\\nas")));

        *shown.isAway = true;
        shown.press("backUpButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown.ending("backup") && !shown.ending("backup")->ok(), kPatience);
        QTRY_COMPARE(shown.find<ui::StatusLabel>("backupState")->health(), ui::Health::Bad);
        QVERIFY2(shown.text("backupState").contains(QStringLiteral("DBBU04")),
                 qPrintable(shown.text("backupState")));
        QVERIFY(!shown.text("backupNext").isEmpty());
        QTRY_VERIFY(shown.isShown("noBackups")); // the list says that it is not there
        *shown.isAway = false;
        shown.find<QWidget>("noBackups")->findChild<QPushButton *>()->click(); // [Try Again]
        QTRY_COMPARE(shown.rows(), 1);                                         // what was there is there
    }

    void backup_thatIsCancelled_leavesNothingBehind()
    {
        ShownBackups shown;
        engine::NetworkShare share;
        share.host = share.share = QStringLiteral("nas");
        QVERIFY(shown.engine().backups().setNetworkShare(share, {}, QStringLiteral("ada")).ok());
        const QDir folder(shown.folder.filePath(QStringLiteral("share")));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        shown.find<QRadioButton>("backupOnNetwork")->click();
        *shown.hangs = true;
        shown.press("backUpButton");
        QTRY_VERIFY(!shown.engine().jobs().jobs().empty());
        QVERIFY(!shown.find<QPushButton>("backUpButton")->isEnabled());
        shown.engine().jobs().jobs().front()->cancel();
        QTRY_VERIFY_WITH_TIMEOUT(shown.ending("backup"), kPatience);
        QCOMPARE(shown.ending("backup")->error().code, ErrorCode::Cancelled);
        QTRY_VERIFY(shown.find<QPushButton>("backUpButton")->isEnabled());
        QVERIFY(folder.isEmpty());
        QVERIFY(!shown.engine().backups().state().trouble); // whoever cancels need not be warned
    }

    void settings_areKept_eachCardByItsButton() // R51, R53
    {
        ShownBackups shown;
        shown.page->showDetail(QStringLiteral("settings"));
        QTRY_VERIFY(!shown.find<QLineEdit>("deviceFolder")->text().isEmpty());
        QVERIFY(!shown.find<QPushButton>("scheduleSave")->isEnabled());
        auto *every = shown.find<QComboBox>("scheduleEvery");
        every->setCurrentIndex(every->findData(int(engine::BackupSchedule::Every::Week)));
        shown.find<QSpinBox>("scheduleTrialEvery")->setValue(14);
        QVERIFY(shown.isShown("scheduleWeekday") && shown.isShown("scheduleAt") &&
                !shown.isShown("scheduleHours"));
        shown.find<QSpinBox>("keepWeeks")->setValue(8);
        shown.find<QSpinBox>("keepMonths")->setValue(12);
        shown.find<QRadioButton>("keepOne")->click(); // entered meanwhile
        QVERIFY(!shown.find<QSpinBox>("keepWeeks")->isEnabled());
        shown.press("scheduleSave");
        QTRY_COMPARE(shown.engine().backups().schedule().every, engine::BackupSchedule::Every::Week);
        QCOMPARE(shown.engine().backups().schedule().trialEvery, 14);
        QTRY_VERIFY(!shown.find<QPushButton>("scheduleSave")->isEnabled());
        QVERIFY(shown.find<QRadioButton>("keepOne")->isChecked()); // not overwritten
        shown.press("retentionSave");
        QTRY_COMPARE(shown.engine().backups().retention(),
                     (engine::BackupRetention{engine::BackupRetention::Kind::One, 3, 8, 12}));
        shown.find<QLineEdit>("deviceFolder")->setText(QStringLiteral("no absolute path"));
        shown.press("deviceFolderSave");
        QTRY_VERIFY(shown.lastTold().contains(QStringLiteral("not accepted")));
        QCOMPARE(shown.find<QLineEdit>("deviceFolder")->text(),
                 QStringLiteral("no absolute path")); // to be corrected
    }

    void recoveryKey_isUsedOnlyOnceItsSheetWasSaved()
    {
        ShownBackups shown;
        shown.page->showDetail(QStringLiteral("settings"));
        QTRY_VERIFY(!shown.find<QLineEdit>("deviceFolder")->text().isEmpty());
        shown.find<QRadioButton>("encryptRecipient")->click();
        shown.press("makeKeyButton");
        QTRY_VERIFY(shown.dialog("recoverySheetDialog"));
        auto *dialog = qobject_cast<ui::RecoverySheetDialog *>(shown.dialog("recoverySheetDialog"));
        auto *use = dialog->findChild<QPushButton *>(QStringLiteral("useKeyButton"));
        QVERIFY(!use->isEnabled());
        dialog->saveTo(QStringLiteral("/nowhere/sheet.pdf"));
        QVERIFY(!use->isEnabled());
        const QString path = shown.folder.filePath(QStringLiteral("sheet.txt"));
        dialog->saveTo(path);
        QVERIFY(use->isEnabled());
        use->click();
        QTRY_COMPARE(shown.engine().backups().encryption().kind, engine::BackupEncryption::Kind::Recipient);
        QFile sheet(path);
        QVERIFY(sheet.open(QIODevice::ReadOnly));
        const QByteArray text = sheet.readAll();
        QVERIFY(text.contains("AGE-SECRET-KEY-1"));
        QVERIFY(text.contains(shown.engine().backups().encryption().recipient.toUtf8()));
    }

    void remove_namesAndCounts_thenRemoves()
    {
        ShownBackups shown;
        shown.backUp();
        shown.press("removeBackupButton");
        shown.answerYes("removeBackupDialog");
        QTRY_VERIFY(shown.isShown("noBackups"));
        QVERIFY(shown.lastTold().startsWith(QStringLiteral("Removed")));
    }

    void everyControl_hasANameForScreenReaders()
    {
        ShownBackups shown;
        shown.backUp();
        for (const char *tab : {"backups", "settings"}) {
            shown.page->showDetail(QLatin1String(tab));
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

QTEST_MAIN(TestBackupPage)
#include "test_backup_page.moc"
