#include "tests/e2e/fleet.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <random>
#include <thread>

using namespace retinue::test;

// Replication with real processes: a server, the machine that stands by for it, and two client machines.

#define BECOMES(condition) QVERIFY2(becomes([&] { return bool(condition); }), #condition)

namespace {

constexpr int kKills = 12;
constexpr unsigned kKillSeed = 20261128;
const QString kItem = QStringLiteral("display.language");
const QString kAnn = QStringLiteral("ann"), kBen = QStringLiteral("ben");

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

/// Of the copy, as the standby says it.
QString copyOf(ServerProcess &standby)
{
    return standby.command(words("replication status"))[u"standby"].toObject()[u"copyOf"].toString();
}

bool beginReplicating(ServerProcess &source, ServerProcess &standby)
{
    standby.standBy();
    return source.start() && standby.start() && !source.command(replicationStartWords(standby)).isEmpty();
}

/// Enrols it, with Ann at its panel.
bool logIn(DeviceProcess &device, ServerProcess &server)
{
    return device.join(server, QStringLiteral("A")) && device.succeeds({QStringLiteral("login"), kAnn});
}

} // namespace

class TestReplication : public QObject
{
    Q_OBJECT
private slots:
    void promote_whenTheSourceIsLost_devicesGoOnWithAllAcknowledged(); // R40, R46, R47
    void recover_onANewMachineInItsPlace_devicesGoOn();                // R46, R47
    void unsent_whenTheServerComesBack_isSavedThereAndImportedByTheNewOne();
    void kill_atAnyMoment_bothOpenAndReachEquality(); // R44
};

void TestReplication::promote_whenTheSourceIsLost_devicesGoOnWithAllAcknowledged()
{
    ServerProcess source, standby;
    standby.standBy();
    QVERIFY(source.start() && standby.start());
    QCOMPARE(standby.command(words("status"))[u"role"].toString(), QStringLiteral("standby"));
    QVERIFY(standby.command(words("user list")).isEmpty()); // not editable, nothing to see
    QCOMPARE(source.command(replicationStartWords(standby))[u"state"].toString(), QStringLiteral("waiting"));

    DeviceProcess a, b;
    QVERIFY(a.join(source, QStringLiteral("A")) && b.join(source, QStringLiteral("B")));
    QVERIFY(a.succeeds({QStringLiteral("login"), kAnn}));
    QVERIFY(b.succeeds({QStringLiteral("login"), kBen}));
    QVERIFY(a.setValue(kAnn, kItem, 1) && b.setValue(kBen, kItem, 2));
    BECOMES(a.status()[u"unsent"].toInt() == 0 && b.status()[u"unsent"].toInt() == 0);
    QVERIFY(isBroughtOver(source));
    QVERIFY(!copyOf(standby).isEmpty());

    source.kill(); // for good
    BECOMES(a.state() == u"unreachable" && b.state() == u"unreachable");
    QVERIFY(standby.terminate());
    QVERIFY(standby.command(words("replication promote")).isEmpty()); // not without --yes
    QCOMPARE(standby.command(words("replication promote --yes"))[u"result"].toString(), QStringLiteral("OK"));
    standby.listenOn(source.port()); // it has the lost server's name and address
    QVERIFY(standby.start());
    QCOMPARE(standby.command(words("status"))[u"role"].toString(), QStringLiteral("server"));

    BECOMES(a.state() == u"running" && b.state() == u"running");
    QVERIFY(b.succeeds({QStringLiteral("logout")}) && b.succeeds({QStringLiteral("login"), kAnn}));
    BECOMES(b.valueOf(kAnn, kItem) == 1);
    QVERIFY(a.succeeds({QStringLiteral("logout")}) && a.succeeds({QStringLiteral("login"), kBen}));
    BECOMES(a.valueOf(kBen, kItem) == 2);
    QVERIFY(b.setValue(kAnn, kItem, 3)); // and they go on
    QVERIFY(a.succeeds({QStringLiteral("logout")}) && a.succeeds({QStringLiteral("login"), kAnn}));
    BECOMES(a.valueOf(kAnn, kItem) == 3);

    // The lost server comes back under its name, while the one that took over is away: the first device that
    // comes says what has happened.
    QVERIFY(standby.terminate());
    QVERIFY(source.start());
    BECOMES(source.command(words("replication status"))[u"replaced"].toBool());
    BECOMES(a.state() == u"unreachable");
    QVERIFY(source.command(words("replication serve-again")).isEmpty()); // not without --yes
    QVERIFY(source.terminate());
    QVERIFY(standby.start());
    BECOMES(a.state() == u"running" && b.state() == u"running");
    BECOMES(a.valueOf(kAnn, kItem) == 3); // nothing was taken from there
}

