#include "core/sql/migrations.h"
#include "core/sql/writer.h"
#include "tests/support/failing_disk.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>
#include <set>

using namespace retinue;
using namespace retinue::sql;
using retinue::test::FailingDisk;

namespace {

/// Far above what the work below needs; reaching it would mean that a fault is swallowed for ever.
constexpr int kMostOperations = 2000;

Result<void> makeTable(const Location &location)
{
    auto database = Database::open(location);
    if (!database)
        return std::move(database).error();
    return migrate(**database,
                   {{1, QStringLiteral("t"), QStringLiteral("CREATE TABLE t (a TEXT, b {blob});\n")}}, {});
}

/// Both rows of a pair, or an error.
Writer::Work insertingPair(int number)
{
    return [number](Database &database) -> Result<void> {
        for (const char *half : {"left", "right"}) {
            auto done = database.execute(QStringLiteral("INSERT INTO t (a, b) VALUES (?, ?)"),
                                         {QStringLiteral("%1 %2").arg(number).arg(QLatin1String(half)),
                                          QByteArray(9'000, char('a' + number % 26))});
            if (!done)
                return std::move(done).error();
        }
        return {};
    };
}

std::multiset<QString> content(const Location &location)
{
    std::multiset<QString> found;
    auto database = Database::open(location);
    if (!database)
        qFatal("%s", qPrintable(database.error().toString()));
    Rows check = (*database)->query(QStringLiteral("PRAGMA integrity_check"));
    while (check.next())
        if (check.text(0) != QStringLiteral("ok"))
            qFatal("%s", qPrintable(check.text(0)));
    Rows rows = (*database)->query(QStringLiteral("SELECT a FROM t"));
    while (rows.next())
        found.insert(rows.text(0));
    if (!rows.result())
        qFatal("%s", qPrintable(rows.result().error().toString()));
    return found;
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

private slots:
    void writer_whenTheDiskFailsAtAnyOperation_keepsItsPromise_data()
    {
        QTest::addColumn<FailingDisk::Mode>("mode");
        QTest::addColumn<bool>("full");
        QTest::newRow("once, I/O error") << FailingDisk::Mode::Once << false;
        QTest::newRow("once, full") << FailingDisk::Mode::Once << true;
        QTest::newRow("from there, I/O error") << FailingDisk::Mode::FromThere << false;
        QTest::newRow("from there, full") << FailingDisk::Mode::FromThere << true;
    }
    void writer_whenTheDiskFailsAtAnyOperation_keepsItsPromise()
    {
        QFETCH(FailingDisk::Mode, mode);
        QFETCH(bool, full);
        FailingDisk disk;
        QTemporaryDir prepared;
        Location empty;
        empty.file = prepared.filePath(QStringLiteral("a.db"));
        QVERIFY(makeTable(empty));
        bool survivedAll = false;
        for (int operation = 1; !survivedAll && operation < kMostOperations; ++operation) {
            QTemporaryDir folder;
            Location safe;
            safe.file = folder.filePath(QStringLiteral("a.db"));
            QVERIFY(QFile::copy(empty.file, safe.file));
            Location failing = safe;
            failing.vfs = disk.name();

            disk.arm(operation, mode, full);
            std::set<int> acknowledged;
            if (auto writer = Writer::start(failing, {}))
                for (int round = 0; round < 3; ++round) {
                    // Two at once, so that groups of several are met too.
                    std::mutex mutex;
                    std::promise<void> both;
                    int answers = 0;
                    for (const int number : {2 * round, 2 * round + 1})
                        (*writer)->submit(insertingPair(number), [&, number](const Result<void> &result) {
                            const std::lock_guard lock(mutex);
                            if (result)
                                acknowledged.insert(number);
                            if (++answers == 2)
                                both.set_value();
                        });
                    both.get_future().wait();
                }
            survivedAll = !disk.hasFailed();
            disk.disarm();

            const auto found = content(safe);
            for (int number = 0; number < 6; ++number) {
                const auto left = found.count(QStringLiteral("%1 left").arg(number));
                const auto right = found.count(QStringLiteral("%1 right").arg(number));
                QVERIFY2(left == right && left <= 1,
                         qPrintable(QStringLiteral("half a write at operation %1").arg(operation)));
                QVERIFY2(left == 1 || !acknowledged.contains(number),
                         qPrintable(
                             QStringLiteral("an acknowledged write is lost at operation %1").arg(operation)));
            }
            if (survivedAll)
                QCOMPARE(acknowledged.size(), 6u);
        }
        QVERIFY(survivedAll);
    }

    void writer_whenTheDiskIsFull_saysSoAndGoesOnLater()
    {
        FailingDisk disk;
        QTemporaryDir folder;
        Location location;
        location.file = folder.filePath(QStringLiteral("a.db"));
        QVERIFY(makeTable(location));
        location.vfs = disk.name();
        auto writer = Writer::start(location, {});
        QVERIFY(writer);
        QVERIFY((*writer)->run(insertingPair(0)));
        disk.arm(1, FailingDisk::Mode::FromThere, true);
        const auto refused = (*writer)->run(insertingPair(1));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NoSpace);
        disk.disarm();
        QVERIFY((*writer)->run(insertingPair(2)));
        (*writer)->stop();
        QCOMPARE(content(location).size(), 4u);
    }

    void migrate_whenTheDiskFailsAtAnyOperation_isDoneOrNot()
    {
        FailingDisk disk;
        bool survivedAll = false;
        for (int operation = 1; !survivedAll && operation < kMostOperations; ++operation) {
            QTemporaryDir folder;
            Location failing;
            failing.file = folder.filePath(QStringLiteral("a.db"));
            failing.vfs = disk.name();
            disk.arm(operation, FailingDisk::Mode::FromThere);
            const bool made = makeTable(failing).ok();
            survivedAll = !disk.hasFailed();
            disk.disarm();
            if (survivedAll)
                QVERIFY(made);
            QVERIFY(makeTable(failing)); // goes on where it was
            QVERIFY(content(failing).empty());
        }
        QVERIFY(survivedAll);
    }

    void open_whenTheFileIsNoDatabase_saysCorrupt()
    {
        QTemporaryDir folder;
        Location location;
        location.file = folder.filePath(QStringLiteral("a.db"));
        QFile file(location.file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(QByteArray(10'000, 'x')) > 0);
        file.close();
        const auto database = Database::open(location);
        QVERIFY(!database);
        QCOMPARE(database.error().code, ErrorCode::Corrupt);
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "test_faults.moc"
