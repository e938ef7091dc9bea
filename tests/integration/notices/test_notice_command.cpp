#include "tests/integration/notices/receiver.h"
#include "tests/support/process.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace retinue;
using test::Ran;
using test::Receiver;

/// `retinued notify show|set|test`, as processes, with real receivers on loopback.
class TestNoticeCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        write(QStringLiteral("password"), "right-password\n");
        write(QStringLiteral("wrong"), "wrong-password\n");
        write(QStringLiteral("secret"), "right-secret\n");
        write(QStringLiteral("admin"), "a good password\n");
        const Ran made =
            retinued({QStringLiteral("administrator"), QStringLiteral("add"), QStringLiteral("admin"),
                      QStringLiteral("--password-file"), path(QStringLiteral("admin"))});
        QVERIFY2(made.exitCode == 0, made.errors.constData());
    }

    void mail_isSetShownAndTested()
    {
        Receiver server(QStringLiteral("mail-starttls"));
        write(QStringLiteral("ca.pem"), server.certificate().toUtf8());
        const Ran trusted = retinued({QStringLiteral("notify"), QStringLiteral("set"), QStringLiteral("all"),
                                      QStringLiteral("--trust-ca"), path(QStringLiteral("ca.pem"))});
        QVERIFY2(trusted.exitCode == 0, trusted.errors.constData());
        const Ran set = retinued(mailOptions(server) + passwordFrom("password"));
        QVERIFY2(set.exitCode == 0, set.errors.constData());
        const QJsonObject mail =
            json({QStringLiteral("notify"), QStringLiteral("show")}).value(QStringLiteral("mail")).toObject();
        QCOMPARE(mail.value(QStringLiteral("on")).toBool(), true);
        QCOMPARE(mail.value(QStringLiteral("security")).toString(), QStringLiteral("starttls"));
        QCOMPARE(mail.value(QStringLiteral("password")).toBool(), true);
        QCOMPARE(mail.value(QStringLiteral("to")).toArray().size(), 1);
        const Ran shown = retinued({QStringLiteral("notify"), QStringLiteral("show")});
        QVERIFY(shown.output.contains("admin@example.org") && !shown.output.contains("right-password"));

        const Ran tested = retinued(test(QStringLiteral("mail")));
        QVERIFY2(tested.exitCode == 0, (tested.output + tested.errors).constData());
        QVERIFY(server.received()
                    .back()
                    .value(QStringLiteral("content"))
                    .toString()
                    .contains(QStringLiteral("This is a test")));

        QCOMPARE(retinued(mailOptions(server) + passwordFrom("wrong")).exitCode, 0);
        const Ran failed = retinued(test(QStringLiteral("mail")));
        QCOMPARE(failed.exitCode, 1);
        QVERIFY2(failed.output.contains("\"sign-in\"") && failed.output.contains("535"),
                 failed.output.constData());
        QCOMPARE(json(test(QStringLiteral("mail"))).value(QStringLiteral("failedStep")).toString(),
                 QStringLiteral("sign-in"));
    }

    void webhook_isSetAndTested()
    {
        Receiver server(QStringLiteral("webhook"));
        write(QStringLiteral("ca.pem"), server.certificate().toUtf8());
        QCOMPARE(retinued({QStringLiteral("notify"), QStringLiteral("set"), QStringLiteral("all"),
                           QStringLiteral("--trust-ca"), path(QStringLiteral("ca.pem"))})
                     .exitCode,
                 0);
        const Ran set =
            retinued(QStringList{QStringLiteral("notify"), QStringLiteral("set"), QStringLiteral("webhook"),
                                 QStringLiteral("--url"),
                                 QStringLiteral("https://localhost:%1/retinue").arg(server.port())} +
                     passwordFrom("secret"));
        QVERIFY2(set.exitCode == 0, set.errors.constData());
        const Ran tested = retinued(test(QStringLiteral("webhook")));
        QVERIFY2(tested.exitCode == 0, (tested.output + tested.errors).constData());
        QCOMPARE(server.received().size(), std::size_t(1));
    }

    void whatCannotBe_isRefused_withWhatToDo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *name, const char *arguments, const char *said) {
            QTest::newRow(name) << QString::fromLatin1(arguments).split(u' ') << QByteArray(said);
        };
        row("channel", "notify set pigeon", "\"mail\", \"webhook\" or \"system-log\"");
        row("other channel's option", "notify set system-log --url https://x", "--url says nothing");
        row("plain",
            "notify set mail --host relay.example.org --security none --from a@example.org --to "
            "b@example.org",
            "starttls");
        row("security", "notify set mail --security rot13", "--security is");
        row("address", "notify set mail --host h --from nobody --to b@example.org",
            "no address to send from");
        row("http", "notify set webhook --url http://example.org/", "https://");
        row("warnings", "notify set all --warnings perhaps", "\"yes\" or \"no\"");
        row("nothing", "notify set all", "--warnings or --trust-ca");
        row("no certificate", "notify set all --trust-ca /etc/hostname", "PEM");
        row("port", "notify set mail --port 70000", "port");
    }
    void whatCannotBe_isRefused_withWhatToDo()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, said);
        const Ran refused = retinued(arguments);
        QVERIFY(refused.exitCode > 0);
        QVERIFY2(refused.errors.contains(said), refused.errors.constData());
    }

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    QStringList passwordFrom(const char *name) const
    {
        return {QStringLiteral("--password-file"), path(QLatin1String(name))};
    }
    static QStringList test(const QString &channel)
    {
        return {QStringLiteral("notify"), QStringLiteral("test"), channel};
    }
    static QStringList mailOptions(const Receiver &server)
    {
        return QStringLiteral("notify set mail --host localhost --port %1 --security starttls --user retinue "
                              "--from retinue@example.org --to admin@example.org")
            .arg(server.port())
            .split(u' ');
    }
    Ran retinued(const QStringList &arguments) const
    {
        return test::run(QStringLiteral(RETINUED),
                         arguments + QStringList{QStringLiteral("--data"), path(QStringLiteral("data"))});
    }
    QJsonObject json(const QStringList &arguments) const
    {
        return QJsonDocument::fromJson(retinued(arguments + QStringList{QStringLiteral("--json")}).output)
            .object();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestNoticeCommand)
#include "test_notice_command.moc"
