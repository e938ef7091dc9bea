#include "core/client/agent.h"
#include "core/client/server_trust.h"
#include "core/server/sync_server.h"
#include "tests/support/remove_owners.h"
#include "tests/ui/support/test_machine.h"
#include "ui/text/formats.h"
#include "ui/thismachine/enrol_dialog.h"
#include "ui/thismachine/forget_dialog.h"
#include "ui/thismachine/role_dialog.h"
#include "ui/thismachine/this_machine_page.h"
#include "ui/widgets/status_label.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <future>
#include <set>

using namespace retinue;
using ui::Role;

namespace {

/// A local network with the servers that a test puts there.
class FixedDiscovery final : public client::ServerDiscovery
{
public:
    std::vector<client::DiscoveredServer> servers;
    Result<std::vector<client::DiscoveredServer>> find(std::chrono::milliseconds) override { return servers; }
};

/// The page over a real client, shown. The client's server, if there is one, is this machine's own engine.
struct Shown
{
    test::TestMachine machine;
    QTemporaryDir folder;
    std::shared_ptr<FixedDiscovery> network = std::make_shared<FixedDiscovery>();
    std::unique_ptr<server::SyncServer> server;
    std::unique_ptr<ui::ThisMachinePage> page;

    ~Shown()
    {
        page.reset();
        machine.setClient({}); // ends its exchanges before the server goes
    }
    void open(Role role)
    {
        [[maybe_unused]] const auto set = machine.setRole(role);
        if (ui::isClient(role)) {
            auto home = client::DeviceHome::open({folder.filePath(QStringLiteral("client")), nullptr});
            QVERIFY(home.ok());
            ui::ClientParts parts;
            parts.home = std::move(*home);
            parts.agent = std::make_shared<client::Agent>(*parts.home);
            machine.setClient(parts);
        }
        page = std::make_unique<ui::ThisMachinePage>(machine, network);
        page->resize(1100, 800);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
    }
    void serve()
    {
        server::SyncServerOptions options;
        options.address = QStringLiteral("127.0.0.1");
        options.port = 0;
        options.threads = 1;
        server = std::make_unique<server::SyncServer>(machine.engine(), options);
        QVERIFY(server->start().ok());
    }
    [[nodiscard]] QString address() const { return QStringLiteral("127.0.0.1:%1").arg(server->port()); }
    [[nodiscard]] QString fingerprint()
    {
        return ui::fingerprintText(machine.engine().identity().caFingerprint());
    }
    [[nodiscard]] QString newCode()
    {
        return *machine.engine().enrolmentCodes().create(std::chrono::minutes(5), 1);
    }
    [[nodiscard]] client::DeviceHome &home() const { return *machine.client().home; }

    template<typename T>
    T *find(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QString status(const char *name) const { return find<ui::StatusLabel>(name)->text(); }
    void press(const char *button) const
    {
        auto *found = find<QPushButton>(button);
        QVERIFY2(found && found->isVisible() && found->isEnabled(), button);
        QTest::mouseClick(found, Qt::LeftButton);
    }
    void type(const char *field, const QString &text) const
    {
        QTest::keyClicks(find<QLineEdit>(field), text);
    }
    [[nodiscard]] bool canPress(const char *button) const
    {
        const auto *found = find<QPushButton>(button);
        return found && found->isVisible() && found->isEnabled();
    }
    /// Through the dialog, as a person does it.
    void enrol()
    {
        press("clientEnrolButton");
        type("enrolAddress", address());
        press("enrolNextButton");
        QTRY_VERIFY(find<QCheckBox>("enrolIsSame")->isVisible());
        QTest::mouseClick(find<QCheckBox>("enrolIsSame"), Qt::LeftButton, {}, QPoint(8, 8));
        press("enrolNextButton");
        type("enrolCode", newCode());
        press("enrolNextButton");
        QTRY_VERIFY(!find<ui::EnrolDialog>("enrolDialog"));
        QTRY_VERIFY(status("clientState").startsWith(QLatin1String("Running")));
    }
};

} // namespace

class TestThisMachinePage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void server_hasNoClientPart() // R1
    {
        Shown shown;
        shown.open(Role::Server);
        QCOMPARE(shown.status("roleState"), QStringLiteral("Server"));
        QVERIFY(!shown.find<QWidget>("clientCard")->isVisible());
        QVERIFY(!shown.find<QWidget>("panelCard")->isVisible());
        QVERIFY(!shown.find<QWidget>("machineTabs")->isVisible());
    }

