#include "core/base/private_file.h"

#include "core/base/durable_file.h"

#include <QFile>

namespace retinue::base {

namespace {

/// Reading fills no disk.
Error readError(const QFileDevice &file)
{
    return {ErrorCode::Io, file.errorString(), {}};
}

} // namespace

Result<void> writePrivateFile(const QString &path, QByteArrayView content)
{
    return writeDurably(path, content, Access::OwnerOnly);
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
        return readError(file).during(doing);
    if (file.size() > mostBytes)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("%1 has more than %2 bytes").arg(path).arg(mostBytes)};
    QByteArray content = file.read(mostBytes);
    if (file.error() != QFileDevice::NoError)
        return readError(file).during(doing);
    return SecretBytes::take(content);
}

} // namespace retinue::base
