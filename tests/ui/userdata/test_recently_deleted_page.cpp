#include "tests/ui/userdata/user_data_rig.h"
#include "ui/userdata/bring_back_dialog.h"
#include "ui/userdata/confirm_dialog.h"
#include "ui/userdata/deleted_dialog.h"
#include "ui/userdata/keep_dialog.h"
#include "ui/userdata/recently_deleted_page.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>

using namespace retinue;
using namespace retinue::test;
using ui::DeletedModel;

namespace {

/// The page over a real engine, shown.
struct Shown : UserDataRig
{
    std::unique_ptr<ui::RecentlyDeletedPage> page;
    std::unique_ptr<QSignalSpy> told;

    void open()
    {
        page = std::make_unique<ui::RecentlyDeletedPage>(machine, session, preferences);
        told = std::make_unique<QSignalSpy>(page.get(), &ui::Page::told);
        page->resize(1100, 700);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
    }
    template<typename T>
    T *find(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    /// The dialog of this kind that is open.
    template<typename T>
    T *dialog() const
    {
        for (auto *dialog : page->findChildren<T *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    [[nodiscard]] ui::PagedView *table() const { return find<ui::PagedView>("deletedTable"); }
    [[nodiscard]] QString counts() const { return find<QLabel>("deletedCounts")->text(); }
    [[nodiscard]] QString keptFor() const { return find<QLabel>("keptFor")->text(); }
    [[nodiscard]] QStringList column(DeletedModel::Column column) const
    {
        QStringList texts;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            texts << table()->model()->index(row, column).data().toString();
        return texts;
    }
    [[nodiscard]] QStringList names() const { return column(DeletedModel::Name); }
    void press(const char *button) const { QTest::mouseClick(find<QToolButton>(button), Qt::LeftButton); }
    void pressIn(QDialog *dialog, const char *button) const
    {
        QTest::mouseClick(dialog->findChild<QPushButton *>(QLatin1String(button)), Qt::LeftButton);
    }
    [[nodiscard]] QString message() const
    {
        return told->isEmpty() ? QString() : told->back().front().value<ui::Message>().text;
    }
};

const OwnerKey kAlice = *OwnerKey::user(u"alice");
const OwnerKey kBob = *OwnerKey::user(u"bob");

} // namespace

class TestRecentlyDeletedPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void list_saysWhatWhenWhyAndUntilWhen_andFollows() // R14, R20
    {
        Shown shown;
        const DeviceId lobby = shown.machine.addDevice("Lobby", "SN-1", {});
        shown.put({kAlice, kBob});
        shown.remove({kBob});
        shown.clock.advance(std::chrono::hours(2));
        std::promise<void> kept;
        shown.engine().settings().keepDisplaced(lobby, {{kAlice, kLanguageItem, kFrench}},
                                                [&](const Result<void> &) { kept.set_value(); });
        kept.get_future().wait();
        shown.open();
        QAbstractItemModelTester tester(shown.table()->model());
        QTRY_COMPARE(shown.names(), QStringList({"alice", "bob"})); // the newest first
        QCOMPARE(shown.column(DeletedModel::Why),
                 QStringList({"Displaced on device Lobby", "Deleted by bob"}));
        QCOMPARE(shown.column(DeletedModel::Newer), QStringList({"Has newer data", ""}));
        QCOMPARE(shown.column(DeletedModel::Settings), QStringList({"1", "1"}));
        QVERIFY(!shown.column(DeletedModel::Until).contains(QString()));
        QTRY_COMPARE(shown.counts(), QStringLiteral("2 entry(s)"));
        QTRY_COMPARE(shown.keptFor(), QStringLiteral("Deleted data is kept for 30 day(s)."));
        shown.remove({kAlice});
        QTRY_COMPARE(shown.names(), QStringList({"alice", "alice", "bob"}));
        QTRY_COMPARE(shown.column(DeletedModel::Newer), QStringList({"", "", ""}));

        auto *search = shown.find<QLineEdit>("deletedSearch");
        search->setFocus();
        QTest::keyClicks(search, "BO");
        QTRY_COMPARE(shown.names(), QStringList("bob"));
        QTRY_COMPARE(shown.counts(), QStringLiteral("1 of 3"));
        search->setText(QStringLiteral("nobody"));
        QTRY_VERIFY(shown.find<QWidget>("noDeletedMatches")->isVisible());
        QTest::keyClick(search, Qt::Key_Escape);
        QTRY_COMPARE(shown.names().size(), 3);
    }

    void withoutEntries_saysWhatComesHere()
    {
        Shown shown;
        shown.open();
        QTRY_VERIFY(shown.find<QWidget>("nothingDeleted")->isVisible());
        shown.put({kAlice});
        shown.remove({kAlice});
        QTRY_COMPARE(shown.names(), QStringList("alice"));
        QVERIFY(shown.table()->isVisible());
    }

    void bringBack_whereNothingIsNewer_asksNothing_andIsTold() // R20, R53
    {
        Shown shown;
        shown.put({kAlice, kBob});
        shown.put({kAlice}, kScreenItem, R"({"screen":"copy"})");
        shown.remove({kAlice});
        shown.open();
        QTRY_COMPARE(shown.names(), QStringList("alice"));
        shown.table()->selectRow(0);
        shown.press("bringBackButton");
        QVERIFY(!shown.dialog<ui::BringBackDialog>());
        QTRY_COMPARE(shown.message(), QStringLiteral("2 setting(s) brought back."));
        QCOMPARE(shown.valueOf(kAlice), kGerman);
        QTRY_VERIFY(shown.names().isEmpty());
        const auto row = shown.engine().executions().newest(1)->front();
        QCOMPARE(row.operation, QStringLiteral("user-restore"));
        QCOMPARE(row.destination, QStringLiteral("alice"));
        QCOMPARE(row.who, QStringLiteral("ada"));
    }

    void bringBack_whereThereIsNewer_asks_andKeepsByDefault() // R20
    {
        Shown shown;
        shown.put({kAlice, kBob});
        shown.put({kAlice}, kScreenItem, R"({"screen":"copy"})");
        shown.remove({kAlice});
        shown.remove({kBob});
        shown.put({kAlice}, kLanguageItem, kFrench);
        shown.open();
        QTRY_COMPARE(shown.names().size(), 2);
        shown.press("selectAllDeletedButton");
        shown.press("bringBackButton");
        QTRY_VERIFY(shown.dialog<ui::BringBackDialog>());
        auto *dialog = shown.dialog<ui::BringBackDialog>();
        QVERIFY(dialog->findChild<QRadioButton *>(QStringLiteral("keepNewer"))->isChecked());
        QCOMPARE(dialog->findChild<ui::StatusLabel *>(QStringLiteral("bringBackQuestion"))->text(),
                 QStringLiteral("Bring back 2 entry(s)? Of 1 there is newer data on this server."));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE(shown.message(), QStringLiteral("2 setting(s) brought back. 1 stay(s) here, because "
                                                     "there is a newer one."));
        QCOMPARE(shown.valueOf(kAlice), kFrench);
        QCOMPARE(shown.valueOf(kAlice, kScreenItem), QByteArray(R"({"screen":"copy"})"));
        QCOMPARE(shown.valueOf(kBob), kGerman);
        QTRY_COMPARE(shown.names(), QStringList("alice")); // the older language
        QTRY_COMPARE(shown.column(DeletedModel::Settings), QStringList("1"));
    }

    void bringBack_replacingTheNewer_putsThoseHere() // R20
    {
        Shown shown;
        shown.put({kAlice});
        shown.remove({kAlice});
        shown.put({kAlice}, kLanguageItem, kFrench);
        shown.open();
        QTRY_COMPARE(shown.column(DeletedModel::Newer), QStringList("Has newer data"));
        shown.table()->selectRow(0);
        shown.press("bringBackButton");
        auto *dialog = shown.dialog<ui::BringBackDialog>();
        QVERIFY(dialog);
        QTest::mouseClick(dialog->findChild<QRadioButton *>(QStringLiteral("replaceNewer")), Qt::LeftButton,
                          {}, QPoint(8, 8));
        shown.pressIn(dialog, "bringBackConfirm");
        QTRY_COMPARE(shown.message(), QStringLiteral("1 setting(s) brought back."));
        QCOMPARE(shown.valueOf(kAlice), kGerman);
        QTRY_COMPARE(shown.column(DeletedModel::Why), QStringList("Replaced by ada"));
    }

    void bringBack_cancelled_changesNothing()
    {
        Shown shown;
        shown.put({kAlice});
        shown.remove({kAlice});
        shown.put({kAlice}, kLanguageItem, kFrench);
        shown.open();
        QTRY_COMPARE(shown.names().size(), 1);
        shown.table()->selectRow(0);
        shown.press("bringBackButton");
        QTest::keyClick(shown.dialog<ui::BringBackDialog>(), Qt::Key_Escape);
        QVERIFY(shown.engine().jobs().jobs().empty());
        QCOMPARE(shown.valueOf(kAlice), kFrench);
    }

    void deleteForGood_saysThatNobodyCanBringItBack_andThatBackupsHoldIt() // R20, R53, R56
    {
        Shown shown;
        shown.put({kAlice, kBob});
        shown.remove({kAlice});
        shown.remove({kBob});
        shown.open();
        QTRY_COMPARE(shown.names(), QStringList({"bob", "alice"}));
        shown.table()->selectRow(1);
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_Delete);
        auto *dialog = shown.dialog<ui::ConfirmDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->text(),
                 QStringLiteral("Delete 1 entry(s) with 1 setting(s) for good?\nalice\nNobody can bring it "
                                "back. Nothing of it stays readable in this server's files.\nBackups that "
                                "were made before still hold it."));
        QTest::keyClick(dialog, Qt::Key_Return); // No is the default
        QVERIFY(shown.engine().jobs().jobs().empty());
        QTest::keyClick(shown.table(), Qt::Key_Delete);
        shown.pressIn(shown.dialog<ui::ConfirmDialog>(), "confirmYes");
        QTRY_COMPARE(shown.message(), QStringLiteral("1 entry(s) deleted for good."));
        QTRY_COMPARE(shown.names(), QStringList("bob"));
        QCOMPARE(*shown.engine().userData().recentlyDeleted().count({}), 1);
        const auto row = shown.engine().executions().newest(1)->front();
        QCOMPARE(row.operation, QStringLiteral("user-delete-for-good"));
        QCOMPARE(row.destination, QStringLiteral("alice"));
        QCOMPARE(row.who, QStringLiteral("ada"));
    }

