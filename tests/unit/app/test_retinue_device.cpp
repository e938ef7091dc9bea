#include "tests/support/process.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Outcome
{
    int exitCode = -1;
    QString out, errors;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
};

} // namespace

/// The program as a process, in a home of its own, without an agent.
class TestRetinueDevice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void options_thatSayNothingTogether_exitWith2_data()
    {
        QTest::addColumn<QString>("said");
        const auto row = [](const char *line, const char *said) {
            QTest::newRow(line) << QString::fromLatin1(said);
        };
        row("enrol", "either --administrator or --code");
        row("enrol --code x --administrator a", "either --administrator or --code");
        row("enrol --code x --ca file", "--ca needs --server");
        row("enrol --code x --server h --ca file --fingerprint f", "--ca or --fingerprint");
        row("enrol --code x --password-file f", "--password-file says nothing without --administrator");
        row("enrol --code x --server h:84430", "--server: \"84430\" is no port: a number from 1 to 65535");
        row("enrol --code x --server h:0", "--server: \"0\" is no port: a number from 1 to 65535");
        row("log --limit 0", "--limit needs a number from 1 to 1000, not \"0\"");
        row("log --limit 1001", "--limit needs a number from 1 to 1000, not \"1001\"");
        row("log --limit many", "--limit needs a number from 1 to 1000, not \"many\"");
        row("get --user a --group b", "only one of --user, --group and --shared");
        row("get --domain d", "--domain says nothing without --user");
        row("set --group g --domain d item {}", "--domain says nothing without --user");
        row("import file --shared", "not to --shared");
        row("import file --user a --group b", "only one of --user, --group and --shared");
        row("forget --group g --domain d", "--domain says nothing with --group");
        row("status more", "takes no arguments");
    }
    void options_thatSayNothingTogether_exitWith2()
    {
        QFETCH(QString, said);
        const Outcome outcome = command(QString::fromLatin1(QTest::currentDataTag()).split(u' '));
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.errors.contains(said), qPrintable(outcome.errors));
    }

    void import_ofLoginUsers_keepsThemAndSaysSo() // R23
    {
        const QString file =
            written("uid,cn,mail,usergroupname\nalice,Alice,a@example.com,sales;it\nbob,Bob,,\n"
                    "alice,Again,,\n");
        const Outcome outcome = command({QStringLiteral("import"), file});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(
            outcome.out.contains(QStringLiteral("3 records read, 1 rejected. 2 users are known here now")),
            qPrintable(outcome.out));
        QVERIFY2(outcome.errors.contains(QStringLiteral("line 4, uid: is the user of line 2 again")),
                 qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains(QStringLiteral("cn, mail: these are no personal settings")),
                 qPrintable(outcome.errors));
        const Outcome status = command({QStringLiteral("status"), QStringLiteral("--json")});
        QCOMPARE(status.json()[QStringLiteral("result")][QStringLiteral("users")].toInt(), 2);
    }

    void import_ofAnAddressBookWithPasswords_takesBothAndPrintsNone() // R12
    {
        const QString file = written("objectclass,cn,url,path,protocol,username,pwd,loginusername\n"
                                     "remotefilesystem,Scans,files,scans,smb,alice,open sesame,alice\n");
        const Outcome outcome = command({QStringLiteral("import"), file, QStringLiteral("--json")});
        QCOMPARE(outcome.exitCode, 0);
        const QJsonObject result = outcome.json()[QStringLiteral("result")].toObject();
        QCOMPARE(result[QStringLiteral("accepted")].toInt(), 1);
        QCOMPARE(result[QStringLiteral("imported")].toInt(), 2); // the list and the keychain
        const Outcome shown =
            command({QStringLiteral("get"), QStringLiteral("--user"), QStringLiteral("alice")});
        QVERIFY(shown.out.contains(QStringLiteral("files")));
        const Outcome log = command({QStringLiteral("log")});
        for (const Outcome *one : {&outcome, &shown, &log})
            QVERIFY(!(one->out + one->errors).contains(QStringLiteral("sesame")));
    }

    void log_asJson_hasCodeAndCircumstancesBesideTheEnglishLine() // R8
    {
        QCOMPARE(command({QStringLiteral("import"), written("uid\nalice\n")}).exitCode, 0); // makes the home
        QFile damaged(m_home->filePath(QStringLiteral("device.json")));
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("no configuration") > 0 &&
                damaged.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        damaged.close();
        const Outcome log = command({QStringLiteral("log"), QStringLiteral("--json")});
        const QJsonArray entries = log.json()[QStringLiteral("result")][u"entries"].toArray();
        QCOMPARE(entries.size(), 1);
        const QJsonObject entry = entries.first().toObject();
        QCOMPARE(entry[u"severity"].toString(), QStringLiteral("error"));
        QVERIFY(entry[u"what"].toString().startsWith(QLatin1String("reading the device's configuration: ")));
        QCOMPARE(entry[u"code"].toString(), QStringLiteral("configuration-unread"));
        QCOMPARE(entry[u"cause"].toString(), QStringLiteral("corrupt"));
        for (const char *none : {"owner", "item", "address"})
            QVERIFY(entry.contains(QLatin1String(none)) && entry[QLatin1String(none)].isNull());
        const Outcome inWords = command({QStringLiteral("log")}); // and what happened again is counted
        QVERIFY2(inWords.out.contains(QLatin1String("reading the device's configuration: ")) &&
                     inWords.out.contains(QLatin1String("(2 times)")),
                 qPrintable(inWords.out));
    }

    void import_whenALineIsBad_takesNothingUnlessTold()
    {
        const QString file = written("uid\nalice\nbad name\n");
        const Outcome refused = command({QStringLiteral("import"), file});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.contains(QStringLiteral("line 3, uid")), qPrintable(refused.errors));
        const Outcome told = command({QStringLiteral("import"), file, QStringLiteral("--apply-good")});
        QCOMPARE(told.exitCode, 0);
        QVERIFY(told.out.contains(QStringLiteral("1 users are known")));
    }

private:
    /// A file of this content beside the home.
    [[nodiscard]] QString written(const QByteArray &content) const
    {
        QFile file(m_home->filePath(QStringLiteral("export.csv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no file");
        return file.fileName();
    }
    [[nodiscard]] Outcome command(const QStringList &arguments) const
    {
        const retinue::test::Ran ran =
            retinue::test::run(QStringLiteral(RETINUE_DEVICE),
                               QStringList{QStringLiteral("--home"), m_home->path()} + arguments);
        return {ran.exitCode, QString::fromUtf8(ran.output), QString::fromUtf8(ran.errors)};
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestRetinueDevice)
#include "test_retinue_device.moc"
