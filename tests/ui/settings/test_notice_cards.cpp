#include "tests/ui/support/test_machine.h"
#include "ui/settings/mail_card.h"
#include "ui/settings/notice_rules_card.h"
#include "ui/settings/webhook_card.h"
#include "ui/widgets/status_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

#include <mutex>

using namespace retinue;
using namespace retinue::engine;

namespace {

/// What was sent, and how it is to end.
struct Sent
{
    std::mutex mutex;
    MailSettings mail;
    QByteArray password;
    Delivery answer{true, {}, {}};
    int count = 0;
};

} // namespace

class TestNoticeCards : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_machine = std::make_unique<test::TestMachine>();
        m_session = std::make_unique<ui::Session>();
        m_session->signIn(QStringLiteral("admin"));
        m_sent = std::make_shared<Sent>();
        NoticeSenders senders;
        senders.mail = [sent = m_sent](const MailSettings &mail, const SecretBytes &password, const QString &,
                                       const NoticeMessage &, const CancelToken &) {
            const std::lock_guard lock(sent->mutex);
            sent->mail = mail;
            sent->password = password.view().toByteArray();
            ++sent->count;
            return sent->answer;
        };
        senders.systemLog = [](const NoticeMessage &) {
            return Delivery{false, NoticeStep::Log,
                            Error{ErrorCode::Io, QStringLiteral("nobody listens"), {}}};
        };
        notices().setSenders(senders);
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        layout->addWidget(new ui::MailCard(*m_machine, *m_session, m_window.get()));
        layout->addWidget(new ui::WebhookCard(*m_machine, *m_session, m_window.get()));
        layout->addWidget(new ui::SystemLogCard(*m_machine, *m_session, m_window.get()));
        layout->addWidget(new ui::NoticeRulesCard(*m_machine, *m_session, m_window.get()));
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_machine.reset();
    }

    void mail_isTestedAsEntered_thenSaved() // R53
    {
        QVERIFY(!find<QPushButton>("mailTest")->isEnabled() && !find<QPushButton>("mailSave")->isEnabled());
        enterMail();
        find<QPushButton>("mailTest")->click();
        QTRY_COMPARE(health("mailResult"), ui::Health::Good);
        QCOMPARE(m_sent->password, QByteArray("secret of mail"));
        QCOMPARE(m_sent->mail.recipients,
                 (QStringList{QStringLiteral("a@example.org"), QStringLiteral("b@example.org")}));
        QVERIFY(!notices().setup().mail.isOn); // a test keeps nothing
        find<QCheckBox>("mailOn")->click();
        find<QPushButton>("mailSave")->click();
        QTRY_VERIFY(notices().setup().mail.isOn);
        QTRY_VERIFY(find<QLineEdit>("mailPassword")->text().isEmpty());
        QVERIFY(notices().setup().mail.hasPassword);
        const auto row = m_machine->engine().executions().newest(1)->front();
        QCOMPARE(row.operation + u' ' + row.destination + u' ' + row.who,
                 QStringLiteral("notify-set mail admin"));
        find<QPushButton>("mailTest")->click(); // by the kept password
        QTRY_COMPARE(m_sent->count, 2);
        QCOMPARE(m_sent->password, QByteArray("secret of mail"));
        QTRY_VERIFY(!find<QPushButton>("mailSave")->isEnabled());
    }

    void test_thatFails_saysAtWhichStep_andWhatToCheck()
    {
        enterMail();
        m_sent->answer = {false, NoticeStep::SignIn,
                          Error{ErrorCode::NotAuthenticated, QStringLiteral("535 no"), {}}};
        find<QPushButton>("mailTest")->click();
        QTRY_COMPARE(health("mailResult"), ui::Health::Bad);
        const QString said = find<ui::StatusLabel>("mailResult")->text();
        QVERIFY2(said.startsWith(QStringLiteral("Sign-in")) && said.contains(QStringLiteral("535")) &&
                     said.contains(QStringLiteral("Check user and password")),
                 qPrintable(said));
        m_sent->answer = {true, NoticeStep::Recipient,
                          Error{ErrorCode::NotPermitted, QStringLiteral("550"), {}}};
        find<QPushButton>("mailTest")->click();
        QTRY_COMPARE(health("mailResult"), ui::Health::Notice);
        find<QPushButton>("systemLogTest")->click();
        QTRY_COMPARE(health("systemLogResult"), ui::Health::Bad);
    }

    void plainToAnotherMachine_isAskedAbout_onlyThen()
    {
        enterMail();
        auto *allow = find<QCheckBox>("mailAllowPlain");
        QVERIFY(!allow->isVisible());
        auto *security = find<QComboBox>("mailSecurity");
        security->setCurrentIndex(security->findData(int(MailSecurity::None)));
        QVERIFY(allow->isVisible());
        find<QPushButton>("mailTest")->click();
        QTRY_COMPARE(health("mailResult"), ui::Health::Bad); // refused before anything is sent
        QCOMPARE(m_sent->count, 0);
        find<QLineEdit>("mailHost")->setText(QStringLiteral("localhost"));
        QVERIFY(!allow->isVisible());
    }

    void whatIsBeingEntered_isNotOverwritten()
    {
        enterMail();
        QVERIFY(notices().setSystemLog(true, QStringLiteral("somebody")).ok());
        QTRY_VERIFY(find<QCheckBox>("systemLogOn")->isChecked());
        QCOMPARE(find<QLineEdit>("mailHost")->text(), QStringLiteral("mail.example.org"));
    }

    void rules_areAppliedAtOnce()
    {
        find<QCheckBox>("noticeWarnings")->click();
        QTRY_VERIFY(notices().setup().warnings);
        QVERIFY(!find<QPushButton>("useSystemAuthorities")->isVisible());
        QVERIFY(notices()
                    .setTrustedCa(QStringLiteral("-----BEGIN CERTIFICATE-----\nx\n"), QStringLiteral("x"))
                    .ok());
        QTRY_VERIFY(find<QPushButton>("useSystemAuthorities")->isVisible());
        find<QPushButton>("useSystemAuthorities")->click();
        QTRY_VERIFY(notices().setup().trustedCa.isEmpty());
    }

private:
    Notices &notices() { return m_machine->engine().notices(); }
    template<typename T>
    T *find(const char *name)
    {
        return m_window->findChild<T *>(QLatin1String(name));
    }
    ui::Health health(const char *name) { return find<ui::StatusLabel>(name)->health(); }
    void enterMail()
    {
        find<QLineEdit>("mailRecipients")->setText(QStringLiteral("a@example.org, b@example.org"));
        find<QLineEdit>("mailSender")->setText(QStringLiteral("retinue@example.org"));
        find<QLineEdit>("mailHost")->setText(QStringLiteral("mail.example.org"));
        find<QLineEdit>("mailUser")->setText(QStringLiteral("retinue"));
        find<QLineEdit>("mailPassword")->setText(QStringLiteral("secret of mail"));
    }

    std::unique_ptr<test::TestMachine> m_machine;
    std::unique_ptr<ui::Session> m_session;
    std::shared_ptr<Sent> m_sent;
    std::unique_ptr<QWidget> m_window;
};

QTEST_MAIN(TestNoticeCards)
#include "test_notice_cards.moc"
