#include "core/sql/migrations.h"

#include "core/base/clock.h"
#include "core/sql/number_of.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <map>

namespace retinue::sql {

namespace {

QByteArray checksum(const Migration &migration)
{
    return QCryptographicHash::hash(migration.script.toUtf8(), QCryptographicHash::Sha256);
}

QString inDialect(QString script, Dialect dialect)
{
    const bool sqlite = dialect == Dialect::Sqlite;
    script.replace(QStringLiteral("{blob}"), sqlite ? QStringLiteral("BLOB") : QStringLiteral("BYTEA"));
    script.replace(QStringLiteral("{text}"),
                   sqlite ? QStringLiteral("TEXT") : QStringLiteral("TEXT COLLATE \"C\""));
    script.replace(QStringLiteral("{key}"),
                   sqlite ? QStringLiteral("INTEGER PRIMARY KEY AUTOINCREMENT")
                          : QStringLiteral("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"));
    return script;
}

Result<std::int64_t> tableCount(Database &database, const QString &name = {})
{
    const bool sqlite = database.dialect() == Dialect::Sqlite;
    const QString from = sqlite ? QStringLiteral("SELECT count(*) FROM sqlite_master WHERE type = 'table'")
                                : QStringLiteral("SELECT count(*) FROM information_schema.tables "
                                                 "WHERE table_schema = current_schema()");
    if (name.isEmpty())
        return numberOf(database, from);
    return numberOf(database,
                    from + (sqlite ? QStringLiteral(" AND name = ?") : QStringLiteral(" AND table_name = ?")),
                    {name});
}

/// Checksums of the steps a database has taken, by number.
Result<std::map<int, QByteArray>> recordedSteps(Database &database)
{
    std::map<int, QByteArray> recorded;
    auto tables = tableCount(database, QStringLiteral("schema_migration"));
    if (!tables)
        return std::move(tables).error();
    if (*tables == 0)
        return recorded;
    Rows rows = database.query(QStringLiteral("SELECT number, checksum FROM schema_migration"));
    while (rows.next())
        recorded.emplace(int(rows.integer(0)), rows.bytes(1));
    RETINUE_TRY(rows.result());
    return recorded;
}

Result<void> vouchFor(const std::map<int, QByteArray> &recorded, const std::vector<Migration> &migrations)
{
    int expected = 1;
    for (const auto &[number, sum] : recorded) {
        if (number > int(migrations.size()))
            return Error{ErrorCode::VersionUnsupported,
                         QStringLiteral("the database has schema %1, this version knows up to %2")
                             .arg(recorded.rbegin()->first)
                             .arg(migrations.size())};
        if (number != expected++)
            return Error{ErrorCode::Corrupt,
                         QStringLiteral("step %1 of the schema is not recorded").arg(expected - 1)};
        if (sum != checksum(migrations[std::size_t(number) - 1]))
            return Error{
                ErrorCode::Corrupt,
                QStringLiteral("step %1 of the schema is recorded with another checksum").arg(number)};
    }
    return {};
}

Result<void> apply(Database &database, const Migration &migration)
{
    Transaction transaction(database);
    RETINUE_TRY(transaction.began());
    RETINUE_TRY(database.executeScript(inDialect(
        QStringLiteral("CREATE TABLE IF NOT EXISTS schema_migration (number INTEGER PRIMARY KEY, "
                       "name TEXT NOT NULL, checksum {blob} NOT NULL, applied_at BIGINT NOT NULL);"),
        database.dialect())));
    // Another process may have taken the step since it was found missing.
    if (database.dialect() == Dialect::PostgreSql)
        RETINUE_TRY(database.executeScript(QStringLiteral("LOCK TABLE schema_migration IN EXCLUSIVE MODE;")));
    auto taken = numberOf(database, QStringLiteral("SELECT count(*) FROM schema_migration WHERE number = ?"),
                          {migration.number});
    if (!taken)
        return std::move(taken).error();
    if (*taken != 0)
        return {};
    RETINUE_TRY(database.executeScript(inDialect(migration.script, database.dialect())));
    auto recorded = database.execute(
        QStringLiteral(
            "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)"),
        {migration.number, migration.name, checksum(migration),
         qlonglong(base::toMilliseconds(base::SystemClock().now()))});
    if (!recorded)
        return std::move(recorded).error();
    return transaction.commit();
}

/// Whole or not at all: a crash leaves a part that the next attempt begins anew.
Result<void> copyTo(Database &database, const QString &copy)
{
    if (QFile::exists(copy))
        return {}; // of an attempt that did not come to its end; what it saw was older still
    const QString part = copy + QStringLiteral(".part");
    QFile::remove(part);
    QFile empty(part); // who may read it is settled before there is something to read
    if (!empty.open(QIODevice::WriteOnly) || !empty.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return Error{ErrorCode::Io, empty.errorString(), {QStringLiteral("making ") + part}};
    empty.close();
    RETINUE_TRY(database.execute(QStringLiteral("VACUUM INTO ?"), {part})
                    .during(QStringLiteral("copying to %1").arg(part)));
    if (!QFile::rename(part, copy))
        return Error{ErrorCode::Io, QStringLiteral("cannot rename %1 to %2").arg(part, copy)};
    return {};
}

} // namespace

Result<std::vector<Migration>> readMigrations(const QString &folder)
{
    std::vector<Migration> migrations;
    static const QRegularExpression s_name(QStringLiteral("^(\\d{3})_([a-z0-9_]+)\\.sql$"));
    const QStringList names = QDir(folder).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const auto match = s_name.match(name);
        if (!match.hasMatch() || match.captured(1).toInt() != int(migrations.size()) + 1)
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("%1/%2 is not the step that must come next").arg(folder, name)};
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::Io, file.errorString(), {QStringLiteral("reading ") + file.fileName()}};
        // A checkout with other line ends is the same step.
        QString script = QString::fromUtf8(file.readAll()).remove(u'\r');
        migrations.push_back({int(migrations.size()) + 1, match.captured(2), std::move(script)});
    }
    if (migrations.empty())
        return Error{ErrorCode::NotFound, QStringLiteral("%1 holds no steps").arg(folder)};
    return migrations;
}

