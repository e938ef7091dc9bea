#include "tests/e2e/fleet.h"
#include "tests/support/own_system.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QTest>

using namespace retinue;
using namespace retinue::test;

// R21 asks for port 8443 of this machine: the test has a network of its own.

#define BECOMES(condition) QVERIFY2(becomes([&] { return bool(condition); }), #condition)

namespace {

const QString kAlice = QStringLiteral("alice"), kBob = QStringLiteral("bob");
const QString kItem = QStringLiteral("display.language");
const QString kLocalhost = QStringLiteral("localhost:8443");

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

} // namespace

class TestExport : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void prepare_onTheServersMachine_opensTheWindow();
    void prepare_onAnotherDestination_saysWhyNot();
    void prepare_whileStoppedOrUnreachable_saysWhyNot();
    void prepare_whenTheAgentIsKilledInBetween_leavesNoWindowAndCanBeRepeated();
    void window_whenTheAgentIsKilled_isStillThere();
    void import_insideTheWindow_goesUp();
    void export_asAPackage_goesBackExactly_data();
    void export_asAPackage_goesBackExactly();
    void export_whenSomebodyIsNoLongerComplete_needsASecondYes();
    void export_ofAddresses_isAnAddressBook();

private:
    /// A login-user file that names carol.
    [[nodiscard]] QString loginUsers();
    QTemporaryDir m_files;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<DeviceProcess> m_here, m_other;
};

void TestExport::init()
{
    m_server = std::make_unique<ServerProcess>();
    m_server->listenOn(8443);
    QVERIFY(m_server->start());
    m_other = std::make_unique<DeviceProcess>();
    QVERIFY(m_other->join(*m_server, QStringLiteral("other")));
    for (const QString &user : {kAlice, kBob}) {
        QVERIFY(m_other->succeeds({QStringLiteral("login"), user}));
        QVERIFY(m_other->setValue(user, kItem, 1));
    }
    BECOMES(m_other->status()[u"unsent"].toInt() == 0);
    m_here = std::make_unique<DeviceProcess>();
    QVERIFY(m_here->join(*m_server, QStringLiteral("here"), kLocalhost));
}

void TestExport::cleanup()
{
    m_here.reset();
    m_other.reset();
    m_server.reset();
}

