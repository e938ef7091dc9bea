#pragma once

#include "core/sql/database.h"
#include "core/store/rows.h"

#include <vector>

namespace retinue::store {

/// `membership`: the groups of a user as the last login asserted them (R6). A user or group in it need not
/// have settings. Of one connection and thread.
class MembershipTable
{
public:
    explicit MembershipTable(sql::Database &database) : m_database(&database) {}

    /// Ordered.
    [[nodiscard]] Result<std::vector<OwnerKey>> groupsOf(const OwnerKey &user) const;
    /// Users whose last login named this group, ordered, at most so many.
    [[nodiscard]] Result<std::vector<OwnerKey>> membersOf(const OwnerKey &group, int most) const;
    [[nodiscard]] Result<void> replace(const OwnerKey &user, const std::vector<OwnerKey> &groups,
                                       Timestamp now);

private:
    sql::Database *m_database;
};

} // namespace retinue::store
