#include "core/installation/deleted_owners.h"

namespace retinue::installation {

namespace {
const QString kReadUpTo = QStringLiteral("deleted-owners.read-up-to");
}

Result<void> DeletedOwners::add(const Deletions &deletions, const QString &upTo)
{
    if (!deletions.empty())
        RETINUE_TRY(m_database.writer()
                        .run([&](sql::Database &database) -> Result<void> {
                            for (const auto &[owner, at] : deletions)
                                RETINUE_TRY(database.execute(
                                    QStringLiteral("INSERT INTO deleted_owner (owner, deleted_at) VALUES (?, "
                                                   "?) ON CONFLICT (owner) DO UPDATE SET deleted_at = "
                                                   "max(deleted_at, excluded.deleted_at)"),
                                    {owner.toBytes(), qint64(base::toMilliseconds(at))}));
                            return {};
                        })
                        .during(QStringLiteral("remembering who was deleted")));
    return m_database.setSetting(kReadUpTo, upTo);
}

Result<QString> DeletedOwners::readUpTo() const
{
    auto known = m_database.setting(kReadUpTo);
    if (!known)
        return std::move(known).error();
    return known->value_or(QString());
}

Result<std::vector<OwnerId>> DeletedOwners::since(Timestamp time) const
{
    return m_database.list(QStringLiteral("SELECT owner FROM deleted_owner WHERE deleted_at >= ?"),
                           {qint64(base::toMilliseconds(time))}, [](sql::Rows &rows) {
                               return OwnerId::fromBytes(rows.bytes(0)).value_or(OwnerId());
                           });
}

} // namespace retinue::installation
