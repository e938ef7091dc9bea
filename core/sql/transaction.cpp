#include "core/sql/database_state.h"

namespace retinue::sql {

namespace {

QString savepoint(int depth)
{
    return QStringLiteral("nested_%1").arg(depth);
}

QString beginning(Dialect dialect, Transaction::Kind kind)
{
    const bool write = kind == Transaction::Kind::Write;
    if (dialect == Dialect::Sqlite) // taking the write lock late could fail in the middle
        return write ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN");
    return write ? QStringLiteral("BEGIN")
                 : QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
}

Result<void> ended(Result<std::int64_t> executed)
{
    if (!executed)
        return std::move(executed).error();
    return {};
}

} // namespace

Transaction::Transaction(Database &database, Kind kind) : m_database(database)
{
    m_depth = m_database.m_state->depth;
    const QString statement = m_depth == 0 ? beginning(m_database.dialect(), kind)
                                           : QStringLiteral("SAVEPOINT ") + savepoint(m_depth);
    auto began = m_database.execute(statement);
    if (!began) {
        m_began = std::move(began).error();
        return;
    }
    m_open = true;
    ++m_database.m_state->depth;
}

Transaction::~Transaction()
{
    // A failure here is news to nobody: a database that cannot roll back has already done so (SQLite after
    // a full disk, PostgreSQL after a lost connection), and the cause was reported by what failed first.
    (void)rollBack();
}

Result<void> Transaction::rollBack()
{
    if (!m_open)
        return {};
    m_open = false;
    --m_database.m_state->depth;
    if (m_depth == 0)
        return ended(m_database.execute(QStringLiteral("ROLLBACK")));
    RETINUE_TRY(ended(m_database.execute(QStringLiteral("ROLLBACK TO SAVEPOINT ") + savepoint(m_depth))));
    return ended(m_database.execute(QStringLiteral("RELEASE SAVEPOINT ") + savepoint(m_depth)));
}

Result<void> Transaction::commit()
{
    if (!m_open)
        return Error{ErrorCode::Internal, QStringLiteral("commit of a transaction that is not open")};
    const QString statement =
        m_depth == 0 ? QStringLiteral("COMMIT") : QStringLiteral("RELEASE SAVEPOINT ") + savepoint(m_depth);
    auto committed = m_database.execute(statement);
    if (!committed) {
        (void)rollBack(); // the first cause counts
        return std::move(committed).error();
    }
    m_open = false;
    --m_database.m_state->depth;
    return {};
}

} // namespace retinue::sql