    void roleThatStopsTheServer_namesWhoIsConnected_andChangesOnlyWhenAsked() // R1
    {
        Shown shown;
        const auto lobby = shown.machine.addDevice("lobby", "SN-1", {});
        shown.machine.addDevice("attic", "SN-2", {});
        shown.machine.engine().devices().setConnected(lobby, true);
        shown.open(Role::Server);
        shown.press("roleButton");
        QTRY_VERIFY(shown.find<ui::RoleDialog>("roleDialog"));
        QVERIFY(!shown.canPress("roleChangeButton")); // nothing chosen yet
        shown.find<QRadioButton>("roleClient")->click();
        const QString consequences = shown.find<QLabel>("roleConsequences")->text();
        QVERIFY(consequences.contains(QLatin1String("The server on this machine stops")));
        QVERIFY(consequences.contains(QLatin1String("lobby")));
        QVERIFY(!consequences.contains(QLatin1String("attic")));
        QCOMPARE(shown.machine.role(), std::optional(Role::Server));
        shown.press("roleChangeButton");
        QTRY_COMPARE(shown.status("roleState"), QStringLiteral("Client"));
        QCOMPARE(shown.machine.role(), std::optional(Role::Client));
    }

    void becomingServerAndClient_joinsItsOwnServerByItself() // R21
    {
        Shown shown;
        shown.open(Role::Server);
        shown.press("roleButton");
        QTRY_VERIFY(shown.find<ui::RoleDialog>("roleDialog"));
        shown.find<QRadioButton>("roleServerAndClient")->click();
        shown.press("roleChangeButton");
        QTRY_COMPARE(shown.machine.role(), std::optional(Role::ServerAndClient));
        QCOMPARE(shown.machine.joins(), 0); // there is no client yet
        auto home = client::DeviceHome::open({shown.folder.filePath(QStringLiteral("client")), nullptr});
        QVERIFY(home.ok());
        ui::ClientParts parts;
        parts.home = std::move(*home);
        parts.agent = std::make_shared<client::Agent>(*parts.home);
        shown.machine.setClient(parts);
        QTRY_COMPARE(shown.machine.joins(), 1);
    }

    void roleThatCannotBeStored_saysWhy()
    {
        Shown shown;
        shown.open(Role::Server);
        QSignalSpy told(shown.page.get(), &ui::Page::told);
        shown.press("roleButton");
        QTRY_VERIFY(shown.find<ui::RoleDialog>("roleDialog"));
        shown.find<QRadioButton>("roleClient")->click();
        shown.machine.failNext(Error{ErrorCode::NoSpace, QStringLiteral("full")});
        shown.press("roleChangeButton");
        QTRY_COMPARE(told.count(), 1);
        QVERIFY(told.front().front().value<ui::Message>().text.contains(QLatin1String("The disk is full")));
        QCOMPARE(shown.status("roleState"), QStringLiteral("Server"));
    }

    void clientThatCannotBeOpened_saysWhyAndWhatNext()
    {
        Shown shown;
        [[maybe_unused]] const auto set = shown.machine.setRole(Role::Client);
        shown.machine.setClient({}, Error{ErrorCode::InUse, QStringLiteral("process 7 has it")});
        shown.page = std::make_unique<ui::ThisMachinePage>(shown.machine, shown.network);
        shown.page->show();
        QTRY_VERIFY(shown.status("clientState").contains(QLatin1String("cannot be used")));
        QVERIFY(shown.find<QLabel>("clientNext")->text().contains(QLatin1String("process 7 has it")));
        QVERIFY(!shown.canPress("clientStartButton"));
        QVERIFY(!shown.canPress("clientEnrolButton"));
    }

