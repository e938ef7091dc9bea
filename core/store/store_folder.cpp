#include "core/store/store_folder.h"

#include "core/base/durable_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace retinue::store {

namespace {

const QString kUnfinished = QStringLiteral(".part");

Error ioError(const QString &what, const QString &detail)
{
    return {ErrorCode::Io, detail, {what}};
}

} // namespace

QString StoreFolder::fileOf(const QString &name) const
{
    return m_folder + u'/' + name + QStringLiteral("/store.db");
}

Result<std::optional<QString>> StoreFolder::current()
{
    RETINUE_TRY(base::makeFolder(m_folder, base::Access::AsUsual));
    const QDir folder(m_folder);
    QStringList stores;
    for (const QString &name : folder.entryList(QDir::Dirs | QDir::Files | QDir::NoDotAndDotDot)) {
        const QString path = folder.filePath(name);
        if (name.endsWith(kUnfinished) && !QFile::remove(path) && !QDir(path).removeRecursively())
            return ioError(QStringLiteral("removing ") + path, qt_error_string());
        if (Generation::fromString(name) && QFileInfo::exists(fileOf(name)))
            stores.append(name);
    }
    QFile pointer(folder.filePath(QStringLiteral("current")));
    if (pointer.exists()) {
        if (!pointer.open(QIODevice::ReadOnly))
            return ioError(QStringLiteral("reading ") + pointer.fileName(), pointer.errorString());
        const QString name = pointedAt();
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
    RETINUE_TRY(base::makeFolder(scratch, base::Access::AsUsual));
    auto generation = fill(scratch + QStringLiteral("/store.db"));
    if (!generation) {
        QDir(scratch).removeRecursively();
        return std::move(generation).error();
    }
    auto file = place(scratch, *generation);
    if (!file)
        return file;
    RETINUE_TRY(point(generation->toString()));
    return file;
}

Result<QString> StoreFolder::place(const QString &scratch, const Generation &generation)
{
    RETINUE_TRY(base::syncFolder(scratch));
    const QString name = generation.toString();
    RETINUE_TRY(base::replaceFile(scratch, m_folder + u'/' + name));
    RETINUE_TRY(base::syncFolder(m_folder)); // never on disk after the pointer that names it
    return fileOf(name);
}

Result<void> StoreFolder::makeCurrent(const Generation &generation)
{
    const QString name = generation.toString();
    const QString pointer = m_folder + QStringLiteral("/current");
    const QString next = pointer + kUnfinished;
    RETINUE_TRY(base::writeDurably(next, name.toLatin1() + '\n', base::Access::AsUsual));
    // The renaming alone decides. A network file system may have done it and say that it has not.
    if (auto renamed = base::replaceFile(next, pointer); !renamed && pointedAt() != name) {
        QFile::remove(next);
        return renamed;
    }
    (void)base::syncFolder(m_folder);
    return {};
}

QString StoreFolder::pointedAt() const
{
    QFile pointer(m_folder + QStringLiteral("/current"));
    return pointer.open(QIODevice::ReadOnly) ? QString::fromLatin1(pointer.read(100)).trimmed() : QString();
}

Result<void> StoreFolder::point(const QString &name)
{
    return base::writeDurably(m_folder + QStringLiteral("/current"), name.toLatin1() + '\n',
                              base::Access::AsUsual);
}

} // namespace retinue::store
