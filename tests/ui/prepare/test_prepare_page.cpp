#include "core/client/device_home.h"
#include "core/client/export_commands.h"
#include "core/client/home_enrolment.h"
#include "core/server/sync_server.h"
#include "tests/support/own_system.h"
#include "tests/ui/userdata/user_data_rig.h"
#include "ui/prepare/chosen_owners.h"
#include "ui/prepare/export_dialog.h"
#include "ui/prepare/prepare_page.h"
#include "ui/prepare/prepare_text.h"
#include "ui/prepare/window_panel.h"
#include "ui/text/job_text.h"
#include "ui/userdata/confirm_dialog.h"
#include "ui/userdata/owner_model.h"
#include "ui/userdata/paged_view.h"
#include "ui/widgets/status_label.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>

#include <future>

using namespace retinue;
using namespace std::chrono_literals;
using ui::Role;

namespace {

const OwnerKey kAlice = *OwnerKey::user(u"alice"), kBob = *OwnerKey::user(u"bob"),
               kSales = *OwnerKey::group(u"sales");

/// The page over a real client of this machine's own server, on port 8443.
struct Rig
{
    test::UserDataRig data{test::UserDataRig::Time::Real};
    std::unique_ptr<server::SyncServer> server;
    std::unique_ptr<ui::PreparePage> page;
    QStringList told;

