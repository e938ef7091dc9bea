#include "tests/support/fake_clock.h"
#include "tests/ui/support/test_machine.h"
#include "ui/shell/idle_lock.h"
#include "ui/shell/main_window.h"

#include <QDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace retinue;
using namespace std::chrono_literals;
using ui::IdleLock;

class TestIdleLock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<test::FakeClock>();
        m_machine = std::make_unique<test::TestMachine>(m_clock.get());
        m_session = std::make_unique<ui::Session>();
    }
    void cleanup()
    {
        m_session.reset();
        m_machine.reset();
    }

    void withoutUse_forTenMinutes_signsOut()
    {
        IdleLock lock(*m_machine, *m_session);
        m_session->signIn(QStringLiteral("admin"));
        m_clock->advance(10min);
        QTRY_VERIFY(!m_session->isSignedIn());
    }

    void use_beginsTheTimeAnew()
    {
        IdleLock lock(*m_machine, *m_session);
        m_session->signIn(QStringLiteral("admin"));
        QPushButton button;
        QSignalSpy clicks(&button, &QPushButton::clicked);
        for (int i = 0; i < 4; ++i) {
            m_clock->advance(9min);
            QTest::mouseClick(&button, Qt::LeftButton);
        }
        QCOMPARE(clicks.count(), 4);
        QVERIFY(m_session->isSignedIn());
    }

    void firstClick_afterANight_locksAndDoesNothingElse() // sleep counts
    {
        IdleLock lock(*m_machine, *m_session);
        m_session->signIn(QStringLiteral("admin"));
        QPushButton button;
        QSignalSpy clicks(&button, &QPushButton::clicked);
        m_clock->advance(8h);
        QTest::mouseClick(&button, Qt::LeftButton);
        QVERIFY(!m_session->isSignedIn());
        QCOMPARE(clicks.count(), 0);
    }

    void setting_ofTheInstallation_isUsed()
    {
        QVERIFY(m_machine->engine().machine().setSetting(IdleLock::kSetting, QStringLiteral("3")).ok());
        IdleLock lock(*m_machine, *m_session);
        QTRY_VERIFY(lock.after() == 3min);
        m_session->signIn(QStringLiteral("admin"));
        m_clock->advance(3min);
        QTRY_VERIFY(!m_session->isSignedIn());
    }

    void never_isNever()
    {
        IdleLock lock(*m_machine, *m_session);
        lock.setAfter(0min);
        m_session->signIn(QStringLiteral("admin"));
        m_clock->advance(48h);
        QPushButton button;
        QTest::mouseClick(&button, Qt::LeftButton);
        QVERIFY(m_session->isSignedIn());
    }

    void signOut_closesDialogs_andThePageIsTheSameAfterwards()
    {
        auto *first =
            new ui::Page({QStringLiteral("first"), {}, QStringLiteral("First"), QStringLiteral("log"), {}});
        auto *second =
            new ui::Page({QStringLiteral("second"), {}, QStringLiteral("Second"), QStringLiteral("log"), {}});
        ui::MainWindow window(*m_machine, *m_session, new QWidget, {first, second});
        m_session->signIn(QStringLiteral("admin"));
        window.show();
        window.showPage(QStringLiteral("second"));
        auto *dialog = new QDialog(second);
        dialog->open();
        QVERIFY(dialog->isVisible());
        m_session->signOut();
        QVERIFY(!dialog->isVisible());
        QVERIFY(!second->isVisible());
        m_session->signIn(QStringLiteral("admin"));
        QVERIFY(second->isVisible());
        QCOMPARE(window.currentPage(), QStringLiteral("second"));
    }

private:
    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<test::TestMachine> m_machine;
    std::unique_ptr<ui::Session> m_session;
};

QTEST_MAIN(TestIdleLock)
#include "test_idle_lock.moc"
