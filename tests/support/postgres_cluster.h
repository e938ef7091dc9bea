#pragma once

#include "core/base/result.h"
#include "core/sql/database.h"

#include <QProcess>
#include <QTemporaryDir>

namespace retinue::test {

/// A PostgreSQL server of its own, in a temporary folder, reachable through a unix socket there only; ended
/// with this object. As root it runs as the user postgres. A machine without PostgreSQL is an error: the
/// tests that need it fail.
class PostgresCluster
{
public:
    PostgresCluster() = default;
    ~PostgresCluster();
    [[nodiscard]] Result<void> start();
    /// Ends it, with all connections, and starts it again on the same data.
    [[nodiscard]] Result<void> restart();
    /// A schema of its own for each test.
    [[nodiscard]] sql::Location location(const QString &schema) const;

private:
    [[nodiscard]] Result<void> makeFolders();
    [[nodiscard]] Result<void> startServer();
    void stopServer();
    [[nodiscard]] QStringList asServerUser(const QStringList &command) const;
    QTemporaryDir m_folder;
    QString m_programs;
    QProcess m_server;
};

} // namespace retinue::test
