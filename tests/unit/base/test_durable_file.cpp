#include "core/base/durable_file.h"
#include "core/base/folder_lock.h"
#include "core/base/private_file.h"
#include "tests/support/namespaces.h"
#include "tests/support/tiny_disk.h"
#include "tests/support/verify_ok.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace retinue;
using base::Access;
using base::DurableFile;

class TestDurableFile : public QObject
{
    Q_OBJECT
private slots:
    void code_isNoSpaceForAFullDiskOrQuota_andIoForEverythingElse()
    {
        const auto code = [](int reason) { return base::fileErrorCode({reason, std::generic_category()}); };
        QCOMPARE(code(ENOSPC), ErrorCode::NoSpace);
        QCOMPARE(code(EDQUOT), ErrorCode::NoSpace);
        for (const int other : {EMFILE, ENFILE, EACCES, EIO, EROFS, ENOENT, EFBIG, ENOMEM})
            QCOMPARE(code(other), ErrorCode::Io);
    }

    void write_onAFullDisk_isNoSpace_namesTheFile_andLeavesWhatWasThere()
    {
        const test::TinyDisk disk;
        const QString path = disk.filePath(QStringLiteral("file"));
        VERIFY_OK(base::writeDurably(path, "before", Access::AsUsual));
        disk.fillUp();
        const auto written = base::writeDurably(path, "after", Access::AsUsual);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::NoSpace);
        QVERIFY2(written.error().toString().contains(path), qPrintable(written.error().toString()));
        QCOMPARE(contentOf(path), QByteArray("before"));
        QCOMPARE(namesIn(disk.path()), (QStringList{QStringLiteral("file"), QStringLiteral("filling")}));
        const auto secret = base::writePrivateFile(path, "after");
        QVERIFY(!secret);
        QCOMPARE(secret.error().code, ErrorCode::NoSpace);
        QCOMPARE(contentOf(path), QByteArray("before"));
    }

    /// The system takes a part of the piece without a word.
    void write_ofMoreThanThereIsRoomFor_isNoSpace_andLeavesNothing()
    {
        const test::TinyDisk disk;
        disk.fillUp(64 * 1024);
        const QString path = disk.filePath(QStringLiteral("file"));
        DurableFile file(path, Access::AsUsual);
        VERIFY_OK(file.open());
        const auto written = file.write(QByteArray(200'000, 'x'));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::NoSpace);
        QVERIFY(!QFile::exists(path));
    }

    void making_whereNoNameIsLeft_isNoSpace()
    {
        const test::TinyDisk disk;
        disk.useUpNames();
        const auto folder = base::makeFolder(disk.filePath(QStringLiteral("a/b")), Access::OwnerOnly);
        QVERIFY(!folder);
        QCOMPARE(folder.error().code, ErrorCode::NoSpace);
        QVERIFY(folder.error().toString().contains(disk.filePath(QStringLiteral("a"))));
        const auto file = base::writeDurably(disk.filePath(QStringLiteral("file")), "x", Access::AsUsual);
        QVERIFY(!file);
        QCOMPARE(file.error().code, ErrorCode::NoSpace);
        const auto lock = FolderLock::acquire(disk.path(), QStringLiteral("lock"));
        QVERIFY(!lock);
        QCOMPARE(lock.error().code, ErrorCode::NoSpace);
    }

    void write_withTooManyFilesOpen_isIo()
    {
        const QTemporaryDir folder;
        rlimit usual{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &usual), 0);
        const rlimit none{0, usual.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &none), 0);
        const auto written = base::writePrivateFile(folder.filePath(QStringLiteral("file")), "x");
        const auto lock = FolderLock::acquire(folder.path(), QStringLiteral("lock"));
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &usual), 0);
        QVERIFY(!written && !lock);
        QCOMPARE(written.error().code, ErrorCode::Io);
        QCOMPARE(lock.error().code, ErrorCode::Io);
    }

    void read_withTooManyFilesOpen_isIo()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("file"));
        VERIFY_OK(base::writePrivateFile(path, "x"));
        rlimit usual{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &usual), 0);
        const rlimit none{0, usual.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &none), 0);
        const auto read = base::readPrivateFile(path, 10);
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &usual), 0);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Io);
    }

    void commit_replacesTheFile_andKeepsItsPermissions()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("file"));
        VERIFY_OK(base::writeDurably(path, "a longer text", Access::AsUsual));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        const auto before = QFile::permissions(path);
        DurableFile file(path, Access::AsUsual);
        VERIFY_OK(file.open());
        VERIFY_OK(file.write("in "));
        VERIFY_OK(file.write("pieces"));
        QCOMPARE(contentOf(path), QByteArray("a longer text"));
        VERIFY_OK(file.commit());
        QCOMPARE(file.written(), std::int64_t(9));
        QCOMPARE(contentOf(path), QByteArray("in pieces"));
        QCOMPARE(QFile::permissions(path), before);
        QCOMPARE(namesIn(folder.path()), QStringList{QStringLiteral("file")});
    }

    void withoutACommit_nothingHasHappened()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("file"));
        {
            DurableFile file(path, Access::OwnerOnly);
            VERIFY_OK(file.open());
            VERIFY_OK(file.write("content"));
        }
        QVERIFY(namesIn(folder.path()).isEmpty());
    }

    void write_throughALink_replacesWhatItLeadsTo()
    {
        const QTemporaryDir folder;
        const QString link = folder.filePath(QStringLiteral("link"));
        const QString file = folder.filePath(QStringLiteral("file"));
        const QString toLink = folder.filePath(QStringLiteral("link-to-link"));
        QVERIFY(QFile::link(file, link) && QFile::link(link, toLink));
        for (const QString &name : {link, toLink}) { // it leads to nothing first
            VERIFY_OK(base::writeDurably(name, name.toUtf8(), Access::OwnerOnly));
            QVERIFY(QFileInfo(link).isSymLink() && QFileInfo(toLink).isSymLink());
            QCOMPARE(contentOf(file), name.toUtf8());
        }
    }

    void write_overAFolder_isRefused()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("there")));
        const auto written =
            base::writeDurably(folder.filePath(QStringLiteral("there")), "x", Access::AsUsual);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Io);
        QCOMPARE(namesIn(folder.path()), QStringList{QStringLiteral("there")});
    }

    void makeFolder_makesThoseAboveToo_andTheLastOneForItsOwnerOnly()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a/b/c/"));
        VERIFY_OK(base::makeFolder(path, Access::OwnerOnly));
        constexpr auto kPrivate = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadUser |
                                  QFile::WriteUser | QFile::ExeUser;
        QCOMPARE(QFile::permissions(path), QFile::Permissions(kPrivate));
        VERIFY_OK(base::makeFolder(path, Access::OwnerOnly));
        VERIFY_OK(base::writeDurably(path + QStringLiteral("file"), "x", Access::AsUsual));
        const auto under = base::makeFolder(path + QStringLiteral("file/d"), Access::AsUsual);
        QVERIFY(!under);
        QCOMPARE(under.error().code, ErrorCode::Io);
    }

private:
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QStringList namesIn(const QString &folder)
    {
        return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
};

int main(int argc, char *argv[])
{
    if (const QString problem = test::enterNamespaces(); !problem.isEmpty())
        qFatal("%s", qPrintable(problem));
    QCoreApplication app(argc, argv);
    TestDurableFile test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_durable_file.moc"
