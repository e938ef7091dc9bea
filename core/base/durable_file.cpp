#include "core/base/durable_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <utility>
#ifdef Q_OS_UNIX
#include <unistd.h>
#else
#include <io.h>
#include <windows.h>
#endif

namespace retinue::base {

namespace {

constexpr qsizetype kPiece = 16 * 1024 * 1024; ///< at a time: some systems take no more than an int of bytes

std::error_code systemReason(std::errc reason)
{
    return std::make_error_code(reason);
}

#ifdef Q_OS_UNIX

int openNew(const QString &path, Access access)
{
    const mode_t mode = access == Access::OwnerOnly ? 0600 : 0666;
    return ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
}

qint64 writePiece(int descriptor, const char *data, qsizetype size)
{
    return ::write(descriptor, data, std::size_t(size));
}

int openThere(const QString &path)
{
    return ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CLOEXEC);
}

bool flush(int descriptor)
{
    return ::fsync(descriptor) == 0;
}

bool closeFile(int descriptor)
{
    return ::close(descriptor) == 0;
}

std::error_code makeOneFolder(const QString &folder, Access access)
{
    const mode_t mode = access == Access::OwnerOnly ? 0700 : 0777;
    return ::mkdir(QFile::encodeName(folder).constData(), mode) == 0 ? std::error_code() : lastFileError();
}

#else

int openNew(const QString &path, Access)
{
    return ::_wopen(reinterpret_cast<const wchar_t *>(QDir::toNativeSeparators(path).utf16()),
                    _O_WRONLY | _O_CREAT | _O_EXCL | _O_BINARY | _O_NOINHERIT, _S_IREAD | _S_IWRITE);
}

qint64 writePiece(int descriptor, const char *data, qsizetype size)
{
    return ::_write(descriptor, data, unsigned(size));
}

int openThere(const QString &path)
{
    return ::_wopen(reinterpret_cast<const wchar_t *>(QDir::toNativeSeparators(path).utf16()),
                    _O_WRONLY | _O_BINARY | _O_NOINHERIT);
}

bool flush(int descriptor)
{
    return ::_commit(descriptor) == 0;
}

bool closeFile(int descriptor)
{
    return ::_close(descriptor) == 0;
}

std::error_code makeOneFolder(const QString &folder, Access access)
{
    constexpr auto kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const bool made = access == Access::OwnerOnly ? QDir().mkdir(folder, kOwnerOnly) : QDir().mkdir(folder);
    return made ? std::error_code() : std::error_code(int(::GetLastError()), std::system_category());
}

#endif

} // namespace

ErrorCode fileErrorCode(const std::error_code &reason)
{
    bool full = reason == std::errc::no_space_on_device;
#ifdef EDQUOT
    full = full || (reason.category() == std::generic_category() && reason.value() == EDQUOT);
#endif
    return full ? ErrorCode::NoSpace : ErrorCode::Io;
}

Error fileError(const std::error_code &reason, const QString &doing)
{
    return {fileErrorCode(reason), QString::fromLocal8Bit(reason.message().c_str()), {doing}};
}

std::error_code lastFileError()
{
    return {errno, std::generic_category()};
}

Result<void> makeFolder(const QString &folder, Access access)
{
    const QString path = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    if (QFileInfo(path).isDir())
        return {};
    const QString above = QFileInfo(path).absolutePath();
    if (above != path)
        RETINUE_TRY(makeFolder(above, Access::AsUsual));
    // Another process may make it at the same time.
    if (const auto reason = makeOneFolder(path, access); reason && !QFileInfo(path).isDir())
        return fileError(reason, QStringLiteral("making the folder %1").arg(path));
    return syncFolder(above);
}

Result<void> syncFolder([[maybe_unused]] const QString &folder)
{
#ifdef Q_OS_UNIX // NTFS journals names by itself
    const QString doing = QStringLiteral("flushing the folder %1").arg(folder);
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0 && errno == EACCES)
        return {}; // one may write into it, not read it: nothing can be done
    if (descriptor < 0)
        return fileError(lastFileError(), doing);
    const auto reason = flush(descriptor) ? std::error_code() : lastFileError();
    ::close(descriptor);
    // Some network file systems know no flushing of folders: they have done what they do.
    if (reason && reason != std::errc::invalid_argument && reason != std::errc::not_supported)
        return fileError(reason, doing);
#endif
    return {};
}

