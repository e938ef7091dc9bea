#pragma once

#include "core/sql/database.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <memory>
#include <unordered_map>
#include <vector>

namespace retinue::sql {

/// The inside of a Database, shared by Database, Rows and Transaction only.
struct Database::State
{
    Location location;
    QSqlDatabase connection;
    std::unordered_map<QString, std::vector<std::unique_ptr<QSqlQuery>>> idle; ///< prepared, by their text
    int depth = 0; ///< open transactions of this connection, nested ones included

    State() = default;
    State(const State &) = delete;
    State &operator=(const State &) = delete;
    ~State();

    /// A prepared statement, executed.
    [[nodiscard]] Result<std::unique_ptr<QSqlQuery>> start(const QString &sql,
                                                           const QVariantList &parameters);
    void giveBack(const QString &sql, std::unique_ptr<QSqlQuery> query);
};

} // namespace retinue::sql
