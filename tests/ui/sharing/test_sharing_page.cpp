#include "tests/ui/userdata/user_data_rig.h"
#include "ui/sharing/apply_dialog.h"
#include "ui/sharing/sharing_page.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTreeView>

using namespace retinue;
using namespace retinue::test;
using ui::SharingModel;

namespace {

const QString kCopy = QStringLiteral("default-job.copy");
const QByteArray kTwoCopies = R"({"copies":2})";
const OwnerKey kAlice = *OwnerKey::user(u"alice");
const OwnerKey kBob = *OwnerKey::user(u"bob");

/// The page over a real engine with two devices, shown.
struct Shown : UserDataRig
{
    DeviceId lobby, attic;
    std::unique_ptr<ui::SharingPage> page;
    std::unique_ptr<QSignalSpy> told;

    explicit Shown(bool areStarted = false)
        : lobby(machine.addDevice(QStringLiteral("Lobby"), QStringLiteral("SN-1"),
                                  QStringLiteral("Ground floor"), areStarted))
        , attic(machine.addDevice(QStringLiteral("Attic"), QStringLiteral("SN-2"), {}, areStarted))
    {
        put({kAlice, kBob}, kCopy, kTwoCopies);
        page = std::make_unique<ui::SharingPage>(machine, session);
        told = std::make_unique<QSignalSpy>(page.get(), &ui::Page::told);
        page->resize(1100, 720);
        page->show();
        if (!QTest::qWaitForWindowExposed(page.get()) ||
            !QTest::qWaitFor([this] { return tree()->model()->rowCount() > 0; }))
            qFatal("the page does not come");
    }
    template<typename T>
    T *find(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    QTreeView *tree() const { return find<QTreeView>("sharingTree"); }
    QPushButton *button(const char *name) const { return find<QPushButton>(name); }
    void press(const char *name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    QString status(const char *name) const { return find<ui::StatusLabel>(name)->text(); }
    bool isShown(const char *name) const { return find<QWidget>(name)->isVisible(); }
    [[nodiscard]] ui::Message message() const
    {
        return told->isEmpty() ? ui::Message() : told->back().front().value<ui::Message>();
    }
    /// The place of an item or a group in the tree.
    [[nodiscard]] QModelIndex place(const QString &name) const
    {
        const auto *model = tree()->model();
        const auto found =
            model->match(model->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? QModelIndex() : found.front();
    }
    /// As somebody at the keyboard ticks a row.
    void tick(const QString &name) const
    {
        tree()->setFocus();
        tree()->setCurrentIndex(place(name));
        QTest::keyClick(tree(), Qt::Key_Space);
    }
    void tickCopy() const { tick(QStringLiteral("Copy")); }
    [[nodiscard]] QString draftText() const
    {
        QStringList lines;
        for (const auto *label : page->findChildren<QLabel *>(QStringLiteral("draftItem")))
            lines << label->text();
        return lines.join(u'\n');
    }
    [[nodiscard]] ui::ApplyDialog *dialog() const { return page->findChild<ui::ApplyDialog *>(); }
    [[nodiscard]] static QString saying(const ui::ApplyDialog *dialog)
    {
        QStringList lines;
        for (const auto *note : dialog->findChildren<ui::StatusLabel *>())
            lines << note->text();
        return lines.join(u'\n');
    }
    /// Opens the question by a button.
    [[nodiscard]] ui::ApplyDialog *asked(const char *by) const
    {
        if (QTest::qWaitFor([&] { return button(by)->isEnabled(); }))
            press(by);
        [[maybe_unused]] const bool came = QTest::qWaitFor([this] { return dialog() != nullptr; });
        return dialog();
    }
    static void confirm(const ui::ApplyDialog *dialog)
    {
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("applyYes")), Qt::LeftButton);
    }
    [[nodiscard]] Scope scopeOf(const QString &item)
    {
        const auto overview = engine().dataSharing().show();
        for (const auto &one : overview->items) {
            if (one.item == item)
                return one.scope;
        }
        return Scope::Shared;
    }
    /// Changes it past the page.
    void change(const QString &item, Scope to)
    {
        engine::SharingOptions options;
        options.backUpFirst = false;
        if (!engine().dataSharing().apply({{item, to}}, QStringLiteral("bob"), options, {}))
            qFatal("a test's change is refused");
    }
};

} // namespace

class TestSharingPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void draft_saysWhatItWouldDo_andIsDiscarded() // R31, R35
    {
        Shown shown;
        QVERIFY(shown.status("sharingStanding").contains(QStringLiteral("All items are shared")));
        QVERIFY(!shown.button("applyDraftButton")->isEnabled());
        shown.tickCopy();
        QTRY_VERIFY(
            shown.draftText().contains(QStringLiteral("Default job settings: Copy becomes device-specific")));
        QVERIFY(shown.draftText().contains(QStringLiteral("2 user")));
        QVERIFY(shown.status("draftSummary").contains(QStringLiteral("2 device")));
        QVERIFY(shown.button("applyDraftButton")->isEnabled());
        QCOMPARE(shown.valueOf(kAlice, kCopy), kTwoCopies); // nothing yet
        shown.press("discardDraftButton");
        QTRY_VERIFY(shown.draftText().isEmpty());
        QVERIFY(!shown.button("applyDraftButton")->isEnabled());
    }

