#include "app/notices/mail_message.h"
#include "app/notices/notice_senders.h"
#include "core/engine/notice_text.h"
#include "tests/integration/notices/receiver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTest>

#include <thread>

using namespace retinue;
using namespace retinue::engine;
using test::Receiver;

namespace {

const QByteArray kRight = "right-password";

SecretBytes secret(const QByteArray &text)
{
    return SecretBytes(QByteArrayView(text));
}

NoticeMessage testMessage(const QString &server = QStringLiteral("srv-1"))
{
    const Timestamp at = base::fromMilliseconds(1'750'000'000'000);
    return messageOf({QStringLiteral("3f2b"), Notice::Kind::Failure, QStringLiteral("disk"),
                      QStringLiteral("The disk is full"), QStringLiteral(".The disk has 12 MB left."),
                      QStringLiteral("Free some space."), at, at},
                     {server, QStringLiteral("inst"), QStringLiteral("1.0")});
}

QString stepOf(const Delivery &delivery)
{
    return delivery.failed ? stepWord(*delivery.failed) : QString();
}

QString whyOf(const Delivery &delivery)
{
    return delivery.why ? delivery.why->detail : QString();
}

/// A port that nobody listens on now.
quint16 closedPort()
{
    QTcpServer server;
    (void)server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

/// E-mail and webhooks by libcurl, to real servers on loopback.
class TestNoticeSenders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_startTls = std::make_unique<Receiver>(QStringLiteral("mail-starttls"));
        m_tls = std::make_unique<Receiver>(QStringLiteral("mail-tls"));
        m_plain = std::make_unique<Receiver>(QStringLiteral("mail-plain"));
        m_webhook = std::make_unique<Receiver>(QStringLiteral("webhook"));
    }

    void mail_overTlsInBothWays_arrives_data()
    {
        QTest::addColumn<int>("security");
        QTest::newRow("starttls") << int(MailSecurity::StartTls);
        QTest::newRow("tls") << int(MailSecurity::Tls);
    }
    void mail_overTlsInBothWays_arrives()
    {
        QFETCH(const int, security);
        Receiver &server = MailSecurity(security) == MailSecurity::Tls ? *m_tls : *m_startTls;
        MailSettings mail = mailTo(server, MailSecurity(security));
        mail.recipients << QStringLiteral("second@example.org");
        const Delivery delivery = send(mail, kRight, server);
        QVERIFY2(delivery.isDelivered && !delivery.failed, qPrintable(stepOf(delivery) + whyOf(delivery)));
        const QJsonObject taken = server.received().back();
        QCOMPARE(taken.value(QStringLiteral("user")).toString(), QStringLiteral("retinue"));
        QCOMPARE(taken.value(QStringLiteral("recipients")).toArray().size(), 2);
        if (MailSecurity(security) == MailSecurity::StartTls)
            QVERIFY(taken.value(QStringLiteral("tls")).toBool());
        const QString content = taken.value(QStringLiteral("content")).toString();
        QVERIFY2(content.contains(QStringLiteral("Subject: Retinue on srv-1: FAILURE: The disk is full\r\n")),
                 qPrintable(content));
        QVERIFY2(content.contains(QStringLiteral("\r\n.The disk has 12 MB left.\r\n")),
                 qPrintable(content)); // a dot in front
    }

    void mail_inPlainToThisMachine_arrives()
    {
        MailSettings mail = mailTo(*m_plain, MailSecurity::None);
        mail.user.clear();
        const Delivery delivery = send(mail, {}, *m_plain);
        QVERIFY2(delivery.isDelivered && !delivery.failed, qPrintable(stepOf(delivery) + whyOf(delivery)));
    }

    void wrongPassword_isTheSignIn()
    {
        for (Receiver *server : {m_startTls.get(), m_tls.get()}) {
            const auto security = server == m_tls.get() ? MailSecurity::Tls : MailSecurity::StartTls;
            const Delivery delivery = send(mailTo(*server, security), "wrong-password", *server);
            QVERIFY(!delivery.isDelivered);
            QCOMPARE(stepOf(delivery), QStringLiteral("sign-in"));
            QCOMPARE(delivery.why->code, ErrorCode::NotAuthenticated);
            QVERIFY2(whyOf(delivery).contains(QStringLiteral("535")), qPrintable(whyOf(delivery)));
            QVERIFY(!whyOf(delivery).contains(QStringLiteral("wrong-password")));
            QVERIFY(!whyOf(delivery).contains(QString::fromLatin1(QByteArray("wrong-password").toBase64())));
        }
    }

