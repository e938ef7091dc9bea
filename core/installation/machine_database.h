#pragma once

#include "core/sql/database.h"
#include "core/sql/writer.h"

#include <memory>
#include <type_traits>
#include <vector>

namespace retinue::installation {

/// The installation's own database, apart from the store (R1): administrators, devices, codes, identity,
/// settings, logs. Restoring or receiving a store never touches it. Always SQLite, in the data folder.
/// Readers have a connection per thread, the one writer commits groups. Thread-safe.
class MachineDatabase
{
public:
    /// Opens or creates `folder`/machine.db (0600) and migrates it (sql::migrateWithCopy).
    [[nodiscard]] static Result<std::unique_ptr<MachineDatabase>> open(const QString &folder);
    ~MachineDatabase(); ///< close()

    /// This thread's connection for reading; it ends with the thread or at close(). Cancelled after close().
    [[nodiscard]] Result<sql::Database *> reader();
    [[nodiscard]] sql::Writer &writer();
    /// All rows of a query, each as `read` makes it, over this thread's connection.
    template<typename Read>
    [[nodiscard]] auto list(const QString &statement, const QVariantList &values, Read read)
        -> Result<std::vector<std::invoke_result_t<Read, sql::Rows &>>>
    {
        auto database = reader();
        if (!database.ok())
            return std::move(database).error();
        auto rows = (*database)->query(statement, values);
        std::vector<std::invoke_result_t<Read, sql::Rows &>> all;
        while (rows.next())
            all.push_back(read(rows));
        RETINUE_TRY(rows.result());
        return all;
    }
    /// A setting of the installation ("server.port"); none if never set.
    [[nodiscard]] Result<std::optional<QString>> setting(const QString &key);
    [[nodiscard]] Result<void> setSetting(const QString &key, const QString &value);
    /// Stops the writer and closes every connection. No thread may be reading any more. Idempotent.
    void close();

private:
    class Impl;
    explicit MachineDatabase(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::installation
