#include "core/engine/engine.h"
#include "core/engine/notice_text.h"
#include "tests/support/fake_clock.h"
#include "tests/support/verify_ok.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace retinue;
using namespace retinue::engine;
using namespace std::chrono_literals;

namespace {

const QString kWho = QStringLiteral("test");
const QByteArray kPassword = "Pass-w0rd-of-the-mail-server";

MailSettings goodMail()
{
    MailSettings mail;
    mail.isOn = true;
    mail.host = QStringLiteral("mail.example.org");
    mail.user = QStringLiteral("retinue");
    mail.sender = QStringLiteral("retinue@example.org");
    mail.recipients = QStringList{QStringLiteral("admin@example.org")};
    return mail;
}

/// Senders that note what they are given, and answer as told.
struct Recorded
{
    std::mutex mutex;
    QStringList log; ///< "mail FAILURE ..."
    std::vector<NoticeMessage> mails;
    QByteArray password;
    Delivery answer{true, {}, {}};

    NoticeSenders senders()
    {
        NoticeSenders all;
        all.mail = [this](const MailSettings &, const SecretBytes &secret, const QString &,
                          const NoticeMessage &message, const CancelToken &) {
            const std::lock_guard lock(mutex);
            mails.push_back(message);
            password = secret.view().toByteArray();
            return answer;
        };
        all.systemLog = [this](const NoticeMessage &message) {
            const std::lock_guard lock(mutex);
            log << message.line;
            return Delivery{true, {}, {}};
        };
        return all;
    }
};

/// The whole of a folder's files, to look for what must not be there.
QByteArray contentOf(const QString &folder)
{
    QByteArray all;
    for (const char *name : {"/machine.db", "/machine.db-wal"}) {
        QFile file(folder + QLatin1String(name));
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

HealthFacts wellFacts()
{
    HealthFacts facts;
    facts.now = base::fromMilliseconds(1'750'000'000'000);
    facts.listening = true;
    facts.diskFree = std::int64_t(50) << 30;
    facts.certificateEnds = facts.now + 60 * 24h;
    return facts;
}

} // namespace

class TestNotices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_sent = std::make_unique<Recorded>();
        open();
    }
    void cleanup() { m_engine.reset(); }

    void failedBackup_isMailedOnce_alsoAfterARestart_andItsEnd()
    {
        VERIFY_OK(notices().setMail(goodMail(), secret(kPassword), kWho));
        failBackup();
        notices().tick();
        notices().tick();
        QCOMPARE(m_sent->mails.size(), std::size_t(1));
        const NoticeMessage mail = m_sent->mails.front();
        QVERIFY2(mail.subject.contains(QStringLiteral("FAILURE: The backup failed")),
                 qPrintable(mail.subject));
        QVERIFY2(mail.body.contains(QStringLiteral("DBBU06")), qPrintable(mail.body));
        QVERIFY(mail.body.contains(QStringLiteral("What to do: ")) &&
                mail.body.contains(QStringLiteral("Since: ")));
        QCOMPARE(m_sent->password, kPassword);
        reopen();
        notices().tick();
        QCOMPARE(m_sent->mails.size(), std::size_t(1));
        VERIFY_OK(m_engine->backups().setDeviceFolder(m_folder->filePath(QStringLiteral("good")), kWho));
        VERIFY_OK(m_engine->backups().backUp({}, kWho, {}));
        notices().tick();
        m_clock.advance(11min);
        notices().tick();
        QCOMPARE(m_sent->mails.size(), std::size_t(2));
        QVERIFY(m_sent->mails.back().subject.contains(QStringLiteral("well again")));
    }

    void mailServerThatIsAway_losesNothing_andTheOverviewKnows()
    {
        VERIFY_OK(notices().setMail(goodMail(), {}, kWho));
        VERIFY_OK(notices().setSystemLog(true, kWho));
        m_sent->answer = {false, NoticeStep::Host, Error{ErrorCode::Unreachable, QStringLiteral("away"), {}}};
        failBackup();
        for (int i = 0; i < 4; ++i) {
            notices().tick();
            m_clock.advance(10min);
        }
        QCOMPARE(notices().troubles().size(), std::size_t(1));
        const auto conditions = judge(healthFactsOf(*m_engine));
        QVERIFY(std::find(conditions.begin(), conditions.end(),
                          Condition{ConditionKind::NoticesFail, true}) != conditions.end());
        notices().tick();
        QVERIFY2(m_sent->log.join(u'\n').contains(QStringLiteral("Notices do not get out by mail")),
                 qPrintable(m_sent->log.join(u'\n')));
        reopen(); // it waits on disk
        m_sent->answer = {true, {}, {}};
        m_sent->mails.clear();
        notices().tick();
        QCOMPARE(m_sent->mails.size(), std::size_t(1));
        QVERIFY(notices().troubles().empty());
    }

