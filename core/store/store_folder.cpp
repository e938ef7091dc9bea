#include "core/store/store_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#else
#include <windows.h>
#endif

namespace retinue::store {

namespace {

const QString kUnfinished = QStringLiteral(".part");

Error ioError(const QString &what, const QString &detail)
{
    return {ErrorCode::Io, detail, {what}};
}

/// Makes a rename or a new file in this folder durable.
Result<void> syncFolder(const QString &folder)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return ioError(QStringLiteral("opening folder ") + folder, qt_error_string());
    const bool synced = ::fsync(descriptor) == 0;
    const QString reason = qt_error_string();
    ::close(descriptor);
    if (!synced)
        return ioError(QStringLiteral("flushing folder ") + folder, reason);
#else
    Q_UNUSED(folder) // NTFS journals names by itself
#endif
    return {};
}

Result<void> writeDurably(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush())
        return ioError(QStringLiteral("writing ") + path, file.errorString());
#ifdef Q_OS_UNIX
    if (::fsync(file.handle()) != 0)
        return ioError(QStringLiteral("flushing ") + path, qt_error_string());
#endif
    file.close();
    return {};
}

/// Over what is there, in one step (QFile::rename never replaces).
Result<void> replaceFile(const QString &from, const QString &to)
{
#ifdef Q_OS_UNIX
    const bool renamed =
        ::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
#else
    const bool renamed =
        MoveFileExW(reinterpret_cast<const wchar_t *>(QDir::toNativeSeparators(from).utf16()),
                    reinterpret_cast<const wchar_t *>(QDir::toNativeSeparators(to).utf16()),
                    MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH);
#endif
    if (!renamed)
        return ioError(QStringLiteral("renaming ") + from, qt_error_string());
    return {};
}

} // namespace

QString StoreFolder::fileOf(const QString &name) const
{
    return m_folder + u'/' + name + QStringLiteral("/store.db");
}

Result<std::optional<QString>> StoreFolder::current()
{
    if (!QDir().mkpath(m_folder))
        return ioError(QStringLiteral("making folder ") + m_folder, qt_error_string());
    const QDir folder(m_folder);
    QStringList stores;
    for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (name.endsWith(kUnfinished) && !QDir(folder.filePath(name)).removeRecursively())
            return ioError(QStringLiteral("removing ") + folder.filePath(name), qt_error_string());
        if (Generation::fromString(name) && QFileInfo::exists(fileOf(name)))
            stores.append(name);
    }
    QFile pointer(folder.filePath(QStringLiteral("current")));
    if (pointer.exists()) {
        if (!pointer.open(QIODevice::ReadOnly))
            return ioError(QStringLiteral("reading ") + pointer.fileName(), pointer.errorString());
        const QString name = QString::fromLatin1(pointer.read(100)).trimmed();
        if (!stores.contains(name))
            return Error{ErrorCode::Corrupt,
                         QStringLiteral("%1 names a store that is not there").arg(pointer.fileName())};
        return std::optional<QString>(fileOf(name));
    }
    if (stores.isEmpty())
        return std::optional<QString>();
    if (stores.size() > 1)
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("%1 holds several stores and none is named as the current one: %2")
                         .arg(m_folder, stores.join(QStringLiteral(", ")))};
    RETINUE_TRY(point(stores.first()));
    return std::optional<QString>(fileOf(stores.first()));
}

Result<QString> StoreFolder::create(const std::function<Result<Generation>(const QString &)> &fill)
{
    const QDir folder(m_folder);
    const QString scratch = folder.filePath(Generation::random().toString() + kUnfinished);
    if (!QDir().mkpath(scratch))
        return ioError(QStringLiteral("making folder ") + scratch, qt_error_string());
    auto generation = fill(scratch + QStringLiteral("/store.db"));
    if (!generation) {
        QDir(scratch).removeRecursively();
        return std::move(generation).error();
    }
    RETINUE_TRY(syncFolder(scratch));
    const QString name = generation->toString();
    RETINUE_TRY(replaceFile(scratch, folder.filePath(name)));
    RETINUE_TRY(point(name));
    return fileOf(name);
}

Result<void> StoreFolder::point(const QString &name)
{
    const QString pointer = m_folder + QStringLiteral("/current");
    RETINUE_TRY(writeDurably(pointer + kUnfinished, name.toLatin1() + '\n'));
    RETINUE_TRY(replaceFile(pointer + kUnfinished, pointer));
    return syncFolder(m_folder);
}

} // namespace retinue::store
