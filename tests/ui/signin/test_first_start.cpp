#include "core/client/agent.h"
#include "core/client/device_home.h"
#include "tests/ui/support/test_machine.h"
#include "ui/signin/gate.h"
#include "ui/widgets/status_label.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>

using namespace retinue;

namespace {

const QString kPassword = QStringLiteral("correct horse");

} // namespace

class TestFirstStart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_machine = std::make_unique<test::TestMachine>();
        m_machine->setListener({false, 8443, QStringLiteral("server.example"), {}});
        m_preferences = std::make_unique<ui::Preferences>(m_folder->filePath(QStringLiteral("preferences")));
        m_session = std::make_unique<ui::Session>();
        m_gate = std::make_unique<ui::Gate>(*m_machine, *m_session, *m_preferences);
        m_gate->show();
        QTRY_VERIFY(field("managerId"));
    }
    void cleanup()
    {
        m_gate.reset();
        m_machine.reset();
    }

    void start_ofAServer_makesAccountRoleAndListener_andSignsIn() // R1
    {
        fillIn(QStringLiteral("Admin"), kPassword, kPassword);
        click("startButton");
        QTRY_COMPARE(m_session->administrator(), QStringLiteral("Admin"));
        QVERIFY(m_machine->role() == ui::Role::Server);
        QVERIFY(m_machine->listener().listening);
        QCOMPARE(m_machine->listener().port, quint16(8443));
        QCOMPARE(m_machine->joins(), 0);
        QCOMPARE(m_preferences->lastAdministrator(), QStringLiteral("Admin"));
        QVERIFY(m_machine->engine()
                    .administrators()
                    .verify(QStringLiteral("admin"), SecretBytes(QByteArrayView("correct horse")), {})
                    .ok());
        const auto log = m_machine->engine().executions().newest(1);
        QCOMPARE(log->front().operation, QStringLiteral("administrator-add")); // R53
    }

    void rules_areShownBeforehand_andWhatBreaksThemIsSaid()
    {
        QVERIFY(status("passwordRule")->text().contains(QStringLiteral("8 to 128")));
        click("startButton");
        QVERIFY(status("firstStartState")->text().contains(QStringLiteral("System Manager ID")));
        fillIn(QStringLiteral("admin"), QStringLiteral("short"), {});
        click("startButton");
        QVERIFY(status("firstStartState")->text().contains(QStringLiteral("3 more")));
        fillIn(QStringLiteral("admin"), kPassword, QStringLiteral("correct horsf"));
        click("startButton");
        QVERIFY(status("firstStartState")->text().contains(QStringLiteral("not the same")));
        fillIn(QStringLiteral("ad min"), kPassword, kPassword);
        click("startButton");
        QVERIFY(status("firstStartState")->text().contains(QStringLiteral("no blanks")));
        QVERIFY(!m_machine->role());
        QVERIFY(!m_machine->listener().listening);
        QVERIFY(!*m_machine->engine().administrators().any());
    }

    void start_whenThePortIsTaken_namesIt_changesNothing_andOffersAnother()
    {
        fillIn(QStringLiteral("admin"), kPassword, kPassword);
        m_machine->failNext({ErrorCode::PortTaken, QStringLiteral("Address already in use")});
        click("startButton");
        QTRY_VERIFY(button("otherPortButton")->isVisible());
        QVERIFY(status("firstStartState")->text().contains(QStringLiteral("8443")));
        QVERIFY(!*m_machine->engine().administrators().any());
        QVERIFY(!m_machine->role());
        QCOMPARE(field("managerId")->text(), QStringLiteral("admin"));
        QCOMPARE(field("newPassword")->text(), kPassword);
        QVERIFY(m_gate->findChild<QSpinBox *>(QStringLiteral("portField"))->isVisible());
        click("otherPortButton");
        QTRY_VERIFY(m_session->isSignedIn());
        QCOMPARE(m_machine->listener().port, quint16(8444));
    }

    void start_whenThePortIsReserved_offersTheUsualOne()
    {
        fillIn(QStringLiteral("admin"), kPassword, kPassword);
        m_gate->findChild<QSpinBox *>(QStringLiteral("portField"))->setValue(443);
        m_machine->failNext({ErrorCode::PortReserved, QStringLiteral("Permission denied")});
        click("startButton");
        QTRY_VERIFY(button("otherPortButton")->isVisible());
        QVERIFY(status("firstStartState")->text().contains(QStringLiteral("1024")));
        click("otherPortButton");
        QTRY_VERIFY(m_session->isSignedIn());
        QCOMPARE(m_machine->listener().port, quint16(8443));
    }

    void start_whenTheServerFailsForAnotherReason_offersNoPort()
    {
        fillIn(QStringLiteral("admin"), kPassword, kPassword);
        m_machine->failNext({ErrorCode::NoSpace, QStringLiteral("ENOSPC")});
        click("startButton");
        QTRY_VERIFY(status("firstStartState")->text().contains(QStringLiteral("disk is full")));
        QVERIFY(!button("otherPortButton")->isVisible());
    }

    void start_ofServerAndClient_waitsForTheClient_joinsIt_andThenMakesTheAccount() // R1, R3
    {
        fillIn(QStringLiteral("admin"), kPassword, kPassword);
        click("roleBoth");
        click("startButton");
        QTRY_VERIFY(status("firstStartState")->text().contains(QStringLiteral("client")));
        QVERIFY(!m_session->isSignedIn());
        QCOMPARE(m_machine->joins(), 0);
        m_machine->setClient(clientParts());
        QTRY_VERIFY(m_session->isSignedIn());
        QCOMPARE(m_machine->joins(), 1);
        m_machine->setClient({});
    }

    void start_whenTheClientCannotJoin_leavesNoAccount_andCanBeRepeated()
    {
        fillIn(QStringLiteral("admin"), kPassword, kPassword);
        click("roleBoth");
        click("startButton");
        QTRY_VERIFY(status("firstStartState")->text().contains(QStringLiteral("client")));
        m_machine->failNext({ErrorCode::TimedOut, QStringLiteral("no answer")});
        m_machine->setClient(clientParts());
        QTRY_VERIFY(status("firstStartState")->text().contains(QStringLiteral("could not be connected")));
        QVERIFY(!*m_machine->engine().administrators().any());
        QVERIFY(button("startButton")->isEnabled());
        click("startButton");
        QTRY_VERIFY(m_session->isSignedIn());
        QCOMPARE(m_machine->joins(), 2);
        m_machine->setClient({});
    }

    void start_ofAClient_doesNotListen()
    {
        fillIn(QStringLiteral("admin"), kPassword, kPassword);
        click("roleClient");
        QTest::keyClick(field("repeatedPassword"), Qt::Key_Return);
        QTRY_VERIFY(m_session->isSignedIn());
        QVERIFY(m_machine->role() == ui::Role::Client);
        QVERIFY(!m_machine->listener().listening);
    }

    void start_whenAnAdministratorWasAddedMeanwhile_makesNoSecondOne_andGoesToSignIn()
    {
        addByCommand();
        fillIn(QStringLiteral("intruder"), kPassword, kPassword);
        m_gate->findChild<QSpinBox *>(QStringLiteral("portField"))->setValue(9443);
        click("startButton");
        QTRY_VERIFY(status("signInState"));
        QVERIFY(status("signInState")->isVisible());
        QVERIFY(status("signInState")->text().contains(QStringLiteral("added meanwhile")));
        QVERIFY(!m_session->isSignedIn());
        QCOMPARE(*m_machine->engine().administrators().list(), QStringList{QStringLiteral("owner")});
        QVERIFY(m_machine->listener().port != 9443); // who has not signed in changes nothing
        QVERIFY(m_machine->role() == ui::Role::Server);
        field("managerId")->setText(QStringLiteral("owner"));
        field("password")->setText(QStringLiteral("battery staple"));
        click("signInButton");
        QTRY_COMPARE(m_session->administrator(), QStringLiteral("owner"));
    }

    void start_whenAnAdministratorIsAddedAtTheLastMoment_makesNoSecondOne()
    {
        fillIn(QStringLiteral("intruder"), kPassword, kPassword);
        click("roleBoth");
        click("startButton");
        QTRY_VERIFY(status("firstStartState")->text().contains(QStringLiteral("client")));
        addByCommand();
        m_machine->setClient(clientParts()); // it goes on, up to the account
        QTRY_VERIFY(status("signInState"));
        QVERIFY(!m_session->isSignedIn());
        QCOMPARE(*m_machine->engine().administrators().list(), QStringList{QStringLiteral("owner")});
        m_machine->setClient({});
    }