    void setting_isLogged_sealed_andNeverGivenOut() // R12, R53
    {
        VERIFY_OK(notices().setMail(goodMail(), secret(kPassword), kWho));
        WebhookSettings webhook{true, QStringLiteral("https://hooks.example.org/retinue"), false};
        VERIFY_OK(notices().setWebhook(webhook, secret("t0ken-of-the-webhook"), kWho));
        QCOMPARE(m_engine->executions().newest(1)->front().operation, QStringLiteral("notify-set"));
        QVERIFY(notices().setup().mail.hasPassword && notices().setup().webhook.hasSecret);
        const QByteArray stored = contentOf(m_folder->path());
        QVERIFY(stored.contains("mail.example.org"));
        QVERIFY(!stored.contains(kPassword) && !stored.contains("t0ken-of-the-webhook"));
        MailSettings other = notices().setup().mail;
        other.port = 2525;
        VERIFY_OK(notices().setMail(other, {}, kWho)); // the kept one stays
        VERIFY_OK(notices().test(NoticeChannel::Mail, {}));
        QCOMPARE(m_sent->password, kPassword);
        other.hasPassword = false;
        VERIFY_OK(notices().setMail(other, {}, kWho));
        QVERIFY(!notices().setup().mail.hasPassword);
    }

    void keptSecret_isNotForAnotherHostOrUrl() // R12
    {
        VERIFY_OK(notices().setMail(goodMail(), secret(kPassword), kWho));
        MailSettings other = notices().setup().mail;
        other.host = QStringLiteral("mail.example.com");
        const auto set = notices().setMail(other, {}, kWho);
        QVERIFY(!set);
        QCOMPARE(set.error().code, ErrorCode::InvalidInput);
        QVERIFY2(set.error().detail.contains(QStringLiteral("--password-file")),
                 qPrintable(set.error().detail));
        QVERIFY(!notices().testMail(other, {}, {}));
        QVERIFY(m_sent->mails.empty());
        QCOMPARE(notices().setup().mail.host, goodMail().host);
        VERIFY_OK(notices().setMail(other, secret("another"), kWho));
        VERIFY_OK(notices().test(NoticeChannel::Mail, {}));
        QCOMPARE(m_sent->password, QByteArray("another"));
        WebhookSettings webhook{true, QStringLiteral("https://hooks.example.org/a"), false};
        VERIFY_OK(notices().setWebhook(webhook, secret("t0ken"), kWho));
        webhook = {true, QStringLiteral("https://hooks.example.org/b"), true};
        QVERIFY(!notices().setWebhook(webhook, {}, kWho));
        webhook.hasSecret = false;
        VERIFY_OK(notices().setWebhook(webhook, {}, kWho));
        QVERIFY(!notices().setup().webhook.hasSecret);
    }

