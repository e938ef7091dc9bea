#include "core/installation/erased_owners.h"

namespace retinue::installation {

Result<void> ErasedOwners::add(const std::vector<OwnerId> &owners)
{
    if (owners.empty())
        return {};
    const qint64 now = base::toMilliseconds(m_clock.now());
    return m_database.writer()
        .run([&](sql::Database &database) -> Result<void> {
            for (const OwnerId &owner : owners)
                RETINUE_TRY(database.execute(
                    QStringLiteral("INSERT INTO erased_owner (owner, erased_at) VALUES (?, ?) "
                                   "ON CONFLICT (owner) DO NOTHING"),
                    {owner.toBytes(), now}));
            return {};
        })
        .during(QStringLiteral("remembering whose data was deleted for good"));
}

Result<std::vector<OwnerId>> ErasedOwners::all()
{
    return m_database.list(QStringLiteral("SELECT owner FROM erased_owner"), {}, [](sql::Rows &rows) {
        return OwnerId::fromBytes(rows.bytes(0)).value_or(OwnerId());
    });
}

Result<std::vector<OwnerId>> ErasedOwners::among(const std::vector<OwnerId> &owners)
{
    auto reader = m_database.reader();
    if (!reader)
        return std::move(reader).error();
    std::vector<OwnerId> erased;
    for (const OwnerId &owner : owners) {
        auto rows =
            (*reader)->query(QStringLiteral("SELECT 1 FROM erased_owner WHERE owner = ?"), {owner.toBytes()});
        const bool found = rows.next();
        RETINUE_TRY(rows.result());
        if (found)
            erased.push_back(owner);
    }
    return erased;
}

} // namespace retinue::installation
