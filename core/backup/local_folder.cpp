#include "core/backup/local_folder.h"

#include "core/base/durable_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

namespace retinue::backup {

namespace {

class LocalFile final : public base::ByteSource
{
public:
    explicit LocalFile(const QString &path) : m_file(path), m_source(m_file) {}
    [[nodiscard]] bool open() { return m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    [[nodiscard]] QString problem() const { return m_file.errorString(); }
    [[nodiscard]] qint64 size() const override { return m_source.size(); }
    [[nodiscard]] Result<QByteArray> read(qint64 offset, qsizetype most) override
    {
        return m_source.read(offset, most);
    }

private:
    QFile m_file;
    base::DeviceSource m_source;
};

class LocalPart final : public PartFile
{
public:
    explicit LocalPart(const QString &path) : m_path(path), m_file(path, base::Access::OwnerOnly) {}

    [[nodiscard]] Result<void> open() { return m_file.openAs(m_path + kPart); }
    [[nodiscard]] Result<void> write(QByteArrayView content) override { return m_file.write(content); }
    [[nodiscard]] Result<void> finish() override
    {
        RETINUE_TRY(m_file.finish());
        // It is read back before it gets its name: what was not there after a crash was never a backup.
        return base::syncFolder(QFileInfo(m_path).absolutePath());
    }
    [[nodiscard]] Result<void> commit() override
    {
        if (QFileInfo::exists(m_path))
            return Error{ErrorCode::AlreadyExists, QStringLiteral("%1 is there already").arg(m_path)};
        return m_file.commit();
    }

private:
    const QString m_path;
    base::DurableFile m_file;
};

Error noFile(const QString &path)
{
    return {ErrorCode::NotFound, QStringLiteral("there is no file %1").arg(path)};
}

} // namespace

Result<std::unique_ptr<base::ByteSource>> openLocalFile(const QString &path)
{
    if (!QFileInfo(path).isFile())
        return noFile(path);
    auto file = std::make_unique<LocalFile>(path);
    if (!file->open())
        return Error{ErrorCode::Io, QStringLiteral("cannot read %1: %2").arg(path, file->problem())};
    return std::unique_ptr<base::ByteSource>(std::move(file));
}

std::optional<qint64> freeSpaceAt(const QString &folder)
{
    QString existing = QFileInfo(folder).absoluteFilePath();
    while (!QFileInfo::exists(existing) && QFileInfo(existing).absolutePath() != existing)
        existing = QFileInfo(existing).absolutePath();
    const QStorageInfo storage(existing);
    return storage.isValid() && storage.bytesTotal() > 0 ? std::optional(storage.bytesAvailable())
                                                         : std::nullopt;
}

QString diskOf(const QString &folder)
{
    const QStorageInfo storage(folder);
    return storage.isValid() ? storage.rootPath() : QString();
}

Result<void> LocalFolder::check() const
{
    if (m_missing == Missing::Made)
        return {};
    const Error notThere{ErrorCode::NotFound,
                         QStringLiteral("the folder %1 is not there: connect its disk, or make it again and "
                                        "choose it under the settings for backups")
                             .arg(m_folder)};
    const QFileInfo there(m_folder);
    if (there.exists() && !there.isDir())
        return Error{
            ErrorCode::Io,
            QStringLiteral("%1 is no folder: choose one under the settings for backups").arg(m_folder)};
    if (!there.exists())
        return notThere;
    // What is mounted over a folder hides another one of that name, which must not be taken for it.
    const bool isBelow = m_disk.size() > diskOf(m_folder).size();
    return isBelow ? Result<void>(notThere) : Result<void>();
}

Result<std::vector<StoredFile>> LocalFolder::list()
{
    RETINUE_TRY(check());
    std::vector<StoredFile> files;
    const QDir folder(m_folder);
    if (!folder.exists())
        return files;
    if (!folder.isReadable())
        return Error{ErrorCode::NotPermitted, QStringLiteral("the folder %1 cannot be read").arg(m_folder)};
    const auto entries = folder.entryInfoList(QDir::Files | QDir::NoSymLinks | QDir::Hidden);
    files.reserve(std::size_t(entries.size()));
    for (const QFileInfo &entry : entries)
        files.push_back({entry.fileName(), entry.size(),
                         base::fromMilliseconds(entry.lastModified().toMSecsSinceEpoch())});
    return files;
}

Result<std::unique_ptr<base::ByteSource>> LocalFolder::open(const QString &name)
{
    return openLocalFile(QDir(m_folder).filePath(name));
}

Result<std::unique_ptr<PartFile>> LocalFolder::create(const QString &name)
{
    RETINUE_TRY(check());
    if (m_missing == Missing::Made)
        RETINUE_TRY(base::makeFolder(m_folder, base::Access::OwnerOnly));
    auto part = std::make_unique<LocalPart>(QDir(m_folder).filePath(name));
    RETINUE_TRY(part->open());
    return std::unique_ptr<PartFile>(std::move(part));
}

Result<void> LocalFolder::remove(const QString &name)
{
    QFile file(QDir(m_folder).filePath(name));
    if (!file.exists())
        return noFile(file.fileName());
    if (!file.remove())
        return Error{ErrorCode::Io,
                     QStringLiteral("cannot remove %1: %2").arg(file.fileName(), file.errorString())};
    return base::syncFolder(m_folder);
}

Result<std::optional<qint64>> LocalFolder::freeSpace()
{
    return freeSpaceAt(m_folder);
}

} // namespace retinue::backup
