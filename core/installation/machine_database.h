#pragma once

#include "core/sql/database.h"
#include "core/sql/writer.h"

#include <memory>

namespace retinue::installation {

/// The installation's own database, apart from the store (R1): administrators, devices, codes, identity,
/// settings, logs. Restoring or receiving a store never touches it. Readers have a connection per thread, the
/// one writer commits groups. Thread-safe.
class MachineDatabase
{
public:
    /// Opens or creates `folder`/machine.db and migrates it.
    [[nodiscard]] static Result<std::unique_ptr<MachineDatabase>> open(const QString &folder);
    ~MachineDatabase(); ///< close()

    /// This thread's connection for reading.
    [[nodiscard]] Result<sql::Database *> reader();
    [[nodiscard]] sql::Writer &writer();
    /// A setting of the installation ("server.name"); none if never set.
    [[nodiscard]] Result<std::optional<QString>> setting(const QString &key);
    [[nodiscard]] Result<void> setSetting(const QString &key, const QString &value);
    void close();

private:
    class Impl;
    explicit MachineDatabase(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace retinue::installation
