#include "core/engine/backup_installation.h"

#include "core/backup/local_folder.h"
#include "core/backup/store_copy.h"
#include "core/base/durable_file.h"
#include "core/base/private_file.h"
#include "core/installation/erased_owners.h"

#include <QDir>
#include <QFile>

namespace retinue::engine {

namespace {

using backup::run;

constexpr qint64 kMostAuthorityBytes = 64 * 1024;
const QString kAuthorityFile = QStringLiteral("ca.pem");
const QString kDeviceColumns =
    QStringLiteral("id, token_hash, name, serial_number, location, product_name, version, address, state, "
                   "stopped_by_administrator, enrolled_at, last_contact, scope_epoch, differing");
constexpr int kDeviceColumnCount = 14;

/// A column whatever it holds: ids and hashes are bytes, the rest is numbers and text.
QVariant valueOf(const sql::Rows &rows, int column)
{
    if (rows.isNull(column))
        return {};
    if (column < 2)
        return rows.bytes(column);
    return column < 8 ? QVariant(rows.text(column)) : QVariant(qint64(rows.integer(column)));
}

QString placeholders(int count)
{
    return QStringList(count, QStringLiteral("?")).join(u',');
}

Result<void> copyDevices(sql::Database &from, const QString &fromTable, sql::Database &to,
                         const QString &toTable)
{
    auto rows = from.query(QStringLiteral("SELECT %1 FROM %2").arg(kDeviceColumns, fromTable));
    const QString insert = QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                               .arg(toTable, kDeviceColumns, placeholders(kDeviceColumnCount));
    while (rows.next()) {
        QVariantList values;
        for (int column = 0; column < kDeviceColumnCount; ++column)
            values << valueOf(rows, column);
        RETINUE_TRY(run(to, insert, values));
    }
    return rows.result();
}

Result<bool> hasTable(sql::Database &database, const QString &name)
{
    const auto count = backup::numberOf(
        database, QStringLiteral("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"),
        {name});
    if (!count)
        return count.error();
    return *count > 0;
}

/// A server has run on the folder, or does.
Result<bool> hasRun(const QString &dataFolder)
{
    if (!QFile::exists(QDir(dataFolder).filePath(QStringLiteral("machine.db"))))
        return false;
    const auto machine = installation::MachineDatabase::open(dataFolder);
    if (!machine)
        return machine.error();
    const auto reader = (*machine)->reader();
    if (!reader)
        return reader.error();
    const auto rows = backup::numberOf(**reader, QStringLiteral("SELECT count(*) FROM execution_log"));
    if (!rows)
        return rows.error();
    return *rows > 0;
}

Result<void> adoptFrom(sql::Database &backup, installation::MachineDatabase &machine)
{
    const auto has = hasTable(backup, QStringLiteral("installation_device"));
    if (!has)
        return has.error();
    return machine.writer().run([&](sql::Database &database) -> Result<void> {
        RETINUE_TRY(run(database, QStringLiteral("DELETE FROM device")));
        return *has ? copyDevices(backup, QStringLiteral("installation_device"), database,
                                  QStringLiteral("device"))
                    : Result<void>();
    });
}

} // namespace

Result<void> addInstallation(installation::MachineDatabase &machine, sql::Database &backup, bool isEncrypted)
{
    base::SystemClock clock;
    const auto erased = installation::ErasedOwners(machine, clock).all();
    if (!erased)
        return erased.error();
    RETINUE_TRY(
        run(backup, QStringLiteral("CREATE TABLE installation_erased_owner (owner BLOB PRIMARY KEY)")));
    for (const OwnerId &owner : *erased)
        RETINUE_TRY(run(backup, QStringLiteral("INSERT INTO installation_erased_owner (owner) VALUES (?)"),
                        {owner.toBytes()}));
    if (!isEncrypted)
        return {};
    RETINUE_TRY(run(backup, QStringLiteral("CREATE TABLE installation_device (%1)").arg(kDeviceColumns)));
    const auto reader = machine.reader();
    if (!reader)
        return reader.error();
    return copyDevices(**reader, QStringLiteral("device"), backup, QStringLiteral("installation_device"));
}

Result<std::vector<OwnerId>> erasedOwnersIn(sql::Database &backup)
{
    std::vector<OwnerId> erased;
    const auto has = hasTable(backup, QStringLiteral("installation_erased_owner"));
    if (!has)
        return has.error();
    if (!*has)
        return erased;
    auto rows = backup.query(QStringLiteral("SELECT owner FROM installation_erased_owner"));
    while (rows.next())
        if (const auto owner = OwnerId::fromBytes(rows.bytes(0)))
            erased.push_back(*owner);
    RETINUE_TRY(rows.result());
    return erased;
}

Result<backup::InstallationKeys> keysOf(const QString &dataFolder, const SecretBytes *dataKey)
{
    auto authority = base::readPrivateFile(QDir(dataFolder).filePath(kAuthorityFile), kMostAuthorityBytes);
    if (!authority)
        return std::move(authority).error();
    backup::InstallationKeys keys;
    keys.authority = *std::move(authority);
    if (dataKey)
        keys.dataKey = dataKey->clone();
    return keys;
}

Result<void> adoptInstallation(const QString &dataFolder, const QString &file, const SecretBytes &secret)
{
    const auto used = hasRun(dataFolder);
    if (!used)
        return used.error();
    if (*used)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 has an installation already").arg(dataFolder)};
    auto opened = backup::openLocalFile(file);
    if (!opened)
        return std::move(opened).error();
    const auto reader = backup::BackupReader::open(*std::move(opened), secret);
    if (!reader)
        return reader.error();
    const auto &keys = (*reader)->keys();
    if (!keys || keys->authority.isEmpty())
        return {};
    RETINUE_TRY(base::makeFolder(dataFolder, base::Access::OwnerOnly));
    const QString scratch = QDir(dataFolder).filePath(QStringLiteral("adopting.db"));
    QFile::remove(scratch); // of an attempt that was cut short
    {
        base::DurableFile database(scratch, base::Access::OwnerOnly);
        RETINUE_TRY(database.open());
        RETINUE_TRY((*reader)->read([&](QByteArrayView bytes) { return database.write(bytes); },
                                    QStringLiteral("reading"), {}));
        RETINUE_TRY(database.commit());
    }
    sql::Location location;
    location.file = scratch;
    location.readOnly = true;
    auto adopted = [&]() -> Result<void> {
        const auto database = sql::Database::open(location);
        if (!database)
            return database.error();
        const auto machine = installation::MachineDatabase::open(dataFolder);
        if (!machine)
            return machine.error();
        RETINUE_TRY(adoptFrom(**database, **machine));
        return base::writePrivateFile(QDir(dataFolder).filePath(kAuthorityFile), keys->authority.view());
    }();
    QFile::remove(scratch);
    return adopted;
}

} // namespace retinue::engine
