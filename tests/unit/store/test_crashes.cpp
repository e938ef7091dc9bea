#include "tests/support/failing_disk.h"
#include "tests/unit/store/store_rig.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <atomic>
#include <cstdio>
#include <map>
#include <mutex>
#include <thread>

using namespace retinue;
using namespace retinue::store;
using retinue::test::FailingDisk;
using retinue::test::StoreRig;

namespace {

constexpr int kMostOperations = 3000;
const QString kWriteOption = QStringLiteral("--write-until-killed");

OwnerKey writer(int number)
{
    return *OwnerKey::user(QStringLiteral("writer%1").arg(number));
}

/// Two settings of one owner that always have the same value.
Store::Work puttingPair(const OwnerKey &key, int value)
{
    return [=](Edit &edit) -> Result<void> {
        RETINUE_TRY(StoreRig::putting(key, 1, QByteArray::number(value))(edit));
        return StoreRig::putting(key, 26, QByteArray::number(value), true)(edit);
    };
}

/// The child: writes and says what was acknowledged, until it is killed.
int writeUntilKilled(const QString &folder)
{
    StoreRig rig(folder);
    auto store = rig.open();
    if (!store)
        return 1;
    std::mutex output;
    std::atomic<int> underWay{0};
    for (int value = 1;; ++value) {
        while (underWay > 16)
            std::this_thread::yield();
        ++underWay;
        const int number = value % 4;
        (*store)->write(puttingPair(writer(number), value), [&, number, value](const Result<void> &result) {
            const std::lock_guard lock(output);
            if (result) {
                std::printf("%d %d\n", number, value);
                std::fflush(stdout);
            }
            --underWay;
        });
    }
}

} // namespace

class TestCrashes : public QObject
{
    Q_OBJECT

private slots:
    void store_whenTheDiskFailsAtAnyOperation_isOldOrNew_data()
    {
        QTest::addColumn<FailingDisk::Mode>("mode");
        QTest::newRow("once") << FailingDisk::Mode::Once;
        QTest::newRow("from there") << FailingDisk::Mode::FromThere;
    }
    void store_whenTheDiskFailsAtAnyOperation_isOldOrNew()
    {
        QFETCH(FailingDisk::Mode, mode);
        FailingDisk disk;
        const OwnerKey alice = *OwnerKey::user(u"alice");
        bool survivedAll = false;
        for (int operation = 1; !survivedAll && operation < kMostOperations; ++operation) {
            QTemporaryDir folder;
            StoreRig rig(folder.path());
            StoreOptions failing = rig.options();
            failing.vfs = disk.name();
            disk.arm(operation, mode);
            int acknowledged = 0;
            int tried = 0;
            Revision told;
            {
                auto store = Store::open(failing); // the first start ever, too
                for (int value = 1; store && value <= 2; ++value) {
                    tried = value;
                    if ((*store)->writeAndWait(puttingPair(alice, value)))
                        acknowledged = value;
                    told = (*store)->revision();
                }
            }
            survivedAll = !disk.hasFailed();
            disk.disarm();

            auto store = rig.open();
            VERIFY_OK(store);
            {
                const auto view = (*store)->read();
                VERIFY_OK(view);
                const auto left = StoreRig::value(*view, alice, 1);
                QCOMPARE(left, StoreRig::value(*view, alice, 26)); // never between
                const int found = left.value_or("0").toInt();
                QVERIFY2(found >= acknowledged && found <= tried, qPrintable(QString::number(operation)));
                // A revision that was told to somebody is never given out again.
                QVERIFY(view->revision() >= told);
            }
            QCOMPARE(StoreRig::differences(**store, alice), QString());
            VERIFY_OK((*store)->writeAndWait(puttingPair(alice, 99)));
            if (survivedAll)
                QCOMPARE(acknowledged, 2);
        }
        QVERIFY(survivedAll);
    }

    void store_whenItsProcessIsKilled_keepsWhatWasAcknowledged()
    {
        QTemporaryDir folder;
        StoreRig rig(folder.path());
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        std::map<int, int> acknowledged;
        for (int round = 0; round < 6; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {kWriteOption, folder.path()});
            QVERIFY(child.waitForStarted());
            // It has written something; then any moment is as good as another.
            QTRY_VERIFY_WITH_TIMEOUT(child.waitForReadyRead(100) || child.bytesAvailable() > 0, 60'000);
            QTest::qWait(int(random.bounded(200)));
            child.kill();
            QVERIFY(child.waitForFinished());
            QByteArray said = child.readAllStandardOutput();
            said.truncate(said.lastIndexOf('\n') + 1);
            for (const QByteArray &line : said.trimmed().split('\n')) {
                const auto words = line.split(' ');
                QCOMPARE(words.size(), 2);
                acknowledged[words[0].toInt()] = words[1].toInt();
            }
            auto store = rig.open(); // after an unclean end: with the quick check
            VERIFY_OK(store);
            const auto view = (*store)->read();
            for (const auto &[number, value] : acknowledged) {
                const auto found = StoreRig::value(*view, writer(number), 1);
                QVERIFY(found && found->toInt() >= value);
                QCOMPARE(found, StoreRig::value(*view, writer(number), 26));
                acknowledged[number] = 0; // the next child counts anew
            }
        }
        auto store = rig.open();
        QCOMPARE(StoreRig::differences(**store), QString());
    }

    void open_whenDamagedAfterAnUncleanEnd_refuses()
    {
        QTemporaryDir folder, copy;
        StoreRig rig(folder.path());
        QString file;
        {
            auto store = rig.open();
            for (int i = 0; i < 40; ++i)
                VERIFY_OK((*store)->writeAndWait(StoreRig::putting(writer(i), 1, QByteArray(6000, 'x'))));
            store->reset(); // the log goes into the file
            store = rig.open();
            VERIFY_OK((*store)->writeAndWait(StoreRig::putting(writer(0), 1, "y")));
            // What a crash would leave: the file and its log, as they are now.
            QProcess copying;
            copying.start(QStringLiteral("cp"),
                          {QStringLiteral("-r"), folder.path() + QStringLiteral("/."), copy.path()});
            QVERIFY(copying.waitForFinished() && copying.exitCode() == 0);
            file = copy.path() + u'/' + databaseName(copy.path());
        }
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        for (qint64 page = 20; page < damaged.size() / 8192; page += 3) { // a stretch of bad sectors
            QVERIFY(damaged.seek(page * 8192));
            QCOMPARE(damaged.write(QByteArray(512, '\x5a')), 512);
        }
        damaged.close();
        const auto refused = StoreRig(copy.path()).open();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Corrupt);
    }

private:
    static QString databaseName(const QString &folder)
    {
        QFile pointer(folder + QStringLiteral("/current"));
        return pointer.open(QIODevice::ReadOnly)
                   ? QString::fromLatin1(pointer.readAll().trimmed()) + QStringLiteral("/store.db")
                   : QString();
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && application.arguments().at(1) == kWriteOption)
        return writeUntilKilled(application.arguments().at(2));
    TestCrashes tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_crashes.moc"
