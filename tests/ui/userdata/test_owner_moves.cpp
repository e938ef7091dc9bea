#include "core/engine/data_sharing.h"
#include "tests/support/verify_ok.h"
#include "tests/ui/userdata/user_data_rig.h"
#include "ui/userdata/move_dialog.h"
#include "ui/userdata/owner_dialog.h"
#include "ui/userdata/owner_windows.h"
#include "ui/userdata/take_over_dialog.h"

#include <QAbstractItemModel>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTimer>

#include <set>

using namespace retinue;
using namespace retinue::test;
using ui::MoveDialog;
using ui::OwnerDialog;

namespace {

const OwnerKey kAnna = *OwnerKey::user(u"anna.meier");
const OwnerKey kAnnaNow = *OwnerKey::user(u"anna.schulz", u"corp");

/// Users' pages over a real engine.
struct Windows : UserDataRig
{
    QWidget parent;
    ui::OwnerWindows windows{engine(), session, &parent};
    QStringList told;

    Windows()
    {
        parent.show();
        QObject::connect(&windows, &ui::OwnerWindows::told, &parent,
                         [this](const ui::Message &message) { told << message.text; });
    }
    /// The page of a user who is stored, its actions ready.
    [[nodiscard]] OwnerDialog *open(const OwnerKey &owner)
    {
        windows.show(owner);
        auto *page = pageOf(owner);
        const auto *remove = page->findChild<QPushButton *>(QStringLiteral("ownerDeleteButton"));
        return QTest::qWaitFor([&] { return remove->isEnabled(); }) ? page : nullptr;
    }
    [[nodiscard]] OwnerDialog *pageOf(const OwnerKey &owner) const
    {
        for (auto *page : parent.findChildren<OwnerDialog *>()) {
            if (page->isVisible() && page->owner() == owner)
                return page;
        }
        return nullptr;
    }
    /// Presses a button of the page, which opens a dialog.
    template<typename Dialog>
    [[nodiscard]] static Dialog *press(OwnerDialog *page, const char *button)
    {
        page->findChild<QPushButton *>(QLatin1String(button))->click();
        return page->findChild<Dialog *>();
    }
};

template<typename T>
T *in(const QDialog *dialog, const char *name)
{
    return dialog->findChild<T *>(QLatin1String(name));
}

void type(const QDialog *dialog, const QString &name)
{
    in<QLineEdit>(dialog, "moveName")->setText(name);
}

bool canConfirm(const QDialog *dialog)
{
    return in<QPushButton>(dialog, "moveConfirm")->isEnabled();
}

} // namespace

