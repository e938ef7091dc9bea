#include "tests/e2e/fleet.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace retinue::test;

// Files over the whole store while real devices take part: one server, and client machines with their agents.

#define BECOMES(condition) QVERIFY2(becomes([&] { return bool(condition); }), #condition)

namespace {

const QString kList = QStringLiteral("address-book.personal");
const QString kAlice = QStringLiteral("alice"), kBob = QStringLiteral("bob");

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

/// The names in a user's address list on a device, ordered.
QStringList namesOn(const DeviceProcess &device, const QString &user)
{
    const auto answer = device.ask({{QStringLiteral("command"), QStringLiteral("get")},
                                    {QStringLiteral("user"), user},
                                    {QStringLiteral("item"), kList}});
    QStringList names;
    if (answer) {
        const QJsonObject entries = (*answer)[u"value"][u"entries"].toObject();
        for (const auto &entry : entries)
            names << entry[u"name"].toString();
    }
    names.sort();
    return names;
}

} // namespace

class TestExchange : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_server = std::make_unique<ServerProcess>();
        QVERIFY(m_server->start());
    }
    void cleanup() { m_server.reset(); }

    void import_showsUpOnDevices_andIsUndoneButForWhatSomebodyChanged();
    void import_ofAFileWithBadRecords_changesNothing();
    void import_whileNoServerRuns_isMadeByTheCommand();

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &text)
    {
        const QString path = m_files.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s cannot be written", qPrintable(path));
        return path;
    }

    QTemporaryDir m_files;
    std::unique_ptr<ServerProcess> m_server;
};

void TestExchange::import_showsUpOnDevices_andIsUndoneButForWhatSomebodyChanged()
{
    DeviceProcess a, b;
    QVERIFY(a.join(*m_server, QStringLiteral("A")) && b.join(*m_server, QStringLiteral("B")));
    QVERIFY(a.succeeds(words("login alice")) && b.succeeds(words("login bob")));
    const QString file = write(QStringLiteral("book.csv"),
                               "# CharSet: UTF-8\nobjectclass,cn,mailaddress,loginusername\n"
                               "email,Anna,anna@example.com,alice\nemail,Otto,otto@example.com,alice\n"
                               "email,Emil,emil@example.com,bob\n");
    const QJsonObject trial = m_server->command(words("user import --dry-run") << file);
    QCOMPARE(trial[u"newOwners"].toInt(), 2);
    QCOMPARE(trial[u"imported"].toBool(true), false);
    QVERIFY(namesOn(a, kAlice).isEmpty());

    const QJsonObject imported = m_server->command(words("user import") << file);
    QCOMPARE(imported[u"added"].toInt(), 2);
    BECOMES(namesOn(a, kAlice) == (QStringList{QStringLiteral("Anna"), QStringLiteral("Otto")}));
    BECOMES(namesOn(b, kBob) == QStringList{QStringLiteral("Emil")});

    // Alice changes her list at the panel; the other one is as it was imported.
    QVERIFY(a.succeeds({QStringLiteral("set"), kList,
                        QStringLiteral("{\"entries\":{\"1\":{\"kind\":\"fax\",\"name\":\"Ida\","
                                       "\"number\":\"1\"}}}")}));
    BECOMES(a.status()[u"unsent"].toInt() == 0);
    const QString number = QString::number(imported[u"number"].toInt());
    const QJsonObject undone = m_server->command(words("user undo-import") << number);
    QCOMPARE(undone[u"stayed"].toInt(), 2); // her list, and herself
    QCOMPARE(undone[u"undone"].toInt(), 2);
    QCOMPARE(undone[u"firstStayed"][0][u"owner"].toString(), QStringLiteral("user alice"));
    BECOMES(namesOn(b, kBob).isEmpty());
    QCOMPARE(namesOn(a, kAlice), QStringList{QStringLiteral("Ida")});
    QCOMPARE(m_server->command(words("user imports"))[u"imports"][0][u"canBeUndone"].toInt(-1), 0);
    // Nothing of the file is left over.
    QVERIFY(QDir(m_server->dataFolder() + QStringLiteral("/exchange")).isEmpty());
}

