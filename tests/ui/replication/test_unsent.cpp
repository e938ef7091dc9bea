#include "tests/ui/replication/shown_replication.h"
#include "ui/replication/unsent_panel.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QFileDialog>
#include <QGroupBox>
#include <QTabWidget>

using namespace retinue;
using namespace retinue::test;

namespace {

const QString kKeychain = QStringLiteral("keychain");
const QByteArray kCredentials =
    R"({"entries":{"a":{"password":"hunter2","target":"//nas/x","userName":"ann"}}})";

/// A server with users and a copy of them.
struct Copied : ShownReplication
{
    Copied() : ShownReplication(3)
    {
        letOtherStandBy();
        start();
    }
    [[nodiscard]] ui::UnsentPanel &panel() const { return *page->findChild<ui::UnsentPanel *>(); }
    [[nodiscard]] QString cell(int row, ui::UnsentModel::Column column) const
    {
        const auto *model = find<QTableView>("unsentTable")->model();
        return model->index(row, column).data().toString();
    }
    void beReplacedAndLook() { beReplacedAndLook(engine().clock().now()); }
    void beReplacedAndLook(Timestamp at)
    {
        beReplaced(at);
        QTRY_VERIFY_WITH_TIMEOUT(find<QTabWidget>("replicationTabs")->isTabVisible(2), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(
            isShown("nothingUnsent") || find<QPushButton>("saveUnsentButton")->isEnabled(), kPatience);
    }
};

} // namespace

class TestUnsentPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void server_thatWasNotReplaced_showsNothingOfIt()
    {
        Copied shown;
        shown.put({UserDataRig::numbered(0)}, kLanguageItem, kFrench);
        QVERIFY(!shown.find<QTabWidget>("replicationTabs")->isTabVisible(2));
        shown.page->showDetail(QStringLiteral("unsent"));
        QCOMPARE(shown.find<QTabWidget>("replicationTabs")->currentIndex(), 0);
    }

    void nothingUnsent_isSaid()
    {
        Copied shown;
        QVERIFY(shown.isShown("replicationPlan") && shown.isShown("replicationProven"));
        shown.beReplacedAndLook();
        QVERIFY(!shown.isShown("replicationPlan") &&
                !shown.isShown("replicationProven")); // it copies no more
        QVERIFY(shown.isShown("nothingUnsent"));
        QVERIFY(!shown.isShown("unsentTable") && !shown.isShown("saveUnsentButton"));
    }

    void everything_isListed_whenTheOtherOneTookOverBeforeTheCopy()
    {
        Copied shown;
        shown.beReplacedAndLook(shown.engine().clock().now() - std::chrono::hours(1));
        QVERIFY(!shown.isShown("nothingUnsent"));
        QVERIFY2(shown.text("unsentSummary").startsWith(QStringLiteral("Which copy of this store")),
                 qPrintable(shown.text("unsentSummary")));
    }

