#include "tests/support/fake_clock.h"
#include "tests/ui/support/test_machine.h"
#include "ui/settings/settings_page.h"
#include "ui/widgets/copy_field.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace retinue;

namespace {

const QString kAdmin = QStringLiteral("admin");

SecretBytes secret(const char *text)
{
    return SecretBytes(QByteArrayView(text));
}

} // namespace

class TestSettingsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_machine = std::make_unique<test::TestMachine>();
        QVERIFY(engine().administrators().create(kAdmin, secret("correct horse")).ok());
        QVERIFY(m_machine->setRole(ui::Role::Server).result().ok());
        m_preferences = std::make_unique<ui::Preferences>(m_folder->filePath(QStringLiteral("preferences")));
        m_session = std::make_unique<ui::Session>();
        m_session->signIn(kAdmin);
        m_idleLock = std::make_unique<ui::IdleLock>(*m_machine, *m_session);
        m_page = std::make_unique<ui::SettingsPage>(*m_machine, *m_session, *m_preferences, *m_idleLock);
        m_told.clear();
        connect(m_page.get(), &ui::Page::told, this,
                [this](const ui::Message &message) { m_told.append(message.text); });
        m_page->resize(1000, 900);
        m_page->show();
        QTRY_COMPARE(administrators()->count(), 1);
    }
    void cleanup()
    {
        m_page.reset();
        m_idleLock.reset();
        m_session.reset();
        m_machine.reset();
    }

    void appearance_isAppliedAtOnce()
    {
        QSignalSpy themes(m_preferences.get(), &ui::Preferences::themeChanged);
        QSignalSpy languages(m_preferences.get(), &ui::Preferences::languageChanged);
        choose("themeChoice", int(ui::ThemeKind::Dark));
        choose("languageChoice", QStringLiteral("ja"));
        QCOMPARE(themes.count(), 1);
        QCOMPARE(languages.count(), 1);
        QVERIFY(m_preferences->theme() == ui::ThemeKind::Dark);
        QCOMPARE(m_preferences->language(), QStringLiteral("ja"));
    }

    void idleLock_isKeptForTheInstallation_andUsedAtOnce() // R53
    {
        auto *minutes = m_page->findChild<QSpinBox *>(QStringLiteral("idleMinutes"));
        QCOMPARE(minutes->value(), 10);
        minutes->setValue(3);
        QTest::keyClick(minutes, Qt::Key_Return);
        QVERIFY(m_idleLock->after() == std::chrono::minutes(3));
        QTRY_COMPARE(lastLogged(), QStringLiteral("idle-lock-set 3 OK admin"));
        QCOMPARE(engine().machine().setting(ui::IdleLock::kSetting)->value_or(QString()),
                 QStringLiteral("3"));
    }

    void lastAdministrator_cannotBeRemoved()
    {
        administrators()->setCurrentRow(0);
        QVERIFY(!button("removeAdministratorButton")->isEnabled());
    }

    void add_makesAnAccount_thatCanSignIn() // R53
    {
        click("addAdministratorButton");
        fill("newManagerId", QStringLiteral("b ob"));
        auto *dialog = m_page->findChild<QDialog *>(QStringLiteral("addAdministratorDialog"));
        setPasswords(dialog, QStringLiteral("battery staple"));
        click("addButton");
        QVERIFY(dialog->isVisible()); // a blank in the ID
        fill("newManagerId", QStringLiteral("bob"));
        click("addButton");
        QTRY_COMPARE(administrators()->count(), 2);
        QCOMPARE(lastLogged(), QStringLiteral("administrator-add bob OK admin"));
        QVERIFY(engine().administrators().verify(QStringLiteral("bob"), secret("battery staple"), {}).ok());
    }

    void add_ofAnIdThatIsThere_isToldAndLogged()
    {
        click("addAdministratorButton");
        fill("newManagerId", QStringLiteral("ADMIN"));
        setPasswords(m_page->findChild<QDialog *>(QStringLiteral("addAdministratorDialog")),
                     QStringLiteral("battery staple"));
        click("addButton");
        QTRY_COMPARE(m_told.size(), 1);
        QVERIFY(m_told.front().contains(QStringLiteral("already")));
        QCOMPARE(lastLogged(), QStringLiteral("administrator-add ADMIN already-exists admin"));
    }

    void remove_namesWho_andNeedsAYes() // R53
    {
        addSecond();
        administrators()->setCurrentRow(1);
        click("removeAdministratorButton");
        auto *yes = button("confirmRemoveButton");
        QVERIFY(yes->text().contains(QStringLiteral("second")));
        m_page->findChild<QDialog *>(QStringLiteral("removeDialog"))->reject();
        QCOMPARE(engine().administrators().list()->size(), 2);
        QTRY_VERIFY(!m_page->findChild<QDialog *>(QStringLiteral("removeDialog")));
        click("removeAdministratorButton");
        click("confirmRemoveButton");
        QTRY_COMPARE(administrators()->count(), 1);
        QCOMPARE(lastLogged(), QStringLiteral("administrator-remove second OK admin"));
        QVERIFY(m_session->isSignedIn());
    }

    void remove_ofOneself_signsOut()
    {
        addSecond();
        administrators()->setCurrentRow(0);
        click("removeAdministratorButton");
        click("confirmRemoveButton");
        QTRY_VERIFY(!m_session->isSignedIn());
    }

    void ownPassword_needsTheOldOne() // R53
    {
        fill("oldPassword", QStringLiteral("wrong horse"));
        setPasswords(m_page.get(), QStringLiteral("battery staple"));
        click("changePasswordButton");
        QTRY_COMPARE(m_told.size(), 1);
        QVERIFY(m_told.back().contains(QStringLiteral("old password is wrong")));
        fill("oldPassword", QStringLiteral("correct horse"));
        click("changePasswordButton");
        QTRY_COMPARE(m_told.size(), 2);
        QCOMPARE(lastLogged(), QStringLiteral("administrator-set-password admin OK admin"));
        QVERIFY(engine().administrators().verify(kAdmin, secret("battery staple"), {}).ok());
        QVERIFY(m_page->findChild<QLineEdit *>(QStringLiteral("newPassword"))->text().isEmpty());
    }

    void port_isApplied_orStaysWithTheReason() // R53
    {
        auto *port = m_page->findChild<QSpinBox *>(QStringLiteral("portField"));
        QVERIFY(!button("applyPortButton")->isEnabled());
        port->setValue(9443);
        click("applyPortButton");
        QTRY_COMPARE(lastLogged(), QStringLiteral("port-set 9443 OK admin"));
        QCOMPARE(m_machine->listener().port, quint16(9443));
        port->setValue(80);
        m_machine->failNext({ErrorCode::PortReserved, QStringLiteral("Permission denied")});
        click("applyPortButton");
        QTRY_COMPARE(lastLogged(), QStringLiteral("port-set 80 port-reserved admin"));
        QVERIFY(m_told.back().contains(QStringLiteral("port 80.")));
        QVERIFY(m_told.back().contains(QStringLiteral("stays on port 9443")));
        QVERIFY(m_told.back().contains(QStringLiteral("1024"))); // what to do
        QCOMPARE(port->value(), 9443);
    }

    void port_thatIsTyped_staysWhenOnlyTheAddressesChange()
    {
        auto *port = m_page->findChild<QSpinBox *>(QStringLiteral("portField"));
        port->setValue(9443);
        ui::ListenerStatus listener = m_machine->listener();
        listener.hosts = {QStringLiteral("192.0.2.7")};
        m_machine->setListener(listener);
        QCOMPARE(port->value(), 9443);
        QVERIFY(button("applyPortButton")->isEnabled());
        listener.port = 9000;
        m_machine->setListener(listener);
        QCOMPARE(port->value(), 9000);
        QVERIFY(!button("applyPortButton")->isEnabled());
    }

    void facts_areThoseOfTheEngine()
    {
        QCOMPARE(m_page->findChild<ui::CopyField *>(QStringLiteral("caFingerprint"))->text(),
                 engine().identity().caFingerprint());
    }