    void notEnrolled_saysSo_andOffersTheWay()
    {
        Shown shown;
        shown.open(Role::Client);
        QTRY_COMPARE(shown.status("clientState"), QStringLiteral("Not enrolled at a server."));
        QVERIFY(shown.canPress("clientEnrolButton"));
        QVERIFY(!shown.canPress("clientJoinButton")); // it has no server of its own
        QVERIFY(!shown.canPress("clientStartButton"));
        [[maybe_unused]] const auto set = shown.machine.setRole(Role::ServerAndClient);
        QTRY_VERIFY(shown.canPress("clientJoinButton"));
        shown.press("clientJoinButton");
        QTRY_COMPARE(shown.machine.joins(), 1); // R21
    }

    void enrolment_showsTheFingerprintFirst_andSendsNothingBeforeItIsConfirmed() // R2, R3
    {
        Shown shown;
        shown.serve();
        shown.open(Role::Client);
        QTRY_VERIFY(shown.canPress("clientEnrolButton"));
        shown.press("clientEnrolButton");
        shown.type("enrolAddress", shown.address());
        shown.press("enrolNextButton");
        QTRY_VERIFY(shown.find<QCheckBox>("enrolIsSame")->isVisible());
        QCOMPARE(shown.find<QLabel>("enrolFingerprint")->text(), shown.fingerprint());
        QVERIFY(!shown.find<QLineEdit>("enrolCode")->isVisible());
        QVERIFY(!shown.canPress("enrolNextButton"));
        QVERIFY(shown.machine.engine().devices().list().empty());
        shown.find<QCheckBox>("enrolIsSame")->click();
        shown.press("enrolNextButton");
        shown.type("enrolCode", QStringLiteral("AAAA-AAAA-AAAA"));
        shown.press("enrolNextButton");
        QTRY_VERIFY(shown.status("enrolProblem").startsWith(QLatin1String("The code is not accepted")));
        shown.find<QLineEdit>("enrolCode")->clear();
        shown.type("enrolCode", shown.newCode());
        shown.find<QLineEdit>("enrolName")->clear();
        shown.type("enrolName", QStringLiteral("front desk"));
        shown.press("enrolNextButton");
        QTRY_VERIFY(!shown.find<ui::EnrolDialog>("enrolDialog"));
        QTRY_VERIFY(shown.status("clientState").startsWith(QLatin1String("Running")));
        QCOMPARE(shown.machine.engine().devices().list().front().info.name, QStringLiteral("front desk"));
        QCOMPARE(shown.find<QLabel>("clientServer")->text(), shown.address());
        QCOMPARE(shown.find<QLabel>("clientFingerprint")->text(), shown.fingerprint());
    }

    void enrolmentWithoutAddress_findsTheOneServer_orSaysThatThereIsNone() // R2
    {
        Shown shown;
        shown.serve();
        shown.open(Role::Client);
        QTRY_VERIFY(shown.canPress("clientEnrolButton"));
        shown.press("clientEnrolButton");
        shown.press("enrolNextButton");
        QTRY_VERIFY(shown.find<ui::StatusLabel>("enrolProblem")->isVisible());
        QVERIFY(shown.status("enrolProblem").startsWith(QLatin1String("No server announces itself")));
        QVERIFY(shown.find<QLineEdit>("enrolAddress")->isVisible());
        shown.network->servers = {
            {QStringLiteral("Retinue on host"), {}, {QStringLiteral("127.0.0.1"), shown.server->port()}}};
        shown.press("enrolNextButton");
        QTRY_VERIFY(shown.find<QCheckBox>("enrolIsSame")->isVisible());
        QVERIFY(shown.find<QLabel>("enrolServer")->text().contains(shown.address()));
        shown.press("enrolBackButton");
        QVERIFY(shown.find<QLineEdit>("enrolAddress")->isVisible());
    }

