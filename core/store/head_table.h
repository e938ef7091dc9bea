#pragma once

#include "core/sql/database.h"
#include "core/store/rows.h"

#include <QByteArray>
#include <QString>

namespace retinue::store {

/// `head` (one row) and `meta` (named values that are no settings of a user). Of one connection and thread.
class HeadTable
{
public:
    explicit HeadTable(sql::Database &database) : m_database(&database) {}

    [[nodiscard]] Result<std::optional<Head>> find() const;
    /// The row that must be there; Corrupt without it. `lock`: nobody else gets it before this transaction
    /// ends, which makes the order of commits the order of revisions.
    [[nodiscard]] Result<Head> read(bool lock = false) const;
    [[nodiscard]] Result<void> insert(const Head &head);
    [[nodiscard]] Result<void> update(const Head &head);

    [[nodiscard]] Result<std::optional<QByteArray>> meta(const QString &name) const;
    [[nodiscard]] Result<void> setMeta(const QString &name, const QByteArray &value);

private:
    sql::Database *m_database;
};

} // namespace retinue::store
