#include "core/store/former_owner_table.h"

#include "core/store/columns.h"

namespace retinue::store {

Result<std::vector<OwnerId>> FormerOwnerTable::of(const OwnerId &owner) const
{
    sql::Rows rows = m_database->query(
        QStringLiteral("SELECT former_id FROM former_owner WHERE owner_id = ?"), {owner.toBytes()});
    std::vector<OwnerId> former;
    while (rows.next()) {
        auto id = idColumn<OwnerId>(rows, 0);
        if (!id)
            return std::move(id).error();
        former.push_back(*id);
    }
    RETINUE_TRY(rows.result());
    return former;
}

Result<std::vector<OwnerId>> FormerOwnerTable::withFormer(const std::vector<OwnerId> &owners) const
{
    std::vector<OwnerId> all = owners;
    for (const OwnerId &owner : owners) {
        auto former = of(owner);
        if (!former)
            return std::move(former).error();
        all.insert(all.end(), former->begin(), former->end());
    }
    return all;
}

Result<void> FormerOwnerTable::insert(const OwnerId &owner, const OwnerId &former)
{
    auto all = withFormer({former});
    if (!all)
        return std::move(all).error();
    for (const OwnerId &one : *all)
        RETINUE_TRY(done(
            m_database->execute(QStringLiteral("INSERT INTO former_owner (owner_id, former_id) VALUES (?, ?) "
                                               "ON CONFLICT (owner_id, former_id) DO NOTHING"),
                                {owner.toBytes(), one.toBytes()})));
    return removeAllOf(former);
}

Result<void> FormerOwnerTable::removeAllOf(const OwnerId &owner)
{
    return done(m_database->execute(QStringLiteral("DELETE FROM former_owner WHERE owner_id = ?"),
                                    {owner.toBytes()}));
}

} // namespace retinue::store
