#include "core/backup/unpacking.h"

#include "core/backup/failure.h"
#include "core/backup/store_copy.h"
#include "core/base/durable_file.h"

namespace retinue::backup {

namespace {

/// A file may come from anywhere: what works by itself inside a database is refused.
Result<void> refuseForeign(sql::Database &database)
{
    const auto foreign = numberOf(
        database, QStringLiteral("SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"));
    if (!foreign)
        return foreign.error();
    return *foreign == 0
               ? Result<void>()
               : Error{ErrorCode::Corrupt, QStringLiteral("the database holds what no backup holds")};
}

} // namespace

Result<void> unpack(BackupReader &reader, const QString &to, const LongWork &work)
{
    const auto here = [](Result<void> result) {
        return result ? result : Result<void>(ofThisMachine(std::move(result).error()));
    };
    base::DurableFile file(to, base::Access::OwnerOnly);
    RETINUE_TRY(here(file.open()));
    RETINUE_TRY(reader.read([&](QByteArrayView bytes) { return here(file.write(bytes)); },
                            QStringLiteral("reading"), work));
    return here(file.commit());
}

Result<std::unique_ptr<sql::Database>> openChecked(const sql::Location &location)
{
    auto database = sql::Database::open(location);
    if (!database)
        return ofThisMachine(std::move(database).error());
    if (auto foreign = refuseForeign(**database); !foreign)
        return std::move(foreign).error();
    return database;
}

Result<void> checkHead(sql::Database &database, const BackupHeader &header)
{
    BackupHeader found = header;
    RETINUE_TRY(readFacts(database, found));
    found.lastDeleted = header.lastDeleted; // rows that were there then may have gone one by one
    if (found != header)
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("the database is not the one that the backup's header means")};
    return {};
}

} // namespace retinue::backup
