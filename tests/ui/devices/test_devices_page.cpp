#include "tests/support/fake_clock.h"
#include "tests/ui/support/test_machine.h"
#include "ui/devices/devices_page.h"
#include "ui/devices/remove_devices_dialog.h"
#include "ui/shell/preferences.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <set>

using namespace retinue;
using ui::DeviceModel;

namespace {

/// The page over a real engine, shown.
struct Shown
{
    test::FakeClock clock;
    test::TestMachine machine{&clock};
    QTemporaryDir folder;
    ui::Preferences preferences{folder.filePath(QStringLiteral("preferences.ini"))};
    ui::Session session;
    std::unique_ptr<ui::DevicesPage> page;

    Shown()
    {
        session.signIn(QStringLiteral("ada"));
        [[maybe_unused]] const auto set = machine.setRole(ui::Role::Server);
    }
    void open()
    {
        page = std::make_unique<ui::DevicesPage>(machine, session, preferences);
        page->resize(1100, 700);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
    }
    template<typename T>
    T *find(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QTableView *table() const { return find<QTableView>("deviceTable"); }
    [[nodiscard]] QString counts() const { return find<QLabel>("deviceCounts")->text(); }
    [[nodiscard]] QStringList column(DeviceModel::Column column) const
    {
        QStringList texts;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            texts << table()->model()->index(row, column).data().toString();
        return texts;
    }
    [[nodiscard]] QStringList names() const { return column(DeviceModel::Name); }
    void press(const char *button) const { QTest::mouseClick(find<QToolButton>(button), Qt::LeftButton); }
    [[nodiscard]] ui::RemoveDevicesDialog *dialog() const
    {
        return page->findChild<ui::RemoveDevicesDialog *>();
    }
    [[nodiscard]] std::vector<installation::Execution> executions()
    {
        return *machine.engine().executions().newest(100);
    }
};

} // namespace

class TestDevicesPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void list_showsWhatIsKnown_andFollowsTheFleet() // R30
    {
        Shown shown;
        const auto lobby = shown.machine.addDevice("Lobby", "SN-1", "Ground floor");
        shown.machine.addDevice("Attic", "SN-2", "4th floor", false);
        shown.open();
        QTRY_COMPARE(shown.names(), QStringList({"Attic", "Lobby"}));
        QCOMPARE(shown.column(DeviceModel::SerialNumber), QStringList({"SN-2", "SN-1"}));
        QCOMPARE(shown.column(DeviceModel::Location), QStringList({"4th floor", "Ground floor"}));
        QCOMPARE(shown.column(DeviceModel::State), QStringList({"Stopped", "Not connected"}));
        QCOMPARE(shown.counts(), QStringLiteral("2 device(s)"));

        shown.machine.engine().devices().setConnected(lobby, true);
        QTRY_COMPARE(shown.column(DeviceModel::State).last(), QStringLiteral("Running"));
        QVERIFY(shown.machine.engine().devices().setDiffering(lobby, 2).ok()); // R13
        QTRY_COMPARE(shown.column(DeviceModel::State).last(), QStringLiteral("Differs"));
        QCOMPARE(shown.column(DeviceModel::Differing).last(), QStringLiteral("2"));
        shown.machine.addDevice("Basement", "SN-3", {});
        QTRY_COMPARE(shown.names(), QStringList({"Attic", "Basement", "Lobby"}));
    }

