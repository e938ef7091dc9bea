#include "tests/e2e/fleet.h"
#include "tests/support/seeds.h"

#include <QDir>
#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <atomic>
#include <chrono>
#include <random>
#include <thread>

using namespace retinue::test;

// Server and devices are killed (SIGKILL) at random moments while changes are made, and start again. What a
// device acknowledged must be found on every device in the end.

namespace {

constexpr int kDevices = 3;
constexpr int kRoundsPerSeed = 6;
const QString kItem = QStringLiteral("display.language");

/// One device's writer: sets 1, 2, 3, ... for a user of its own and remembers what was acknowledged.
struct Writer
{
    QString user;
    std::atomic_int acknowledged = 0, tried = 0;
    std::thread thread;
};

void write(const DeviceProcess &device, Writer &writer, const std::atomic_bool &ends)
{
    while (!ends) {
        const int value = writer.tried + 1;
        writer.tried = value;
        // Not acknowledged: the agent was killed meanwhile; whether the change was made is open.
        if (device.setValue(writer.user, kItem, value))
            writer.acknowledged = value;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

QStringList databasesIn(const QString &folder)
{
    QStringList files;
    for (QDirIterator it(folder, {QStringLiteral("*.db")}, QDir::Files, QDirIterator::Subdirectories);
         it.hasNext();)
        files += it.next();
    return files;
}

/// What SQLite says of a database that was not closed properly.
QString integrityOf(const QString &file)
{
    const QString name = QStringLiteral("check");
    QString answer = QStringLiteral("not opened");
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file);
        if (database.open()) {
            QSqlQuery query(QStringLiteral("PRAGMA integrity_check"), database);
            answer = query.next() ? query.value(0).toString() : QStringLiteral("no answer");
        }
    }
    QSqlDatabase::removeDatabase(name);
    return answer;
}

} // namespace

class TestKill : public QObject
{
    Q_OBJECT
private slots:
    void kill_underLoad_losesNoAcknowledgedChange_data();
    void kill_underLoad_losesNoAcknowledgedChange();
};

void TestKill::kill_underLoad_losesNoAcknowledgedChange_data()
{
    QTest::addColumn<unsigned>("seed");
    for (const unsigned seed : seeds(1))
        QTest::addRow("seed %u", seed) << seed;
}

// R7, R8
void TestKill::kill_underLoad_losesNoAcknowledgedChange()
{
    QFETCH(unsigned, seed);
    std::mt19937 random{seed};

    ServerProcess server;
    QVERIFY(server.start());
    std::vector<std::unique_ptr<DeviceProcess>> devices;
    std::vector<std::unique_ptr<Writer>> writers;
    for (int i = 0; i < kDevices; ++i) {
        devices.push_back(std::make_unique<DeviceProcess>());
        QVERIFY(devices.back()->join(server, QStringLiteral("device-%1").arg(i)));
        writers.push_back(std::make_unique<Writer>());
        writers.back()->user = QStringLiteral("user-%1").arg(i);
        QVERIFY(devices.back()->succeeds({QStringLiteral("login"), writers.back()->user}));
    }

    std::atomic_bool ends = false;
    for (int i = 0; i < kDevices; ++i)
        writers[i]->thread = std::thread([&, i] { write(*devices[i], *writers[i], ends); });
    bool allStarted = true;
    for (int round = 0; round < kRoundsPerSeed && allStarted; ++round) {
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 700));
        const auto victim = random() % (kDevices + 1);
        if (victim == kDevices) {
            server.kill();
            std::this_thread::sleep_for(std::chrono::milliseconds(random() % 500));
            allStarted = server.start();
        } else {
            devices[victim]->kill();
            std::this_thread::sleep_for(std::chrono::milliseconds(random() % 500));
            allStarted = devices[victim]->start();
        }
    }
    ends = true;
    for (const auto &writer : writers)
        writer->thread.join();
    QVERIFY(allStarted);

    for (const auto &device : devices) {
        QVERIFY(becomes([&] { return device->state() == QLatin1String("running"); }));
        QVERIFY(becomes([&] { return device->status()[u"unsent"].toInt() == 0; }));
        QCOMPARE(device->status()[u"refused"].toInt(), 0);
    }
    for (int i = 0; i < kDevices; ++i) {
        QVERIFY(writers[i]->acknowledged > 0);
        const DeviceProcess &other = *devices[std::size_t(i + 1) % kDevices];
        QVERIFY(other.succeeds({QStringLiteral("login"), writers[i]->user}));
        const int found = other.valueOf(writers[i]->user, kItem);
        QVERIFY2(found >= writers[i]->acknowledged && found <= writers[i]->tried,
                 qPrintable(QStringLiteral("%1: found %2, acknowledged %3, tried %4")
                                .arg(writers[i]->user)
                                .arg(found)
                                .arg(writers[i]->acknowledged)
                                .arg(writers[i]->tried)));
    }

    for (const auto &device : devices)
        device->kill();
    server.kill();
    QStringList files = databasesIn(server.dataFolder());
    for (const auto &device : devices)
        files += databasesIn(device->home());
    QVERIFY(files.size() >= kDevices + 2); // each local store, the machine database, the store
    for (const auto &file : files)
        QCOMPARE(integrityOf(file), QStringLiteral("ok"));
}

QTEST_GUILESS_MAIN(TestKill)
#include "test_kill.moc"