private:
    engine::Engine &engine() { return m_machine->engine(); }
    QListWidget *administrators()
    {
        return m_page->findChild<QListWidget *>(QStringLiteral("administratorList"));
    }
    QPushButton *button(const char *name) { return m_page->findChild<QPushButton *>(QLatin1String(name)); }
    void click(const char *name)
    {
        QVERIFY2(button(name), name);
        button(name)->click();
    }
    void fill(const char *name, const QString &text)
    {
        m_page->findChild<QLineEdit *>(QLatin1String(name))->setText(text);
    }
    void setPasswords(QWidget *where, const QString &password)
    {
        for (const char *name : {"newPassword", "repeatedPassword"}) {
            // The dialog's own fields are beneath the page as well: the last ones made are meant.
            where->findChildren<QLineEdit *>(QLatin1String(name)).back()->setText(password);
        }
    }
    void choose(const char *name, const QVariant &data)
    {
        auto *box = m_page->findChild<QComboBox *>(QLatin1String(name));
        const int steps = box->findData(data) - box->currentIndex();
        for (int i = 0; i < steps - 1; ++i) {
            const QSignalBlocker quiet(box);
            box->setCurrentIndex(box->currentIndex() + 1);
        }
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->currentData(), data);
    }
    void addSecond()
    {
        QVERIFY(engine().administrators().create(QStringLiteral("second"), secret("battery staple")).ok());
        m_page->hide();
        m_page->show();
        QTRY_COMPARE(administrators()->count(), 2);
    }
    QString lastLogged()
    {
        const auto row = engine().executions().newest(1)->front();
        return QStringList{row.operation, row.destination, row.result, row.who}.join(u' ');
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::TestMachine> m_machine;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::Session> m_session;
    std::unique_ptr<ui::IdleLock> m_idleLock;
    std::unique_ptr<ui::SettingsPage> m_page;
    QStringList m_told;
};

QTEST_MAIN(TestSettingsPage)
#include "test_settings_page.moc"
