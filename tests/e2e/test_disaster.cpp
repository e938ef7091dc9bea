#include "tests/e2e/fleet.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace retinue::test;

// The server machine is lost. What is left: one encrypted file, its passphrase, the program, and the devices.

#define BECOMES(condition) QVERIFY2(becomes([&] { return bool(condition); }), #condition)

namespace {

const QString kAlice = QStringLiteral("alice"), kBob = QStringLiteral("bob"),
              kCarol = QStringLiteral("carol");
const QString kItem = QStringLiteral("display.language");
const QString kSecretItem = QStringLiteral("network.direct-connection");

/// The numbers of what can be brought back of somebody.
QStringList displacedOf(ServerProcess &server, const QString &user)
{
    QStringList numbers;
    const auto deleted = server.command({QStringLiteral("user"), QStringLiteral("deleted"), user});
    for (const auto &entry : deleted[u"deleted"].toArray())
        numbers << QString::number(entry[u"number"].toInteger());
    return numbers;
}

} // namespace

class TestDisaster : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void dataFolderLost_restoredFromAnEncryptedBackup_devicesGoOn();

private:
    [[nodiscard]] QStringList secret() const
    {
        return {QStringLiteral("--passphrase-file"), m_files.filePath(QStringLiteral("passphrase"))};
    }
    /// What a device that knew nothing finds at a log-in.
    [[nodiscard]] static int valueOnAnotherDevice(const DeviceProcess &other, const QString &user)
    {
        return other.succeeds({QStringLiteral("login"), user}) ? other.valueOf(user, kItem) : -1;
    }

    QTemporaryDir m_files;
};

void TestDisaster::init()
{
    QFile file(m_files.filePath(QStringLiteral("passphrase")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a passphrase on paper\n") > 0);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
}

// R5, R14, R47, R52, R55
void TestDisaster::dataFolderLost_restoredFromAnEncryptedBackup_devicesGoOn()
{
    ServerProcess server;
    QVERIFY(server.start());
    const QString fingerprint = server.fingerprint();
    DeviceProcess device;
    QVERIFY(device.join(server, QStringLiteral("copier")));
    for (const QString &user : {kAlice, kBob}) {
        QVERIFY(device.succeeds({QStringLiteral("login"), user}));
        QVERIFY(device.setValue(user, kItem, 1));
    }
    QVERIFY(device.succeeds({QStringLiteral("set"), kSecretItem, QStringLiteral("{\"ssid\":\"office\"}"),
                             QStringLiteral("--user"), kBob}));
    BECOMES(device.status()[u"unsent"].toInt() == 0);

    // While the server runs.
    const auto made = server.command(QStringList{QStringLiteral("backup")} + secret());
    const QString name = made[u"name"].toString();
    QVERIFY(!name.isEmpty());
    const QString file = m_files.filePath(name);
    QVERIFY(QFile::copy(made[u"place"].toString() + u'/' + name, file));

    // Acknowledged, and in no backup.
    QVERIFY(device.setValue(kAlice, kItem, 2));
    QVERIFY(device.succeeds({QStringLiteral("login"), kCarol}));
    QVERIFY(device.setValue(kCarol, kItem, 3));
    BECOMES(device.status()[u"unsent"].toInt() == 0);

    server.kill();
    QVERIFY(QDir(server.dataFolder()).removeRecursively());
    const auto restored =
        server.command(QStringList{QStringLiteral("restore"), file, QStringLiteral("--yes")} + secret());
    QCOMPARE(restored[u"result"].toString(), QStringLiteral("OK"));
    QVERIFY(!restored[u"otherInstallation"].toBool()); // R47
    QVERIFY(server.start());
    QCOMPARE(server.fingerprint(), fingerprint);

    // R52: the device goes on by itself, without being enrolled again.
    BECOMES(device.state() == QLatin1String("running"));
    BECOMES(device.status()[u"unsent"].toInt() == 0);
    QCOMPARE(device.status()[u"refused"].toInt(), 0);
    DeviceProcess other;
    QVERIFY(other.join(server, QStringLiteral("other")));
    BECOMES(valueOnAnotherDevice(other, kCarol) == 3); // only the device had it (R5)
    QCOMPARE(valueOnAnotherDevice(other, kBob), 1);
    QVERIFY(other.result({QStringLiteral("get"), kSecretItem, QStringLiteral("--user"), kBob})[u"value"]
                .toObject()[u"ssid"] == QLatin1String("office"));

    // R5: the server's older value won; R14: the newer one was kept, and can be brought back.
    QCOMPARE(valueOnAnotherDevice(other, kAlice), 1);
    BECOMES(displacedOf(server, kAlice).size() == 1);
    const auto back = server.command(
        QStringList{QStringLiteral("user"), QStringLiteral("restore"), QStringLiteral("--replace")} +
        displacedOf(server, kAlice));
    QCOMPARE(back[u"settings"].toInt(), 1);
    BECOMES(valueOnAnotherDevice(other, kAlice) == 2);

    QVERIFY(device.succeeds({QStringLiteral("login"), kBob}));
    QVERIFY(device.setValue(kBob, kItem, 5));
    BECOMES(valueOnAnotherDevice(other, kBob) == 5);
}

QTEST_GUILESS_MAIN(TestDisaster)
#include "test_disaster.moc"
