#include "app/headless/handed_file.h"

#include "core/base/durable_file.h"
#include "core/formats/import.h"
#include "core/formats/package_reader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <optional>
#include <vector>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace retinue::headless {

namespace {

constexpr qint64 kPiece = 1024 * 1024;
constexpr qint64 kPackageStart = 64;

#ifdef Q_OS_UNIX

/// While it lives, root has the rights of a folder's owner, and nobody else's.
class AsOwnerOf
{
public:
    explicit AsOwnerOf(const QString &folder)
    {
        struct stat owner = {};
        if (::geteuid() != 0 || ::stat(QFile::encodeName(folder).constData(), &owner) != 0 ||
            owner.st_uid == 0)
            return;
        m_groups.resize(std::size_t(std::max(0, ::getgroups(0, nullptr))));
        m_group = ::getegid();
        m_isOther =
            ::getgroups(int(m_groups.size()), m_groups.data()) >= 0 && ::setgroups(1, &owner.st_gid) == 0;
        if (!m_isOther || ::setegid(owner.st_gid) != 0 || ::seteuid(owner.st_uid) != 0)
            m_failure = base::fileError(base::lastFileError(),
                                        QStringLiteral("taking the rights of the owner of %1").arg(folder));
    }
    ~AsOwnerOf()
    {
        if (m_isOther && (::seteuid(0) != 0 || ::setegid(m_group) != 0 ||
                          ::setgroups(m_groups.size(), m_groups.data()) != 0))
            qFatal("the rights of before are not to be had again");
    }
    AsOwnerOf(const AsOwnerOf &) = delete;
    AsOwnerOf &operator=(const AsOwnerOf &) = delete;

    [[nodiscard]] Result<void> result() const
    {
        return m_failure ? Result<void>(*m_failure) : Result<void>();
    }

private:
    std::vector<gid_t> m_groups; ///< of before
    gid_t m_group = 0;           ///< of before
    bool m_isOther = false;
    std::optional<Error> m_failure;
};

#else

class AsOwnerOf
{
public:
    explicit AsOwnerOf(const QString &) {}
    [[nodiscard]] Result<void> result() const { return {}; }
};

#endif

Result<void> copyFile(QFile &from, const QString &to)
{
    base::DurableFile target(to, base::Access::OwnerOnly);
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
    handed.m_dataFolder = dataFolder;
    const QString all = QDir(dataFolder).filePath(QStringLiteral("exchange"));
    handed.m_folder = QDir(all).filePath(QUuid::createUuid().toString(QUuid::Id128));
    handed.m_name = name;
    for (const QString &folder : {all, handed.m_folder})
        RETINUE_TRY(base::makeFolder(folder, base::Access::OwnerOnly));
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
    const AsOwnerOf owner(dataFolder); // who need not be able to read the file: it is open
    RETINUE_TRY(owner.result());
    auto handed = make(info.fileName(), dataFolder);
    if (!handed)
        return handed;
    RETINUE_TRY(copyFile(file, handed->path()));
    return handed;
}

Result<HandedFile> HandedFile::placeFor(const QString &name, const QString &dataFolder)
{
    const AsOwnerOf owner(dataFolder);
    RETINUE_TRY(owner.result());
    return make(name, dataFolder);
}

HandedFile::~HandedFile()
{
    if (m_folder.isEmpty())
        return;
    const AsOwnerOf owner(m_dataFolder);
    if (owner.result().ok())
        QDir(m_folder).removeRecursively();
}

QString HandedFile::path() const
{
    return QDir(m_folder).filePath(m_name);
}

Result<void> HandedFile::deliverTo(const QString &destination) const
{
    QFile file(path());
    RETINUE_TRY(open(file));
    return copyFile(file, destination);
}

Result<void> HandedFile::open(QFile &file) const
{
    const AsOwnerOf owner(m_dataFolder);
    RETINUE_TRY(owner.result());
#ifdef Q_OS_UNIX
    // A pipe would never end; a link may lead anywhere.
    const int descriptor =
        ::open(QFile::encodeName(path()).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return base::fileError(base::lastFileError(), QStringLiteral("reading %1").arg(path()));
    struct stat folder = {}, found = {};
    const bool isKnown =
        ::stat(QFile::encodeName(m_dataFolder).constData(), &folder) == 0 && ::fstat(descriptor, &found) == 0;
    if (!isKnown || !S_ISREG(found.st_mode) || found.st_uid != folder.st_uid) {
        ::close(descriptor);
        return Error{ErrorCode::NotPermitted,
                     QStringLiteral("%1 is no file of the server's; see who can write there").arg(path())};
    }
    const bool isOpen = file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
#else
    const bool isOpen = !QFileInfo(path()).isSymLink() && file.open(QIODevice::ReadOnly);
#endif
    if (!isOpen)
        return Error{ErrorCode::Io, QStringLiteral("%1 cannot be read: %2").arg(path(), file.errorString())};
    return {};
}

} // namespace retinue::headless
