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

Result<std::optional<Timestamp>> MembershipTable::assertedAt(const OwnerKey &user) const
{
    sql::Rows rows = m_database->query(
        QStringLiteral("SELECT max(asserted_at) FROM membership WHERE folded_domain = ? AND folded_name = ?"),
        {user.foldedDomain(), user.foldedName()});
    std::optional<Timestamp> last;
    if (rows.next() && !rows.isNull(0))
        last = timeColumn(rows, 0);
    RETINUE_TRY(rows.result());
    return last;
}

Result<std::vector<OwnerKey>> MembershipTable::membersOf(const OwnerKey &group, int most) const
{
    // The spelling is the owner's, if the user has data.
    sql::Rows rows = m_database->query(
        QStringLiteral("SELECT m.folded_domain, m.folded_name, o.domain, o.name FROM membership m "
                       "LEFT JOIN owner o ON o.kind = ? AND o.folded_domain = m.folded_domain "
                       "AND o.folded_name = m.folded_name WHERE m.folded_group = ? "
                       "ORDER BY m.folded_name, m.folded_domain LIMIT ?"),
        {int(OwnerKind::User), group.foldedName(), most});
    std::vector<OwnerKey> members;
    while (rows.next()) {
        if (rows.isNull(3)) {
            members.push_back(OwnerKey::foldedUser(rows.bytes(1), rows.bytes(0)));
            continue;
        }
        auto user = OwnerKey::user(rows.text(3), rows.text(2));
        if (!user)
            return Error{ErrorCode::Corrupt, QStringLiteral("a stored membership has no valid user name")};
        members.push_back(*std::move(user));
    }
    RETINUE_TRY(rows.result());
    return members;
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

Result<void> MembershipTable::assertAgain(const OwnerKey &user, Timestamp since, Timestamp now)
{
    return done(m_database->execute(
        QStringLiteral("UPDATE membership SET asserted_at = ? WHERE folded_domain = ? AND folded_name = ? "
                       "AND asserted_at < ?"),
        {timeValue(now), user.foldedDomain(), user.foldedName(), timeValue(since)}));
}

Result<std::optional<std::int64_t>> MembershipTable::purge(Timestamp olderThan, std::int64_t after, int most)
{
    sql::Rows rows =
        m_database->query(QStringLiteral("SELECT max(\"row\") FROM (SELECT \"row\" FROM membership WHERE "
                                         "\"row\" > ? ORDER BY \"row\" LIMIT ?) AS part"),
                          {qlonglong(after), most});
    std::optional<std::int64_t> last;
    if (rows.next() && !rows.isNull(0))
        last = rows.integer(0);
    RETINUE_TRY(rows.result());
    if (!last)
        return last;
    RETINUE_TRY(done(m_database->execute(
        QStringLiteral("DELETE FROM membership WHERE \"row\" > ? AND \"row\" <= ? AND asserted_at < ? "
                       "AND NOT EXISTS (SELECT 1 FROM owner o WHERE o.kind = ? AND o.folded_domain = "
                       "membership.folded_domain AND o.folded_name = membership.folded_name)"),
        {qlonglong(after), qlonglong(*last), timeValue(olderThan), int(OwnerKind::User)})));
    return last;
}

} // namespace retinue::store
