#include "core/base/folder_lock.h"

#include "core/base/durable_file.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QThread>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#else
#include <QLockFile>
#endif

namespace retinue::base {

namespace {

Error heldBy(const QString &folder, const QString &holder)
{
    return {ErrorCode::InUse,
            QStringLiteral("the folder %1 is in use by %2: stop that one first, or use another folder")
                .arg(folder, holder)};
}

} // namespace

#ifdef Q_OS_UNIX

namespace {

/// 0, or the cause. There is no flock() with a deadline but by a signal, which a process has only once.
int lock(int descriptor, std::chrono::milliseconds patience)
{
    constexpr unsigned long kPause = 50;
    const QDeadlineTimer deadline(patience);
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int cause = errno;
        if (cause != EWOULDBLOCK || deadline.hasExpired())
            return cause;
        QThread::msleep(kPause);
    }
    return 0;
}

} // namespace

// flock rather than QLockFile: the kernel ends it with the process, while a file that names a process id can
// name the id of a process of today (in a container every server is process 1).
class FolderLock::Impl
{
public:
    explicit Impl(int descriptor) : m_descriptor(descriptor) {}
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;
    ~Impl() { ::close(m_descriptor); }

private:
    const int m_descriptor;
};

Result<std::unique_ptr<FolderLock>> FolderLock::acquire(const QString &folder, const QString &file,
                                                        std::chrono::milliseconds patience)
{
    const QString path = QDir(folder).filePath(file);
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fileError(lastFileError(), QStringLiteral("opening %1").arg(path));
    if (const int cause = lock(descriptor, patience); cause != 0) {
        char text[256] = {};
        const ssize_t size = ::pread(descriptor, text, sizeof text, 0);
        ::close(descriptor);
        if (cause != EWOULDBLOCK)
            return fileError({cause, std::generic_category()}, QStringLiteral("locking %1").arg(path));
        const QString holder = QString::fromUtf8(text, size > 0 ? qsizetype(size) : 0).trimmed();
        return heldBy(folder, holder.isEmpty() ? QStringLiteral("another process") : holder);
    }
    const QByteArray holder = QStringLiteral("process %1 (%2)\n")
                                  .arg(QCoreApplication::applicationPid())
                                  .arg(QCoreApplication::applicationName())
                                  .toUtf8();
    // Only for the message: the lock holds whether or not this can be written.
    if (::ftruncate(descriptor, 0) == 0) [[maybe_unused]]
        const ssize_t written = ::pwrite(descriptor, holder.constData(), std::size_t(holder.size()), 0);
    return std::unique_ptr<FolderLock>(new FolderLock(std::make_unique<Impl>(descriptor)));
}

#else

class FolderLock::Impl
{
public:
    explicit Impl(const QString &path) : file(path) { file.setStaleLockTime(0); }
    QLockFile file;
};

Result<std::unique_ptr<FolderLock>> FolderLock::acquire(const QString &folder, const QString &file,
                                                        std::chrono::milliseconds patience)
{
    auto impl = std::make_unique<Impl>(QDir(folder).filePath(file));
    if (!impl->file.tryLock(int(patience.count()))) {
        qint64 process = 0;
        QString host, name;
        if (impl->file.getLockInfo(&process, &host, &name))
            return heldBy(folder, QStringLiteral("process %1 (%2)").arg(process).arg(name));
        return Error{ErrorCode::Io, QStringLiteral("cannot lock the folder %1").arg(folder)};
    }
    return std::unique_ptr<FolderLock>(new FolderLock(std::move(impl)));
}

#endif

FolderLock::FolderLock(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

FolderLock::~FolderLock() = default;

} // namespace retinue::base