QString TestExport::loginUsers()
{
    const QString path = m_files.filePath(QStringLiteral("users.csv"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("uid,usergroupname\ncarol,sales\n") < 0)
        qFatal("a file cannot be written");
    return path;
}

// R21, R23
void TestExport::prepare_onTheServersMachine_opensTheWindow()
{
    QVERIFY(m_here->succeeds(words("prepare-status")));
    QCOMPARE(m_here->error(QStringList{QStringLiteral("import"), loginUsers()})[u"code"].toString(),
             QStringLiteral("not-permitted"));
    const auto report = m_here->result(words("prepare alice bob nobody"));
    QVERIFY(report[u"opened"].toBool());
    QCOMPARE(report[u"prepared"].toArray().size(), 2);
    QCOMPARE(report[u"empty"].toArray().size(), 1);
    const auto status = m_here->result(words("prepare-status"));
    QVERIFY(status[u"open"].toBool() && status[u"secondsLeft"].toInt() > 0);
    QVERIFY(status[u"secondsLeft"].toInt() <= 15 * 60);
    QVERIFY(status[u"incomplete"].toArray().isEmpty());
    QVERIFY(m_here->status()[u"exportSecondsLeft"].toInt() > 0);
    const auto owned = m_here->ask({{QStringLiteral("command"), QStringLiteral("get")},
                                    {QStringLiteral("user"), kAlice},
                                    {QStringLiteral("item"), kItem}});
    QVERIFY(owned && (*owned)[u"value"].toObject()[u"v"].toInt() == 1);
    // R22: too many, and nobody.
    QStringList many{QStringLiteral("prepare")};
    for (int i = 0; i < 501; ++i)
        many += QStringLiteral("user%1").arg(i);
    QCOMPARE(m_here->error(many)[u"code"].toString(), QStringLiteral("too-many"));
    QCOMPARE(m_here->command(words("prepare")).exitCode, 2);
    QCOMPARE(m_here->error(words("prepare nobody"))[u"code"].toString(), QStringLiteral("not-found"));
}

// R21
void TestExport::prepare_onAnotherDestination_saysWhyNot()
{
    const auto error = m_other->error(words("prepare alice")); // its server is 127.0.0.1:8443
    QCOMPARE(error[u"code"].toString(), QStringLiteral("not-permitted"));
    QVERIFY(error[u"message"].toString().contains(kLocalhost));
    const auto obstacles = m_other->result(words("prepare-status"))[u"obstacles"].toArray();
    QCOMPARE(obstacles.size(), 1);
    QCOMPARE(obstacles.first().toObject()[u"code"].toString(), QStringLiteral("other-destination"));
}

// R23
void TestExport::prepare_whileStoppedOrUnreachable_saysWhyNot()
{
    QVERIFY(m_here->succeeds(words("stop")));
    QCOMPARE(m_here->error(words("prepare alice"))[u"code"].toString(), QStringLiteral("not-started"));
    QVERIFY(m_here->succeeds(QStringList{QStringLiteral("import"), loginUsers()})); // stopped: allowed
    QVERIFY(m_here->succeeds(words("start")));
    QVERIFY(m_server->terminate());
    BECOMES(m_here->state() == QLatin1String("unreachable"));
    QCOMPARE(m_here->error(words("prepare alice"))[u"code"].toString(), QStringLiteral("unreachable"));
    QCOMPARE(m_here->error(QStringList{QStringLiteral("import"), loginUsers()})[u"code"].toString(),
             QStringLiteral("not-permitted"));
}

// R23: whenever it is killed, there is no window or a whole one.
void TestExport::prepare_whenTheAgentIsKilledInBetween_leavesNoWindowAndCanBeRepeated()
{
    for (int delay = 0; delay < 40; delay += 8) {
        BackgroundProcess preparing;
        QVERIFY(preparing.start(
            programPath(QStringLiteral("retinue-device")),
            {QStringLiteral("--home"), m_here->home(), QStringLiteral("prepare"), kAlice, kBob}));
        QTest::qWait(delay);
        m_here->kill();
        preparing.kill();
        QVERIFY(m_here->start());
        const auto status = m_here->result(words("prepare-status"));
        QCOMPARE(status[u"prepared"].toArray().size(), status[u"open"].toBool() ? 2 : 0);
        BECOMES(m_here->state() == QLatin1String("running"));
        QVERIFY(m_here->result(words("prepare alice bob"))[u"opened"].toBool());
    }
}

// R23
void TestExport::window_whenTheAgentIsKilled_isStillThere()
{
    QVERIFY(m_here->result(words("prepare alice"))[u"opened"].toBool());
    m_here->kill();
    QVERIFY(m_here->result(words("prepare-status"))[u"open"].toBool()); // without an agent, from the disk
    QVERIFY(m_here->start());
    QVERIFY(m_here->result(words("prepare-status"))[u"open"].toBool());
}

// R7, R23
void TestExport::import_insideTheWindow_goesUp()
{
    QVERIFY(m_here->result(words("prepare alice"))[u"opened"].toBool());
    const QJsonObject setting{{QStringLiteral("user"), kAlice},
                              {QStringLiteral("item"), kItem},
                              {QStringLiteral("value"), QStringLiteral("{\"v\":7}")}};
    const auto imported = m_here->ask({{QStringLiteral("command"), QStringLiteral("import")},
                                       {QStringLiteral("settings"), QJsonArray{setting}}});
    QVERIFY(imported);
    QVERIFY(m_other->succeeds({QStringLiteral("login"), kAlice}));
    BECOMES(m_other->valueOf(kAlice, kItem) == 7);
}

void TestExport::export_asAPackage_goesBackExactly_data()
{
    QTest::addColumn<bool>("sealed");
    QTest::newRow("plain") << false;
    QTest::newRow("under a passphrase") << true;
}

// R12, R23
void TestExport::export_asAPackage_goesBackExactly()
{
    QFETCH(const bool, sealed);
    const QString secret = QStringLiteral("network.direct-connection");
    QVERIFY(m_here->succeeds({QStringLiteral("login"), kAlice}));
    QVERIFY(m_here->succeeds({QStringLiteral("set"), secret, QStringLiteral(R"({"key":"open sesame"})")}));
    BECOMES(m_here->status()[u"unsent"].toInt() == 0);
    const QString file =
        m_files.filePath(sealed ? QStringLiteral("users.zip.age") : QStringLiteral("users.zip"));
    QStringList passphrase;
    if (sealed)
        passphrase = {QStringLiteral("--passphrase-file"), m_server->passwordFile()};
    const QStringList exporting = QStringList{QStringLiteral("export"), file} + passphrase;
    QCOMPARE(m_here->error(exporting)[u"code"].toString(), QStringLiteral("not-permitted"));
    QVERIFY(!QFile::exists(file));
    QVERIFY(m_here->result(words("prepare alice bob"))[u"opened"].toBool());
    const auto exported = m_here->result(exporting);
    QCOMPARE(exported[u"owners"].toInt(), 2);
    QCOMPARE(exported[u"settings"].toInt(), sealed ? 3 : 2);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QVERIFY(!written.readAll().contains("sesame"));

    // Into a new device, before it knows any server.
    DeviceProcess fresh;
    const QStringList importing = QStringList{QStringLiteral("import"), file} + passphrase;
    if (sealed)
        QCOMPARE(fresh
                     .error({QStringLiteral("import"), file, QStringLiteral("--passphrase-file"),
                             loginUsers()})[u"code"]
                     .toString(),
                 QStringLiteral("not-authenticated"));
    QCOMPARE(fresh.result(importing)[u"imported"].toInt(), sealed ? 3 : 2);
    QCOMPARE(fresh.command({QStringLiteral("import"), file, QStringLiteral("--user"), kAlice}).exitCode, 2);
    const auto owners = fresh.result(words("owners"))[u"owners"].toArray();
    QCOMPARE(owners.size(), 3); // all devices, too
    const auto value = fresh.result({QStringLiteral("get"), kItem, QStringLiteral("--user"), kBob});
    QCOMPARE(value[u"value"].toObject()[u"v"].toInt(), 1);
}

// R24
void TestExport::export_whenSomebodyIsNoLongerComplete_needsASecondYes()
{
    QVERIFY(m_here->result(words("prepare alice bob"))[u"opened"].toBool());
    QVERIFY(m_here->succeeds(words("forget alice")));
    const auto incomplete = m_here->result(words("prepare-status"))[u"incomplete"].toArray();
    QCOMPARE(incomplete.size(), 1);
    QCOMPARE(incomplete.first().toObject()[u"user"].toString(), kAlice);
    QCOMPARE(incomplete.first().toObject()[u"why"].toString(), QStringLiteral("gone"));
    const QString file = m_files.filePath(QStringLiteral("incomplete.zip"));
    const auto error = m_here->error({QStringLiteral("export"), file});
    QCOMPARE(error[u"code"].toString(), QStringLiteral("out-of-date"));
    QVERIFY(error[u"message"].toString().contains(kAlice));
    QVERIFY(!QFile::exists(file));
    QCOMPARE(m_here->result({QStringLiteral("export"), file, QStringLiteral("--yes")})[u"owners"].toInt(), 1);
    QVERIFY(QFile::exists(file));
}

void TestExport::export_ofAddresses_isAnAddressBook()
{
    QVERIFY(m_here->succeeds({QStringLiteral("login"), kAlice}));
    QVERIFY(m_here->succeeds(
        {QStringLiteral("set"), QStringLiteral("address-book.personal"),
         QStringLiteral(R"({"entries":{"a":{"kind":"email","name":"Otto","address":"o@example.com"}}})")}));
    BECOMES(m_here->status()[u"unsent"].toInt() == 0);
    QVERIFY(m_here->result(words("prepare alice"))[u"opened"].toBool());
    const QString file = m_files.filePath(QStringLiteral("addresses.csv"));
    QVERIFY(m_here->succeeds(
        {QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("address-book"), file}));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    QVERIFY(text.contains("o@example.com") && text.contains("cn,"));
    DeviceProcess fresh;
    QVERIFY(fresh.succeeds({QStringLiteral("import"), file}));
    QVERIFY(fresh
                .result({QStringLiteral("get"), QStringLiteral("address-book.personal"),
                         QStringLiteral("--user"), kAlice})[u"value"]
                .toObject()[u"entries"]
                .toObject()
                .size() == 1);
}

int main(int argc, char *argv[])
{
    if (const QString problem = enterOwnSystem(); !problem.isEmpty()) {
        qCritical("no network for the tests: %s", qPrintable(problem));
        return 1;
    }
    QCoreApplication application(argc, argv);
    TestExport test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_export.moc"
