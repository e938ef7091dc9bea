#pragma once

#include "core/sql/connection.h"
#include "core/sql/database.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace retinue::sql {

/// The inside of a Database, shared by Database, Rows and Transaction only.
struct Database::State
{
    Location location;
    std::unique_ptr<Connection> connection;
    std::unordered_map<QString, std::vector<std::unique_ptr<Statement>>> idle; ///< prepared, by their text
    int depth = 0;   ///< open transactions of this connection, nested ones included
    int running = 0; ///< statements started and not given back
    bool lost = false;

    /// A prepared statement, started.
    [[nodiscard]] Result<std::unique_ptr<Statement>> start(const QString &sql,
                                                           const QVariantList &parameters);
    void giveBack(const QString &sql, std::unique_ptr<Statement> statement);
    /// The error, after a look whether it says that the connection is gone.
    [[nodiscard]] Error failed(Error error);
};

} // namespace retinue::sql