    void refusedSenderRecipientAndMessage_areToldApart()
    {
        MailSettings mail = mailTo(*m_tls, MailSecurity::Tls);
        mail.sender = QStringLiteral("bad@example.org");
        Delivery delivery = send(mail, kRight, *m_tls);
        QCOMPARE(stepOf(delivery), QStringLiteral("sender"));
        QVERIFY2(whyOf(delivery).contains(QStringLiteral("not from you")), qPrintable(whyOf(delivery)));
        mail = mailTo(*m_tls, MailSecurity::Tls);
        mail.recipients = QStringList{QStringLiteral("gone@example.org")};
        delivery = send(mail, kRight, *m_tls);
        QVERIFY(!delivery.isDelivered);
        QCOMPARE(stepOf(delivery), QStringLiteral("recipient"));
        QVERIFY2(whyOf(delivery).contains(QStringLiteral("gone@example.org")) &&
                     whyOf(delivery).contains(QStringLiteral("no such user")),
                 qPrintable(whyOf(delivery)));
        mail.recipients = QStringList{QStringLiteral("full@example.org")};
        delivery = send(mail, kRight, *m_tls);
        QVERIFY(!delivery.isDelivered);
        QCOMPARE(stepOf(delivery), QStringLiteral("message"));
        QVERIFY2(whyOf(delivery).contains(QStringLiteral("mailbox is full")), qPrintable(whyOf(delivery)));
    }

    void oneRefusedRecipient_keepsTheOthersFromNothing()
    {
        MailSettings mail = mailTo(*m_tls, MailSecurity::Tls);
        mail.recipients =
            QStringList{QStringLiteral("gone@example.org"), QStringLiteral("admin@example.org")};
        const Delivery delivery = send(mail, kRight, *m_tls);
        QVERIFY(delivery.isDelivered);
        QCOMPARE(stepOf(delivery), QStringLiteral("recipient"));
        QVERIFY(!whyOf(delivery).contains(QStringLiteral("admin@")));
        QCOMPARE(m_tls->received().back().value(QStringLiteral("recipients")).toArray().at(0).toString(),
                 QStringLiteral("admin@example.org"));
    }

    void untrustedCertificate_endsIt_beforeAnythingIsSaid()
    {
        const std::size_t before = m_tls->received().size();
        const Delivery delivery = noticeSenders().mail(mailTo(*m_tls, MailSecurity::Tls), secret(kRight), {},
                                                       testMessage(), {}); // the system's authorities
        QCOMPARE(stepOf(delivery), QStringLiteral("trust"));
        QCOMPARE(delivery.why->code, ErrorCode::NotTrusted);
        MailSettings mail = mailTo(*m_startTls, MailSecurity::StartTls);
        QCOMPARE(stepOf(noticeSenders().mail(mail, secret(kRight), {}, testMessage(), {})),
                 QStringLiteral("trust"));
        mail.host = QStringLiteral("127.0.0.1"); // not in its certificate
        QCOMPARE(stepOf(send(mail, kRight, *m_startTls)), QStringLiteral("trust"));
        QCOMPARE(m_tls->received().size(), before);
    }

    void serverWithoutTls_getsNothing_whenTlsWasAskedFor()
    {
        Receiver raw(QStringLiteral("raw"));
        const Delivery delivery = send(mailTo(raw, MailSecurity::StartTls), kRight, raw);
        QCOMPARE(stepOf(delivery), QStringLiteral("encryption"));
        QByteArray said;
        const auto received = raw.received();
        for (const QJsonObject &part : received)
            said += part.value(QStringLiteral("bytes")).toString().toLatin1();
        QVERIFY(said.startsWith("EHLO"));
        for (const char *never : {"AUTH", "MAIL", "RCPT", "DATA", "example.org", "disk"})
            QVERIFY2(!said.contains(never), said.constData());
        QVERIFY(!said.contains(kRight) && !said.contains(kRight.toBase64()));
        QCOMPARE(stepOf(send(mailTo(raw, MailSecurity::Tls), kRight, raw)), QStringLiteral("encryption"));
    }

    void closedPortUnknownNameAndNoAnswer_areToldApart()
    {
        MailSettings mail = mailTo(*m_tls, MailSecurity::Tls);
        mail.port = closedPort();
        QCOMPARE(stepOf(send(mail, kRight, *m_tls)), QStringLiteral("port"));
        mail.host = QStringLiteral("no-such-host.invalid");
        QCOMPARE(stepOf(send(mail, kRight, *m_tls)), QStringLiteral("name"));
        WebhookSettings webhook{true, QStringLiteral("https://localhost:%1/x").arg(closedPort()), false};
        QCOMPARE(stepOf(post(webhook, "right-secret")), QStringLiteral("port"));
    }