    void apply_backsUpFirst_changesTheScope_andIsUndone() // R33, R35
    {
        Shown shown;
        shown.tickCopy();
        auto *dialog = shown.asked("applyDraftButton");
        QVERIFY(dialog);
        QVERIFY(dialog->findChild<QCheckBox *>(QStringLiteral("backUpFirst"))->isChecked());
        QVERIFY(!dialog->findChild<QCheckBox *>(QStringLiteral("keepDevice"))); // nothing becomes shared
        QVERIFY(Shown::saying(dialog).contains(QStringLiteral("Undo for 30 day")));
        Shown::confirm(dialog);
        QTRY_VERIFY(shown.message().text.startsWith(QStringLiteral("The sharing of 1 item")));
        QCOMPARE(shown.scopeOf(kCopy), Scope::DeviceSpecific);
        QVERIFY(shown.valueOf(kAlice, kCopy).isEmpty()); // initialized on the server
        const auto backups = shown.engine().backups().list(engine::BackupPlace::Device);
        QCOMPARE(backups->backups.size(), std::size_t(1));
        QVERIFY(shown.message().text.contains(backups->backups.front().base.name));
        QTRY_VERIFY(shown.status("sharingStanding").startsWith(QStringLiteral("1 item")));
        QTRY_VERIFY(shown.draftText().isEmpty());

        shown.page->showDetail(QStringLiteral("changes"));
        auto *table = shown.find<QTableWidget>("scopeChangesTable");
        QTRY_COMPARE(table->rowCount(), 1);
        QCOMPARE(table->item(0, 1)->text(), QStringLiteral("ada"));
        QCOMPARE(table->item(0, 3)->text(), QStringLiteral("2"));
        QVERIFY(!shown.button("undoScopeChangeButton")->isEnabled());
        table->selectRow(0);
        auto *undo = shown.asked("undoScopeChangeButton");
        QVERIFY(undo);
        QVERIFY(Shown::saying(undo).contains(QStringLiteral("Take back the change of 1 item")));
        QVERIFY(undo->findChild<QLabel *>(QStringLiteral("applyItems"))
                    ->text()
                    .contains(QStringLiteral("2 user")));
        undo->findChild<QCheckBox *>(QStringLiteral("backUpFirst"))->setChecked(false);
        Shown::confirm(undo);
        QTRY_COMPARE(shown.scopeOf(kCopy), Scope::Shared);
        QTRY_COMPARE(shown.valueOf(kAlice, kCopy), kTwoCopies);
        QTRY_COMPARE(table->rowCount(), 2);
        QTRY_COMPARE(table->item(1, 5)->text(), QStringLiteral("undone"));
    }

