#include "tests/ui/userdata/user_data_rig.h"
#include "ui/exchange/exchange_page.h"
#include "ui/exchange/export_panel.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableWidget>
#include <QTranslator>
#include <QUrl>

using namespace retinue;
using namespace retinue::test;

namespace {

/// The page over a real engine, shown.
struct Shown : UserDataRig
{
    std::unique_ptr<ui::ExchangePage> page;
    std::unique_ptr<QSignalSpy> told;

    Shown()
    {
        page = std::make_unique<ui::ExchangePage>(machine, session);
        told = std::make_unique<QSignalSpy>(page.get(), &ui::Page::told);
        page->resize(1000, 700);
        page->show();
        [[maybe_unused]] const bool exposed = QTest::qWaitForWindowExposed(page.get());
    }
    template<typename T>
    T *find(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    void press(const char *button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] QString write(const QString &name, const QByteArray &text) const
    {
        const QString path = folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("a test's file cannot be written");
        return path;
    }
    /// As a person drops a file on the page.
    void drop(const QString &path) const
    {
        QMimeData dragged;
        dragged.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enters(QPoint(100, 100), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page.get(), &enters);
        QVERIFY(enters.isAccepted());
        QDropEvent drops(QPointF(100, 100), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page.get(), &drops);
    }
    [[nodiscard]] ui::Message message() const
    {
        return told->isEmpty() ? ui::Message() : told->back().front().value<ui::Message>();
    }
    [[nodiscard]] bool isShown(const char *name) const
    {
        const auto *widget = find<QWidget>(name);
        return widget && widget->isVisible();
    }
    /// The texts of a row of a table.
    [[nodiscard]] QStringList row(const char *table, int row) const
    {
        const auto *shown = find<QTableWidget>(table);
        QStringList texts;
        for (int column = 0; column < shown->columnCount(); ++column)
            texts << shown->item(row, column)->text();
        return texts;
    }
    [[nodiscard]] QString emptyText(const char *name) const
    {
        QStringList texts;
        for (const auto *label : find<QWidget>(name)->findChildren<QLabel *>())
            texts << label->text();
        return texts.join(u'\n');
    }
};

const OwnerKey kAlice = *OwnerKey::user(u"alice");
const QByteArray kBook = "# CharSet: UTF-8\nobjectclass,cn,mailaddress,loginusername\n"
                         "email,Anna,anna@example.com,alice\nemail,Otto,no address,alice\n"
                         "email,Emil,emil@example.com,bob\n";
const QByteArray kBadLines = "email,Nora\n"
                             "pigeon,Paul,paul@example.com,bob\n"
                             "email,Quinn,\"quinn@example.com,bob\n"
                             "groupfids,Team,,bob\n";

} // namespace

class TestExchangePage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void import_showsWhatItWouldDo_thenDoesIt_andIsUndone()
    {
        Shown shown;
        shown.put({kAlice}, QStringLiteral("address-book.personal"), R"({"entries":{}})");
        shown.drop(shown.write(QStringLiteral("book.csv"), kBook));
        QTRY_VERIFY(shown.isShown("importButton"));
        QVERIFY(shown.find<QLabel>("importFile")->text().startsWith(QStringLiteral("book.csv")));
        QVERIFY(shown.find<QRadioButton>("keepExisting")->isChecked());
        QVERIFY(
            shown.find<QRadioButton>("keepExisting")->text().contains(QStringLiteral("1 stay as they are")));
        QVERIFY(shown.find<QRadioButton>("replaceExisting")->text().contains(QStringLiteral("1 changed")));
        QCOMPARE(shown.find<QTableWidget>("importProblems")->rowCount(), 1);
        QCOMPARE(shown.row("importProblems", 0).mid(0, 2),
                 (QStringList{QStringLiteral("4"), QStringLiteral("mailaddress")}));
        QCOMPARE(shown.users(), 1); // nothing yet

        shown.find<QRadioButton>("replaceExisting")->click();
        shown.press("importButton");
        QTRY_VERIFY(shown.message().act);
        QCOMPARE(shown.users(), 2);
        QVERIFY(shown.valueOf(kAlice, QStringLiteral("address-book.personal")).contains("Anna"));
        QVERIFY(shown.isShown("noImportFile")); // ready for the next one

