#include "tests/support/fake_clock.h"
#include "tests/ui/support/test_machine.h"
#include "ui/signin/gate.h"
#include "ui/widgets/copy_field.h"
#include "ui/widgets/status_label.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace retinue;

class TestSignIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<test::FakeClock>();
        m_machine = std::make_unique<test::TestMachine>(m_clock.get());
        QVERIFY(m_machine->engine()
                    .administrators()
                    .create(QStringLiteral("Admin"), SecretBytes(QByteArrayView("correct horse")))
                    .ok());
        m_preferences = std::make_unique<ui::Preferences>(m_folder->filePath(QStringLiteral("preferences")));
        m_session = std::make_unique<ui::Session>();
        m_gate = std::make_unique<ui::Gate>(*m_machine, *m_session, *m_preferences);
        m_gate->show();
        QTRY_VERIFY(field("password"));
    }
    void cleanup()
    {
        m_gate.reset();
        m_machine.reset();
    }

    void rightPassword_signsInAsTheAccountIsWritten_andIsRemembered()
    {
        enter(QStringLiteral("ADMIN"), QStringLiteral("correct horse"));
        QTRY_COMPARE(m_session->administrator(), QStringLiteral("Admin"));
        QCOMPARE(m_preferences->lastAdministrator(), QStringLiteral("Admin"));
        QVERIFY(field("password")->text().isEmpty());
        const ui::Gate next(*m_machine, *m_session, *m_preferences);
        QTRY_VERIFY(next.findChild<QLineEdit *>(QStringLiteral("managerId")));
        QCOMPARE(next.findChild<QLineEdit *>(QStringLiteral("managerId"))->text(), QStringLiteral("Admin"));
    }

    void wrongPassword_isSaid_andTheIdStays()
    {
        enter(QStringLiteral("admin"), QStringLiteral("wrong horse"));
        QTRY_VERIFY(state().contains(QStringLiteral("is wrong")));
        QVERIFY(!m_session->isSignedIn());
        QCOMPARE(field("managerId")->text(), QStringLiteral("admin"));
        QVERIFY(field("password")->text().isEmpty());
    }

    void tooManyWrongPasswords_sayHowLongToWait()
    {
        for (int i = 0; i < 4; ++i) {
            enter(QStringLiteral("admin"), QStringLiteral("wrong horse"));
            QTRY_VERIFY(state().contains(QStringLiteral("is wrong")));
        }
        enter(QStringLiteral("admin"), QStringLiteral("wrong horse"));
        QTRY_VERIFY(state().contains(QStringLiteral("too many")));
        QVERIFY(state().contains(QStringLiteral("15 minute")));
        m_clock->advance(std::chrono::minutes(14) + std::chrono::seconds(30));
        enter(QStringLiteral("admin"), QStringLiteral("correct horse"));
        QTRY_VERIFY(state().contains(QStringLiteral("30 second")));
        QVERIFY(!m_session->isSignedIn());
        m_clock->advance(std::chrono::seconds(30));
        enter(QStringLiteral("admin"), QStringLiteral("correct horse"));
        QTRY_VERIFY(m_session->isSignedIn());
    }

    void guessesFromTheNetwork_doNotLockOutTheConsole()
    {
        for (int i = 0; i < 6; ++i)
            QVERIFY(!m_machine->engine()
                         .administrators()
                         .verify(QStringLiteral("admin"), SecretBytes(QByteArrayView("guess")),
                                 QStringLiteral("192.0.2.7"))
                         .ok());
        enter(QStringLiteral("admin"), QStringLiteral("correct horse"));
        QTRY_VERIFY(m_session->isSignedIn());
    }

    void forgottenPassword_showsTheCommandForThisFolderAndId()
    {
        auto *command = m_gate->findChild<ui::CopyField *>(QStringLiteral("resetCommand"));
        QVERIFY(!command->isVisible());
        field("managerId")->setText(QStringLiteral("o'hara"));
        button("forgottenButton")->click();
        QVERIFY(command->isVisible());
        QCOMPARE(command->text(), QStringLiteral("retinued administrator set-password 'o'\\''hara' --data ") +
                                      m_machine->engine().dataFolder());
    }

    void role_thatCannotBeStored_isSaid_andTriedAgain()
    {
        test::TestMachine machine;
        QVERIFY(machine.engine()
                    .administrators()
                    .create(QStringLiteral("Admin"), SecretBytes(QByteArrayView("correct horse")))
                    .ok());
        machine.failNext({ErrorCode::NoSpace, QStringLiteral("No space left on device")});
        const ui::Gate gate(machine, *m_session, *m_preferences);
        QTRY_VERIFY(gate.findChild<QWidget *>(QStringLiteral("gateProblem")));
        QStringList texts;
        for (const QLabel *label : gate.findChildren<QLabel *>())
            texts << label->text();
        QVERIFY(texts.contains(QStringLiteral("The role of this machine cannot be stored")));
        gate.findChild<QAbstractButton *>(QStringLiteral("tryAgainButton"))->click();
        QTRY_VERIFY(gate.findChild<QLineEdit *>(QStringLiteral("password")));
    }

private:
    QLineEdit *field(const char *name) { return m_gate->findChild<QLineEdit *>(QLatin1String(name)); }
    QAbstractButton *button(const char *name)
    {
        return m_gate->findChild<QAbstractButton *>(QLatin1String(name));
    }
    QString state() { return m_gate->findChild<ui::StatusLabel *>(QStringLiteral("signInState"))->text(); }
    void enter(const QString &id, const QString &password)
    {
        QTRY_VERIFY(button("signInButton")->isEnabled());
        field("managerId")->setText(id);
        field("password")->setText(password);
        QTest::keyClick(field("password"), Qt::Key_Return);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<test::TestMachine> m_machine;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::Session> m_session;
    std::unique_ptr<ui::Gate> m_gate;
};

QTEST_MAIN(TestSignIn)
#include "test_sign_in.moc"