    void unsent_isListedWithWhenAndFromWhere_theNewestFirst()
    {
        Copied shown;
        const DeviceId lobby =
            shown.machine.addDevice(QStringLiteral("lobby"), QStringLiteral("S1"), {}, false);
        shown.put({UserDataRig::numbered(0)}, kLanguageItem, kFrench, lobby);
        shown.put({*OwnerKey::user(u"late")});
        shown.remove({UserDataRig::numbered(2)});
        shown.beReplacedAndLook();
        const QAbstractItemModelTester tester(shown.find<QTableView>("unsentTable")->model());
        QVERIFY(shown.isShown("unsentTable") && !shown.isShown("nothingUnsent"));
        using Model = ui::UnsentModel;
        QCOMPARE(shown.find<QTableView>("unsentTable")->model()->rowCount(), 3);
        QCOMPARE(shown.cell(0, Model::Owner), QStringLiteral("user 0002"));
        QCOMPARE(shown.cell(0, Model::What), QStringLiteral("Deleted with all settings"));
        QVERIFY(shown.cell(0, Model::Setting).isEmpty());
        QCOMPARE(shown.cell(1, Model::Owner), QStringLiteral("late"));
        QCOMPARE(shown.cell(1, Model::From), QStringLiteral("Administrator"));
        QCOMPARE(shown.cell(2, Model::Owner), QStringLiteral("user 0000"));
        QCOMPARE(shown.cell(2, Model::What), QStringLiteral("Changed"));
        QCOMPARE(shown.cell(2, Model::From), QStringLiteral("lobby"));
        QVERIFY(!shown.cell(2, Model::When).isEmpty() && !shown.cell(2, Model::Setting).isEmpty());
        QVERIFY2(shown.text("unsentSummary").contains(QStringLiteral("2 setting(s) of 2 user(s)")),
                 qPrintable(shown.text("unsentSummary")));
        QVERIFY2(
            shown.text("unsentNotes").contains(QStringLiteral("1 user(s) or group(s) were deleted here")),
            qPrintable(shown.text("unsentNotes")));
        QVERIFY(!shown.isShown("unsentSealed")); // there are no credentials

        for (QWidget *widget : shown.page->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus ||
                widget->objectName().startsWith(QLatin1String("qt_")) || widget->focusProxy())
                continue;
            auto *accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                     qPrintable(widget->objectName() + QLatin1String(widget->metaObject()->className())));
        }
        // What an administrator changes here from now on counts as well.
        shown.put({*OwnerKey::user(u"later")});
        shown.page->hide();
        shown.page->show();
        QTRY_COMPARE_WITH_TIMEOUT(shown.find<QTableView>("unsentTable")->model()->rowCount(), 4, kPatience);
    }

    void changeWhileItIsCompared_isListedAfterwards()
    {
        Copied shown;
        shown.put({*OwnerKey::user(u"first")});
        shown.beReplaced();
        shown.page->hide();
        shown.page->show(); // is asked for
        shown.put({*OwnerKey::user(u"second")});
        shown.page->hide();
        shown.page->show(); // while the first answer is not there
        QTRY_COMPARE_WITH_TIMEOUT(shown.find<QTableView>("unsentTable")->model()->rowCount(), 2, kPatience);
    }

    void save_writesAFileForTheNewServer_credentialsUnderAPassphraseOnly() // R12
    {
        Copied shown;
        shown.put({UserDataRig::numbered(0)}, kLanguageItem, kFrench);
        shown.put({UserDataRig::numbered(1)}, kKeychain, kCredentials);
        shown.beReplacedAndLook();
        QVERIFY(shown.isShown("unsentSealed"));
        shown.press("saveUnsentButton");
        auto *dialog = shown.find<QFileDialog>("saveUnsentDialog");
        QVERIFY(dialog);
        dialog->reject();
        const QString plain = shown.folder.filePath(QStringLiteral("plain.zip")),
                      sealed = shown.folder.filePath(QStringLiteral("sealed.zip.age"));
        shown.panel().saveTo(plain);
        QTRY_VERIFY_WITH_TIMEOUT(shown.lastTold().startsWith(QStringLiteral("Saved: 1 setting(s) ")),
                                 kPatience);
        QVERIFY(shown.lastTold().contains(QStringLiteral("1 stored credential(s) left out")));

        shown.find<QGroupBox>("unsentSealed")->setChecked(true);
        shown.press("saveUnsentButton"); // nothing was entered yet
        QVERIFY(shown.lastTold().startsWith(QStringLiteral("Choose a password")));
        const auto fields = shown.find<QGroupBox>("unsentSealed")->findChildren<QLineEdit *>();
        QCOMPARE(fields.size(), 2);
        for (QLineEdit *field : fields)
            field->setText(QStringLiteral("correct horse"));
        shown.panel().saveTo(sealed);
        QVERIFY(fields.front()->text().isEmpty()); // it is not left lying about
        QTRY_VERIFY_WITH_TIMEOUT(shown.lastTold().startsWith(QStringLiteral("Saved: 2 setting(s) ")),
                                 kPatience);
        auto &exchange = shown.engine().dataExchange();
        QVERIFY(exchange.read(plain, {}));
        QCOMPARE(exchange.read(sealed, {}).error().code, ErrorCode::NotAuthenticated);
        exchange::ImportFile::Options options;
        options.passphrase = SecretBytes(QByteArrayView("correct horse"));
        QVERIFY(exchange.read(sealed, std::move(options)));
    }

    void server_thatServesAgain_showsNothingOfItAnyMore()
    {
        Copied shown;
        shown.put({UserDataRig::numbered(0)}, kLanguageItem, kFrench);
        shown.beReplacedAndLook();
        QVERIFY(shown.isShown("unsentTable"));
        shown.press("serveAgainButton");
        shown.answerYes("serveAgainDialog");
        QTRY_VERIFY_WITH_TIMEOUT(!shown.find<QTabWidget>("replicationTabs")->isTabVisible(2), kPatience);
        QVERIFY(!shown.isShown("unsentTable"));
    }
};

QTEST_MAIN(TestUnsentPage)
#include "test_unsent.moc"
