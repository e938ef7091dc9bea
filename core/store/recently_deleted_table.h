#pragma once

#include "core/sql/database.h"
#include "core/store/rows.h"
#include "core/store/secret_values.h"

#include <vector>

namespace retinue::store {

/// `recently_deleted`: what can be brought back (R14, R20). Secret values stay sealed. Of one connection and
/// thread.
class RecentlyDeletedTable
{
public:
    RecentlyDeletedTable(sql::Database &database, const SecretValues &secrets)
        : m_database(&database)
        , m_secrets(&secrets)
    {
    }

    /// Newest first.
    [[nodiscard]] Result<std::vector<RecentlyDeletedRow>> ofOwner(const OwnerKey &key) const;
    /// What one device reported of one item of an owner, newest first (R14).
    [[nodiscard]] Result<std::vector<RecentlyDeletedRow>> displacedOn(const DeviceId &device,
                                                                      const OwnerKey &key, int item) const;
    [[nodiscard]] Result<std::int64_t> count() const;

    /// Locked for a secret value without data key.
    [[nodiscard]] Result<void> insert(const RecentlyDeletedRow &deleted);
    /// Every setting of an owner, without opening sealed values.
    [[nodiscard]] Result<void> insertAll(const OwnerRow &owner, DeletedReason reason, const DeviceId &device,
                                         Timestamp now);
    [[nodiscard]] Result<void> remove(std::int64_t row);
    /// At most `most` that are older. How many.
    [[nodiscard]] Result<std::int64_t> purge(Timestamp olderThan, int most);

private:
    [[nodiscard]] Result<std::vector<RecentlyDeletedRow>> read(sql::Rows rows) const;

    sql::Database *m_database;
    const SecretValues *m_secrets;
};

} // namespace retinue::store
