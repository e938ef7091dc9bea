#include "core/client/device_home.h"
#include "core/engine/engine.h"
#include "core/store/store_folder.h"
#include "tests/support/namespaces.h"
#include "tests/support/tiny_disk.h"
#include "tests/support/verify_ok.h"

#include <QFile>
#include <QTest>

using namespace retinue;
using test::TinyDisk;

namespace {

/// What a full disk may be called. Anything else sends its reader to look for another cause.
template<typename T>
bool succeedsOrIsFull(const Result<T> &tried)
{
    if (tried || tried.error().code == ErrorCode::NoSpace)
        return true;
    qWarning("%s: %s", qPrintable(base::errorWord(tried.error().code)), qPrintable(tried.error().toString()));
    return false;
}

template<typename Open>
void opensWithFewNamesLeft(int kibibytes, const Open &open)
{
    int refused = 0;
    for (int left = 0;; ++left) {
        const TinyDisk disk(kibibytes, 64);
        disk.useUpNames(left);
        const auto opened = open(disk);
        QVERIFY2(succeedsOrIsFull(opened), qPrintable(QString::number(left)));
        if (opened)
            break;
        ++refused;
    }
    QVERIFY(refused > 3);
}

template<typename Open>
void opensWithLittleRoomLeft(int kibibytes, const Open &open)
{
    int refused = 0;
    for (int pages = 0;; ++pages) {
        const TinyDisk disk(kibibytes, 64);
        disk.fillUp(qsizetype(pages) * 4096);
        const auto opened = open(disk);
        QVERIFY2(succeedsOrIsFull(opened), qPrintable(QString::number(pages)));
        if (opened)
            break;
        ++refused;
    }
    QVERIFY(refused > 3);
}

constexpr int kDevice = 2 * 1024, kServer = 8 * 1024;

auto openDevice(const TinyDisk &disk)
{
    return client::DeviceHome::open({disk.filePath(QStringLiteral("a/device"))});
}

auto openServer(const TinyDisk &disk)
{
    return engine::Engine::open({disk.filePath(QStringLiteral("a/server")), {}, nullptr});
}

} // namespace

/// With room for one file, folder or page more at each round: a full disk is told as what it is, until there
/// is enough.
class TestFullDisk : public QObject
{
    Q_OBJECT
private slots:
    void device_whereFewNamesAreLeft_opensOrSaysThatTheDiskIsFull()
    {
        opensWithFewNamesLeft(kDevice, openDevice);
    }
    void device_whereLittleRoomIsLeft_opensOrSaysThatTheDiskIsFull()
    {
        opensWithLittleRoomLeft(kDevice, openDevice);
    }
    void server_whereFewNamesAreLeft_opensOrSaysThatTheDiskIsFull()
    {
        opensWithFewNamesLeft(kServer, openServer);
    }
    void server_whereLittleRoomIsLeft_opensOrSaysThatTheDiskIsFull()
    {
        opensWithLittleRoomLeft(kServer, openServer);
    }
};

int main(int argc, char *argv[])
{
    if (const QString problem = test::enterNamespaces(); !problem.isEmpty())
        qFatal("%s", qPrintable(problem));
    QCoreApplication app(argc, argv);
    TestFullDisk test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_full_disk.moc"
