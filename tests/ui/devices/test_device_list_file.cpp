#include "tests/support/namespaces.h"
#include "tests/support/tiny_disk.h"
#include "tests/ui/support/test_machine.h"
#include "ui/devices/device_list_file.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace retinue;

class TestDeviceListFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void line_quotesWhatNeedsIt_andDefusesFormulas() // R30
    {
        devices::DeviceRecord device;
        device.info.name = QStringLiteral("Lobby, \"east\"");
        device.info.serialNumber = QStringLiteral("=HYPERLINK(\"x\")");
        device.info.location = QString::fromUtf8("Zürich");
        device.info.version = QStringLiteral("1\n2");
        device.enrolledAt = base::fromMilliseconds(1'750'000'000'000);
        device.differing = 2;
        const QByteArray line = ui::deviceListLine(device);
        QCOMPARE(line,
                 "Stopped,\"Lobby, \"\"east\"\"\",\"'=HYPERLINK(\"\"x\"\")\",Z\xc3\xbcrich,,,,\"1\n2\",2,"
                 "2025-06-15T15:06:40Z," +
                     device.id.toString().toLatin1() + "\r\n");
    }

    void header_beginsWithTheByteOrderMark_andHasAFieldForEachOfALine()
    {
        const QByteArray header = ui::deviceListHeader();
        QVERIFY(header.startsWith("\xef\xbb\xbf"));
        QCOMPARE(header.count(','), ui::deviceListLine({}).count(','));
    }

    void job_writesTheWholeList()
    {
        test::TestMachine machine;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("devices.csv"));
        std::vector<devices::DeviceRecord> devices(3);
        const auto job = ui::startDeviceListExport(machine.engine(), path, devices, QStringLiteral("ada"));
        QTRY_VERIFY(job->status().ending);
        QVERIFY(job->status().ending->ok());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), ui::deviceListHeader() + ui::deviceListLine({}).repeated(3));
        const auto logged = machine.engine().executions().newest(1);
        QCOMPARE(logged->front().operation, QStringLiteral("devices-export")); // R53
        QCOMPARE(logged->front().who, QStringLiteral("ada"));
        QCOMPARE(logged->front().bytes, std::optional<std::int64_t>(file.size()));
    }

    void job_onADiskWithTooLittleRoom_saysThatItIsFull_andLeavesNoFile()
    {
        test::TestMachine machine;
        const test::TinyDisk disk;
        disk.fillUp(32 * 1024);
        std::vector<devices::DeviceRecord> devices(2);
        for (devices::DeviceRecord &device : devices) // more at once than is gathered before it is written
            device.info.location = QString(20'000, u'x');
        const QString path = disk.filePath(QStringLiteral("devices.csv"));
        const auto job = ui::startDeviceListExport(machine.engine(), path, devices, QStringLiteral("ada"));
        QTRY_VERIFY(job->status().ending);
        QVERIFY(!job->status().ending->ok());
        QCOMPARE(job->status().ending->error().code, ErrorCode::NoSpace);
        QVERIFY(!QFile::exists(path));
        QCOMPARE(machine.engine().executions().newest(1)->front().result, QStringLiteral("no-space")); // R53
    }

    void job_whereNothingCanBeWritten_failsAndSaysWhere()
    {
        test::TestMachine machine;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("no-such-folder/devices.csv"));
        const auto job = ui::startDeviceListExport(machine.engine(), path, {}, QStringLiteral("ada"));
        QTRY_VERIFY(job->status().ending);
        QCOMPARE(job->status().ending->error().code, ErrorCode::Io);
        QVERIFY(job->status().ending->error().toString().contains(path));
        QVERIFY(QDir(folder.path()).isEmpty());
    }
};

int main(int argc, char *argv[])
{
    if (const QString problem = test::enterNamespaces(); !problem.isEmpty())
        qFatal("%s", qPrintable(problem));
    QApplication app(argc, argv);
    TestDeviceListFile test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_device_list_file.moc"
