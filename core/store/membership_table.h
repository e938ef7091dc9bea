#pragma once

#include "core/sql/database.h"
#include "core/store/rows.h"

#include <chrono>
#include <optional>
#include <vector>

namespace retinue::store {

/// `membership`: the groups of a user as the last login asserted them (R6). A user or group in it need not
/// have settings. Of one connection and thread.
class MembershipTable
{
public:
    explicit MembershipTable(sql::Database &database) : m_database(&database) {}

    /// That the same groups are asserted is noted once in this time.
    static constexpr std::chrono::hours kAssertedAgain{24};

    /// Ordered.
    [[nodiscard]] Result<std::vector<OwnerKey>> groupsOf(const OwnerKey &user) const;
    /// When a user's groups were asserted or set last; none without groups.
    [[nodiscard]] Result<std::optional<Timestamp>> assertedAt(const OwnerKey &user) const;
    /// Users whose last login named this group, ordered, at most so many.
    [[nodiscard]] Result<std::vector<OwnerKey>> membersOf(const OwnerKey &group, int most) const;
    [[nodiscard]] Result<void> replace(const OwnerKey &user, const std::vector<OwnerKey> &groups,
                                       Timestamp now);
    /// A user's groups were asserted again; noted if they were for the last time before `since`.
    [[nodiscard]] Result<void> assertAgain(const OwnerKey &user, Timestamp since, Timestamp now);
    /// Looks at the `most` rows after a row and deletes those that were asserted before `olderThan` and whose
    /// user has no data. The row to go on after; none when there are no more.
    [[nodiscard]] Result<std::optional<std::int64_t>> purge(Timestamp olderThan, std::int64_t after,
                                                            int most);

private:
    sql::Database *m_database;
};

} // namespace retinue::store