Result<void> syncFile(const QString &file)
{
    const QString doing = QStringLiteral("flushing %1").arg(file);
    const int descriptor = openThere(file);
    if (descriptor < 0)
        return fileError(lastFileError(), doing);
    const auto reason = flush(descriptor) ? std::error_code() : lastFileError();
    closeFile(descriptor);
    return reason ? Result<void>(fileError(reason, doing)) : Result<void>();
}

Result<void> replaceFile(const QString &from, const QString &to)
{
#ifdef Q_OS_UNIX
    const bool renamed =
        ::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
    const auto reason = renamed ? std::error_code() : lastFileError();
#else
    const bool renamed =
        MoveFileExW(reinterpret_cast<const wchar_t *>(QDir::toNativeSeparators(from).utf16()),
                    reinterpret_cast<const wchar_t *>(QDir::toNativeSeparators(to).utf16()),
                    MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH);
    const auto reason =
        renamed ? std::error_code() : std::error_code(int(::GetLastError()), std::system_category());
#endif
    if (reason)
        return fileError(reason, QStringLiteral("renaming %1").arg(from));
    return {};
}

DurableFile::DurableFile(QString path, Access access) : m_path(std::move(path)), m_access(access) {}

DurableFile::~DurableFile()
{
    close();
    if (!m_scratch.isEmpty())
        QFile::remove(m_scratch);
}

Error DurableFile::failed(const std::error_code &reason) const
{
    return fileError(reason, QStringLiteral("writing %1").arg(m_path));
}

Result<void> DurableFile::open()
{
    const QFileInfo old(m_path);
    m_target = m_path;
    if (old.isSymLink()) // one that leads to another, or to nothing yet
        m_target = old.exists() ? old.canonicalFilePath() : old.symLinkTarget();
    if (old.isDir())
        return failed(systemReason(std::errc::is_a_directory));
    if (old.exists() && !old.isWritable())
        return failed(systemReason(std::errc::permission_denied));
    // A name that nobody can guess and lay a link under, in a folder that is everybody's.
    RETINUE_TRY(openAs(
        QStringLiteral("%1.%2.part").arg(m_target).arg(QRandomGenerator::system()->generate64(), 0, 16)));
    // Like the one that is replaced, where that can be had: it is the content that matters.
    if (m_access == Access::AsUsual && old.exists())
        QFile::setPermissions(m_scratch, old.permissions());
    return {};
}

Result<void> DurableFile::openAs(const QString &scratch)
{
    if (m_target.isEmpty())
        m_target = m_path;
    m_descriptor = openNew(scratch, m_access);
    if (m_descriptor < 0) {
        Error error = failed(lastFileError());
        if (QFileInfo::exists(scratch))
            error.code = ErrorCode::AlreadyExists;
        return error;
    }
    m_scratch = scratch;
    return {};
}

Result<void> DurableFile::write(QByteArrayView content)
{
    while (!content.isEmpty()) {
        const qint64 taken = writePiece(m_descriptor, content.data(), std::min(content.size(), kPiece));
        if (taken < 0 && errno == EINTR)
            continue;
        if (taken <= 0)
            return failed(taken < 0 ? lastFileError() : systemReason(std::errc::io_error));
        content = content.sliced(qsizetype(taken)); // a disk that is nearly full takes a part, the next fails
        m_written += taken;
    }
    return {};
}

Result<void> DurableFile::finish()
{
    if (!flush(m_descriptor))
        return failed(lastFileError());
    // Some file systems tell only now that there was no room.
    if (!closeFile(std::exchange(m_descriptor, -1)))
        return failed(lastFileError());
    return {};
}

Result<void> DurableFile::commit()
{
    if (m_descriptor >= 0)
        RETINUE_TRY(finish());
    const QString doing = QStringLiteral("writing %1").arg(m_path);
    RETINUE_TRY(replaceFile(m_scratch, m_target).during(doing));
    m_scratch.clear();
    return syncFolder(QFileInfo(m_target).absolutePath()).during(doing);
}

void DurableFile::close()
{
    if (m_descriptor >= 0)
        closeFile(std::exchange(m_descriptor, -1));
}

Result<void> writeDurably(const QString &path, QByteArrayView content, Access access)
{
    DurableFile file(path, access);
    RETINUE_TRY(file.open());
    RETINUE_TRY(file.write(content));
    return file.commit();
}

} // namespace retinue::base
