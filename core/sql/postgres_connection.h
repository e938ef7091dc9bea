#pragma once

#include "core/sql/connection.h"

#include <QSqlDatabase>

namespace retinue::sql {

/// PostgreSQL, through Qt Sql.
class PostgresConnection final : public Connection
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const Location &location);
    ~PostgresConnection() override;
    [[nodiscard]] Result<std::unique_ptr<Statement>> prepare(const QString &sql) override;
    [[nodiscard]] Result<void> run(const QString &sql) override;
    void interruptWhen(std::function<bool()> /*isToEnd*/) override {}

private:
    explicit PostgresConnection(const QString &name)
        : m_connection(QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), name))
    {
    }
    [[nodiscard]] Result<void> setUp(const Location &location);
    [[nodiscard]] Result<QString> show(const char *name);
    QSqlDatabase m_connection;
};

} // namespace retinue::sql
