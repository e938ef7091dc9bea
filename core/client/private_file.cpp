#include "core/client/private_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace retinue::client {

namespace {

Error ioError(const QFileDevice &file)
{
    const bool full = file.error() == QFileDevice::ResourceError;
    return {full ? ErrorCode::NoSpace : ErrorCode::Io, file.errorString(), {}};
}

/// A rename is durable only with its folder.
Result<void> syncFolder([[maybe_unused]] const QString &folder)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!synced)
        return Error{ErrorCode::Io, QStringLiteral("the folder %1 could not be flushed").arg(folder), {}};
#endif
    return {};
}

} // namespace

Result<void> writePrivateFile(const QString &path, const QByteArray &content)
{
    const QString doing = QStringLiteral("writing %1").arg(path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return ioError(file).during(doing);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (file.write(content) != content.size() || !file.commit())
        return ioError(file).during(doing);
    return syncFolder(QFileInfo(path).absolutePath()).during(doing);
}

Result<QByteArray> readPrivateFile(const QString &path, qint64 mostBytes)
{
    const QString doing = QStringLiteral("reading %1").arg(path);
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, QStringLiteral("there is no file %1").arg(path), {}};
    if (!file.open(QIODevice::ReadOnly))
        return ioError(file).during(doing);
    constexpr auto kOthers =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (file.permissions() & kOthers)
        return Error{ErrorCode::NotPermitted,
                     QStringLiteral("others can read or write %1: make sure that nobody did, then chmod 600")
                         .arg(path),
                     {}};
    if (file.size() > mostBytes)
        return Error{
            ErrorCode::TooLarge, QStringLiteral("%1 has more than %2 bytes").arg(path).arg(mostBytes), {}};
    const QByteArray content = file.read(mostBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return ioError(file).during(doing);
    return content;
}

} // namespace retinue::client
