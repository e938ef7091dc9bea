#pragma once

#include "core/sql/connection.h"

struct sqlite3;

namespace retinue::sql {

/// SQLite, through its own interface.
class SqliteConnection final : public Connection
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const Location &location);
    ~SqliteConnection() override;
    [[nodiscard]] Result<std::unique_ptr<Statement>> prepare(const QString &sql) override;
    [[nodiscard]] Result<void> run(const QString &sql) override;
    void interruptWhen(std::function<bool()> isToEnd) override;

private:
    explicit SqliteConnection(sqlite3 *handle) : m_handle(handle) {}
    [[nodiscard]] Result<void> setUp(const Location &location);
    [[nodiscard]] Result<void> setUpJournal(bool isScratch);
    sqlite3 *m_handle;
    std::function<bool()> m_isToEnd;
};

} // namespace retinue::sql
