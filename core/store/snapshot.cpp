#include "core/store/snapshot.h"

namespace retinue::store {

Snapshot::Snapshot(std::shared_ptr<const void> keeper, std::unique_ptr<sql::Transaction> transaction,
                   const Tables &tables, Head head)
    : m_keeper(std::move(keeper))
    , m_transaction(std::move(transaction))
    , m_tables(tables)
    , m_head(std::move(head))
{
}

Result<Snapshot> Snapshot::begin(sql::Database &database, const SecretValues &secrets,
                                 std::shared_ptr<const void> keeper)
{
    auto transaction = std::make_unique<sql::Transaction>(database, sql::Transaction::Kind::Read);
    RETINUE_TRY(transaction->began());
    const Tables tables(database, secrets);
    // SQLite fixes the view at the first read, not at BEGIN.
    auto head = tables.head.read();
    if (!head)
        return std::move(head).error();
    return Snapshot(std::move(keeper), std::move(transaction), tables, *std::move(head));
}

} // namespace retinue::store
