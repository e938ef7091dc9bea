#include "core/sql/connection.h"

#include "core/sql/sql_error.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>

#include <atomic>

namespace retinue::sql {

namespace {

constexpr int kBusyTimeoutMs = 5000;
constexpr int kOldestPostgres = 130000;

QString newConnectionName()
{
    static std::atomic<std::uint64_t> s_next{1};
    return QStringLiteral("retinue-%1").arg(s_next.fetch_add(1));
}

Result<QString> single(QSqlDatabase &connection, Dialect dialect, const QString &statement)
{
    QSqlQuery query(connection);
    if (!query.exec(statement) || !query.next())
        return toError(dialect, query.lastError(), statement);
    return query.value(0).toString();
}

QString sqliteName(const Location &location)
{
    if (location.vfs.isEmpty())
        return location.file;
    return QStringLiteral("file:%1?vfs=%2")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(location.file, "/")),
             QString::fromLatin1(QUrl::toPercentEncoding(location.vfs)));
}

Result<void> setUpSqlite(QSqlDatabase &connection, const Location &location)
{
    const auto run = [&](const char *pragma) {
        return runDirectly(connection, Dialect::Sqlite, QLatin1String(pragma));
    };
    if (!location.readOnly) {
        // The page size counts only before the first page is written, which switching to WAL does.
        RETINUE_TRY(run("PRAGMA page_size = 8192"));
        auto mode = single(connection, Dialect::Sqlite, QStringLiteral("PRAGMA journal_mode = WAL"));
        if (!mode)
            return std::move(mode).error();
        if (*mode != QStringLiteral("wal"))
            return Error{ErrorCode::Io, QStringLiteral("the file system allows no write-ahead log")};
        RETINUE_TRY(run("PRAGMA journal_size_limit = 67108864"));
    }
    RETINUE_TRY(run("PRAGMA synchronous = FULL"));
    RETINUE_TRY(run("PRAGMA foreign_keys = ON"));
    RETINUE_TRY(run("PRAGMA cell_size_check = ON"));
    // Sorting must not leave values in files of their own (R12).
    RETINUE_TRY(run("PRAGMA temp_store = MEMORY"));
    // A database file may come from elsewhere (restore): functions in its schema are not to be trusted.
    return run("PRAGMA trusted_schema = OFF");
}

QString quoted(const QString &identifier)
{
    return u'"' + QString(identifier).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

Result<void> setUpPostgres(QSqlDatabase &connection, const Location &location)
{
    const auto show = [&](const char *name) {
        return single(connection, Dialect::PostgreSql, QStringLiteral("SHOW ") + QLatin1String(name));
    };
    auto version = show("server_version_num");
    if (!version)
        return std::move(version).error();
    if (version->toInt() < kOldestPostgres)
        return Error{ErrorCode::VersionUnsupported, QStringLiteral("PostgreSQL 13 or newer is needed")};
    auto encoding = show("server_encoding");
    if (!encoding)
        return std::move(encoding).error();
    if (*encoding != QStringLiteral("UTF8"))
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("the database's encoding is %1; it must be UTF8").arg(*encoding)};
    auto fsync = show("fsync");
    if (!fsync)
        return std::move(fsync).error();
    if (*fsync != QStringLiteral("on"))
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("the database server runs with fsync off: acknowledged changes could be lost")};
    const auto run = [&](const QString &statement) {
        return runDirectly(connection, Dialect::PostgreSql, statement);
    };
    RETINUE_TRY(run(QStringLiteral("SET synchronous_commit TO on")));
    // Notices ("schema exists, skipping") are no news.
    RETINUE_TRY(run(QStringLiteral("SET client_min_messages TO warning")));
    if (location.readOnly)
        RETINUE_TRY(run(QStringLiteral("SET default_transaction_read_only TO on")));
    else
        RETINUE_TRY(run(QStringLiteral("CREATE SCHEMA IF NOT EXISTS ") + quoted(location.schema)));
    return run(QStringLiteral("SET search_path TO ") + quoted(location.schema));
}

} // namespace

Result<void> runDirectly(QSqlDatabase &connection, Dialect dialect, const QString &statement)
{
    QSqlQuery query(connection);
    if (!query.exec(statement))
        return toError(dialect, query.lastError(), statement.simplified().left(80));
    return {};
}

Result<QSqlDatabase> openConnection(const Location &location)
{
    const bool sqlite = location.dialect == Dialect::Sqlite;
    auto connection = QSqlDatabase::addDatabase(sqlite ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL"),
                                                newConnectionName());
    if (sqlite) {
        connection.setDatabaseName(sqliteName(location));
        QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(kBusyTimeoutMs);
        if (!location.vfs.isEmpty())
            options += QStringLiteral(";QSQLITE_OPEN_URI");
        if (location.readOnly)
            options += QStringLiteral(";QSQLITE_OPEN_READONLY");
        connection.setConnectOptions(options);
    } else {
        connection.setConnectOptions(location.connectString);
    }
    const QString what = QStringLiteral("opening database %1").arg(sqlite ? location.file : location.schema);
    Result<void> opened;
    if (!connection.open())
        opened = toError(location.dialect, connection.lastError(), QStringLiteral("connecting"));
    else
        opened = sqlite ? setUpSqlite(connection, location) : setUpPostgres(connection, location);
    if (!opened) {
        closeConnection(connection);
        return std::move(opened).error().during(what);
    }
    return connection;
}

void closeConnection(QSqlDatabase &connection)
{
    const QString name = connection.connectionName();
    connection.close();
    connection = QSqlDatabase(); // Qt forgets a connection only when nobody holds it
    QSqlDatabase::removeDatabase(name);
}

} // namespace retinue::sql