void TestExchange::import_ofAFileWithBadRecords_changesNothing()
{
    const QString file = write(QStringLiteral("users.csv"), "uid,cn\nalice,A\na b,B\n");
    const QJsonObject refused = m_server->command(words("user import") << file);
    QVERIFY(refused.isEmpty()); // it failed
    QCOMPARE(m_server->command(words("status"))[u"users"].toInt(-1), 0);
    const QJsonObject good = m_server->command(words("user import --apply-good") << file);
    QCOMPARE(good[u"newOwners"].toInt(), 1);
    QCOMPARE(good[u"problems"][1][u"line"].toInt() + good[u"problems"][0][u"line"].toInt(), 3);
    QCOMPARE(m_server->command(words("status"))[u"users"].toInt(-1), 1);
    // So it is with a record that is good by itself, and is not with what is there.
    const auto list = [this](const QByteArray &name) {
        QByteArray text = "# CharSet: UTF-8\nobjectclass,cn,mailaddress,loginusername\n";
        for (int i = 0; i < 1500; ++i) {
            const QByteArray entry = name + QByteArray::number(i);
            text += "email," + entry + ',' + entry + "@example.com,alice\n";
        }
        return write(QStringLiteral("list.csv"), text);
    };
    QCOMPARE(m_server->command(words("user import") << list("a"))[u"added"].toInt(), 1);
    const QString more = list("b");
    QVERIFY(m_server->command(words("user import --existing merge") << more).isEmpty());
    QCOMPARE(
        m_server->command(words("user import --existing merge --apply-good") << more)[u"refused"].toInt(), 1);
}

void TestExchange::import_whileNoServerRuns_isMadeByTheCommand()
{
    QVERIFY(m_server->terminate());
    const QString file = write(QStringLiteral("users.csv"), "uid,usergroupname\nalice,sales\nbob,sales\n");
    QCOMPARE(m_server->command(words("user import --existing merge") << file)[u"newOwners"].toInt(), 2);
    QCOMPARE(m_server->command(words("user show alice"))[u"groups"][0].toString(), QStringLiteral("sales"));
    QVERIFY(m_server->start());
    const QString package = m_files.filePath(QStringLiteral("all.zip"));
    QCOMPARE(m_server->command(words("user export --all") << package)[u"users"].toInt(), 2);
    QVERIFY(QFile::exists(package));
    QVERIFY(!(QFile::permissions(package) & (QFile::ReadGroup | QFile::ReadOther)));
    QVERIFY(m_server->command(words("user export --all") << m_files.filePath(QStringLiteral("no/all.zip")))
                .isEmpty());
    QVERIFY(m_server->command(words("user export --all") << m_files.path()).isEmpty()); // a folder
    QVERIFY(m_server->command(words("user export --all") << package).isEmpty());        // it is there
    QCOMPARE(m_server->command(words("user export --all --overwrite") << package)[u"users"].toInt(), 2);
    // Whoever asks for a passphrase gets one, or nothing.
    const QString empty = write(QStringLiteral("empty"), "\nsecond line\n");
    const QString sealed = m_files.filePath(QStringLiteral("sealed.age"));
    QVERIFY(m_server->command(words("user export --all --passphrase-file") << empty << sealed).isEmpty());
    QVERIFY(!QFile::exists(sealed));
    QVERIFY(m_server->command(words("user import --passphrase-file") << empty << package).isEmpty());
    QCOMPARE(m_server->command(words("user undo-import 1"))[u"undone"].toInt(), 2);
    QCOMPARE(m_server->command(words("status"))[u"users"].toInt(-1), 0);
    QCOMPARE(m_server->command(words("user import") << package)[u"newOwners"].toInt(), 2);
}

QTEST_GUILESS_MAIN(TestExchange)
#include "test_exchange.moc"
