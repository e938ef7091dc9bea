#pragma once

#include "core/base/result.h"
#include "core/sql/database.h"

#include <functional>
#include <memory>

namespace retinue::sql {

/// One prepared statement of one database. Started as often as needed; the connection outlives it.
class Statement
{
public:
    virtual ~Statement() = default;
    /// Binds and runs up to the first row.
    [[nodiscard]] virtual Result<void> start(const QVariantList &parameters) = 0;
    /// The next row, if there is one.
    [[nodiscard]] virtual Result<bool> next() = 0;
    /// Lets go of rows and locks; it can be started again.
    virtual void finish() = 0;
    [[nodiscard]] virtual std::int64_t affected() const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual QString text(int column) const = 0;
    [[nodiscard]] virtual QByteArray bytes(int column) const = 0;
    [[nodiscard]] virtual bool isNull(int column) const = 0;
};

/// One connection, opened and set up as database.h promises: where the two databases differ. One thread at a
/// time.
class Connection
{
public:
    virtual ~Connection() = default;
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const Location &location);
    [[nodiscard]] virtual Result<std::unique_ptr<Statement>> prepare(const QString &sql) = 0;
    /// Runs a statement without parameters or rows at once (DDL, BEGIN, SET).
    [[nodiscard]] virtual Result<void> run(const QString &sql) = 0;
    /// As Database::interruptWhen().
    virtual void interruptWhen(std::function<bool()> isToEnd) = 0;
};

/// What an error says of the statement it happened in.
[[nodiscard]] inline QString shortText(const QString &sql)
{
    return sql.simplified().left(80);
}

} // namespace retinue::sql
