#include "core/client/local_store.h"

#include "core/base/durable_file.h"
#include "core/client/local_edit.h"
#include "core/client/value_cipher.h"
#include "core/sql/migrations.h"

#include <QDir>
#include <QFile>

namespace retinue::client {
namespace {

const QByteArray kKeyCheck = QByteArrayLiteral("key check");

Result<void> prepare(sql::Database &database, const ValueCipher &cipher)
{
    auto steps = sql::readMigrations(QStringLiteral(":/migrations/local"));
    if (!steps)
        return std::move(steps).error();
    RETINUE_TRY(sql::migrateWithCopy(database, *steps));

    auto rows = database.query(QStringLiteral("SELECT key_check FROM position"));
    const bool known = rows.next();
    const QByteArray keyCheck = known ? rows.bytes(0) : QByteArray();
    RETINUE_TRY(rows.result());
    if (known) {
        if (cipher.open(OwnerKey::allDevices(), 0, keyCheck))
            return {};
        return Error{
            ErrorCode::Locked,
            QStringLiteral("the key is not the one that this local store was made with: give back the "
                           "device's key, or delete the local store and log in again")};
    }
    auto inserted = database.execute(
        QStringLiteral(
            "INSERT INTO position (only_row, phase, revision, scope_epoch, next_number, key_check) "
            "VALUES (1, 0, 0, 0, 0, ?)"),
        {cipher.seal(OwnerKey::allDevices(), 0, kKeyCheck)});
    return inserted ? Result<void>() : Result<void>(std::move(inserted).error());
}

} // namespace

LocalStore::LocalStore(LocalStoreOptions options) : m_options(std::move(options)) {}

LocalStore::~LocalStore() = default;

Result<std::unique_ptr<LocalStore>> LocalStore::open(LocalStoreOptions options)
{
    const QString doing = QStringLiteral("opening the local store ") + options.folder;
    auto cipher = ValueCipher::withKey(options.key);
    if (!cipher)
        return std::move(cipher).error().during(doing);
    RETINUE_TRY(base::makeFolder(options.folder, base::Access::OwnerOnly).during(doing));
    QFile::setPermissions(options.folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    std::unique_ptr<LocalStore> store(new LocalStore(std::move(options)));
    store->m_cipher = *std::move(cipher);
    const QDir folder(store->m_options.folder);
    auto lock = FolderLock::acquire(folder.path(), QStringLiteral("local.lock"));
    if (!lock)
        return std::move(lock).error().during(doing);
    store->m_lock = *std::move(lock);

    sql::Location location;
    location.file = folder.filePath(QStringLiteral("local.db"));
    location.vfs = store->m_options.vfs;
    {
        auto database = sql::Database::open(location);
        if (!database)
            return std::move(database).error().during(doing);
        if (auto prepared = prepare(**database, *store->m_cipher); !prepared)
            return std::move(prepared).error().during(doing);
    }
    auto writer = sql::Writer::start(location, {});
    if (!writer)
        return std::move(writer).error().during(doing);
    store->m_writer = *std::move(writer);
    RETINUE_TRY(store->run([](LocalEdit &edit) -> Result<void> {
        (void)edit.ensureOwner(OwnerKey::allDevices());
        return {};
    }));
    return store;
}

Result<void> LocalStore::run(const std::function<Result<void>(LocalEdit &)> &work)
{
    return m_writer->run([&](sql::Database &database) -> Result<void> {
        LocalEdit edit(database, *m_options.catalogue, *m_cipher);
        auto done = work(edit);
        RETINUE_TRY(edit.result()); // first: what the work says after a failure it has read from nothing
        return done;
    });
}

} // namespace retinue::client
