#include "core/sql/sql_error.h"

#include <QSqlError>

#include <sqlite3.h>

namespace retinue::sql {

namespace {

ErrorCode sqliteCode(int native)
{
    if (native == SQLITE_CONSTRAINT_UNIQUE || native == SQLITE_CONSTRAINT_PRIMARYKEY)
        return ErrorCode::AlreadyExists;
    if (native == SQLITE_IOERR_SHMSIZE) // no room for the file of which it maps memory
        return ErrorCode::NoSpace;
    switch (native & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::NoSpace;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Locked;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::Corrupt;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_PROTOCOL:
        return ErrorCode::Io;
    case SQLITE_TOOBIG:
        return ErrorCode::TooLarge;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    default:
        return ErrorCode::Internal;
    }
}

ErrorCode postgresCode(const QString &state)
{
    const auto is = [&](const char *prefix) { return state.startsWith(QLatin1String(prefix)); };
    if (is("23505"))
        return ErrorCode::AlreadyExists;
    if (is("53100"))
        return ErrorCode::NoSpace;
    if (is("55P03") || is("40001") || is("40P01"))
        return ErrorCode::Locked;
    if (is("28"))
        return ErrorCode::NotAuthenticated;
    if (is("42501") || is("25006"))
        return ErrorCode::NotPermitted;
    if (is("XX001") || is("XX002"))
        return ErrorCode::Corrupt;
    if (is("58"))
        return ErrorCode::Io;
    if (is("53"))
        return ErrorCode::TooMany;
    if (is("57014"))
        return ErrorCode::Cancelled;
    // Without a state nobody answered: the connection is gone or was never made.
    if (state.isEmpty() || is("08") || is("57P"))
        return ErrorCode::Unreachable;
    return ErrorCode::Internal;
}

} // namespace

Error sqliteError(int code, const QString &text, const QString &what)
{
    return Error{sqliteCode(code), QStringLiteral("%1 (%2)").arg(text).arg(code), {what}};
}

Error postgresError(const QSqlError &error, const QString &what)
{
    const QString state = error.nativeErrorCode();
    QString detail = error.databaseText().trimmed();
    if (detail.isEmpty())
        detail = error.driverText().trimmed();
    if (!state.isEmpty())
        detail += QStringLiteral(" (%1)").arg(state);
    return Error{postgresCode(state), detail, {what}};
}

} // namespace retinue::sql