    void client_isStoppedAndStarted() // R4
    {
        Shown shown;
        shown.serve();
        shown.open(Role::Client);
        QTRY_VERIFY(shown.canPress("clientEnrolButton"));
        shown.enrol();
        const auto id = shown.machine.engine().devices().list().front().id;
        shown.press("clientStopButton");
        QTRY_VERIFY(shown.status("clientState").startsWith(QLatin1String("Stopped")));
        QCOMPARE(shown.machine.engine().devices().state(id), DeviceState::Stopped);
        QTRY_VERIFY(shown.canPress("clientStartButton"));
        shown.press("clientStartButton");
        QTRY_VERIFY(shown.status("clientState").startsWith(QLatin1String("Running")));
        QCOMPARE(shown.machine.engine().devices().state(id), DeviceState::Started);
    }

    void panel_logsInAndOut_andSaysHowCurrentTheDataAre() // R6, R8, R21
    {
        Shown shown;
        shown.serve();
        shown.open(Role::Client);
        QTRY_VERIFY(shown.canPress("clientEnrolButton"));
        QTRY_COMPARE(shown.status("panelWho"), QStringLiteral("Nobody is at the panel."));
        QVERIFY(!shown.canPress("panelLoginButton"));
        shown.type("panelUser", QStringLiteral("corp\\alice"));
        shown.type("panelGroups", QStringLiteral("sales, press"));
        shown.press("panelLoginButton");
        QTRY_COMPARE(shown.status("panelWho"), QStringLiteral("corp\\alice is at the panel."));
        QVERIFY(shown.status("panelMessage").contains(QLatin1String("does not take part")));
        QTRY_VERIFY(shown.canPress("panelLogoutButton"));
        shown.press("panelLogoutButton");
        QTRY_COMPARE(shown.status("panelWho"), QStringLiteral("Nobody is at the panel."));

        shown.enrol();
        shown.type("panelUser", QStringLiteral("corp\\alice")); // the groups as last asserted
        QTRY_VERIFY(shown.canPress("panelLoginButton"));
        shown.press("panelLoginButton");
        QTRY_VERIFY(shown.status("panelMessage").contains(QLatin1String("current ones")));
        const auto id = shown.machine.engine().devices().list().front().id;
        QVERIFY(
            shown.machine.engine().devices().following().isAtPanel(id, *OwnerKey::user(u"alice", u"corp")));
        QVERIFY(shown.machine.engine().devices().following().isAtPanel(id, *OwnerKey::group(u"sales")));
    }

    void panel_withANameThatIsNone_saysWhy()
    {
        Shown shown;
        shown.open(Role::Client);
        QTRY_VERIFY(shown.canPress("clientEnrolButton"));
        shown.type("panelUser", QStringLiteral(".."));
        shown.press("panelLoginButton");
        QTRY_VERIFY(shown.status("panelMessage").contains(QLatin1String("not accepted")));
        QCOMPARE(shown.status("panelWho"), QStringLiteral("Nobody is at the panel."));
    }

