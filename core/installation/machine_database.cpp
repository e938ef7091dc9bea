#include "core/installation/machine_database.h"

#include "core/sql/migrations.h"
#include "core/sql/readers.h"

#include <QDir>
#include <QFile>

// The resources of a static library are registered by hand, and the macro wants to stand outside namespaces.
static void registerMigrations()
{
    Q_INIT_RESOURCE(installation_migrations);
}

namespace retinue::installation {

class MachineDatabase::Impl
{
public:
    explicit Impl(const sql::Location &location) : readers(location) {}

    sql::Readers readers;
    std::unique_ptr<sql::Writer> writer;
};

MachineDatabase::MachineDatabase(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

MachineDatabase::~MachineDatabase()
{
    close();
}

Result<std::unique_ptr<MachineDatabase>> MachineDatabase::open(const QString &folder)
{
    registerMigrations();
    sql::Location location;
    location.file = QDir(folder).filePath(QStringLiteral("machine.db"));
    const QString doing = QStringLiteral("opening the machine database %1").arg(location.file);

    auto steps = sql::readMigrations(QStringLiteral(":/migrations/machine"));
    if (!steps.ok())
        return std::move(steps).error().during(doing);
    {
        auto opened = sql::Database::open(location);
        if (!opened.ok())
            return std::move(opened).error().during(doing);
        sql::Database &database = **opened;
        // Password hashes and token hashes: for the owner of the process only.
        QFile::setPermissions(location.file, QFile::ReadOwner | QFile::WriteOwner);
        auto migrated = sql::migrateWithCopy(database, *steps);
        if (!migrated.ok())
            return std::move(migrated).error().during(doing);
    }
    auto writer = sql::Writer::start(location, {});
    if (!writer.ok())
        return std::move(writer).error().during(doing);
    auto impl = std::make_unique<Impl>(location);
    impl->writer = std::move(writer).value();
    return std::unique_ptr<MachineDatabase>(new MachineDatabase(std::move(impl)));
}

Result<sql::Database *> MachineDatabase::reader()
{
    return m_impl->readers.ofThisThread();
}

sql::Writer &MachineDatabase::writer()
{
    return *m_impl->writer;
}

Result<std::optional<QString>> MachineDatabase::setting(const QString &key)
{
    auto database = reader();
    if (!database.ok())
        return std::move(database).error();
    auto rows = (*database)->query(QStringLiteral("SELECT value FROM setting WHERE key = ?"), {key});
    std::optional<QString> value;
    if (rows.next())
        value = rows.text(0);
    RETINUE_TRY(rows.result());
    return value;
}

Result<void> MachineDatabase::setSetting(const QString &key, const QString &value)
{
    return writer()
        .run([&](sql::Database &database) -> Result<void> {
            RETINUE_TRY(database.execute(QStringLiteral("INSERT INTO setting (key, value) VALUES (?, ?) "
                                                        "ON CONFLICT (key) DO UPDATE SET value = ?"),
                                         {key, value, value}));
            return {};
        })
        .during(QStringLiteral("keeping the setting %1").arg(key));
}

void MachineDatabase::close()
{
    m_impl->writer->stop();
    m_impl->readers.close();
}

} // namespace retinue::installation