    Rig()
    {
        data.put({kAlice, kBob});
        data.put({kSales}, QStringLiteral("address-book.group"), R"({"entries":{}})");
    }
    ~Rig()
    {
        page.reset();
        data.machine.setClient({});
    }
    void serve()
    {
        server::SyncServerOptions options;
        options.address = QStringLiteral("127.0.0.1");
        options.port = 8443;
        options.threads = 1;
        server = std::make_unique<server::SyncServer>(data.engine(), options);
        QVERIFY(server->start().ok());
    }
    void openClient()
    {
        [[maybe_unused]] const auto set = data.machine.setRole(Role::ServerAndClient);
        auto home = client::DeviceHome::open({data.folder.filePath(QStringLiteral("client")), nullptr});
        QVERIFY(home.ok());
        ui::ClientParts parts;
        parts.home = std::move(*home);
        parts.agent = std::make_shared<client::Agent>(*parts.home);
        data.machine.setClient(parts);
    }
    void enrol(const QString &host = QStringLiteral("localhost"))
    {
        const auto offer = client::inspectServer({host, 8443});
        QVERIFY(offer.ok());
        client::EnrolmentCredentials credentials;
        credentials.code = *data.engine().enrolmentCodes().create(5min, 1);
        DeviceInfo info;
        info.name = QStringLiteral("here");
        info.serialNumber = QStringLiteral("1");
        QVERIFY(client::enrolHome(*client().home, client().agent.get(), *offer, info, credentials).ok());
    }
    /// Started at its own server.
    void takePart()
    {
        serve();
        openClient();
        enrol();
        QVERIFY(client().agent->start().ok());
    }
    void open()
    {
        page = std::make_unique<ui::PreparePage>(data.machine, data.session, data.preferences);
        QObject::connect(page.get(), &ui::Page::told, page.get(),
                         [this](const ui::Message &message) { told << message.text; });
        page->resize(1000, 700);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
    }
    [[nodiscard]] ui::ClientParts client() { return data.machine.client(); }
    template<typename Widget>
    [[nodiscard]] Widget *find(const char *name)
    {
        auto *found = page->findChild<Widget *>(QString::fromLatin1(name));
        if (!found)
            qFatal("the page has no %s", name);
        return found;
    }
    [[nodiscard]] bool isReady()
    {
        return page->findChildren<QStackedWidget *>().front()->currentIndex() == 1;
    }
    [[nodiscard]] QString obstacle(int number = 0)
    {
        auto *label = page->findChild<ui::StatusLabel *>(QStringLiteral("obstacle%1").arg(number));
        return label ? label->text() : QString();
    }
    void click(const char *name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    /// Searches for a text, and adds whoever is found by keys.
    void choose(const QString &text)
    {
        auto *search = find<QLineEdit>("prepareSearch");
        search->clear();
        QTest::keyClicks(search, text);
        QTest::keyClick(search, Qt::Key_Return);
        auto *table = find<ui::PagedView>("prepareOwners");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTRY_COMPARE(table->model()->index(0, ui::OwnerModel::Name).data().toString(), text);
        table->setFocus();
        table->selectRow(0);
        click("addButton");
    }
    [[nodiscard]] QStringList chosen()
    {
        QStringList names;
        const auto *model = find<QListView>("chosenOwners")->model();
        for (int row = 0; row < model->rowCount(); ++row)
            names << model->index(row, 0).data().toString();
        return names;
    }
    void prepare(const QStringList &names)
    {
        QTRY_VERIFY(isReady());
        for (const QString &name : names)
            choose(name);
        click("prepareButton");
        QTRY_VERIFY(find<QPushButton>("exportButton")->isEnabled());
    }
};

/// The dialog of this name, once it is open.
template<typename Dialog>
Dialog *dialogOf(QWidget *page, const char *name)
{
    Dialog *found = nullptr;
    [&] { QTRY_VERIFY(found = page->findChild<Dialog *>(QString::fromLatin1(name))); }();
    return found;
}

} // namespace

/// [Prepare for User Data Export], as people use it.
class TestPreparePage : public QObject
{
    Q_OBJECT
private slots:
    void cleanupTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Light); }

    void counting_ofAChoice_saysWhichLimitIsHit() // R22
    {
        std::vector<OwnerKey> owners{kSales};
        for (int i = 0; i < 500; ++i)
            owners.push_back(test::UserDataRig::numbered(i));
        const ui::ChoiceCount fits = ui::countChoice(owners, {}, {500, 50});
        QVERIFY(!fits.isOver() && fits.users == 500 && fits.groups == 1);
        QCOMPARE(ui::choiceText(fits), QStringLiteral("500 of 500 users, 1 of 50 groups"));
        // Who is at the panel counts, once.
        const ui::ChoiceCount over = ui::countChoice(owners, {kAlice, kSales}, {500, 50});
        QVERIFY(over.isOver() && over.users == 501 && over.groups == 1 && over.atPanel == 1);
        QVERIFY(ui::choiceText(over).contains(QLatin1String("too many")));
        QVERIFY(!ui::countChoice(owners, {test::UserDataRig::numbered(3)}, {500, 50}).isOver());
        QVERIFY(ui::countChoice(owners, {}, {20, 50}).isOver()); // the local store's bound
    }

    void countdown_isSaidOnce() // R23
    {
        ui::WindowPanel panel;
        QSignalSpy counted(&panel, &ui::WindowPanel::counted);
        const Timestamp now = base::fromMilliseconds(1'750'000'000'000);
        client::ExportWindow window{15min, {}};
        panel.setWindow(window, now);
        auto *countdown = panel.findChild<QLabel *>(QStringLiteral("countdown"));
        QVERIFY(countdown->text() == QLatin1String("15:00") || countdown->text() == QLatin1String("14:59"));
        const QString spoken = countdown->accessibleName();
        QVERIFY(spoken.contains(QLatin1String("allowed until")));
        window.left = 61s;
        panel.setWindow(window, now + 839s);
        QVERIFY(countdown->text() == QLatin1String("1:01") || countdown->text() == QLatin1String("1:00"));
        QCOMPARE(countdown->accessibleName(), spoken);
        panel.setWindow({}, now);
        QCOMPARE(counted.back().front().toString(), QString());
        QVERIFY(!panel.findChild<QPushButton *>(QStringLiteral("exportButton"))->isEnabled());
    }

    void chosenOwners_areAGoodModel()
    {
        ui::ChosenOwners model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.add({kSales, kBob, kAlice, kBob});
        QCOMPARE(model.owners(), (std::vector<OwnerKey>{kAlice, kBob, kSales}));
        model.setWindow(
            {1min, {{kAlice, {}, {}}, {kBob, client::Shortfall::PushedOut, QStringLiteral("carol")}}});
        QVERIFY(model.index(0).data().toString().contains(QLatin1String("prepared")));
        QVERIFY(model.index(1).data().toString().contains(QLatin1String("carol")));
        model.remove({0, 2});
        QCOMPARE(model.owners(), std::vector<OwnerKey>{kBob});
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void obstacles_areNamedAndMended() // R21
    {
        Rig rig;
        rig.open(); // a server only
        QVERIFY(!rig.isReady());
        QVERIFY(rig.obstacle().contains(QLatin1String("server and client")));
        QSignalSpy wanted(rig.page.get(), &ui::Page::pageWanted);
        rig.click("remedy0");
        QCOMPARE(wanted.front().front().toString(), QStringLiteral("thismachine"));

        rig.data.machine.setListener({true, 9443, QStringLiteral("server.example"), {}});
        rig.openClient();
        QTRY_VERIFY(rig.obstacle(0).contains(QLatin1String("9443")));
        QTRY_VERIFY(rig.obstacle(1).contains(QLatin1String("not enrolled")));
        rig.click("remedy0");
        QTRY_VERIFY(rig.obstacle(0).contains(QLatin1String("not enrolled")));
        QCOMPARE(rig.data.machine.listener().port, quint16(8443));
        rig.click("remedy0");
        QTRY_COMPARE(rig.data.machine.joins(), 1);

        rig.serve();
        rig.enrol();
        QTRY_VERIFY(rig.obstacle(0).contains(QLatin1String("stopped")));
        QTRY_VERIFY(rig.find<QPushButton>("remedy0")->isEnabled());
        rig.click("remedy0");
        QTRY_VERIFY(rig.isReady());
    }

    void clientOfAnotherName_isTold() // R21
    {
        Rig rig;
        rig.serve();
        rig.openClient();
        rig.enrol(QStringLiteral("127.0.0.1"));
        rig.open();
        QTRY_VERIFY(rig.obstacle(0).contains(QLatin1String("127.0.0.1:8443")));
        rig.click("remedy0"); // its own server, by the right name
        QTRY_COMPARE(rig.data.machine.joins(), 1);
    }

    void prepare_ofAChoice_opensTheWindow() // R22, R23
    {
        Rig rig;
        rig.takePart();
        rig.open();
        QSignalSpy standing(rig.page.get(), &ui::Page::standing);
        QTRY_VERIFY(rig.isReady());
        QVERIFY(!rig.find<QPushButton>("prepareButton")->isEnabled());
        QVERIFY(!rig.find<QPushButton>("exportButton")->isEnabled());
        rig.prepare({QStringLiteral("bob"), QStringLiteral("alice")}); // one search after the other
        QCOMPARE(rig.find<ui::StatusLabel>("choiceCount")->text(),
                 QStringLiteral("2 of 500 users, 0 of 50 groups"));
        QTRY_VERIFY(rig.told.join(u' ').contains(QLatin1String("are prepared")));
        QTRY_COMPARE(rig.chosen(),
                     (QStringList{QStringLiteral("alice – prepared"), QStringLiteral("bob – prepared")}));
        QVERIFY(rig.client().home->replica().exportWindow()->isOpen());
        QVERIFY(standing.back().front().toString().contains(QLatin1String("Export allowed")));
        const auto rows = rig.data.engine().executions().newest(1);
        QVERIFY(rows.ok() && rows->front().operation == QLatin1String("export-prepare"));

        // R24: who goes is named.
        QVERIFY(rig.client().home->replica().forget(kBob, true)->forgotten);
        QTRY_VERIFY(rig.find<ui::StatusLabel>("windowIncomplete")->text().contains(QLatin1String("bob")));
    }

    void stoppedClient_mayExport() // R23
    {
        Rig rig;
        rig.takePart();
        QVERIFY(rig.client().agent->stop().ok());
        rig.open();
        QTRY_VERIFY(rig.find<QPushButton>("exportButton")->isVisible());
        QVERIFY(rig.find<QPushButton>("exportButton")->isEnabled());
        QVERIFY(rig.find<QPushButton>("importButton")->isEnabled());
        QVERIFY(!rig.isReady() && rig.obstacle().contains(QLatin1String("stopped")));
        QVERIFY(rig.client().agent->start().ok());
        QTRY_VERIFY(rig.isReady());
        QVERIFY(!rig.find<QPushButton>("exportButton")->isEnabled());
    }

    void preparation_isSeenAndCancelledByWhoeverAsks() // R22
    {
        Rig rig;
        rig.takePart();
        client::ExportCommands commands(*rig.client().home, rig.client().agent.get());
        std::promise<void> reached, goOn;
        auto first = std::async(std::launch::async, [&] {
            bool isFirst = true;
            return rig.client().agent->prepare({kAlice},
                                               [&](client::PrepareStep, int, int) {
                                                   if (!std::exchange(isFirst, false))
                                                       return;
                                                   reached.set_value();
                                                   goOn.get_future().wait();
                                               },
                                               {});
        });
        reached.get_future().wait();
        const auto second = commands.prepare({{QStringLiteral("users"), QJsonArray{QStringLiteral("bob")}}});
        const auto during = commands.status();
        const auto cancelled = commands.cancel();
        goOn.set_value();
        QCOMPARE(first.get().error().code, ErrorCode::Cancelled);
        QCOMPARE(second.error().code, ErrorCode::InUse);
        QVERIFY(during.ok() && (*during)[u"running"].toObject()[u"total"].toInt() == 1);
        QVERIFY(cancelled.ok() && (*cancelled)[u"cancelled"].toBool());
        const auto after = commands.status(); // the refused one left nothing behind
        QVERIFY(after.ok() && (*after)[u"running"].isNull());
        QVERIFY(!(*commands.cancel())[u"cancelled"].toBool(true));
    }

    void failures_sayWhatToDo() // R22, R23
    {
        for (const char *operation : {"export-prepare", "user-import", "user-export"}) {
            const QString word = QLatin1String(operation);
            const Error refused{ErrorCode::NotPermitted, {}, {}};
            QVERIFY(ui::jobErrorText(word, refused).what != ui::errorText(refused).what);
            const Error other{ErrorCode::NoSpace, {}, {}};
            QCOMPARE(ui::jobErrorText(word, other).what, ui::errorText(other).what);
        }
        const Error many{ErrorCode::TooMany, {}, {}};
        QVERIFY(ui::jobErrorText(QStringLiteral("export-prepare"), many)
                    .next.contains(QLatin1String("Choose fewer")));
    }

    void allThatMatch_areAdded() // R22
    {
        Rig rig;
        rig.takePart();
        rig.open();
        QTRY_VERIFY(rig.isReady());
        QTRY_VERIFY(rig.find<QPushButton>("addAllButton")->isEnabled());
        rig.click("addAllButton");
        QTRY_COMPARE(rig.chosen().size(), 3);
        auto *list = rig.find<QListView>("chosenOwners");
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(rig.chosen(), (QStringList{QStringLiteral("bob"), QStringLiteral("sales")}));
        rig.click("clearChosenButton");
        QVERIFY(rig.chosen().isEmpty());
    }

    void exportAndImport_goThroughAFile() // R23, R24
    {
        Rig rig;
        rig.takePart();
        rig.open();
        rig.prepare({QStringLiteral("alice"), QStringLiteral("bob")});
        QVERIFY(rig.client().home->replica().forget(kBob, true)->forgotten);
        QTRY_VERIFY(!rig.find<ui::StatusLabel>("windowIncomplete")->text().isEmpty());
        rig.click("exportButton");
        auto *second = dialogOf<ui::ConfirmDialog>(rig.page.get(), "incompleteDialog");
        QVERIFY(second->text().contains(QLatin1String("bob")));
        second->accept();
        auto *format = dialogOf<ui::ExportDialog>(rig.page.get(), "exportFormatDialog");
        QVERIFY(format->format() == ui::ExportFormat::Package && !format->passphrase());
        QTest::mouseClick(format->findChild<QPushButton *>(QStringLiteral("exportNext")), Qt::LeftButton);
        const QString path = rig.data.folder.filePath(QStringLiteral("users.zip"));
        auto *save = dialogOf<QFileDialog>(rig.page.get(), "exportDialog");
        Q_EMIT save->fileSelected(path);
        save->reject();
        QTRY_VERIFY(rig.told.join(u' ').contains(QLatin1String(" exported, ")));
        QVERIFY(QFile::exists(path));

        rig.data.put({kAlice}, test::kLanguageItem, test::kFrench);
        QTRY_COMPARE(*rig.client().home->replica().get(kAlice, test::kLanguageItem), test::kFrench);
        rig.click("importButton");
        auto *open = dialogOf<QFileDialog>(rig.page.get(), "importDialog");
        Q_EMIT open->fileSelected(path);
        open->reject();
        auto *preview = dialogOf<ui::ConfirmDialog>(rig.page.get(), "importConfirm");
        QVERIFY(preview->text().contains(QLatin1String("1 changed")));
        preview->accept();
        QTRY_COMPARE(rig.data.valueOf(kAlice), test::kGerman); // it went up
    }

    /// What the Tab key reaches has a name; every look has been taken a picture of, for people.
    void page_inEveryLook_isDrawn()
    {
        const QString folder = qEnvironmentVariable("RETINUE_PICTURES");
        for (const auto &[theme, name] :
             {std::pair(ui::ThemeKind::Light, "light"), std::pair(ui::ThemeKind::Dark, "dark"),
              std::pair(ui::ThemeKind::HighContrast, "contrast")}) {
            ui::applyTheme(*qApp, theme);
            Rig rig;
            rig.open();
            take(rig, folder, QStringLiteral("prepare-obstacles-%1").arg(QLatin1String(name)));
            rig.page.reset();
            rig.takePart();
            rig.open();
            rig.prepare({QStringLiteral("alice"), QStringLiteral("bob"), QStringLiteral("sales")});
            QVERIFY(rig.client().home->replica().forget(kBob, true)->forgotten);
            QTRY_VERIFY(!rig.find<ui::StatusLabel>("windowIncomplete")->text().isEmpty());
            take(rig, folder, QStringLiteral("prepare-open-%1").arg(QLatin1String(name)));
            for (QWidget *widget : rig.page->findChildren<QWidget *>()) {
                if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                    continue;
                const auto *interface = QAccessible::queryAccessibleInterface(widget);
                QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                         qPrintable(widget->objectName()));
            }
        }
    }

private:
    static void take(Rig &rig, const QString &folder, const QString &name)
    {
        QTest::qWait(50);
        const QPixmap picture = rig.page->grab();
        QVERIFY(!picture.isNull());
        if (!folder.isEmpty())
            QVERIFY(QDir().mkpath(folder) && picture.save(QStringLiteral("%1/%2.png").arg(folder, name)));
    }
};

int main(int argc, char *argv[])
{
    if (const QString problem = test::enterOwnSystem(); !problem.isEmpty()) {
        qCritical("no network for the tests: %s", qPrintable(problem));
        return 1;
    }
    QApplication application(argc, argv);
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    ui::applyTheme(application, ui::ThemeKind::Light);
    TestPreparePage test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_prepare_page.moc"
