#include "core/sql/connection.h"

#include "core/sql/postgres_connection.h"
#include "core/sql/sqlite_connection.h"

namespace retinue::sql {

Result<std::unique_ptr<Connection>> Connection::open(const Location &location)
{
    switch (location.dialect) {
    case Dialect::Sqlite:
        return SqliteConnection::open(location).during(QStringLiteral("opening database ") + location.file);
    case Dialect::PostgreSql:
        return PostgresConnection::open(location).during(QStringLiteral("opening database schema ") +
                                                         location.schema);
    }
    Q_UNREACHABLE();
}

} // namespace retinue::sql
