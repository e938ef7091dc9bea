#include "core/sql/postgres_connection.h"

#include "core/sql/sql_error.h"

#include <QSqlError>
#include <QSqlQuery>

#include <atomic>

namespace retinue::sql {

namespace {

constexpr int kOldestVersion = 130000;

QString quoted(const QString &identifier)
{
    return u'"' + QString(identifier).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

/// Qt binds a null QString or QByteArray as NULL; here only an invalid QVariant is.
QVariant bindable(const QVariant &value)
{
    if (value.typeId() == QMetaType::QString && value.toString().isNull())
        return QStringLiteral("");
    if (value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull())
        return QByteArrayLiteral("");
    return value;
}

class PostgresStatement final : public Statement
{
public:
    PostgresStatement(QSqlDatabase &connection, QString sql) : m_query(connection), m_sql(std::move(sql)) {}

    Result<void> start(const QVariantList &parameters) override
    {
        // What can have no parameters may be what cannot be prepared; and it is not worth it.
        if (parameters.isEmpty())
            return m_query.exec(m_sql) ? Result<void>() : failure();
        if (!m_prepared && !m_query.prepare(m_sql))
            return failure();
        m_prepared = true;
        for (qsizetype i = 0; i < parameters.size(); ++i)
            m_query.bindValue(int(i), bindable(parameters.at(i)));
        return m_query.exec() ? Result<void>() : failure();
    }
    Result<bool> next() override { return m_query.next(); } // all rows came with start()
    void finish() override { m_query.finish(); }
    std::int64_t affected() const override { return m_query.numRowsAffected(); }
    std::int64_t integer(int column) const override { return m_query.value(column).toLongLong(); }
    QString text(int column) const override { return m_query.value(column).toString(); }
    QByteArray bytes(int column) const override { return m_query.value(column).toByteArray(); }
    bool isNull(int column) const override { return m_query.isNull(column); }

private:
    Result<void> failure() const { return postgresError(m_query.lastError(), shortText(m_sql)); }
    // Not forward-only: such results die with the next statement on the connection.
    QSqlQuery m_query;
    QString m_sql;
    bool m_prepared = false;
};

} // namespace

Result<std::unique_ptr<Connection>> PostgresConnection::open(const Location &location)
{
    static std::atomic<std::uint64_t> s_next{1};
    // The only one to hold it, so that the destructor can make Qt forget it, whatever fails here.
    std::unique_ptr<PostgresConnection> connection(
        new PostgresConnection(QStringLiteral("retinue-%1").arg(s_next.fetch_add(1))));
    connection->m_connection.setConnectOptions(location.connectString);
    if (!connection->m_connection.open())
        return postgresError(connection->m_connection.lastError(), QStringLiteral("connecting"));
    RETINUE_TRY(connection->setUp(location));
    return std::unique_ptr<Connection>(std::move(connection));
}

PostgresConnection::~PostgresConnection()
{
    const QString name = m_connection.connectionName();
    m_connection.close();
    m_connection = QSqlDatabase(); // Qt forgets a connection only when nobody holds it
    QSqlDatabase::removeDatabase(name);
}

Result<QString> PostgresConnection::show(const char *name)
{
    QSqlQuery query(m_connection);
    if (!query.exec(QStringLiteral("SHOW ") + QLatin1String(name)) || !query.next())
        return postgresError(query.lastError(), QLatin1String(name));
    return query.value(0).toString();
}

Result<void> PostgresConnection::setUp(const Location &location)
{
    auto version = show("server_version_num");
    if (!version)
        return std::move(version).error();
    if (version->toInt() < kOldestVersion)
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
    RETINUE_TRY(run(QStringLiteral("SET synchronous_commit TO on")));
    // Notices ("schema exists, skipping") are no news.
    RETINUE_TRY(run(QStringLiteral("SET client_min_messages TO warning")));
    if (location.readOnly)
        RETINUE_TRY(run(QStringLiteral("SET default_transaction_read_only TO on")));
    else
        RETINUE_TRY(run(QStringLiteral("CREATE SCHEMA IF NOT EXISTS ") + quoted(location.schema)));
    return run(QStringLiteral("SET search_path TO ") + quoted(location.schema));
}

Result<std::unique_ptr<Statement>> PostgresConnection::prepare(const QString &sql)
{
    return std::unique_ptr<Statement>(std::make_unique<PostgresStatement>(m_connection, sql));
}

Result<void> PostgresConnection::run(const QString &sql)
{
    QSqlQuery query(m_connection);
    if (!query.exec(sql))
        return postgresError(query.lastError(), shortText(sql));
    return {};
}

} // namespace retinue::sql
