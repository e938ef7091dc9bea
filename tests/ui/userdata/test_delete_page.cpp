#include "tests/ui/userdata/user_data_rig.h"
#include "ui/userdata/confirm_dialog.h"
#include "ui/userdata/delete_page.h"
#include "ui/userdata/deletion_dialog.h"
#include "ui/userdata/owner_dialog.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

#include <set>

using namespace retinue;
using namespace retinue::test;
using ui::OwnerModel;

namespace {

/// The page over a real engine, shown.
struct Shown : UserDataRig
{
    std::unique_ptr<ui::DeletePage> page;

    void open()
    {
        page = std::make_unique<ui::DeletePage>(machine, session, preferences);
        page->resize(1100, 700);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
    }
    template<typename T>
    T *find(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] ui::PagedView *table() const { return find<ui::PagedView>("ownerTable"); }
    [[nodiscard]] QString counts() const { return find<QLabel>("ownerCounts")->text(); }
    [[nodiscard]] QStringList column(OwnerModel::Column column) const
    {
        QStringList texts;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            texts << table()->model()->index(row, column).data().toString();
        return texts;
    }
    [[nodiscard]] QStringList names() const { return column(OwnerModel::Name); }
    void press(const char *button) const { QTest::mouseClick(find<QToolButton>(button), Qt::LeftButton); }
    void click(int row, Qt::KeyboardModifiers keys = {}) const
    {
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, keys,
                          table()->visualRect(table()->model()->index(row, 1)).center());
    }
    [[nodiscard]] ui::DeletionDialog *dialog() const
    {
        // One that was closed is there until the next turn of the event loop.
        for (auto *dialog : page->findChildren<ui::DeletionDialog *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    [[nodiscard]] QPushButton *yes() const
    {
        return dialog()->findChild<QPushButton *>(QStringLiteral("confirmYes"));
    }
    [[nodiscard]] QPushButton *no() const
    {
        return dialog()->findChild<QPushButton *>(QStringLiteral("confirmNo"));
    }
    [[nodiscard]] std::shared_ptr<engine::Job> job() { return engine().jobs().jobs().back(); }
};

const QString kSales = QStringLiteral("sales");

} // namespace

class TestDeletePage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void list_showsWhatIsKnown_andFollows() // R20
    {
        Shown shown;
        const DeviceId lobby = shown.machine.addDevice("Lobby", "SN-1", {});
        shown.put({*OwnerKey::user(u"alice", u"corp")}, kLanguageItem, kGerman, lobby);
        shown.put({*OwnerKey::user(u"alice", u"corp")}, kScreenItem, R"({"screen":"copy"})", lobby);
        shown.put({*OwnerKey::group(kSales)}, QStringLiteral("address-book.group"), R"({"entries":{}})");
        shown.open();
        QTRY_COMPARE(shown.names(), QStringList({"alice", "sales"}));
        QCOMPARE(shown.column(OwnerModel::Kind), QStringList({"User", "Group"}));
        QCOMPARE(shown.column(OwnerModel::Domain), QStringList({"corp", ""}));
        QCOMPARE(shown.column(OwnerModel::Settings), QStringList({"2", "1"}));
        QCOMPARE(shown.column(OwnerModel::LastDevice), QStringList({"Lobby", "Administrator"}));
        QTRY_COMPARE(shown.counts(), QStringLiteral("2 user(s) and group(s)"));
        shown.put({*OwnerKey::user(u"bob")});
        QTRY_COMPARE(shown.names(), QStringList({"alice", "bob", "sales"}));
        shown.remove({*OwnerKey::user(u"alice", u"corp")});
        QTRY_COMPARE(shown.names(), QStringList({"bob", "sales"}));
        QTRY_COMPARE(shown.counts(), QStringLiteral("2 user(s) and group(s)"));
    }

