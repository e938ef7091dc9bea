#include "core/base/folder_lock.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace retinue;

namespace {

const QString kFile = QStringLiteral("some.lock");

} // namespace

class TestFolderLock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void acquire_whenItIsHeld_isRefusedAndNamesTheProcess()
    {
        QTemporaryDir folder;
        auto first = FolderLock::acquire(folder.path(), kFile);
        QVERIFY(first.ok());
        const auto second = FolderLock::acquire(folder.path(), kFile);
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, ErrorCode::InUse);
        QVERIFY2(second.error().detail.contains(
                     QStringLiteral("process %1").arg(QCoreApplication::applicationPid())),
                 qPrintable(second.error().detail));
        QVERIFY(second.error().detail.contains(folder.path()));
        (*first).reset();
        QVERIFY(FolderLock::acquire(folder.path(), kFile).ok());
    }

    void acquire_afterItsHolderWasKilled_works()
    {
        QTemporaryDir folder;
        int ready[2] = {};
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto lock = FolderLock::acquire(folder.path(), kFile);
            const char answer = lock.ok() ? 'y' : 'n';
            if (::write(ready[1], &answer, 1) == 1)
                ::pause();
            ::_exit(0);
        }
        char answer = 0;
        QCOMPARE(::read(ready[0], &answer, 1), ssize_t(1));
        QCOMPARE(answer, 'y');
        QCOMPARE(FolderLock::acquire(folder.path(), kFile).error().code, ErrorCode::InUse);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(ready[0]);
        ::close(ready[1]);
        QVERIFY(FolderLock::acquire(folder.path(), kFile).ok());
    }

    void acquire_withPatience_waitsForTheHolderToEnd()
    {
        QTemporaryDir folder;
        auto held = FolderLock::acquire(folder.path(), kFile);
        QVERIFY(held.ok());
        std::thread holder([lock = std::move(held).value()]() mutable {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            lock.reset();
        });
        const auto waited = FolderLock::acquire(folder.path(), kFile, std::chrono::hours(1));
        holder.join();
        QVERIFY(waited.ok());
        QCOMPARE(FolderLock::acquire(folder.path(), kFile, std::chrono::milliseconds(1)).error().code,
                 ErrorCode::InUse);
    }

    void acquire_whenAFileIsLeftOver_works()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(kFile));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("process 1 (retinued)\n"); // a process that exists
        file.close();
        QVERIFY(FolderLock::acquire(folder.path(), kFile).ok());
    }

    void acquire_inAFolderThatDoesNotExist_fails()
    {
        QTemporaryDir folder;
        QCOMPARE(FolderLock::acquire(folder.filePath(QStringLiteral("missing")), kFile).error().code,
                 ErrorCode::Io);
    }
};

QTEST_GUILESS_MAIN(TestFolderLock)
#include "test_folder_lock.moc"