    void allThatMatch_butOne_deletedForGood_needTheirNumber() // R20
    {
        Shown shown;
        std::vector<OwnerKey> owners;
        for (int i = 0; i < 250; ++i)
            owners.push_back(UserDataRig::numbered(i));
        shown.put(owners);
        shown.put({kAlice});
        shown.remove(owners);
        shown.remove({kAlice});
        shown.open();
        shown.find<QLineEdit>("deletedSearch")->setText(QStringLiteral("user"));
        QTRY_COMPARE(shown.counts(), QStringLiteral("250 of 251"));
        QTRY_VERIFY(!shown.names().isEmpty() && !shown.names().contains(QStringLiteral("alice")));
        const QString spared = shown.names().at(2);
        shown.press("selectAllDeletedButton");
        QTest::mouseClick(shown.table()->viewport(), Qt::LeftButton, Qt::ControlModifier,
                          shown.table()->visualRect(shown.table()->model()->index(2, 0)).center());
        QCOMPARE(shown.counts(), QStringLiteral("250 of 251 · 249 selected"));
        shown.press("deleteForGoodButton");
        QTRY_VERIFY(shown.dialog<ui::ConfirmDialog>());
        auto *dialog = shown.dialog<ui::ConfirmDialog>();
        auto *yes = dialog->findChild<QPushButton *>(QStringLiteral("confirmYes"));
        QVERIFY(!yes->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("confirmCount")), "249");
        QVERIFY(yes->isEnabled());
        shown.pressIn(dialog, "confirmYes");
        QTRY_COMPARE(shown.message(), QStringLiteral("249 entry(s) deleted for good."));
        QTRY_COMPARE(shown.names(), QStringList(spared));
        QCOMPARE(*shown.engine().userData().recentlyDeleted().count({}), 2);
    }

    void entry_isShownItemByItem_secretsNever() // R12
    {
        Shown shown;
        shown.put({kAlice});
        shown.put({kAlice}, QStringLiteral("keychain"),
                  R"({"entries":{"1":{"target":"nas","userName":"alice","password":"s3cret"}}})");
        shown.remove({kAlice});
        shown.put({kAlice}, kLanguageItem, kFrench);
        shown.open();
        QTRY_COMPARE(shown.names(), QStringList("alice"));
        shown.table()->selectRow(0);
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_Return);
        auto *dialog = shown.dialog<ui::DeletedDialog>();
        QVERIFY(dialog);
        auto *items = dialog->findChild<QTableView *>(QStringLiteral("settingTable"));
        auto *value = dialog->findChild<QPlainTextEdit *>(QStringLiteral("settingValue"));
        QTRY_COMPARE(items->model()->rowCount(), 2);
        QCOMPARE(items->model()->index(0, 2).data().toString(), QStringLiteral("There is a newer one"));
        QCOMPARE(items->model()->index(1, 2).data().toString(), QString());
        QCOMPARE(value->toPlainText(), QStringLiteral("{\n    \"language\": \"de\"\n}"));
        items->selectRow(1);
        QCOMPARE(value->toPlainText(), QStringLiteral("Stored, not shown: it is secret."));
    }

    void howLongItIsKept_isExplained_set_andLogged() // R20, R53
    {
        Shown shown;
        shown.put({kAlice});
        shown.remove({kAlice});
        shown.open();
        auto *change = shown.find<QPushButton>("changeKeptButton");
        QTRY_VERIFY(change->isEnabled());
        QTest::mouseClick(change, Qt::LeftButton);
        auto *dialog = shown.dialog<ui::KeepDialog>();
        QVERIFY(dialog);
        auto *days = dialog->findChild<QSpinBox *>(QStringLiteral("keepDays"));
        auto *meaning = dialog->findChild<ui::StatusLabel *>(QStringLiteral("keepMeaning"));
        auto *apply = dialog->findChild<QPushButton *>(QStringLiteral("keepApply"));
        QCOMPARE(days->value(), 30);
        QVERIFY(!apply->isEnabled());
        days->setValue(7);
        QVERIFY(meaning->text().contains(QStringLiteral("for 7 day(s)")));
        QVERIFY(meaning->text().contains(QStringLiteral("goes with the next daily clean-up")));
        days->setValue(60);
        QVERIFY(!meaning->text().contains(QStringLiteral("clean-up")));
        days->setValue(0);
        QVERIFY(meaning->text().contains(QStringLiteral("gone for good at once")));
        QVERIFY(meaning->text().contains(QStringLiteral("Everything in Recently Deleted goes")));
        QVERIFY(meaning->health() == ui::Health::Bad);
        QTest::mouseClick(apply, Qt::LeftButton);
        QTRY_COMPARE(shown.keptFor(), QStringLiteral("Deleted data is not kept."));
        QCOMPARE(shown.engine().userData().keptFor(), std::chrono::days(0));
        const auto row = shown.engine().executions().newest(1)->front();
        QCOMPARE(row.operation, QStringLiteral("recently-deleted-set"));
        QCOMPARE(row.who, QStringLiteral("ada"));
        QTRY_COMPARE(shown.column(DeletedModel::Until), QStringList("The next daily clean-up"));
    }

    void everyControl_hasANameForScreenReaders()
    {
        Shown shown;
        shown.put({kAlice});
        shown.remove({kAlice});
        shown.put({kAlice});
        shown.open();
        QTRY_COMPARE(shown.names().size(), 1);
        shown.table()->selectRow(0);
        shown.press("showDeletedButton");
        shown.press("bringBackButton");
        shown.press("deleteForGoodButton");
        QTRY_VERIFY(shown.find<QPushButton>("changeKeptButton")->isEnabled());
        QTest::mouseClick(shown.find<QPushButton>("changeKeptButton"), Qt::LeftButton);
        for (QWidget *window : QApplication::topLevelWidgets()) {
            for (QWidget *widget : window->findChildren<QWidget *>()) {
                if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                    continue;
                const auto *accessible = QAccessible::queryAccessibleInterface(widget);
                QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                         qPrintable(widget->objectName()));
            }
        }
    }
};

QTEST_MAIN(TestRecentlyDeletedPage)
#include "test_recently_deleted_page.moc"
