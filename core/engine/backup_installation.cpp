#include "core/engine/backup_installation.h"

#include "core/backup/local_folder.h"
#include "core/backup/store_copy.h"
#include "core/base/durable_file.h"
#include "core/base/folder_lock.h"
#include "core/base/private_file.h"
#include "core/installation/erased_owners.h"
#include "core/installation/machine_names.h"
#include "core/store/store_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QSysInfo>

#include <algorithm>
#include <iterator>

namespace retinue::engine {

namespace {

using backup::run;

constexpr qint64 kMostAuthorityBytes = 64 * 1024;
constexpr qint64 kRoomToAdopt = 16 * 1024 * 1024;
const QString kAuthorityFile = QStringLiteral("ca.pem");
const QString kMachineFile = QStringLiteral("machine.db");
const QString kStoreFolder = QStringLiteral("store");
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
    const auto count = sql::numberOf(
        database, QStringLiteral("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"),
        {name});
    if (!count)
        return count.error();
    return *count > 0;
}

/// What an installation has, before a backup's becomes this folder's.
enum class Use {
    None,    ///< no installation
    Started, ///< one to which nobody was enrolled, and in which nothing was stored
    Full,
};

Result<std::int64_t> ownersStored(const QString &dataFolder)
{
    const auto file = store::StoreFolder(QDir(dataFolder).filePath(kStoreFolder)).current();
    if (!file)
        return file.error();
    if (!*file)
        return 0;
    sql::Location location;
    location.file = **file;
    const auto database = sql::Database::open(location);
    if (!database)
        return database.error();
    return sql::numberOf(**database, QStringLiteral("SELECT count(*) FROM owner"));
}

Result<std::int64_t> devicesEnrolled(const QString &dataFolder)
{
    const auto machine = installation::MachineDatabase::open(dataFolder);
    if (!machine)
        return machine.error();
    const auto reader = (*machine)->reader();
    if (!reader)
        return reader.error();
    return sql::numberOf(**reader, QStringLiteral("SELECT count(*) FROM device"));
}

Result<Use> useOf(const QString &dataFolder, bool isRestored)
{
    if (!QFile::exists(QDir(dataFolder).filePath(kMachineFile))) {
        if (QFile::exists(QDir(dataFolder).filePath(kStoreFolder + QStringLiteral("/current"))))
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("%1 holds a store, but not the machine database that belongs to it: "
                                        "put machine.db back from a copy of the folder, or restore into a "
                                        "new folder")
                             .arg(dataFolder)};
        return Use::None;
    }
    const auto devices = devicesEnrolled(dataFolder);
    if (!devices)
        return devices.error();
    if (*devices > 0)
        return Use::Full;
    if (isRestored)
        return Use::Started;
    const auto owners = ownersStored(dataFolder);
    if (!owners)
        return owners.error();
    return *owners > 0 ? Use::Full : Use::Started;
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

bool isAddress(const QString &name)
{
    return name.contains(u':') || std::all_of(name.begin(), name.end(), [](QChar character) {
               return character == u'.' || (character >= u'0' && character <= u'9');
           });
}

/// A CA is never replaced unless it is known that nobody was enrolled to it.
Result<void> refuseOtherAuthority(const QString &dataFolder, const SecretBytes &authority)
{
    const QString file = QDir(dataFolder).filePath(kAuthorityFile);
    if (!QFile::exists(file))
        return {};
    const auto there = base::readPrivateFile(file, kMostAuthorityBytes);
    if (!there)
        return there.error();
    if (there->view() == authority.view()) // of an attempt that was cut short
        return {};
    return Error{
        ErrorCode::InvalidInput,
        QStringLiteral("%1 is the CA of another installation than the backup's, and devices may trust "
                       "it: restore into a new folder")
            .arg(file)};
}

/// The machine database comes last and whole: until it is there the next attempt does all of it again.
Result<void> beginInstallation(const QString &dataFolder, const QString &scratch, sql::Database &backup,
                               const SecretBytes &authority, std::int64_t formerTerm)
{
    const base::SystemClock clock;
    RETINUE_TRY(refuseOtherAuthority(dataFolder, authority));
    {
        const auto machine = installation::MachineDatabase::open(scratch);
        if (!machine)
            return machine.error();
        RETINUE_TRY(installation::Identity::keepTermAbove(**machine, formerTerm, clock));
        RETINUE_TRY(adoptFrom(backup, **machine));
        (*machine)->close();
    }
    const QString made = QDir(scratch).filePath(kMachineFile);
    if (QFile::exists(made + QStringLiteral("-wal")))
        return Error{ErrorCode::Io, QStringLiteral("%1 could not be closed: try again").arg(made)};
    RETINUE_TRY(base::writePrivateFile(QDir(dataFolder).filePath(kAuthorityFile), authority.view()));
    RETINUE_TRY(base::replaceFile(made, QDir(dataFolder).filePath(kMachineFile)));
    return base::syncFolder(dataFolder);
}

/// The devices come last: until they are there the next attempt does all of it again. Cut short before, the
/// folder starts with the CA that it then has, and with the lost server's never below a term of its own.
Result<void> changeInstallation(const QString &dataFolder, sql::Database &backup,
                                const SecretBytes &authority, std::int64_t formerTerm)
{
    const base::SystemClock clock;
    const auto machine = installation::MachineDatabase::open(dataFolder);
    if (!machine)
        return machine.error();
    RETINUE_TRY((*machine)->writer().run([](sql::Database &database) -> Result<void> {
        return run(database, QStringLiteral("DELETE FROM setting WHERE key = 'installation.id'"));
    }));
    RETINUE_TRY(installation::Identity::keepTermAbove(**machine, formerTerm, clock));
    RETINUE_TRY(base::writePrivateFile(QDir(dataFolder).filePath(kAuthorityFile), authority.view()));
    return adoptFrom(backup, **machine);
}

Result<void> checkRoomToAdopt(const QString &dataFolder, const backup::BackupHeader &header)
{
    const auto free = backup::freeSpaceAt(dataFolder);
    if (!free || *free - kRoomToAdopt >= header.databaseSize)
        return {};
    return Error{ErrorCode::NoSpace,
                 QStringLiteral("reading the backup takes %1 MB at %2, and %3 MB are free there: make room")
                     .arg((header.databaseSize / 1'000'000) + (kRoomToAdopt / 1'000'000))
                     .arg(dataFolder)
                     .arg(*free / 1'000'000)};
}

Result<void> adopt(const QString &dataFolder, Use use, backup::BackupReader &reader)
{
    // Below the store's folder: what is left there goes at the next start of a server.
    const QString scratch =
        QDir(dataFolder).filePath(kStoreFolder + QStringLiteral("/restoring-installation"));
    const auto clear = qScopeGuard([&] { QDir(scratch).removeRecursively(); });
    QDir(scratch).removeRecursively(); // of an attempt that was cut short
    RETINUE_TRY(checkRoomToAdopt(dataFolder, reader.header()));
    RETINUE_TRY(base::makeFolder(QDir(dataFolder).filePath(kStoreFolder), base::Access::OwnerOnly));
    RETINUE_TRY(base::makeFolder(scratch, base::Access::OwnerOnly));
    sql::Location location;
    location.file = QDir(scratch).filePath(QStringLiteral("backup.db"));
    location.readOnly = true;
    {
        base::DurableFile database(location.file, base::Access::OwnerOnly);
        RETINUE_TRY(database.open());
        RETINUE_TRY(reader.read([&](QByteArrayView bytes) { return database.write(bytes); },
                                QStringLiteral("reading"), {}));
        RETINUE_TRY(database.commit());
    }
    const auto database = sql::Database::open(location);
    if (!database)
        return database.error();
    const SecretBytes &authority = reader.keys()->authority;
    const std::int64_t term = reader.header().term;
    return use == Use::None ? beginInstallation(dataFolder, scratch, **database, authority, term)
                            : changeInstallation(dataFolder, **database, authority, term);
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

backup::BackupHeader newBackupHeader(const Clock &clock, const installation::Identity &identity,
                                     std::int64_t devices, const std::optional<backup::BackupHeader> &before)
{
    backup::BackupHeader header;
    header.id = BackupId::random();
    header.kind = before ? backup::BackupKind::Increment : backup::BackupKind::Base;
    header.base = before ? before->base : header.id;
    header.before = before ? before->id : BackupId();
    header.madeAt = clock.now();
    header.productVersion = QStringLiteral(RETINUE_VERSION);
    header.installation = identity.installation();
    header.term = identity.term().number;
    header.serverName = QSysInfo::machineHostName();
    header.names = installation::namesForDevices().mid(0, backup::kMostNames);
    header.devices = devices;
    return header;
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

bool isOtherHost(const backup::BackupHeader &header)
{
    if (header.serverName.compare(QSysInfo::machineHostName(), Qt::CaseInsensitive) != 0)
        return true;
    QStringList addresses;
    std::copy_if(header.names.begin(), header.names.end(), std::back_inserter(addresses), isAddress);
    const QStringList here = installation::namesForDevices();
    return !addresses.isEmpty() &&
           std::none_of(addresses.begin(), addresses.end(),
                        [&](const QString &address) { return here.contains(address, Qt::CaseInsensitive); });
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

Result<bool> adoptInstallation(const QString &dataFolder, const QString &file, const SecretBytes &secret,
                               bool isRestored, std::chrono::milliseconds patience)
{
    std::unique_ptr<FolderLock> lock;
    const auto take = [&]() -> Result<void> {
        auto taken = FolderLock::acquire(dataFolder, QStringLiteral("engine.lock"), patience);
        if (!taken)
            return std::move(taken).error();
        lock = *std::move(taken);
        return {};
    };
    if (QFileInfo::exists(dataFolder))
        RETINUE_TRY(take());
    const auto use = useOf(dataFolder, isRestored);
    if (!use)
        return use.error();
    if (*use == Use::Full)
        return false;
    if (*use == Use::Started && !QFileInfo(file).isFile()) {
        if (!isRestored)
            return false; // a name in the installation's own places
        return Error{ErrorCode::NotFound,
                     QStringLiteral("%1, of which the data were restored, is there no more: restore or "
                                    "recover them again, so that the devices come with them")
                         .arg(file)};
    }
    auto opened = backup::openLocalFile(file);
    if (!opened)
        return std::move(opened).error();
    const auto reader = backup::BackupReader::open(*std::move(opened), secret);
    if (!reader)
        return reader.error();
    const auto &keys = (*reader)->keys();
    if (!keys || keys->authority.isEmpty())
        return false;
    if (!lock) {
        RETINUE_TRY(base::makeFolder(dataFolder, base::Access::OwnerOnly));
        RETINUE_TRY(take());
    }
    RETINUE_TRY(adopt(dataFolder, *use, **reader));
    return true;
}

} // namespace retinue::engine
