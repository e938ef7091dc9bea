#include "core/store/membership_table.h"

#include "core/store/columns.h"

namespace retinue::store {

Result<std::vector<OwnerKey>> MembershipTable::groupsOf(const OwnerKey &user) const
{
    sql::Rows rows = m_database->query(
        QStringLiteral("SELECT group_id FROM membership WHERE folded_domain = ? AND folded_name = ? "
                       "ORDER BY folded_group"),
        {user.foldedDomain(), user.foldedName()});
    std::vector<OwnerKey> groups;
    while (rows.next()) {
        auto group = OwnerKey::group(rows.text(0));
        if (!group)
            return Error{ErrorCode::Corrupt, QStringLiteral("a stored membership has no valid group ID")};
        groups.push_back(*std::move(group));
    }
    RETINUE_TRY(rows.result());
    return groups;
}

Result<void> MembershipTable::replace(const OwnerKey &user, const std::vector<OwnerKey> &groups,
                                      Timestamp now)
{
    RETINUE_TRY(done(m_database->execute(
        QStringLiteral("DELETE FROM membership WHERE folded_domain = ? AND folded_name = ?"),
        {user.foldedDomain(), user.foldedName()})));
    for (const OwnerKey &group : groups)
        RETINUE_TRY(done(m_database->execute(
            QStringLiteral("INSERT INTO membership (folded_domain, folded_name, folded_group, group_id, "
                           "asserted_at) VALUES (?, ?, ?, ?, ?)"),
            {user.foldedDomain(), user.foldedName(), group.foldedName(), group.name(), timeValue(now)})));
    return {};
}

} // namespace retinue::store