Result<void> migrate(Database &database, const std::vector<Migration> &migrations,
                     const std::function<Result<void>()> &backUp)
{
    auto recorded = recordedSteps(database);
    if (!recorded)
        return std::move(recorded).error();
    RETINUE_TRY(vouchFor(*recorded, migrations));
    if (recorded->size() == migrations.size())
        return {};
    auto tables = tableCount(database);
    if (!tables)
        return std::move(tables).error();
    if (*tables > 0 && backUp)
        RETINUE_TRY(backUp().during(QStringLiteral("backing up before the schema changes")));
    for (std::size_t next = recorded->size(); next < migrations.size(); ++next)
        RETINUE_TRY(apply(database, migrations[next])
                        .during(QStringLiteral("schema step %1 %2")
                                    .arg(migrations[next].number)
                                    .arg(migrations[next].name)));
    return {};
}

Result<void> migrateWithCopy(Database &database, const std::vector<Migration> &migrations)
{
    auto recorded = recordedSteps(database);
    if (!recorded)
        return std::move(recorded).error();
    const QString file = database.location().file;
    bool needed = false;
    RETINUE_TRY(migrate(database, migrations, [&] {
        needed = true;
        return copyTo(database, QStringLiteral("%1.schema-%2").arg(file).arg(recorded->size()));
    }));
    if (!needed)
        (void)removeCopies(file); // tried again at the next opening
    return {};
}

Result<void> removeCopies(const QString &file)
{
    const QFileInfo database(file);
    const QString name = database.fileName();
    const QStringList copies{name + QStringLiteral(".schema-*"),
                             // as versions before this one called them
                             name + QStringLiteral(".before"), name + QStringLiteral(".before-migration"),
                             QStringLiteral("before-migration.db")};
    QDir folder = database.dir();
    for (const QString &copy : folder.entryList(copies, QDir::Files)) {
        if (!folder.remove(copy))
            return Error{ErrorCode::Io, QStringLiteral("cannot remove %1").arg(folder.filePath(copy))};
    }
    return {};
}

} // namespace retinue::sql