        shown.message().act(); // [Undo…]
        QTRY_VERIFY(shown.page->findChild<QMessageBox *>(QStringLiteral("undoImportDialog")));
        auto *dialog = shown.page->findChild<QMessageBox *>(QStringLiteral("undoImportDialog"));
        QVERIFY(dialog->text().contains(QStringLiteral("book.csv")));
        QVERIFY(dialog->informativeText().contains(QStringLiteral("3")));
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("undoImportYes")), Qt::LeftButton);
        QTRY_COMPARE(shown.users(), 1);
        QCOMPARE(shown.valueOf(kAlice, QStringLiteral("address-book.personal")),
                 QByteArray(R"({"entries":{}})"));
        QTRY_COMPARE(shown.row("importsTable", 0).back(), QStringLiteral("undone"));
        QVERIFY(!shown.find<QPushButton>("undoImportButton")->isEnabled());
    }

    void import_thatWaits_isGivenUpAfterOneQuestion()
    {
        Shown shown;
        formats::ImportResult content;
        for (int i = 0; i < 300; ++i)
            content.users.push_back({UserDataRig::numbered(i), {}, {}, {}, {}, {}, {}, {}});
        LongWork work; // it comes to its end when some of it is done
        work.report = [pause = work.pause](const QString &phase, std::int64_t done, std::int64_t) {
            if (phase == u"importing-settings" && done > 0)
                pause.cancel();
        };
        const auto file = exchange::ImportFile::of(QStringLiteral("branch.csv"), std::move(content));
        QCOMPARE(shown.engine()
                     .dataExchange()
                     .import(*file, store::ImportExisting::Keep, QStringLiteral("ada"), work)
                     .error()
                     .code,
                 ErrorCode::Cancelled);
        const std::int64_t done = shown.users();
        QVERIFY(done > 0 && done < 300);
        const QString left = QString::number(300 - done);

        shown.page->showDetail(QStringLiteral("imports"));
        QTRY_VERIFY(shown.isShown("dropImportButton"));
        QVERIFY(!shown.find<QPushButton>("dropImportButton")->isEnabled()); // none is chosen
        QVERIFY(shown.row("importsTable", 0).back().contains(left));
        shown.find<QTableWidget>("importsTable")->selectRow(0);
        QVERIFY(!shown.find<QPushButton>("undoImportButton")->isEnabled());
        shown.press("dropImportButton");
        auto *dialog = shown.page->findChild<QMessageBox *>(QStringLiteral("dropImportDialog"));
        QVERIFY(dialog);
        QVERIFY(dialog->text().contains(QStringLiteral("branch.csv")));
        QVERIFY(dialog->informativeText().startsWith(left));
        QVERIFY(dialog->informativeText().contains(QStringLiteral("\n%1 change").arg(done)));
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("dropImportYes")), Qt::LeftButton);

        QTRY_VERIFY(!shown.isShown("dropImportButton")); // none waits any more
        QCOMPARE(shown.engine().dataExchange().imports(1)->front().left, 0);
        QCOMPARE(shown.users(), done);
        QVERIFY(shown.find<QPushButton>("undoImportButton")->isEnabled()); // what it did
        QVERIFY(shown.message().text.contains(QStringLiteral("given up")));
    }

    void import_whenNothingWouldChange_cannotBePressed()
    {
        Shown shown;
        const QString path = shown.write(QStringLiteral("users.csv"), "uid,cn\nalice,A\n");
        shown.put({kAlice});
        shown.drop(path);
        QTRY_VERIFY(shown.isShown("importButton"));
        QVERIFY(!shown.find<QPushButton>("importButton")->isEnabled());
    }

    void file_thatCannotBeImported_saysWhy()
    {
        Shown shown;
        shown.drop(shown.write(QStringLiteral("letter.txt"), "Dear Sir or Madam\n"));
        QTRY_VERIFY(shown.emptyText("noImportFile").contains(QStringLiteral("column row")));
        QVERIFY(!shown.isShown("importButton"));
    }

    void package_underAPassphrase_isExported_andAskedForAtImport() // R12
    {
        Shown shown;
        shown.putUsers(0, 3);
        shown.page->showDetail(QStringLiteral("export"));
        const QString path = shown.folder.filePath(QStringLiteral("all.zip.age"));
        QTRY_VERIFY(shown.find<QLabel>("exportCount")->text().contains(u'3'));
        QVERIFY(shown.find<QPushButton>("exportButton")->isEnabled());
        shown.find<QGroupBox>("exportSealed")->setChecked(true);
        const auto fields = shown.find<QGroupBox>("exportSealed")->findChildren<QLineEdit *>();
        QCOMPARE(fields.size(), 2);
        for (QLineEdit *field : fields)
            field->setText(QStringLiteral("correct horse"));
        shown.page->findChild<ui::ExportPanel *>()->exportTo(path);
        QTRY_VERIFY_WITH_TIMEOUT(shown.message().text.startsWith(QStringLiteral("Exported: 3 users")),
                                 60'000);
        QVERIFY(fields.front()->text().isEmpty()); // it is not left lying about

        shown.remove({UserDataRig::numbered(0)});
        shown.drop(path);
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("openPackageButton"), 60'000);
        shown.find<QLineEdit>("importPassphrase")->setText(QStringLiteral("wrong horse"));
        shown.press("openPackageButton");
        QTRY_VERIFY_WITH_TIMEOUT(
            shown.emptyText("noImportFile").contains(QStringLiteral("not the right one")), 60'000);
        shown.find<QLineEdit>("importPassphrase")->setText(QStringLiteral("correct horse"));
        shown.press("openPackageButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown.isShown("importButton"), 60'000);
        shown.press("importButton");
        QTRY_COMPARE_WITH_TIMEOUT(shown.users(), 3, 60'000);
        QCOMPARE(shown.valueOf(UserDataRig::numbered(0)), kGerman);
    }

    void export_ofASearch_takesWhoIsFound()
    {
        Shown shown;
        shown.put({*OwnerKey::user(u"u0001"), *OwnerKey::user(u"u0002")});
        shown.page->showDetail(QStringLiteral("export"));
        shown.find<QRadioButton>("exportSome")->click();
        QVERIFY(!shown.find<QPushButton>("exportButton")->isEnabled()); // nothing was entered
        QTest::keyClicks(shown.find<QLineEdit>("exportSearch"), QStringLiteral("0001"));
        QTRY_VERIFY(shown.find<QLabel>("exportCount")->text().startsWith(QStringLiteral("1 user")));
        auto *format = shown.find<QComboBox>("exportFormat");
        format->setCurrentIndex(2);
        QVERIFY(!shown.isShown("exportSealed"));
        const QString path = shown.folder.filePath(QStringLiteral("users.csv"));
        shown.page->findChild<ui::ExportPanel *>()->exportTo(path);
        QTRY_VERIFY(shown.message().text.startsWith(QStringLiteral("Exported: 1 users")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("u0001"));
    }

    void export_ofThoseWhoWerePicked_takesThem_andSaysWhoIsGone()
    {
        Shown shown;
        shown.put({*OwnerKey::user(u"alice", u"corp"), *OwnerKey::user(u"bob"), *OwnerKey::user(u"carl")});
        shown.put({*OwnerKey::group(u"bob")}, QStringLiteral("address-book.group"), R"({"entries":{}})");
        shown.page->showDetail(QStringLiteral("export"));
        QVERIFY(!shown.isShown("exportPicked"));
        shown.page->showDetail(QStringLiteral("export\nuser corp\\alice\ngroup bob\nuser carl"));
        QVERIFY(shown.find<QRadioButton>("exportPicked")->isChecked());
        QCOMPARE(shown.find<QLabel>("exportCount")->text(),
                 QStringLiteral("3 user(s) and group(s): corp\\alice, bob, carl"));
        shown.remove({*OwnerKey::user(u"carl")});
        const QString path = shown.folder.filePath(QStringLiteral("some.zip"));
        shown.page->findChild<ui::ExportPanel *>()->exportTo(path);
        QTRY_VERIFY(shown.message().text.startsWith(QStringLiteral("Exported: 1 users, 1 groups")));
        QVERIFY(shown.message().text.contains(QStringLiteral("1 of the selected")));

        shown.find<QRadioButton>("exportAll")->click();
        QTRY_VERIFY(shown.find<QLabel>("exportCount")->text() == QStringLiteral("3 user(s) and group(s)"));
    }

    void export_inAFormatOfOneList_needsOneOwner_andNamesWhatItLoses()
    {
        Shown shown;
        shown.put({kAlice, *OwnerKey::user(u"bob")}, QStringLiteral("address-book.personal"),
                  R"({"entries":{"a":{"kind":"email","name":"Anna","address":"anna@example.com"},)"
                  R"("b":{"kind":"ip-fax","name":"Otto","address":"otto@example.com"}}})");
        shown.page->showDetail(QStringLiteral("export"));
        auto *format = shown.find<QComboBox>("exportFormat");
        format->setCurrentIndex(format->findData(int(exchange::ExportFormat::VCard)));
        const auto *button = shown.find<QPushButton>("exportButton");
        QTRY_VERIFY(shown.find<QLabel>("exportCount")->text().startsWith(QStringLiteral("2 user")));
        QVERIFY(!button->isEnabled());
        shown.find<QRadioButton>("exportSome")->click();
        QTest::keyClicks(shown.find<QLineEdit>("exportSearch"), QStringLiteral("alice"));
        QTRY_VERIFY(button->isEnabled());
        const QString path = shown.folder.filePath(QStringLiteral("alice.vcf"));
        shown.page->findChild<ui::ExportPanel *>()->exportTo(path);
        QTRY_VERIFY(shown.message().text.startsWith(QStringLiteral("Exported: 1 users")));
        QCOMPARE(shown.message().health, ui::Health::Notice);
        QVERIFY2(shown.message().detail.contains(QStringLiteral("no entries of the kind ip-fax")),
                 qPrintable(shown.message().detail));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("anna@example.com"));
    }

    void problems_inGerman_areGerman_inEveryLook()
    {
        QTranslator german;
        QVERIFY(german.load(QStringLiteral(":/i18n/retinue_de.qm")));
        QApplication::installTranslator(&german);
        const QString folder = qEnvironmentVariable("RETINUE_PICTURES");
        for (const auto &[theme, name] :
             {std::pair(ui::ThemeKind::Light, "light"), std::pair(ui::ThemeKind::Dark, "dark")}) {
            ui::applyTheme(*qApp, theme);
            Shown shown;
            shown.drop(shown.write(QStringLiteral("book.csv"), kBook + kBadLines));
            QTRY_VERIFY(shown.isShown("importProblems"));
            QCOMPARE(shown.row("importProblems", 0).back(),
                     QStringLiteral("Abgelehnt: hat nicht die Form Name@Domäne; berichtigen Sie es am Gerät "
                                    "oder in der Datei"));
            QCOMPARE(shown.row("importProblems", 1).back().left(52),
                     QStringLiteral("Abgelehnt: der Datensatz hat 2 Werte für 4 Spalten; "));
            take(shown, folder, QStringLiteral("exchange-problems-%1").arg(QLatin1String(name)));
            shown.page->showDetail(QStringLiteral("export\nuser alice\nuser bob"));
            auto *format = shown.find<QComboBox>("exportFormat");
            format->setCurrentIndex(format->findData(int(exchange::ExportFormat::Ldif)));
            take(shown, folder, QStringLiteral("exchange-export-%1").arg(QLatin1String(name)));
        }
        ui::applyTheme(*qApp, ui::ThemeKind::Light);
        QApplication::removeTranslator(&german);
    }

    void tabs_areReachedByKeys_andEveryControlHasAName()
    {
        Shown shown;
        for (QWidget *widget : shown.page->findChildren<QWidget *>()) {
            const bool isControl = widget->isVisibleTo(shown.page.get()) &&
                                   widget->focusPolicy() != Qt::NoFocus &&
                                   (qobject_cast<QAbstractButton *>(widget) ||
                                    qobject_cast<QLineEdit *>(widget) || qobject_cast<QComboBox *>(widget));
            if (!isControl || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            auto *accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(
                accessible && !accessible->text(QAccessible::Name).isEmpty(),
                qPrintable(widget->objectName() + QString::fromLatin1(widget->metaObject()->className())));
        }
    }

private:
    static void take(const Shown &shown, const QString &folder, const QString &name)
    {
        QTest::qWait(50);
        const QPixmap picture = shown.page->grab();
        QVERIFY(!picture.isNull());
        if (!folder.isEmpty())
            QVERIFY(QDir().mkpath(folder) && picture.save(QStringLiteral("%1/%2.png").arg(folder, name)));
    }
};

QTEST_MAIN(TestExchangePage)
#include "test_exchange_page.moc"
