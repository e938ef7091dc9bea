#include "core/base/private_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace retinue::base {

namespace {

Error ioError(const QFileDevice &file)
{
    const bool full = file.error() == QFileDevice::ResourceError;
    return {full ? ErrorCode::NoSpace : ErrorCode::Io, file.errorString(), {}};
}

/// A rename is on disk once its folder is.
Result<void> syncFolder([[maybe_unused]] const QString &folder)
{
#ifdef Q_OS_UNIX
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0)
        ::close(handle);
    if (!synced)
        return Error{ErrorCode::Io, QStringLiteral("the folder %1 could not be flushed").arg(folder)};
#endif
    return {};
}

} // namespace

Result<void> writePrivateFile(const QString &path, QByteArrayView content)
{
    const QString doing = QStringLiteral("writing %1").arg(path);
    QSaveFile file(path);
    // Permissions first: the temporary file must not be readable for the moment between writing and rename.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(content.data(), content.size()) != content.size() || !file.commit())
        return ioError(file).during(doing);
    return syncFolder(QFileInfo(path).absolutePath()).during(doing);
}

Result<SecretBytes> readPrivateFile(const QString &path, qint64 mostBytes, Privacy privacy)
{
    const QString doing = QStringLiteral("reading %1").arg(path);
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, QStringLiteral("%1 does not exist").arg(path)};
    constexpr auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (privacy == Privacy::Required && (file.permissions() & kOthers))
        return Error{ErrorCode::NotPermitted,
                     QStringLiteral("%1 can be read or written by others than its owner; if nobody else has "
                                    "had it, make it private with: chmod 600 %1")
                         .arg(path)};
    // Unbuffered, so that the only copy outside guarded memory is the one wiped here.
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return ioError(file).during(doing);
    if (file.size() > mostBytes)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("%1 has more than %2 bytes").arg(path).arg(mostBytes)};
    QByteArray content = file.read(mostBytes);
    if (file.error() != QFileDevice::NoError)
        return ioError(file).during(doing);
    return SecretBytes::take(content);
}

} // namespace retinue::base