private:
    void addByCommand()
    {
        QVERIFY(m_machine->engine()
                    .administrators()
                    .create(QStringLiteral("owner"), SecretBytes(QByteArrayView("battery staple")))
                    .ok());
    }
    ui::ClientParts clientParts()
    {
        auto home = client::DeviceHome::open({m_folder->filePath(QStringLiteral("client")), nullptr});
        if (!home)
            return {};
        std::shared_ptr<client::DeviceHome> shared = std::move(home).value();
        return {shared, std::make_shared<client::Agent>(*shared)};
    }
    QLineEdit *field(const char *name) { return m_gate->findChild<QLineEdit *>(QLatin1String(name)); }
    QAbstractButton *button(const char *name)
    {
        return m_gate->findChild<QAbstractButton *>(QLatin1String(name));
    }
    ui::StatusLabel *status(const char *name)
    {
        return m_gate->findChild<ui::StatusLabel *>(QLatin1String(name));
    }
    void click(const char *name) { button(name)->click(); }
    void fillIn(const QString &id, const QString &first, const QString &second)
    {
        field("managerId")->setText(id);
        field("newPassword")->setText(first);
        field("repeatedPassword")->setText(second);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::TestMachine> m_machine;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::Session> m_session;
    std::unique_ptr<ui::Gate> m_gate;
};

QTEST_MAIN(TestFirstStart)
#include "test_first_start.moc"
