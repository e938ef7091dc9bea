#include "app/headless/handed_file.h"

#include "core/base/durable_file.h"
#include "core/formats/import.h"
#include "core/formats/package_reader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace retinue::headless {

namespace {

constexpr qint64 kPiece = 1024 * 1024;
constexpr qint64 kPackageStart = 64;

/// Whoever runs this as root hands the file to the server's user.
void giveToOwnerOf(const QString &dataFolder, const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat owner = {};
    if (::geteuid() == 0 && ::stat(QFile::encodeName(dataFolder).constData(), &owner) == 0)
        (void)!::chown(QFile::encodeName(path).constData(), owner.st_uid, owner.st_gid);
#else
    Q_UNUSED(dataFolder);
    Q_UNUSED(path);
#endif
}

Result<void> copyFile(QFile &from, const QString &to, base::Access access)
{
    base::DurableFile target(to, access);
    RETINUE_TRY(target.open());
    for (;;) {
        const QByteArray piece = from.read(kPiece);
        if (piece.isEmpty())
            break;
        RETINUE_TRY(target.write(piece));
    }
    if (from.error() != QFileDevice::NoError)
        return Error{ErrorCode::Io,
                     QStringLiteral("%1 cannot be read: %2").arg(from.fileName(), from.errorString())};
    return target.commit();
}

} // namespace

Result<HandedFile> HandedFile::make(const QString &name, const QString &dataFolder)
{
    HandedFile handed;
    const QString all = QDir(dataFolder).filePath(QStringLiteral("exchange"));
    handed.m_folder = QDir(all).filePath(QUuid::createUuid().toString(QUuid::Id128));
    handed.m_name = name;
    for (const QString &folder : {all, handed.m_folder}) {
        RETINUE_TRY(base::makeFolder(folder, base::Access::OwnerOnly));
        giveToOwnerOf(dataFolder, folder);
    }
    return handed;
}

Result<HandedFile> HandedFile::copyOf(const QString &path, const QString &dataFolder)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorCode::NotFound, QStringLiteral("there is no file %1").arg(path)};
    if (!info.isFile())
        return Error{ErrorCode::InvalidInput, QStringLiteral("%1 is no file").arg(path)};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString())};
    if (file.size() > formats::kMostFileBytes && !formats::detectPackage(file.peek(kPackageStart)))
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("%1 has more than %2 MiB; divide it into several files")
                         .arg(path)
                         .arg(formats::kMostFileBytes / 1024 / 1024)};
    auto handed = make(info.fileName(), dataFolder);
    if (!handed)
        return handed;
    RETINUE_TRY(copyFile(file, handed->path(), base::Access::OwnerOnly));
    giveToOwnerOf(dataFolder, handed->path());
    return handed;
}

Result<HandedFile> HandedFile::placeFor(const QString &name, const QString &dataFolder)
{
    return make(name, dataFolder);
}

HandedFile::~HandedFile()
{
    if (!m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
}

QString HandedFile::path() const
{
    return QDir(m_folder).filePath(m_name);
}

Result<void> HandedFile::deliverTo(const QString &destination) const
{
    QFile file(path());
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, QStringLiteral("%1 cannot be read: %2").arg(path(), file.errorString())};
    return copyFile(file, destination, base::Access::AsUsual);
}

} // namespace retinue::headless
