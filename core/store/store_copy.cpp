#include "core/store/store_copy.h"

#include "core/base/durable_file.h"
#include "core/sql/number_of.h"
#include "core/store/head_table.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

namespace retinue::store {

namespace {

/// What VACUUM INTO needs beyond the file that it makes.
constexpr qint64 kSpareBytes = 16 * 1024 * 1024;

Result<void> proveCopy(const QString &file)
{
    sql::Location location;
    location.file = file;
    auto database = sql::Database::open(location);
    if (!database)
        return std::move(database).error();
    {
        sql::Rows rows = (*database)->query(QStringLiteral("PRAGMA integrity_check(1)"));
        QString finding;
        while (rows.next())
            finding = rows.text(0);
        RETINUE_TRY(rows.result());
        if (finding != QStringLiteral("ok"))
            return Error{ErrorCode::Corrupt, QStringLiteral("the copy is damaged: ") + finding};
    }
    auto head = HeadTable(**database).read();
    if (!head)
        return std::move(head).error();
    auto settings = sql::numberOf(**database, QStringLiteral("SELECT count(*) FROM setting"));
    if (!settings)
        return std::move(settings).error();
    auto owners = sql::numberOf(**database, QStringLiteral("SELECT count(*) FROM owner WHERE kind <> ?"),
                                {int(OwnerKind::AllDevices)});
    if (!owners)
        return std::move(owners).error();
    if (*settings != head->settings || *owners != head->users + head->groups)
        return Error{ErrorCode::Corrupt, QStringLiteral("the copy does not hold what it says it holds")};
    return {};
}

Result<void> makeCopy(const sql::Location &location, const QString &part)
{
    QFile empty(part); // who may read it is settled before there is something to read
    if (!empty.open(QIODevice::WriteOnly) || !empty.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return Error{ErrorCode::Io, empty.errorString()};
    empty.close();
    auto database = sql::Database::open(location);
    if (!database)
        return std::move(database).error();
    auto copied = (*database)->execute(QStringLiteral("VACUUM INTO ?"), {part});
    return copied ? Result<void>() : Result<void>(std::move(copied).error());
}

/// On disk under its name: what comes next may destroy what it is a copy of. SQLite does not flush it.
Result<void> lastingCopy(const QString &part, const QString &file)
{
    RETINUE_TRY(base::syncFile(part));
    RETINUE_TRY(base::replaceFile(part, file));
    return base::syncFolder(QFileInfo(file).path());
}

} // namespace

Result<void> copyStore(Store &store, const QString &file)
{
    const QString doing = QStringLiteral("copying the store to ") + file;
    const sql::Location &location = store.location();
    if (location.file.isEmpty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("the store is not in a file")}.during(doing);
    if (QFile::exists(file))
        return Error{ErrorCode::AlreadyExists, QStringLiteral("the file is there already")}.during(doing);
    const QString folder = QFileInfo(file).path();
    RETINUE_TRY(base::makeFolder(folder, base::Access::OwnerOnly).during(doing));
    const qint64 needed = QFileInfo(location.file).size() + kSpareBytes;
    const QStorageInfo disk(folder);
    if (disk.isValid() && disk.bytesAvailable() >= 0 && disk.bytesAvailable() < needed)
        return Error{ErrorCode::NoSpace, QStringLiteral("the copy needs up to %1 MiB, and %2 MiB are free")
                                             .arg(needed / (1024 * 1024))
                                             .arg(disk.bytesAvailable() / (1024 * 1024))}
            .during(doing);
    const QString part = file + QStringLiteral(".part");
    QFile::remove(part);
    auto made = makeCopy(location, part);
    if (made)
        made = proveCopy(part);
    if (made)
        made = lastingCopy(part, file);
    for (const char *left : {"", "-wal", "-shm"})
        QFile::remove(part + QLatin1String(left));
    return std::move(made).during(doing);
}

} // namespace retinue::store