    void badSettings_areRefused_data()
    {
        QTest::addColumn<MailSettings>("mail");
        const auto row = [](const char *name, const std::function<void(MailSettings &)> &spoil) {
            MailSettings mail = goodMail();
            spoil(mail);
            QTest::newRow(name) << mail;
        };
        row("no host", [](auto &mail) { mail.host.clear(); });
        row("a path", [](auto &mail) { mail.host = QStringLiteral("mail/../x"); });
        row("a command in the sender",
            [](auto &mail) { mail.sender = QStringLiteral("a@b\r\nRCPT TO:<x@y>"); });
        row("a command in a recipient", [](auto &mail) { mail.recipients << QStringLiteral("a@b>\nDATA"); });
        row("two in one", [](auto &mail) { mail.recipients << QStringLiteral("a@b,c@d"); });
        row("nobody", [](auto &mail) { mail.recipients.clear(); });
        row("port", [](auto &mail) { mail.port = 70'000; });
        row("plain to another machine", [](auto &mail) {
            mail.user.clear();
            mail.security = MailSecurity::None;
        });
        row("a password in plain", [](auto &mail) {
            mail.security = MailSecurity::None;
            mail.allowsPlain = true;
        });
    }
    void badSettings_areRefused()
    {
        QFETCH(const MailSettings, mail);
        const auto set = notices().setMail(mail, {}, kWho);
        QVERIFY(!set);
        QCOMPARE(set.error().code, ErrorCode::InvalidInput);
        QVERIFY(!notices().setup().mail.isOn);
        QVERIFY(!notices().testMail(mail, {}, {}));
        QVERIFY(m_sent->mails.empty());
    }

    void plain_isForThisMachine_orIfAllowedWithoutAPassword()
    {
        MailSettings mail = goodMail();
        mail.security = MailSecurity::None;
        mail.host = QStringLiteral("127.0.0.1");
        VERIFY_OK(notices().setMail(mail, secret(kPassword), kWho));
        mail.host = QStringLiteral("relay.example.org");
        mail.user.clear();
        mail.allowsPlain = true;
        VERIFY_OK(notices().setMail(mail, {}, kWho));
    }

    void webhook_thatIsNoHttps_isRefused()
    {
        for (const char *url :
             {"http://example.org/", "https://", "ftp://example.org", "https://a:b@example.org/"})
            QVERIFY2(!notices().setWebhook({true, QLatin1String(url), false}, {}, kWho), url);
        QVERIFY(!notices().setWebhook({true, QStringLiteral("https://example.org/"), false},
                                      secret("a\r\nX: y"), kWho));
    }

    void everyCondition_isWorded_withoutNamesOrDetails()
    {
        HealthFacts facts = wellFacts();
        const QString detail = QStringLiteral("/home/zaphod/secret-path of user zaphod");
        const Error error{ErrorCode::Io, detail, {}};
        facts.listening = false;
        facts.listenerProblem = facts.dataProblem = facts.secretsLocked = facts.certificateProblem = error;
        facts.damagedRanges = 1;
        facts.damageFound = detail;
        facts.folderWritable = false;
        facts.diskFree = 0;
        facts.devices.differing = 1;
        facts.clockJump = 3h;
        facts.settings = 5;
        facts.backup = BackupState{};
        facts.backup->trouble =
            BackupTrouble{BackupTrouble::Kind::Failed, QStringLiteral("DBBU03"), detail, facts.now};
        facts.noticeTroubles = {{NoticeChannel::Mail, NoticeStep::SignIn, error, facts.now}};
        const auto all = failingsOf(facts);
        QCOMPARE(all.size(), judge(facts).size());
        QVERIFY(all.size() >= 10);
        for (const Failing &failing : all) {
            const Notice notice{QStringLiteral("id"), Notice::Kind::Failure, failing.topic, failing.title,
                                failing.what,         failing.next,          facts.now,     facts.now};
            const NoticeMessage message = messageOf(notice, {QStringLiteral("srv"), {}, {}});
            QVERIFY(!failing.topic.isEmpty() && !failing.title.isEmpty() && !failing.what.isEmpty() &&
                    !failing.next.isEmpty());
            for (const QString &text :
                 {message.subject, message.body, message.line, QString::fromUtf8(message.json)})
                QVERIFY2(!text.contains(QStringLiteral("zaphod")) &&
                             !text.contains(QStringLiteral("secret-path")),
                         qPrintable(text));
            QVERIFY(!message.line.contains(u'\n') && !message.subject.contains(u'\n'));
            const QJsonObject json = QJsonDocument::fromJson(message.json).object();
            QCOMPARE(json.value(QStringLiteral("event")).toString(), QStringLiteral("failure"));
            QCOMPARE(json.value(QStringLiteral("server")).toString(), QStringLiteral("srv"));
        }
    }

    void stop_endsWhatIsBeingSent_andItIsSentLater()
    {
        VERIFY_OK(notices().setMail(goodMail(), {}, kWho));
        failBackup();
        NoticeSenders waits = m_sent->senders();
        std::atomic_bool isSending = false;
        waits.mail = [&](const MailSettings &, const SecretBytes &, const QString &, const NoticeMessage &,
                         const CancelToken &cancel) {
            isSending = true;
            while (!cancel.isCancelled())
                std::this_thread::sleep_for(1ms);
            return Delivery{false, NoticeStep::Message, Error{ErrorCode::Cancelled, {}, {}}};
        };
        notices().setSenders(waits);
        std::thread ticking([this] { notices().tick(); });
        QTRY_VERIFY(isSending);
        notices().stop();
        ticking.join();
        QVERIFY(!notices().state().front().trouble);
        reopen();
        notices().tick();
        QCOMPARE(m_sent->mails.size(), std::size_t(1));
    }

private:
    Notices &notices() { return m_engine->notices(); }
    static SecretBytes secret(const QByteArray &text) { return SecretBytes(QByteArrayView(text)); }
    void open()
    {
        auto opened = Engine::open({m_folder->path(), {}, &m_clock, 10s});
        VERIFY_OK(opened);
        m_engine = *std::move(opened);
        m_engine->notices().setSenders(m_sent->senders());
    }
    void reopen()
    {
        m_engine.reset();
        open();
    }
    void failBackup()
    {
        const QString folder = m_folder->filePath(QStringLiteral("a file"));
        VERIFY_OK(m_engine->backups().setDeviceFolder(folder, kWho));
        QVERIFY(QDir().rmdir(folder));
        QFile file(folder);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(!m_engine->backups().backUp({}, kWho, {}));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    test::FakeClock m_clock;
    std::unique_ptr<Recorded> m_sent;
    std::unique_ptr<Engine> m_engine;
};

QTEST_GUILESS_MAIN(TestNotices)
#include "test_notices.moc"
