#pragma once

#include "core/sql/database.h"
#include "core/store/rows.h"

#include <vector>

namespace retinue::store {

/// `tombstone`: what was deleted, by random owner id, never by name. Of one connection and thread.
class TombstoneTable
{
public:
    explicit TombstoneTable(sql::Database &database) : m_database(&database) {}

    /// Of these owners, after a revision, in no order.
    [[nodiscard]] Result<std::vector<TombstoneRow>> after(const std::vector<OwnerId> &owners,
                                                          Revision revision) const;
    /// Those of owners as a whole, after a revision, in its order; at most `most`.
    [[nodiscard]] Result<std::vector<TombstoneRow>> ownersAfter(Revision revision, int most) const;
    /// All of them after a revision, in its order; at most `most`.
    [[nodiscard]] Result<std::vector<TombstoneRow>> allAfter(Revision revision, int most) const;
    [[nodiscard]] Result<std::optional<TombstoneRow>> find(const OwnerId &owner, int item) const;
    [[nodiscard]] Result<void> insert(const TombstoneRow &tombstone);
    /// The item exists again.
    [[nodiscard]] Result<void> remove(const OwnerId &owner, int item);
    /// Those of its items; the owner's own one says it all.
    [[nodiscard]] Result<void> removeAll(const OwnerId &owner);

    struct Purged
    {
        std::int64_t count = 0;
        Revision newest;
    };
    /// At most `most` that are older.
    [[nodiscard]] Result<Purged> purge(Timestamp olderThan, int most);

private:
    sql::Database *m_database;
};

} // namespace retinue::store