    void withoutTheBackupsPassphrase_nothingIsBackedUp_andSaidSo() // R35
    {
        Shown shown;
        QVERIFY(shown.engine()
                    .backups()
                    .setEncryption({engine::BackupEncryption::Kind::Passphrase, {}, false}, {}, {})
                    .ok());
        shown.tickCopy();
        auto *dialog = shown.asked("applyDraftButton");
        QVERIFY(dialog);
        QVERIFY(!dialog->findChild<QCheckBox *>(QStringLiteral("backUpFirst"))->isEnabled());
        QVERIFY(!dialog->options().backUpFirst);
        QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("backUpNote"))
                    ->text()
                    .contains(QStringLiteral("passphrase")));
    }

    void whileClientsRun_theyAreNamed_stopped_andStartedAgain() // R32
    {
        Shown shown(true);
        shown.tickCopy();
        QTRY_VERIFY(shown.isShown("runningObstacle"));
        QVERIFY(shown.status("runningObstacle").contains(QStringLiteral("Attic, Lobby")) ||
                shown.status("runningObstacle").contains(QStringLiteral("Lobby, Attic")));
        QVERIFY(!shown.button("applyDraftButton")->isEnabled());
        shown.press("stopAllButton");
        QTRY_VERIFY(shown.message().text.startsWith(QStringLiteral("2 client")));
        QVERIFY(shown.message().text.contains(QStringLiteral("Lobby"))); // neither was connected
        QTRY_VERIFY(!shown.isShown("runningObstacle"));
        QTRY_VERIFY(shown.button("applyDraftButton")->isEnabled());
        QTRY_VERIFY(shown.status("stoppedHere").contains(QStringLiteral("Attic, Lobby")));

        shown.press("startAgainButton");
        QTRY_COMPARE(shown.engine().devices().state(shown.lobby), DeviceState::Started);
        QTRY_COMPARE(shown.engine().devices().state(shown.attic), DeviceState::Started);
        // They do not answer.
        const auto isTold = [&] {
            shown.clock.advance(std::chrono::seconds(40));
            return shown.message().text.contains(QStringLiteral("not answered"));
        };
        QTRY_VERIFY(isTold());
        QVERIFY(shown.message().text.contains(QStringLiteral("Attic, Lobby")));
    }

    void clientThatStartsWhileItIsAsked_isNamed_andNothingChanges() // R32
    {
        Shown shown;
        shown.tickCopy();
        auto *dialog = shown.asked("applyDraftButton");
        QVERIFY(dialog);
        QVERIFY(shown.engine().startDevice(shown.lobby));
        Shown::confirm(dialog);
        QTRY_VERIFY(shown.status("runningObstacle").contains(QStringLiteral("Lobby")));
        QTRY_COMPARE(shown.engine().jobs().running(), 0);
        QCOMPARE(shown.scopeOf(kCopy), Scope::Shared);
        QCOMPARE(shown.valueOf(kAlice, kCopy), kTwoCopies);
        // Undoing is refused with the name as well, before anything is asked.
        QVERIFY(shown.engine().stopDevice(shown.lobby));
        shown.change(kCopy, Scope::DeviceSpecific);
        QVERIFY(shown.engine().startDevice(shown.attic));
        shown.page->showDetail(QStringLiteral("changes"));
        auto *table = shown.find<QTableWidget>("scopeChangesTable");
        QTRY_COMPARE(table->rowCount(), 1);
        table->selectRow(0);
        shown.press("undoScopeChangeButton");
        QTRY_VERIFY(shown.message().text.contains(QStringLiteral("Attic")));
        QCOMPARE(shown.message().next, QStringLiteral("Stop All Clients"));
    }

    void otherWork_isNamed_andMustEndFirst()
    {
        Shown shown;
        std::promise<void> end;
        const auto work = shown.engine().jobs().start(QStringLiteral("user-import"), {},
                                                      [&](engine::Job &) -> Result<void> {
                                                          end.get_future().wait();
                                                          return {};
                                                      });
        shown.tickCopy();
        QTRY_VERIFY(shown.status("jobsObstacle").contains(QStringLiteral("Import user data")));
        QVERIFY(!shown.button("applyDraftButton")->isEnabled());
        end.set_value();
        QTRY_VERIFY(shown.button("applyDraftButton")->isEnabled());
        QVERIFY(!shown.isShown("jobsObstacle"));
    }

    void nobodySignedIn_nothingIsDone_andSaidSo()
    {
        Shown shown;
        shown.tickCopy();
        auto *dialog = shown.asked("applyDraftButton");
        QVERIFY(dialog);
        shown.session.signOut();
        Shown::confirm(dialog);
        QTRY_VERIFY(shown.message().text.contains(QStringLiteral("Nobody is signed in")));
        QCOMPARE(shown.scopeOf(kCopy), Scope::Shared);
    }

    void becomingShared_warnsOfWhatIsLost_andKeepsOneDevicesValues() // R34, R35
    {
        Shown shown;
        shown.change(kCopy, Scope::DeviceSpecific);
        QVERIFY(shown.engine().dataSharing().stepsFor(shown.lobby, {}).ok()); // it has been started since
        shown.page->hide();
        shown.page->show();
        QTRY_COMPARE(shown.place(QStringLiteral("Copy")).data(Qt::CheckStateRole).toInt(),
                     int(Qt::Unchecked));
        shown.tickCopy();
        QTRY_VERIFY(shown.draftText().contains(QStringLiteral("becomes shared")));
        auto *dialog = shown.asked("applyDraftButton");
        QVERIFY(dialog);
        QVERIFY(Shown::saying(dialog).contains(QStringLiteral("What 2 device")));
        QVERIFY(Shown::saying(dialog).contains(QStringLiteral("No backup has it")));
        dialog->findChild<QCheckBox *>(QStringLiteral("keepDevice"))->setChecked(true);
        auto *device = dialog->findChild<QComboBox *>(QStringLiteral("keptDevice"));
        QVERIFY(device->isEnabled());
        device->setCurrentIndex(device->findText(QStringLiteral("Lobby (Ground floor)")));
        QCOMPARE(dialog->options().keepDeviceValues, shown.lobby);
        QCOMPARE(device->count(), 1); // the other one's values are older
        QVERIFY(Shown::saying(dialog).contains(QStringLiteral("values of 1 device")));
        Shown::confirm(dialog);
        QTRY_VERIFY(shown.isShown("workObstacle"));
        QTRY_VERIFY(shown.status("workObstacle").startsWith(QStringLiteral("Lobby")));
        QVERIFY(!shown.button("shareAllButton")->isEnabled()); // no other change meanwhile
        QVERIFY(!shown.engine().dataSharing().mayStart(shown.attic));
        QTRY_VERIFY(shown.button("workButton")->isVisible());
        shown.press("workButton"); // [Give Up Its Values]
        QTRY_VERIFY(!shown.isShown("workObstacle"));
        QVERIFY(shown.engine().dataSharing().mayStart(shown.attic));
        QVERIFY(shown.button("shareAllButton")->isEnabled());
    }

    void spaceBar_ticksWhereverTheRowWasPressed()
    {
        Shown shown;
        const QModelIndex copy = shown.place(QStringLiteral("Copy"));
        const QRect cell = shown.tree()->visualRect(copy.siblingAtColumn(SharingModel::ScopeColumn));
        QTest::mouseClick(shown.tree()->viewport(), Qt::LeftButton, {}, cell.center());
        QTRY_COMPARE(shown.tree()->currentIndex().column(), int(SharingModel::Name));
        QTest::keyClick(shown.tree(), Qt::Key_Space);
        QTRY_VERIFY(shown.draftText().contains(QStringLiteral("Copy becomes device-specific")));
    }

    void all_areSetAtOnce_andCancelChangesNothing() // R31
    {
        Shown shown;
        shown.press("shareNoneButton");
        QTRY_VERIFY(shown.draftText().contains(QStringLiteral("Timeline becomes")));
        QVERIFY(shown.draftText().contains(QStringLiteral("Previous settings: Fax becomes")));
        auto *dialog = shown.asked("applyDraftButton");
        QVERIFY(dialog);
        QVERIFY(dialog->findChild<QPushButton *>(QStringLiteral("applyNo"))->isDefault());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!shown.dialog());
        QCOMPARE(shown.engine().jobs().running(), 0);
        QCOMPARE(shown.scopeOf(kCopy), Scope::Shared);
        shown.press("shareAllButton");
        QTRY_VERIFY(shown.draftText().isEmpty());
    }
};

QTEST_MAIN(TestSharingPage)
#include "test_sharing_page.moc"
