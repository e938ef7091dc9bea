#include "core/installation/private_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace retinue::installation {

namespace {

constexpr qint64 kLargestFile = 64 * 1024;

/// A rename is on disk once its folder is.
void syncFolder(const QString &folder)
{
#ifdef Q_OS_UNIX
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    ::fsync(handle);
    ::close(handle);
#else
    Q_UNUSED(folder);
#endif
}

} // namespace

Result<void> writePrivateFile(const QString &path, const SecretBytes &content)
{
    QSaveFile file(path);
    // Permissions first: the temporary file must not be readable for the moment between writing and rename.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(content.view().data(), content.view().size()) != content.view().size() || !file.commit())
        return Error{ErrorCode::Io, QStringLiteral("cannot write %1: %2").arg(path, file.errorString())};
    syncFolder(QFileInfo(path).absolutePath());
    return {};
}

Result<SecretBytes> readPrivateFile(const QString &path, Privacy privacy)
{
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
        return Error{ErrorCode::Io, QStringLiteral("cannot read %1: %2").arg(path, file.errorString())};
    if (file.size() > kLargestFile)
        return Error{ErrorCode::Corrupt, QStringLiteral("%1 is too large to be a key file").arg(path)};
    QByteArray content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::Io, QStringLiteral("cannot read %1: %2").arg(path, file.errorString())};
    return SecretBytes::take(content);
}

} // namespace retinue::installation