    void refusedChange_isShownAtThePanel_asTheDeviceSaysIt() // R7, R9
    {
        Shown shown;
        shown.serve();
        shown.open(Role::Client);
        QTRY_VERIFY(shown.canPress("clientEnrolButton"));
        shown.enrol();
        const auto alice = *OwnerKey::user(u"alice");
        QVERIFY(shown.home().replica().login(protocol::PanelLogin{alice, {}}).ok());
        QVERIFY(shown.home()
                    .replica()
                    .set(alice, "display.language", R"({"language":"de","keyboard":"de"})")
                    .ok());
        QTRY_COMPARE(shown.home().replica().status()->unsent, 0);
        // While the device is away it changes what is deleted at the server.
        const quint16 port = shown.server->port();
        shown.server.reset();
        QVERIFY(shown.home()
                    .replica()
                    .set(alice, "display.language", R"({"language":"fr","keyboard":"fr"})")
                    .ok());
        QTRY_VERIFY(shown.find<QLabel>("clientWaiting")->text().contains(QLatin1String("1 waiting")));
        QCOMPARE(*test::removeOwners(shown.machine.engine().store(), {alice}), 1);
        server::SyncServerOptions options;
        options.address = QStringLiteral("127.0.0.1");
        options.port = port;
        options.threads = 1;
        shown.server = std::make_unique<server::SyncServer>(shown.machine.engine(), options);
        QVERIFY(shown.server->start().ok());
        QTRY_VERIFY_WITH_TIMEOUT(shown.status("panelMessage").contains(QLatin1String("Log in again")),
                                 60'000);
        QVERIFY(shown.find<QLabel>("clientWaiting")->text().contains(QLatin1String("1 refused")));
    }

    void localData_areDeletedOnlyAfterTheUnsentWereNamed() // R13
    {
        Shown shown;
        shown.open(Role::Client);
        const auto alice = *OwnerKey::user(u"alice");
        QVERIFY(shown.home()
                    .replica()
                    .set(alice, "display.language", R"({"language":"de","keyboard":"de"})")
                    .ok());
        auto *table = shown.find<QTableView>("localOwners");
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QVERIFY(!shown.canPress("forgetButton"));
        table->selectRow(0);
        shown.press("forgetButton");
        QTRY_VERIFY(shown.find<ui::ForgetDialog>("forgetDialog"));
        QVERIFY(shown.find<QLabel>("forgetText")->text().contains(QLatin1String("display.language")));
        QTest::keyClick(shown.find<ui::ForgetDialog>("forgetDialog"), Qt::Key_Return); // Cancel
        QTRY_VERIFY(!shown.find<ui::ForgetDialog>("forgetDialog"));
        QCOMPARE(table->model()->rowCount(), 1);
        shown.press("forgetButton");
        QTRY_VERIFY(shown.find<ui::ForgetDialog>("forgetDialog"));
        shown.press("forgetConfirmButton");
        QTRY_COMPARE(table->model()->rowCount(), 0);
        QVERIFY(shown.home().replica().settings(alice)->empty());
    }

    void forgetting_whenMoreIsUnsentThanWasNamed_doesNothing() // R13
    {
        Shown shown;
        shown.open(Role::Client);
        const auto alice = *OwnerKey::user(u"alice");
        QVERIFY(shown.home()
                    .replica()
                    .set(alice, "display.language", R"({"language":"de","keyboard":"de"})")
                    .ok());
        const auto report = ui::forgetAsShown(shown.machine.client(), alice, {});
        QVERIFY(report.ok());
        QVERIFY(!report->forgotten);
        QCOMPARE(report->unsent.size(), std::size_t(1));
        QCOMPARE(shown.home().replica().settings(alice)->size(), std::size_t(1));
        QVERIFY(ui::forgetAsShown(shown.machine.client(), alice, *report)->forgotten);
    }

    void communicationLog_isShown_newestFirst() // R8
    {
        Shown shown;
        shown.open(Role::Client);
        shown.home().log().write({client::Occurrence::Kind::Started});
        shown.home().log().write({ErrorCode::Unreachable, QStringLiteral("no route"), {}},
                                 {client::Occurrence::Kind::SynchronizationFailed});
        shown.find<QTabWidget>("machineTabs")->setCurrentIndex(1);
        const auto *model = shown.find<QTableView>("communicationLog")->model();
        QTRY_COMPARE(model->rowCount(), 2);
        QVERIFY(model->index(0, ui::CommunicationModel::What)
                    .data()
                    .toString()
                    .startsWith(QLatin1String("Synchronizing failed.")));
        QCOMPARE(model->index(0, ui::CommunicationModel::Severity).data().toString(),
                 QStringLiteral("Warning"));
    }

    void everyControl_isReachedByTab_andHasANameForScreenReaders()
    {
        Shown shown;
        shown.open(Role::Client);
        QTRY_VERIFY(shown.canPress("clientEnrolButton"));
        shown.type("panelUser", QStringLiteral("alice"));
        std::set<QWidget *> reached;
        shown.page->activateWindow();
        shown.find<QPushButton>("roleButton")->setFocus();
        for (int i = 0; i < 60 && reached.insert(QApplication::focusWidget()).second; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        for (const char *name : {"roleButton", "clientEnrolButton", "panelUser", "panelGroups",
                                 "panelLoginButton", "localOwners"})
            QVERIFY2(reached.contains(shown.find<QWidget>(name)), name);
        for (QWidget *widget : reached) {
            const auto *accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                     widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(TestThisMachinePage)
#include "test_this_machine_page.moc"