/// "Anna Meier is now Anna Schulz": from her page.
class TestOwnerMoves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rename_showsAtOnceWhetherTheNameIsFree_andOpensTheNewPage()
    {
        Windows rig;
        rig.put({kAnna});
        rig.put({*OwnerKey::user(u"bob")}, kScreenItem, R"({"n":1})");
        auto *page = rig.open(kAnna);
        QVERIFY(page);
        auto *dialog = Windows::press<MoveDialog>(page, "ownerRenameButton");
        QVERIFY(dialog->isVisible());
        QCOMPARE(in<QLineEdit>(dialog, "moveName")->text(), QStringLiteral("anna.meier"));
        QTRY_VERIFY(dialog->text().contains(QLatin1String("That is the name now")));
        QVERIFY(!canConfirm(dialog));
        type(dialog, QStringLiteral("Bob"));
        QTRY_VERIFY(dialog->text().contains(QLatin1String("Bob has settings already")));
        QVERIFY(!canConfirm(dialog));
        QVERIFY(in<QPushButton>(dialog, "moveOtherWay")->isVisible());
        type(dialog, QString(200, QLatin1Char('x')));
        QTRY_VERIFY(dialog->text().contains(QLatin1String("That is no user name")));
        type(dialog, QStringLiteral("corp\\anna.schulz"));
        QTRY_VERIFY(canConfirm(dialog));
        QVERIFY(dialog->text().contains(QLatin1String("corp\\anna.schulz is free")));
        QVERIFY(!in<QPushButton>(dialog, "moveOtherWay")->isVisible());
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE(rig.told, QStringList("anna.meier is now corp\\anna.schulz."));
        QVERIFY(!rig.pageOf(kAnna) && rig.pageOf(kAnnaNow));
        QCOMPARE(rig.valueOf(kAnnaNow), kGerman);
        QVERIFY(!rig.idOf(kAnna));
        QCOMPARE(rig.engine().executions().newest(1)->front().who, QStringLiteral("ada"));
    }

    void typing_whileAnAnswerIsOnItsWay_confirmsOnlyWhatWasLookedAt()
    {
        Windows rig;
        rig.put({kAnna});
        rig.put({*OwnerKey::user(u"bob")});
        auto *dialog = Windows::press<MoveDialog>(rig.open(kAnna), "ownerRenameButton");
        type(dialog, QStringLiteral("free"));
        QTRY_VERIFY(canConfirm(dialog));
        type(dialog, QStringLiteral("bob"));
        QVERIFY(!canConfirm(dialog)); // at once
        QTRY_VERIFY(in<QPushButton>(dialog, "moveOtherWay")->isVisible());
        QVERIFY(!canConfirm(dialog));
    }

    void rename_whenTheNameIsTakenMeanwhile_saysSo()
    {
        Windows rig;
        rig.put({kAnna});
        auto *dialog = Windows::press<MoveDialog>(rig.open(kAnna), "ownerRenameButton");
        type(dialog, QStringLiteral("bob"));
        QTRY_VERIFY(canConfirm(dialog));
        rig.put({*OwnerKey::user(u"bob")});
        QTRY_VERIFY(!canConfirm(dialog));
        QTRY_VERIFY(dialog->text().contains(QLatin1String("bob has settings already")));
    }

    void rename_onABusyServer_isPossible()
    {
        Windows rig;
        rig.put({kAnna});
        auto *dialog = Windows::press<MoveDialog>(rig.open(kAnna), "ownerRenameButton");
        // More often than what is typed is waited for.
        QTimer busy;
        connect(&busy, &QTimer::timeout, &rig.engine().news(), &engine::News::settingsChanged);
        busy.start(20);
        type(dialog, QStringLiteral("free"));
        QTRY_VERIFY(canConfirm(dialog));
    }

    void closing_whileItIsRenamed_waitsForWhatComesOfIt()
    {
        Windows rig;
        rig.put({kAnna});
        auto *dialog = Windows::press<MoveDialog>(rig.open(kAnna), "ownerRenameButton");
        type(dialog, QStringLiteral("free"));
        QTRY_VERIFY(canConfirm(dialog));
        in<QPushButton>(dialog, "moveConfirm")->click();
        QVERIFY(!in<QPushButton>(dialog, "moveCancel")->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Escape);
        dialog->close();
        QVERIFY(dialog->isVisible());
        QTRY_COMPARE(rig.told, QStringList("anna.meier is now free."));
    }

    void rename_namesStoppedDevices_andWhatOnlyDevicesHold() // R5, R11
    {
        Windows rig;
        rig.put({kAnna});
        rig.put({kAnna}, QStringLiteral("default-job.scan-and-send"), R"({"n":1})");
        const DeviceId cellar = rig.machine.addDevice("Cellar", "SN-1", {}, false);
        QVERIFY(rig.engine().devices().following().hold(cellar, {*rig.idOf(kAnna)}));
        auto *dialog = Windows::press<MoveDialog>(rig.open(kAnna), "ownerRenameButton");
        type(dialog, QStringLiteral("free"));
        QTRY_VERIFY(canConfirm(dialog));
        QVERIFY2(dialog->text().contains(QLatin1String("Cellar")) &&
                     dialog->text().contains(QLatin1String("Destinations that only devices hold")),
                 qPrintable(dialog->text()));
        QVERIFY(!dialog->text().contains(QLatin1String("Device-specific values")));
        type(dialog, QStringLiteral("Anna.Meier"));
        QTRY_VERIFY(canConfirm(dialog));
        QVERIFY2(dialog->text().contains(QLatin1String("Only the spelling changes")) &&
                     !dialog->text().contains(QLatin1String("Cellar")),
                 qPrintable(dialog->text()));
    }

    void rename_whileSomethingIsDeviceSpecific_saysThatItGoes() // R9, R33
    {
        Windows rig;
        rig.put({kAnna});
        const auto applied =
            rig.engine().dataSharing().apply({{QStringLiteral("default-job.copy"), Scope::DeviceSpecific}},
                                             QStringLiteral("bob"), {{}, false}, {});
        VERIFY_OK(applied);
        auto *dialog = Windows::press<MoveDialog>(rig.open(kAnna), "ownerRenameButton");
        type(dialog, QStringLiteral("free"));
        QTRY_VERIFY(canConfirm(dialog));
        QVERIFY2(dialog->text().contains(QLatin1String("Device-specific values")),
                 qPrintable(dialog->text()));
    }

    void merge_ofAUserWhoIsGone_saysSo()
    {
        Windows rig;
        rig.put({kAnna, kAnnaNow});
        auto *dialog = Windows::press<MoveDialog>(rig.open(kAnna), "ownerMergeButton");
        type(dialog, QStringLiteral("corp\\anna.schulz"));
        QTRY_VERIFY(canConfirm(dialog));
        VERIFY_OK(rig.engine().userData().rename(kAnna, *OwnerKey::user(u"other"), QStringLiteral("bob")));
        QTRY_VERIFY(!canConfirm(dialog));
        QVERIFY2(dialog->text().contains(QLatin1String("Nothing is stored for anna.meier any more")),
                 qPrintable(dialog->text()));
    }

    void namesWithAnAmpersand_areShownAsTheyAre()
    {
        Windows rig;
        const OwnerKey both = *OwnerKey::user(u"r&d");
        rig.put({kAnna, both});
        auto *dialog = Windows::press<MoveDialog>(rig.open(kAnna), "ownerMergeButton");
        type(dialog, QStringLiteral("r&d"));
        QTRY_VERIFY(canConfirm(dialog));
        QCOMPARE(in<QRadioButton>(dialog, "moveKeep")->text(), QStringLiteral("&Keep those of r&&d"));
    }

    void merge_whereDeletedDataIsNotKept_saysSo() // R20
    {
        Windows rig;
        rig.put({kAnna, kAnnaNow});
        VERIFY_OK(rig.engine().userData().setKeptFor(std::chrono::days(0), QStringLiteral("bob")));
        auto *dialog = Windows::press<MoveDialog>(rig.open(kAnna), "ownerMergeButton");
        type(dialog, QStringLiteral("corp\\anna.schulz"));
        QTRY_VERIFY(canConfirm(dialog));
        QVERIFY2(dialog->text().contains(QLatin1String("nobody can bring it back")),
                 qPrintable(dialog->text()));
    }

    void takenName_leadsToAMerge_whichSaysWhatBecomesOfEachSetting()
    {
        Windows rig;
        rig.put({kAnna});
        rig.put({kAnna}, QStringLiteral("home.screen"), R"({"n":1})");
        rig.put({kAnnaNow}, kLanguageItem, kFrench);
        auto *dialog = Windows::press<MoveDialog>(rig.open(kAnna), "ownerRenameButton");
        type(dialog, QStringLiteral("corp\\anna.schulz"));
        QTRY_VERIFY(in<QPushButton>(dialog, "moveOtherWay")->isVisible());
        in<QPushButton>(dialog, "moveOtherWay")->click();
        QTRY_VERIFY(canConfirm(dialog));
        QVERIFY2(dialog->text().contains(QLatin1String("Stay as they are: Display language")) &&
                     dialog->text().contains(QLatin1String("Go over: Home screen settings")),
                 qPrintable(dialog->text()));
        in<QRadioButton>(dialog, "moveReplace")->click();
        QTRY_VERIFY(dialog->text().contains(QLatin1String("Are replaced: Display language")));
        QVERIFY(canConfirm(dialog));
        in<QPushButton>(dialog, "moveConfirm")->click();
        QTRY_COMPARE(rig.told, QStringList("anna.meier was merged into corp\\anna.schulz."));
        QCOMPARE(rig.valueOf(kAnnaNow), kGerman);
        QVERIFY(!rig.idOf(kAnna));
        QCOMPARE(*rig.engine().userData().recentlyDeleted().count(QStringLiteral("anna")), 2);
    }

    void merge_suggestsUsers_andOffersARenameWhereThereIsNobody()
    {
        Windows rig;
        rig.put({kAnna, kAnnaNow, *OwnerKey::user(u"annabel")});
        auto *dialog = Windows::press<MoveDialog>(rig.open(kAnna), "ownerMergeButton");
        QVERIFY(!canConfirm(dialog));
        QTest::keyClicks(in<QLineEdit>(dialog, "moveName"), QStringLiteral("anna"));
        const auto *suggestions = in<QLineEdit>(dialog, "moveName")->completer()->model();
        QTRY_COMPARE(suggestions->rowCount(), 2); // not herself
        QTRY_VERIFY(dialog->text().contains(QLatin1String("anna has no settings")));
        QVERIFY(!canConfirm(dialog));
        in<QPushButton>(dialog, "moveOtherWay")->click();
        QTRY_VERIFY(canConfirm(dialog));
        QCOMPARE(dialog->intent(), MoveDialog::Intent::Rename);
    }

    void group_hasNeitherRenameNorMerge()
    {
        Windows rig;
        const OwnerKey sales = *OwnerKey::group(u"sales");
        rig.put({sales}, QStringLiteral("address-book.group"), R"({"entries":{}})");
        auto *page = rig.open(sales);
        QVERIFY(page && !in<QPushButton>(page, "ownerRenameButton") &&
                !in<QPushButton>(page, "ownerMergeButton"));
        QVERIFY(in<QPushButton>(page, "ownerTakeOverButton")->isEnabled());
    }

    void takeOver_offersTheDevicesThatHoldACopy_andMakesOnesTheData() // R5
    {
        Windows rig;
        const DeviceId lobby = rig.machine.addDevice("Lobby", "SN-1", {});
        const DeviceId cellar = rig.machine.addDevice("Cellar", "SN-2", {});
        (void)rig.machine.addDevice("Roof", "SN-3", {});
        rig.put({kAnna});
        for (const DeviceId &device : {lobby, cellar})
            QVERIFY(rig.engine().devices().following().hold(device, {*rig.idOf(kAnna)}));
        // What a device does that is told to start: its copy goes up.
        const auto device = rig.engine().events().subscribe(lobby, [&](const protocol::Event &event) {
            if (event.kind != protocol::EventKind::Start)
                return;
            protocol::SettingChange change;
            change.id = ChangeId::random();
            change.owner = kAnna;
            change.item = kLanguageItem;
            change.value = kFrench;
            rig.engine().settings().push(lobby, change, [](const auto &) {});
        });
        auto *dialog = Windows::press<ui::TakeOverDialog>(rig.open(kAnna), "ownerTakeOverButton");
        auto *devices = in<QComboBox>(dialog, "takeOverDevice");
        auto *confirm = in<QPushButton>(dialog, "takeOverConfirm");
        QCOMPARE(devices->count(), 2);
        QVERIFY(devices->itemText(0).startsWith(QLatin1String("Lobby"))); // connected
        QVERIFY(confirm->isEnabled());
        devices->setCurrentIndex(1);
        QVERIFY(!confirm->isEnabled());
        devices->setCurrentIndex(0);
        confirm->click();
        QTRY_COMPARE(rig.told, QStringList("The copy of Lobby is now the data of anna.meier."));
        QCOMPARE(rig.valueOf(kAnna), kFrench);
        QCOMPARE(*rig.engine().userData().recentlyDeleted().count({}), 1);
    }

    void takeOver_whereNobodyHoldsACopy_saysWhatToDo()
    {
        Windows rig;
        rig.put({kAnna});
        auto *dialog = Windows::press<ui::TakeOverDialog>(rig.open(kAnna), "ownerTakeOverButton");
        QVERIFY(!in<QPushButton>(dialog, "takeOverConfirm")->isEnabled());
        QVERIFY(dialog->device().isNull());
    }

    void everyControl_isReachedByTab_andHasANameForScreenReaders()
    {
        Windows rig;
        rig.put({kAnna});
        auto *page = rig.open(kAnna);
        const auto walk = [](QDialog *dialog, const std::vector<const char *> &names) {
            std::set<QString> reached;
            dialog->activateWindow();
            QTRY_VERIFY(dialog->isActiveWindow());
            for (int i = 0; i < 20; ++i) {
                QWidget *widget = QApplication::focusWidget();
                QVERIFY(widget);
                reached.insert(widget->objectName());
                const auto *accessible = QAccessible::queryAccessibleInterface(widget);
                QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
                QTest::keyClick(widget, Qt::Key_Tab);
            }
            for (const char *name : names)
                QVERIFY2(reached.contains(QLatin1String(name)), name);
        };
        walk(page, {"ownerRenameButton", "ownerMergeButton", "ownerTakeOverButton", "ownerDeleteButton"});
        auto *dialog = Windows::press<MoveDialog>(page, "ownerMergeButton");
        type(dialog, QStringLiteral("nobody"));
        QTRY_VERIFY(in<QPushButton>(dialog, "moveOtherWay")->isVisible());
        walk(dialog, {"moveName", "moveKeep", "moveOtherWay", "moveCancel"});
    }
};

QTEST_MAIN(TestOwnerMoves)
#include "test_owner_moves.moc"