    void search_asItIsTyped_findsAnyPartOfTheName_andCounts() // R20
    {
        Shown shown;
        shown.put({*OwnerKey::user(u"Zoë Müller"), *OwnerKey::user(u"Adam Miller"), *OwnerKey::user(u"bob")});
        shown.put({*OwnerKey::group(u"Millers")}, QStringLiteral("address-book.group"), R"({"entries":{}})");
        shown.open();
        QTRY_COMPARE(shown.names().size(), 4);
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_F, Qt::ControlModifier);
        auto *search = shown.find<QLineEdit>("ownerSearch");
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, "muller");
        QTRY_COMPARE(shown.names(), QStringList("Zoë Müller"));
        QTRY_COMPARE(shown.counts(), QStringLiteral("1 of 4"));
        search->setText(QStringLiteral("MILL"));
        QTRY_COMPARE(shown.names(), QStringList({"Adam Miller", "Millers"}));
        shown.find<QComboBox>("ownerKinds")->setCurrentIndex(2);
        QTRY_COMPARE(shown.names(), QStringList("Millers"));
        QTRY_COMPARE(shown.counts(), QStringLiteral("1 group(s)"));
        search->setText(QStringLiteral("nobody"));
        QTRY_VERIFY(shown.find<QWidget>("noMatches")->isVisible());
        QTest::keyClick(search, Qt::Key_Escape);
        QTRY_COMPARE(shown.names().size(), 4);
        QVERIFY(shown.table()->isVisible());
    }

    void whoHasChangedNothingForMonths_isFound_andOnlyTheyAreDeleted() // R20
    {
        Shown shown;
        shown.put({*OwnerKey::user(u"gone"), *OwnerKey::user(u"away")});
        shown.clock.advance(std::chrono::days(100));
        shown.put({*OwnerKey::user(u"here")});
        shown.open();
        QTRY_COMPARE(shown.names(), QStringList({"away", "gone", "here"}));
        auto *unchanged = shown.find<QComboBox>("ownerUnchanged");
        unchanged->setCurrentIndex(unchanged->findData(3));
        QTRY_COMPARE(shown.names(), QStringList({"away", "gone"}));
        QTRY_COMPARE(shown.counts(), QStringLiteral("2 of 3"));
        unchanged->setCurrentIndex(unchanged->findData(6));
        QTRY_VERIFY(shown.find<QWidget>("noMatches")->isVisible());
        unchanged->setCurrentIndex(unchanged->findData(3));
        QTRY_COMPARE(shown.names(), QStringList({"away", "gone"}));
        shown.press("selectAllButton");
        shown.press("deleteButton");
        QTRY_VERIFY(shown.dialog() && shown.yes()->isEnabled());
        shown.yes()->click();
        QTRY_COMPARE(shown.users(), 1);
        QTRY_VERIFY(shown.find<QWidget>("noMatches")->isVisible());
        shown.find<QWidget>("noMatches")
            ->findChild<QPushButton *>(QStringLiteral("emptyStateButton"))
            ->click(); // Show All
        QTRY_COMPARE(shown.names(), QStringList("here"));
        QCOMPARE(unchanged->currentIndex(), 0);
    }

    void order_isChosenInTheList_orAtTheHeader()
    {
        Shown shown;
        for (const char16_t *name : {u"b", u"c", u"a"}) {
            shown.put({*OwnerKey::user(name)});
            shown.clock.advance(std::chrono::hours(1));
        }
        shown.open();
        QTRY_COMPARE(shown.names(), QStringList({"a", "b", "c"}));
        shown.find<QComboBox>("ownerOrder")->setCurrentIndex(1);
        QTRY_COMPARE(shown.names(), QStringList({"a", "c", "b"}));
        shown.find<QComboBox>("ownerOrder")->setCurrentIndex(2);
        QTRY_COMPARE(shown.names(), QStringList({"b", "c", "a"}));
        auto *header = shown.table()->horizontalHeader();
        const auto clickHeader = [&](int column) {
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                              {header->sectionViewportPosition(column) + 20, header->height() / 2});
        };
        clickHeader(OwnerModel::LastChange);
        QTRY_COMPARE(shown.names(), QStringList({"a", "c", "b"}));
        clickHeader(OwnerModel::Name);
        QTRY_COMPARE(shown.names(), QStringList({"a", "b", "c"}));
        clickHeader(OwnerModel::Size); // no order of the list
        QCOMPARE(header->sortIndicatorSection(), int(OwnerModel::Name));
        QCOMPARE(shown.find<QComboBox>("ownerOrder")->currentIndex(), 0);
    }

    void withoutData_saysWhereItComesFrom()
    {
        Shown shown;
        shown.open();
        QTRY_VERIFY(shown.find<QWidget>("noUserData")->isVisible());
        shown.put({*OwnerKey::user(u"alice")});
        QTRY_VERIFY(shown.table()->isVisible());
        QTRY_COMPARE(shown.names(), QStringList("alice"));
    }

    void deletion_countsAndNamesWhatGoes_andNoIsTheDefault() // R5, R20
    {
        Shown shown;
        const DeviceId cellar = shown.machine.addDevice("Cellar", "SN-1", {}, false);
        const DeviceId lobby = shown.machine.addDevice("Lobby", "SN-2", {});
        shown.put({*OwnerKey::user(u"alice", u"corp"), *OwnerKey::user(u"bob"), *OwnerKey::user(u"carol")});
        shown.put({*OwnerKey::user(u"bob")}, kScreenItem, R"({"screen":"copy"})");
        shown.put({*OwnerKey::group(kSales)}, QStringLiteral("address-book.group"), R"({"entries":{}})");
        const OwnerId bob = *shown.idOf(*OwnerKey::user(u"bob"));
        QVERIFY(shown.engine().devices().following().hold(cellar, {bob}).ok());
        QVERIFY(shown.engine().devices().following().hold(lobby, {bob}).ok());
        shown.open();
        QTRY_COMPARE(shown.names(), QStringList({"alice", "bob", "carol", "sales"}));
        QVERIFY(!shown.find<QToolButton>("deleteButton")->isEnabled());
        shown.click(0);
        shown.click(1, Qt::ControlModifier);
        shown.click(3, Qt::ControlModifier);
        QTRY_COMPARE(shown.counts(), QStringLiteral("4 user(s) and group(s) · 3 selected"));
        shown.press("deleteButton");
        QVERIFY(!shown.yes()->isEnabled()); // nothing was counted yet
        QTRY_VERIFY(shown.yes()->isEnabled());
        const QStringList lines = shown.dialog()->text().split(u'\n');
        QCOMPARE(lines.value(0), QStringLiteral("Delete 2 user(s) and 1 group(s) with 4 setting(s)?"));
        QCOMPARE(lines.mid(1, 3), QStringList({"bob", "corp\\alice", "sales (group)"}));
        QCOMPARE(lines.value(4),
                 QStringLiteral("It can be brought back for 30 day(s), from Recently Deleted."));
        QCOMPARE(lines.value(5), QStringLiteral("1 stopped device(s) hold copies, which return when the "
                                                "devices are started: Cellar."));
        QTest::keyClick(shown.dialog(), Qt::Key_Return);
        QVERIFY(!shown.dialog());
        QCOMPARE(shown.users(), 3);
        QVERIFY(shown.engine().jobs().jobs().empty());
    }

    void confirmedDeletion_isAJob_logged_andToldWithTheWayBack() // R20, R53
    {
        Shown shown;
        shown.put({*OwnerKey::user(u"alice"), *OwnerKey::user(u"bob")});
        shown.open();
        QTRY_COMPARE(shown.names().size(), 2);
        QSignalSpy told(shown.page.get(), &ui::Page::told);
        QSignalSpy wanted(shown.page.get(), &ui::Page::pageWanted);
        shown.click(1);
        QTest::keyClick(shown.table(), Qt::Key_Delete);
        QTRY_VERIFY(shown.yes()->isEnabled());
        QTest::mouseClick(shown.yes(), Qt::LeftButton);
        QTRY_COMPARE(shown.names(), QStringList("alice"));
        QCOMPARE(shown.job()->operation(), QStringLiteral("user-delete"));
        QCOMPARE(shown.job()->subject(), QStringLiteral("bob"));
        QTRY_COMPARE(told.count(), 1);
        const auto message = told.front().front().value<ui::Message>();
        QCOMPARE(message.text, QStringLiteral("1 user(s) and group(s) deleted."));
        message.act();
        QCOMPARE(wanted.front().front().toString(), QStringLiteral("recently-deleted"));
        const auto row = shown.engine().executions().newest(1)->front();
        QCOMPARE(row.operation, QStringLiteral("user-delete"));
        QCOMPARE(row.destination, QStringLiteral("bob"));
        QCOMPARE(row.who, QStringLiteral("ada"));
        QCOMPARE(*shown.engine().userData().recentlyDeleted().count({}), 1);
    }

    void allThatMatch_butOne_ofThreeThousand_areDeleted_andTheTableFollows() // R20
    {
        Shown shown;
        shown.putUsers(0, 3'000);
        shown.put({*OwnerKey::user(u"alice")});
        shown.open();
        shown.find<QLineEdit>("ownerSearch")->setText(QStringLiteral("user"));
        QTRY_COMPARE(shown.counts(), QStringLiteral("3,000 of 3,001"));
        QTRY_COMPARE(shown.names().value(0), QStringLiteral("user 0000"));
        shown.press("selectAllButton");
        QCOMPARE(shown.counts(), QStringLiteral("3,000 of 3,001 · 3,000 selected"));
        shown.click(4, Qt::ControlModifier);
        QCOMPARE(shown.counts(), QStringLiteral("3,000 of 3,001 · 2,999 selected"));
        shown.press("deleteButton");
        QTRY_VERIFY(shown.yes()->isEnabled());
        QVERIFY2(shown.dialog()->text().startsWith(
                     QStringLiteral("Delete 2,999 user(s) with 2,999 setting(s)?\nuser 0000\n")),
                 qPrintable(shown.dialog()->text()));
        shown.put({*OwnerKey::user(u"user who comes meanwhile")}); // was not counted
        QTest::mouseClick(shown.yes(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(shown.job()->status().ending, 60'000);
        QVERIFY(shown.job()->status().ending->ok());
        QTRY_COMPARE(shown.names(), QStringList({"user 0004", "user who comes meanwhile"}));
        QTRY_COMPARE(shown.counts(), QStringLiteral("2 of 3"));
        QCOMPARE(shown.users(), 3);
    }

    void cancelledDeletion_leavesTheRest_andTheTableShowsIt() // R20
    {
        Shown shown;
        shown.putUsers(0, 700);
        shown.open();
        QTRY_COMPARE(shown.names().size(), OwnerModel::kPage);
        shown.press("selectAllButton");
        shown.press("deleteButton");
        QTRY_VERIFY(shown.yes()->isEnabled());
        QTest::mouseClick(shown.yes(), Qt::LeftButton);
        const auto job = shown.job();
        while (job->status().phase != QLatin1String("deleting-users") || job->status().done == 0)
            QVERIFY(!job->status().ending);
        job->cancel();
        QTRY_VERIFY(job->status().ending);
        QCOMPARE(job->status().ending->error().code, ErrorCode::Cancelled);
        const std::int64_t left = shown.users();
        QVERIFY(left > 0 && left < 700);
        QTRY_COMPARE(shown.counts(), QStringLiteral("%1 user(s) and group(s)").arg(QLocale().toString(left)));
        QVERIFY(!shown.find<QToolButton>("deleteButton")->isEnabled());
        QCOMPARE(*shown.engine().userData().recentlyDeleted().count({}), 700 - left);
    }

    void deletion_withoutKeeping_saysSo_andOfManyTheNumberIsTyped() // R20, R56
    {
        Shown shown;
        QVERIFY(shown.engine().userData().setKeptFor(std::chrono::days(0), QStringLiteral("ada")).ok());
        shown.putUsers(0, 30);
        shown.open();
        QTRY_COMPARE(shown.names().size(), 30);
        shown.press("selectAllButton");
        shown.press("deleteButton");
        auto *count = shown.dialog()->findChild<QLineEdit *>(QStringLiteral("confirmCount"));
        QTRY_VERIFY(count->isVisible());
        QVERIFY(shown.dialog()->text().contains(QStringLiteral("nobody can bring it back")));
        QVERIFY(!shown.yes()->isEnabled());
        QTest::keyClicks(count, "29");
        QVERIFY(!shown.yes()->isEnabled());
        count->setText(QStringLiteral("30"));
        QVERIFY(shown.yes()->isEnabled());
        QTest::mouseClick(shown.yes(), Qt::LeftButton);
        QTRY_COMPARE(shown.users(), 0);
        QTRY_VERIFY(shown.job()->status().ending);
        QCOMPARE(*shown.engine().userData().recentlyDeleted().count({}), 0);
    }

    void usersPage_showsItemByItem_secretsNever_andFollows() // R12, R20
    {
        Shown shown;
        const DeviceId lobby = shown.machine.addDevice("Lobby", "SN-1", {});
        const OwnerKey alice = *OwnerKey::user(u"alice");
        shown.put({alice}, kLanguageItem, kGerman, lobby);
        shown.put({alice}, QStringLiteral("keychain"),
                  R"({"entries":{"1":{"target":"nas","userName":"alice","password":"s3cret"}}})", lobby);
        std::promise<void> loggedIn;
        shown.engine().settings().assertMembership({alice, {*OwnerKey::group(kSales)}},
                                                   [&](const Result<void> &) { loggedIn.set_value(); });
        loggedIn.get_future().wait();
        shown.open();
        QTRY_COMPARE(shown.names(), QStringList("alice"));
        shown.click(0);
        QTest::keyClick(shown.table(), Qt::Key_Return);
        auto *dialog = shown.page->findChild<ui::OwnerDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->isModal());
        auto *items = dialog->findChild<QTableView *>(QStringLiteral("settingTable"));
        auto *value = dialog->findChild<QPlainTextEdit *>(QStringLiteral("settingValue"));
        QTRY_COMPARE(items->model()->rowCount(), 2);
        const auto cell = [&](int row, int column) {
            return items->model()->index(row, column).data().toString();
        };
        QCOMPARE(cell(0, 0), QStringLiteral("Display"));
        QCOMPARE(cell(0, 1), QStringLiteral("Display language and keyboard layout"));
        QCOMPARE(cell(0, 5), QStringLiteral("Lobby"));
        QCOMPARE(value->toPlainText(), QStringLiteral("{\n    \"language\": \"de\"\n}"));
        items->selectRow(1);
        QCOMPARE(value->toPlainText(), QStringLiteral("Stored, not shown: it is secret."));
        QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("ownerRelated"))->text(),
                 QStringLiteral("Groups at the last login: sales"));

        items->selectRow(0);
        shown.put({alice}, kLanguageItem, kFrench, lobby);
        QTRY_COMPARE(value->toPlainText(), QStringLiteral("{\n    \"language\": \"fr\"\n}"));
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("ownerDeleteButton")),
                          Qt::LeftButton);
        QTRY_VERIFY(shown.yes()->isEnabled());
        QTest::mouseClick(shown.yes(), Qt::LeftButton);
        QTRY_COMPARE(items->model()->rowCount(), 0);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
    }

    void groupsPage_showsWhoNamedItAtTheLastLogin() // R6
    {
        Shown shown;
        shown.put({*OwnerKey::group(kSales)}, QStringLiteral("address-book.group"), R"({"entries":{}})");
        std::promise<void> loggedIn;
        shown.engine().settings().assertMembership({*OwnerKey::user(u"alice"), {*OwnerKey::group(kSales)}},
                                                   [&](const Result<void> &) { loggedIn.set_value(); });
        loggedIn.get_future().wait();
        shown.open();
        QTRY_COMPARE(shown.names(), QStringList("sales"));
        shown.click(0);
        shown.press("showButton");
        auto *related =
            shown.page->findChild<ui::OwnerDialog *>()->findChild<QLabel *>(QStringLiteral("ownerRelated"));
        QTRY_COMPARE(related->text(), QStringLiteral("Users who named it at the last login: alice"));
    }

    void everything_isDoneWithTheKeyboard() // R20
    {
        Shown shown;
        shown.putUsers(0, 12);
        shown.open();
        QTRY_COMPARE(shown.names().size(), 12);
        auto *search = shown.find<QLineEdit>("ownerSearch");
        search->setFocus();
        QTest::keyClicks(search, "user 000");
        QTRY_COMPARE(shown.names().size(), 10);
        for (int i = 0; i < 10 && QApplication::focusWidget() != shown.table(); ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(shown.table()));
        QTest::keyClick(shown.table(), Qt::Key_Home);
        QTest::keyClick(shown.table(), Qt::Key_Down);
        QTest::keyClick(shown.table(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(shown.table(), Qt::Key_Delete);
        QTRY_VERIFY(shown.yes()->isEnabled());
        QCOMPARE(shown.dialog()->focusWidget(), static_cast<QWidget *>(shown.no()));
        QTest::keyClick(shown.yes(), Qt::Key_Space);
        QTRY_COMPARE(shown.users(), 10);
        QTRY_COMPARE(shown.names().size(), 8);
        QVERIFY(!shown.names().contains(QStringLiteral("user 0001")));
        QVERIFY(!shown.names().contains(QStringLiteral("user 0002")));
    }

    void everyControl_hasANameForScreenReaders()
    {
        Shown shown;
        shown.put({*OwnerKey::user(u"alice")});
        shown.open();
        QTRY_COMPARE(shown.names().size(), 1);
        shown.click(0);
        shown.press("showButton");
        shown.press("deleteButton");
        QTRY_VERIFY(shown.yes()->isEnabled());
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

    void export_handsOverWhoIsSelected()
    {
        Shown shown;
        shown.put({*OwnerKey::user(u"alice", u"corp"), *OwnerKey::user(u"bob")});
        shown.put({*OwnerKey::group(kSales)}, QStringLiteral("address-book.group"), R"({"entries":{}})");
        shown.open();
        QTRY_COMPARE(shown.names().size(), 3);
        QVERIFY(!shown.find<QToolButton>("exportButton")->isEnabled());
        shown.click(0);
        shown.click(2, Qt::ControlModifier);
        QSignalSpy wanted(shown.page.get(), &ui::Page::pageWanted);
        shown.press("exportButton");
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front(), (QList<QVariant>{QStringLiteral("exchange"),
                                                  QStringLiteral("export\nuser corp\\alice\ngroup sales")}));
        shown.press("selectAllButton");
        QVERIFY(!shown.find<QToolButton>("exportButton")->isEnabled()); // a search says that better
    }

    void whileHidden_nothingIsAsked_andItIsUpToDateWhenShown()
    {
        Shown shown;
        shown.putUsers(0, 3);
        shown.open();
        QTRY_COMPARE(shown.names().size(), 3);
        QTest::qWait(400); // what was told before is asked for
        shown.page->hide();
        shown.putUsers(3, 5);
        QTest::qWait(400);
        QCOMPARE(shown.names().size(), 3);
        shown.page->show();
        QTRY_COMPARE(shown.names().size(), 5);
    }
};

QTEST_MAIN(TestDeletePage)
#include "test_delete_page.moc"