    void hangingServer_isCancelledSoon_data()
    {
        QTest::addColumn<int>("security");
        QTest::newRow("starttls") << int(MailSecurity::StartTls);
        QTest::newRow("tls") << int(MailSecurity::Tls);
    }
    void hangingServer_isCancelledSoon()
    {
        QFETCH(const int, security);
        Receiver silent(QStringLiteral("silent"));
        const CancelToken cancel;
        Delivery delivery;
        std::thread sending([&] {
            delivery = noticeSenders().mail(mailTo(silent, MailSecurity(security)), secret(kRight),
                                            silent.certificate(), testMessage(), cancel);
        });
        QTest::qWait(300); // it is waiting by then; if not, it ends all the sooner
        cancel.cancel();
        sending.join();
        QVERIFY(!delivery.isDelivered);
        QCOMPARE(delivery.why->code, ErrorCode::Cancelled);
    }

    void hangingServer_isGivenUp()
    {
        Receiver silent(QStringLiteral("silent"));
        const Delivery delivery = send(mailTo(silent, MailSecurity::StartTls), kRight, silent);
        QVERIFY(!delivery.isDelivered);
        QCOMPARE(stepOf(delivery), QStringLiteral("port"));
        QCOMPARE(delivery.why->code, ErrorCode::TimedOut);
    }

    void webhook_getsJsonAndSecret()
    {
        const Delivery delivery = post(webhookAt("/retinue"), "right-secret");
        QVERIFY2(delivery.isDelivered && !delivery.failed, qPrintable(stepOf(delivery) + whyOf(delivery)));
        const QJsonObject taken = m_webhook->received().back();
        QCOMPARE(taken.value(QStringLiteral("type")).toString(), QStringLiteral("application/json"));
        const QJsonObject body =
            QJsonDocument::fromJson(taken.value(QStringLiteral("body")).toString().toUtf8()).object();
        QCOMPARE(body.value(QStringLiteral("topic")).toString(), QStringLiteral("disk"));
        QCOMPARE(body.value(QStringLiteral("event")).toString(), QStringLiteral("failure"));
    }

    void webhookThatRefuses_isToldApart()
    {
        QCOMPARE(stepOf(post(webhookAt("/retinue"), "wrong-secret")), QStringLiteral("sign-in"));
        const Delivery broken = post(webhookAt("/broken"), "right-secret");
        QCOMPARE(stepOf(broken), QStringLiteral("answer"));
        QVERIFY(whyOf(broken).contains(QStringLiteral("500")));
        QCOMPARE(stepOf(post(webhookAt("/moved"), "right-secret")), QStringLiteral("answer"));
        QCOMPARE(m_webhook->received().back().value(QStringLiteral("path")).toString(),
                 QStringLiteral("/moved"));
        QCOMPARE(
            stepOf(noticeSenders().webhook(webhookAt("/x"), secret("right-secret"), {}, testMessage(), {})),
            QStringLiteral("trust"));
    }

    void message_withLettersOfOtherScripts_isEncoded()
    {
        MailSettings mail = mailTo(*m_tls, MailSecurity::Tls);
        const QString server = QStringLiteral("サーバー-Zürich-") + QString(40, QChar(0x30b5));
        const QByteArray text = notices::mailMessage(mail, testMessage(server));
        const QList<QByteArray> lines = text.split('\n');
        for (const QByteArray &line : lines) {
            QVERIFY2(line.size() <= 80 || !line.contains('='), line.constData());
            for (const char byte : line)
                QVERIFY(byte > 0);
        }
        QVERIFY(text.contains("Subject: =?UTF-8?B?"));
        const QByteArray body = QByteArray::fromBase64(text.mid(text.indexOf("\r\n\r\n")));
        QVERIFY(body.contains(server.toUtf8()));
        QVERIFY(send(mail, kRight, *m_tls, testMessage(server)).isDelivered);
    }

private:
    static NoticeSenders noticeSenders() { return notices::noticeSenders(); }
    static MailSettings mailTo(const Receiver &server, MailSecurity security)
    {
        MailSettings mail;
        mail.host = QStringLiteral("localhost");
        mail.port = server.port();
        mail.security = security;
        mail.user = QStringLiteral("retinue");
        mail.sender = QStringLiteral("retinue@example.org");
        mail.recipients = QStringList{QStringLiteral("admin@example.org")};
        return mail;
    }
    static Delivery send(const MailSettings &mail, const QByteArray &password, const Receiver &server,
                         const NoticeMessage &message = testMessage())
    {
        return noticeSenders().mail(mail, secret(password), server.certificate(), message, {});
    }
    WebhookSettings webhookAt(const char *path) const
    {
        return {true,
                QStringLiteral("https://localhost:%1%2").arg(m_webhook->port()).arg(QLatin1String(path)),
                false};
    }
    Delivery post(const WebhookSettings &webhook, const QByteArray &token) const
    {
        return noticeSenders().webhook(webhook, secret(token), m_webhook->certificate(), testMessage(), {});
    }

    std::unique_ptr<Receiver> m_startTls, m_tls, m_plain, m_webhook;
};

QTEST_GUILESS_MAIN(TestNoticeSenders)
#include "test_notice_senders.moc"
