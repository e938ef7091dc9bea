#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <vector>

class QSqlDatabase;
class QSqlQuery;

namespace retinue::sql {

enum class Dialect { Sqlite, PostgreSql };

/// Where a database is and how it is opened.
struct Location
{
    Dialect dialect = Dialect::Sqlite;
    QString file;          ///< SQLite: the file; created if missing unless readOnly
    QString connectString; ///< PostgreSQL: host, port, user, database as libpq says them
    QString schema;        ///< PostgreSQL: the schema that holds the tables; made if missing unless readOnly
    bool readOnly = false;
    QString vfs; ///< SQLite: name of a registered VFS; empty = the system's
    /// SQLite: nobody wants the file after a crash. Nothing is flushed, there is no write-ahead log, and
    /// little memory is used. For a file that no other connection has.
    bool isScratch = false;
};

/// The rows of one SELECT (or RETURNING). Forward only; lives within its Database and thread.
///     auto rows = db.query("SELECT id, name FROM device WHERE state = ?", {1});
///     while (rows.next()) use(rows.bytes(0), rows.text(1));
///     RETINUE_TRY(rows.result());
class Rows
{
public:
    Rows(Rows &&) noexcept;
    Rows &operator=(Rows &&) noexcept;
    ~Rows(); ///< gives the prepared statement back
    [[nodiscard]] bool next();
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    /// Whether everything went well so far; ask once after the loop.
    [[nodiscard]] Result<void> result() const;

private:
    friend class Database;
    struct State;
    explicit Rows(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// One connection of one thread (SQLite by its own library, PostgreSQL by Qt Sql). Prepared statements are
/// kept by their text. SQL is written once for both databases, with `?` for parameters; where the databases
/// differ, ask dialect(). Opened with what is promised elsewhere: SQLite in WAL mode, synchronous=FULL,
/// foreign keys on, 8 KB pages, busy timeout; PostgreSQL with synchronous_commit=on. Errors: NoSpace, Locked,
/// Corrupt, Io told apart as far as the database does; AlreadyExists for a violated UNIQUE. Parameters: an
/// invalid QVariant is NULL; an empty QString or QByteArray is empty, never NULL. Used by one thread at a
/// time; its Rows and Transactions end before it does.
class Database
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const Location &location);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] Dialect dialect() const;
    [[nodiscard]] const Location &location() const;
    /// PostgreSQL closed the connection, as the last error said (Unreachable): nothing succeeds on it any
    /// more.
    [[nodiscard]] bool isLost() const;
    /// Whether Rows or a Transaction of it live.
    [[nodiscard]] bool isInUse() const;

    [[nodiscard]] Rows query(const QString &sql, const QVariantList &parameters = {});
    /// Rows affected.
    [[nodiscard]] Result<std::int64_t> execute(const QString &sql, const QVariantList &parameters = {});
    /// INSERT that returns the new integer key named "row".
    [[nodiscard]] Result<std::int64_t> insert(const QString &sql, const QVariantList &parameters = {});
    /// Several statements separated by ';' at line ends (migrations); no parameters.
    [[nodiscard]] Result<void> executeScript(const QString &script);
    /// Asks `isToEnd` now and again while a statement works, and ends the statement with Cancelled when it
    /// says so. SQLite only: elsewhere nobody is asked.
    void interruptWhen(std::function<bool()> isToEnd);

private:
    friend class Rows;
    friend class Transaction;
    struct State;
    explicit Database(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// A transaction by scope; nested ones are savepoints. Rolled back unless committed.
class Transaction
{
public:
    enum class Kind { Read, Write };
    explicit Transaction(Database &database, Kind kind = Kind::Write);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    /// Whether it began; check before use.
    [[nodiscard]] const Result<void> &began() const { return m_began; }
    /// A failed commit has rolled back.
    [[nodiscard]] Result<void> commit();
    /// Before the scope ends. An error means that the transactions around are gone as well.
    Result<void> rollBack();

private:
    Database &m_database;
    Result<void> m_began;
    int m_depth = 0;
    bool m_open = false;
};

} // namespace retinue::sql
