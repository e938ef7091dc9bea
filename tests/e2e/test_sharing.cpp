#include "tests/e2e/fleet.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <array>

using namespace retinue::test;

// [Data Sharing Details] with real processes: one server and four client machines, one of which is away.

#define BECOMES(condition) QVERIFY2(becomes([&] { return bool(condition); }), #condition)

namespace {

const QString kAlice = QStringLiteral("alice");
const QString kCopy = QStringLiteral("default-job.copy");
constexpr int kOwn = 7'654'321; ///< of one device alone

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

QStringList names(const QJsonValue &list)
{
    QStringList names;
    for (const auto &name : list.toArray())
        names << name.toString();
    names.sort();
    return names;
}

bool isInFilesOf(const QString &folder, const QByteArray &text)
{
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            return true;
    }
    return false;
}

} // namespace

class TestSharing : public QObject
{
    Q_OBJECT
private slots:
    void scopes_changeOnFourDevices_ofWhichOneIsAway(); // R31-R36
};

void TestSharing::scopes_changeOnFourDevices_ofWhichOneIsAway()
{
    ServerProcess server;
    QVERIFY(server.start());
    std::array<DeviceProcess, 4> devices;
    DeviceProcess &a = devices[0], &b = devices[1], &c = devices[2], &away = devices[3];
    for (std::size_t i = 0; i < devices.size(); ++i) {
        QVERIFY(devices[i].join(server, QStringLiteral("device-%1").arg(i)));
        QVERIFY(devices[i].succeeds(words("login alice")));
    }
    QVERIFY(a.setValue(kAlice, kCopy, 1));
    for (const DeviceProcess &device : devices)
        BECOMES(device.valueOf(kAlice, kCopy) == 1);
    away.kill();

    // R32: who runs is in the way, and named.
    const auto running = server.command(words("scope plan default-job.copy=device-specific"));
    QCOMPARE(names(running[u"running"]).size(), 4);
    QCOMPARE(running[u"items"][0][u"owners"].toInt(), 1);
    QVERIFY(server.command(words("scope apply default-job.copy=device-specific --yes")).isEmpty());
    QCOMPARE(server.command(words("scope stop-all"))[u"stopped"].toInt(), 4);
    const auto separated = server.command(words("scope apply default-job.copy=device-specific --yes"));
    QCOMPARE(separated[u"pushed"].toInt(), 1);
    QVERIFY(QFile::exists(separated[u"place"].toString() + u'/' + separated[u"backup"].toString()));
    const auto again = server.command(words("scope start-again --wait 5"));
    QCOMPARE(again[u"started"].toInt(), 4);
    QVERIFY(names(again[u"silent"]).contains(QStringLiteral("device-3")));

    // R33: all begin with the shared value, then go their own ways.
    for (DeviceProcess *device : {&a, &b, &c}) {
        BECOMES(device->state() == u"running");
        QVERIFY(device->succeeds(words("login alice")));
        BECOMES(device->valueOf(kAlice, kCopy) == 1);
    }
    QVERIFY(a.setValue(kAlice, kCopy, kOwn));
    QVERIFY(b.succeeds(words("login alice")));
    QCOMPARE(b.valueOf(kAlice, kCopy), 1);
    QVERIFY(a.succeeds(words("login alice")));
    QCOMPARE(a.valueOf(kAlice, kCopy), kOwn);

    // R34: what was theirs is gone; what is set now is everybody's.
    QVERIFY(!server.command(words("scope stop-all")).isEmpty());
    QVERIFY(!server.command(words("scope apply default-job.copy=shared --yes")).isEmpty());
    QVERIFY(!server.command(words("scope start-again --wait 5")).isEmpty());
    BECOMES(a.state() == u"running");
    QVERIFY(a.succeeds(words("login alice")));
    BECOMES(a.valueOf(kAlice, kCopy) == -1);
    QVERIFY(a.setValue(kAlice, kCopy, 5));
    BECOMES(b.valueOf(kAlice, kCopy) == 5);

    // R36: who slept through all of it ends as the others.
    QVERIFY(!server.command(words("scope stop-all")).isEmpty());
    QVERIFY(!server.command(words("scope apply all=device-specific --yes --no-backup")).isEmpty());
    QVERIFY(away.start());
    QVERIFY(!server.command(words("scope start-again --wait 5")).isEmpty());
    for (const DeviceProcess &device : devices) {
        BECOMES(device.state() == u"running");
        QVERIFY(device.succeeds(words("login alice")));
        BECOMES(device.valueOf(kAlice, kCopy) == 5);
    }
    QVERIFY(!isInFilesOf(server.dataFolder(), QByteArray::number(kOwn)));

    // Taken back: the server's values are everybody's again.
    QVERIFY(!server.command(words("scope stop-all")).isEmpty());
    const auto history = server.command(words("scope history"));
    QCOMPARE(history[u"changes"].toArray().size(), 3);
    QVERIFY(history[u"changes"][0][u"canBeUndone"].toBool());
    QVERIFY(!history[u"changes"][1][u"canBeUndone"].toBool());
    QVERIFY(!server.command(words("scope undo 3 --yes")).isEmpty());
    QVERIFY(!server.command(words("scope start-again --wait 5")).isEmpty());
    BECOMES(away.state() == u"running");
    QVERIFY(away.succeeds(words("login alice")));
    QVERIFY(away.setValue(kAlice, kCopy, 6));
    BECOMES(b.valueOf(kAlice, kCopy) == 6);
}

QTEST_GUILESS_MAIN(TestSharing)
#include "test_sharing.moc"