void TestReplication::recover_onANewMachineInItsPlace_devicesGoOn()
{
    ServerProcess server, standby;
    standby.standBy();
    QVERIFY(server.start() && standby.start());
    const QString fingerprint = server.fingerprint();
    QVERIFY(!server.command(replicationStartWords(standby)).isEmpty());
    DeviceProcess device;
    QVERIFY(device.join(server, QStringLiteral("copier")));
    QVERIFY(device.succeeds({QStringLiteral("login"), kAnn}));
    QVERIFY(device.setValue(kAnn, kItem, 1));
    BECOMES(device.status()[u"unsent"].toInt() == 0);
    QVERIFY(isBroughtOver(server));

    // The machine is lost; the new one has its address, and nothing else.
    server.kill();
    QVERIFY(QDir(server.dataFolder()).removeRecursively());
    const QStringList recover = words("replication recover --from") +
                                QStringList{standby.address(),       QStringLiteral("--administrator"),
                                            QStringLiteral("admin"), QStringLiteral("--passphrase-file"),
                                            standby.passwordFile(),  QStringLiteral("--fingerprint"),
                                            standby.fingerprint()};
    const auto preview = server.command(recover);
    QVERIFY(preview[u"dryRun"].toBool() && preview[u"bringsIdentity"].toBool());
    QCOMPARE(preview[u"devices"].toInt(), 1);
    QVERIFY(!QFileInfo::exists(server.dataFolder())); // nothing was begun
    const auto recovered = server.command(recover + QStringList{QStringLiteral("--yes")});
    QCOMPARE(recovered[u"result"].toString(), QStringLiteral("OK"));
    QVERIFY(recovered[u"tookIdentity"].toBool());
    QVERIFY(server.start());
    QCOMPARE(server.fingerprint(), fingerprint);

    BECOMES(device.state() == u"running"); // and nobody has enrolled it again
    DeviceProcess other;
    QVERIFY(other.join(server, QStringLiteral("other")));
    QVERIFY(other.succeeds({QStringLiteral("login"), kAnn}));
    BECOMES(other.valueOf(kAnn, kItem) == 1);
    QVERIFY(device.succeeds({QStringLiteral("logout")}) && device.succeeds({QStringLiteral("login"), kAnn}));
    QVERIFY(device.setValue(kAnn, kItem, 3));
    QVERIFY(other.succeeds({QStringLiteral("logout")}) && other.succeeds({QStringLiteral("login"), kAnn}));
    BECOMES(other.valueOf(kAnn, kItem) == 3);

    // Where devices are enrolled it brings the data, and says that they know another server (R47).
    ServerProcess stranger;
    QVERIFY(stranger.start());
    DeviceProcess own;
    QVERIFY(own.join(stranger, QStringLiteral("own")));
    const auto data = stranger.command(recover + QStringList{QStringLiteral("--yes")});
    QCOMPARE(data[u"result"].toString(), QStringLiteral("OK"));
    QVERIFY(data[u"otherInstallation"].toBool() && !data[u"bringsIdentity"].toBool());
    QVERIFY(!data[u"tookIdentity"].toBool());
    BECOMES(own.state() == u"running");
}

void TestReplication::unsent_whenTheServerComesBack_isSavedThereAndImportedByTheNewOne()
{
    ServerProcess source, standby;
    DeviceProcess a;
    QVERIFY(beginReplicating(source, standby) && logIn(a, source));
    QVERIFY(a.setValue(kAnn, kItem, 1));
    QVERIFY(isBroughtOver(source));
    QVERIFY(standby.terminate());
    QVERIFY(a.setValue(kAnn, kItem, 2)); // after the last copy
    BECOMES(a.status()[u"unsent"].toInt() == 0);
    QVERIFY(source.command(words("replication unsent")).isEmpty()); // nobody has taken over yet
    source.kill();
    QCOMPARE(standby.command(words("replication promote --yes"))[u"result"].toString(), QStringLiteral("OK"));
    standby.listenOn(source.port());
    QVERIFY(standby.start());
    BECOMES(a.state() == u"running");
    BECOMES(a.valueOf(kAnn, kItem) == 1);
    QVERIFY(standby.terminate());
    QVERIFY(source.start());
    BECOMES(source.command(words("replication status"))[u"replaced"].toBool());

    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("unsent.zip"));
    const QStringList toFile = words("replication unsent --to") + QStringList{file};
    const auto listed = source.command(words("replication unsent"));
    QCOMPARE(listed[u"settings"].toInt(), 1);
    QCOMPARE(listed[u"changes"][0][u"device"].toString(), QStringLiteral("A"));
    QCOMPARE(source.command(toFile)[u"saved"][u"settings"].toInt(), 1); // through the server that runs
    QVERIFY(QFile::exists(file));
    QVERIFY(source.command(toFile).isEmpty()); // it is there already
    QVERIFY(source.terminate());
    QVERIFY(QFile::remove(file));
    QCOMPARE(source.command(toFile)[u"saved"][u"settings"].toInt(), 1); // without it
    QVERIFY(standby.start());
    const auto imported = standby.command(words("user import --existing replace") + QStringList{file});
    QCOMPARE(imported[u"changed"].toInt(), 1);
    BECOMES(a.state() == u"running");
    QVERIFY(a.succeeds({QStringLiteral("logout")}) && a.succeeds({QStringLiteral("login"), kAnn}));
    BECOMES(a.valueOf(kAnn, kItem) == 2);
}

void TestReplication::kill_atAnyMoment_bothOpenAndReachEquality()
{
    ServerProcess source, standby;
    DeviceProcess a;
    QVERIFY(beginReplicating(source, standby) && logIn(a, source));
    std::mt19937 random(kKillSeed);
    int acknowledged = 0;
    for (int round = 1; round <= kKills; ++round) {
        if (a.setValue(kAnn, kItem, round))
            acknowledged = round;
        std::thread run([&source] { (void)source.command(words("replication now")); });
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 150));
        ServerProcess &victim = round % 2 == 0 ? source : standby;
        victim.kill();
        run.join();
        QVERIFY(victim.start());
        QVERIFY(isBroughtOver(source));
        const auto verified = source.command(words("replication verify"));
        QCOMPARE(verified[u"differing"].toInt(-1), 0);
    }
    QVERIFY(acknowledged > 0);
}

QTEST_GUILESS_MAIN(TestReplication)
#include "test_replication.moc"