    void filter_typed_narrowsAndCounts_andEscapeClearsIt() // R30
    {
        Shown shown;
        shown.machine.addDevice("Lobby", "SN-1", "Ground floor");
        shown.machine.addDevice("Attic", "SN-2", "4th floor");
        shown.open();
        QTRY_COMPARE(shown.names().size(), 2);
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_F, Qt::ControlModifier);
        auto *filter = shown.find<QLineEdit>("deviceFilter");
        QVERIFY(filter->hasFocus());
        QTest::keyClicks(filter, "4TH");
        QCOMPARE(shown.names(), QStringList("Attic"));
        QCOMPARE(shown.counts(), QStringLiteral("1 of 2 devices"));
        QTest::keyClicks(filter, " nothing");
        QVERIFY(shown.find<QWidget>("noMatches")->isVisible());
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(shown.names().size(), 2);
        QVERIFY(shown.table()->isVisible());
    }

    void showDetail_choosesTheState()
    {
        Shown shown;
        shown.machine.addDevice("Lobby", "SN-1", {});
        shown.machine.addDevice("Attic", "SN-2", {}, false);
        shown.open();
        QTRY_COMPARE(shown.names().size(), 2);
        shown.page->showDetail(QStringLiteral("stopped"));
        QCOMPARE(shown.names(), QStringList("Attic"));
        QCOMPARE(shown.find<QComboBox>("stateFilter")->currentText(), QStringLiteral("Stopped"));
    }

    void withoutDevices_leadsToEnrolment() // R3
    {
        Shown shown;
        shown.open();
        auto *empty = shown.find<QWidget>("noDevices");
        QTRY_VERIFY(empty->isVisible());
        QSignalSpy wanted(shown.page.get(), &ui::Page::pageWanted);
        QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.front(), QVariantList({"overview", "enrol"}));
        shown.machine.addDevice("Lobby", "SN-1", {});
        QTRY_VERIFY(shown.table()->isVisible());
    }

    void stopAndStart_ofTheSelection_areOneJobEach_andLogged() // R4
    {
        Shown shown;
        const auto a = shown.machine.addDevice("a", "SN-1", {});
        const auto b = shown.machine.addDevice("b", "SN-2", {});
        shown.machine.addDevice("c", "SN-3", {});
        shown.open();
        QTRY_COMPARE(shown.names().size(), 3);
        QVERIFY(!shown.find<QToolButton>("stopButton")->isEnabled());
        shown.table()->selectRow(0);
        shown.table()->selectionModel()->select(shown.table()->model()->index(1, 0),
                                                QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QVERIFY(!shown.find<QToolButton>("startButton")->isEnabled()); // they run
        shown.press("stopButton");
        QCOMPARE(shown.machine.engine().jobs().jobs().size(), std::size_t(1));
        QCOMPARE(shown.machine.engine().jobs().jobs().front()->operation(), QStringLiteral("devices-stop"));
        QTRY_COMPARE(shown.column(DeviceModel::State), QStringList({"Stopped", "Stopped", "Not connected"}));
        QVERIFY(shown.machine.engine().devices().find(a)->stoppedByAdministrator);
        QCOMPARE(shown.executions().front().operation, QStringLiteral("device-stop"));
        QCOMPARE(shown.executions().front().who, QStringLiteral("ada"));
        QCOMPARE(shown.table()->selectionModel()->selectedRows().size(), 2);

        QTRY_VERIFY(shown.find<QToolButton>("startButton")->isEnabled());
        shown.press("startButton");
        QTRY_COMPARE(shown.machine.engine().devices().state(b), DeviceState::Started);
        QTRY_COMPARE(shown.column(DeviceModel::State), QStringList(3, "Not connected"));
    }

    void compare_asksThoseThatListen_andSaysWhoCouldNotBeAsked() // R13
    {
        Shown shown;
        const auto a = shown.machine.addDevice("a", "SN-1", {});
        shown.machine.addDevice("b", "SN-2", {});
        int asked = 0;
        const auto line = shown.machine.engine().events().subscribe(
            a, [&](const protocol::Event &event) { asked += event.kind == protocol::EventKind::Resend; });
        shown.machine.engine().devices().setConnected(a, true);
        shown.open();
        QTRY_COMPARE(shown.names().size(), 2);
        QSignalSpy told(shown.page.get(), &ui::Page::told);
        shown.table()->selectAll();
        shown.press("compareButton");
        const auto job = shown.machine.engine().jobs().jobs().front();
        QTRY_VERIFY(job->status().ending);
        QVERIFY(job->status().ending->ok());
        QCOMPARE(asked, 1);
        QCOMPARE(told.count(), 1);
        QVERIFY(
            told.front().front().value<ui::Message>().text.startsWith(QLatin1String("1 device(s) cannot")));
    }

    void job_whereOneDeviceFails_goesOnAndNamesIt()
    {
        Shown shown;
        const auto a = shown.machine.addDevice("gone", "SN-1", {});
        const auto b = shown.machine.addDevice("there", "SN-2", {});
        auto &engine = shown.machine.engine();
        const auto list = engine.devices().list();
        QVERIFY(engine.devices().remove(a).ok());
        const auto job = ui::startDeviceJob(engine, ui::DeviceAction::Stop, list, QStringLiteral("ada"));
        QTRY_VERIFY(job->status().ending);
        QCOMPARE(job->status().ending->error().code, ErrorCode::NotFound);
        QCOMPARE(job->status().failures, 1);
        QCOMPARE(job->status().failed, QStringList("gone"));
        QCOMPARE(engine.devices().state(b), DeviceState::Stopped);
    }

    void remove_isAskedFirst_namesAndCounts_andCancelIsTheDefault() // R30
    {
        Shown shown;
        for (int i = 0; i < 11; ++i)
            shown.machine.addDevice(QStringLiteral("mfp-%1").arg(i, 2, 10, QLatin1Char('0')),
                                    QStringLiteral("SN-%1").arg(i), {});
        shown.open();
        QTRY_COMPARE(shown.names().size(), 11);
        shown.table()->selectAll();
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_Delete);
        auto *dialog = shown.dialog();
        QVERIFY(dialog);
        const QString named = dialog->findChild<QLabel *>("removedNames")->text();
        QVERIFY(named.contains(QLatin1String("mfp-07 (SN-7)")));
        QVERIFY(!named.contains(QLatin1String("mfp-08")));
        QVERIFY(named.endsWith(QLatin1String("and 3 more")));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(!shown.dialog());
        QCOMPARE(shown.machine.engine().devices().list().size(), std::size_t(11));
        shown.page->activateWindow(); // no window manager does it here
        QVERIFY(QTest::qWaitForWindowActive(shown.page.get()));

        QTest::keyClick(shown.table(), Qt::Key_Delete);
        QTest::mouseClick(shown.dialog()->findChild<QPushButton *>("removeButton"), Qt::LeftButton);
        QTRY_VERIFY(shown.find<QWidget>("noDevices")->isVisible());
        QVERIFY(shown.machine.engine().devices().list().empty());
        QCOMPARE(shown.executions().front().operation, QStringLiteral("device-remove"));
        QCOMPARE(shown.executions().front().who, QStringLiteral("ada"));
    }

    void removeOfMany_needsTheNumber()
    {
        std::vector<devices::DeviceRecord> many(ui::RemoveDevicesDialog::kMany + 1);
        ui::RemoveDevicesDialog dialog(many, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        auto *remove = dialog.findChild<QPushButton *>("removeButton");
        QVERIFY(!remove->isEnabled());
        auto *count = dialog.findChild<QLineEdit *>("removeCount");
        QTest::keyClicks(count, QString::number(many.size() - 1));
        QVERIFY(!remove->isEnabled());
        count->clear();
        QTest::keyClicks(count, QString::number(many.size()));
        QVERIFY(remove->isEnabled());
    }

    void details_sayWhyAndWhatNext_andTheButtonDoesIt() // R4
    {
        Shown shown;
        const auto a = shown.machine.addDevice("a", "SN-1", "Ground floor");
        QVERIFY(shown.machine.engine().stopDevice(a, QStringLiteral("grace")).ok());
        shown.open();
        QTRY_COMPARE(shown.names().size(), 1);
        QVERIFY(!shown.find<QWidget>("deviceDetails")->isVisible());
        shown.press("detailsButton");
        shown.table()->selectRow(0);
        QTRY_VERIFY(
            shown.find<QLabel>("deviceWhy")->text().startsWith(QLatin1String("Stopped here by grace")));
        QVERIFY(shown.find<QLabel>("deviceNext")->text().startsWith(QLatin1String("Start it")));
        QTest::mouseClick(shown.find<QPushButton>("deviceNextButton"), Qt::LeftButton);
        QTRY_COMPARE(shown.machine.engine().devices().state(a), DeviceState::Started);
        QTRY_VERIFY(shown.find<QLabel>("deviceWhy")->text().startsWith(QLatin1String("Not connected")));
        shown.machine.engine().devices().setConnected(a, true);
        QVERIFY(shown.machine.engine().devices().setDiffering(a, 3).ok()); // R13
        QTRY_VERIFY(shown.find<QLabel>("deviceWhy")->text().contains(QLatin1String("for 3 user(s)")));
    }

    void columns_hiddenMovedAndSorted_areRemembered()
    {
        Shown shown;
        shown.machine.addDevice("a", "SN-1", "z");
        shown.machine.addDevice("b", "SN-2", "y");
        shown.open();
        QTRY_COMPARE(shown.names().size(), 2);
        auto *menu = shown.find<QToolButton>("columnsButton")->menu();
        Q_EMIT menu->aboutToShow();
        const auto actions = menu->actions();
        const auto version = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
            return action->text() == QLatin1String("Version");
        });
        QVERIFY(version != actions.end());
        (*version)->trigger();
        shown.table()->horizontalHeader()->moveSection(DeviceModel::Location, 0);
        shown.table()->sortByColumn(DeviceModel::Location, Qt::AscendingOrder);
        QCOMPARE(shown.names(), QStringList({"b", "a"}));

        shown.open(); // anew
        QTRY_COMPARE(shown.names(), QStringList({"b", "a"}));
        QVERIFY(shown.table()->isColumnHidden(DeviceModel::Version));
        QCOMPARE(shown.table()->horizontalHeader()->visualIndex(DeviceModel::Location), 0);
    }

    void export_ofTheShownOnes_writesThose() // R30
    {
        Shown shown;
        shown.machine.addDevice("Lobby", "SN-1", {});
        shown.machine.addDevice("Attic", "SN-2", {});
        shown.open();
        QTRY_COMPARE(shown.names().size(), 2);
        QTest::keyClicks(shown.find<QLineEdit>("deviceFilter"), "lobby");
        shown.find<QAction>("exportShown")->trigger();
        auto *dialog = shown.find<QFileDialog>("exportDialog");
        QVERIFY(dialog);
        const QString path = shown.folder.filePath(QStringLiteral("shown.csv"));
        dialog->setDirectory(shown.folder.path());
        dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(path);
        static_cast<QDialog *>(dialog)->accept();
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QVERIFY(written.contains("Lobby"));
        QVERIFY(!written.contains("Attic"));
    }

    void everyControl_isReachedByTab_andHasANameForScreenReaders()
    {
        Shown shown;
        shown.machine.addDevice("a", "SN-1", {});
        shown.open();
        QTRY_COMPARE(shown.names().size(), 1);
        shown.press("detailsButton");
        shown.table()->selectRow(0);
        std::set<QWidget *> reached;
        shown.page->activateWindow();
        shown.find<QLineEdit>("deviceFilter")->setFocus();
        for (int i = 0; i < 60 && reached.insert(QApplication::focusWidget()).second; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        for (const char *name : {"deviceFilter", "stateFilter", "columnsButton", "detailsButton",
                                 "exportButton", "stopButton", "removeButton", "deviceTable"})
            QVERIFY2(reached.contains(shown.find<QWidget>(name)), name);
        for (QWidget *widget : reached) {
            const auto *accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                     qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(TestDevicesPage)
#include "test_devices_page.moc"
