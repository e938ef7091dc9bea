#pragma once

#include "core/sql/database.h"
#include "core/store/tables.h"

#include <memory>

namespace retinue::store {

/// A consistent view of the store: one read transaction on this thread's connection. All that is read through
/// it is of one moment, whatever is committed meanwhile. Movable; lives and dies on one thread, before the
/// store closes, and not for long: SQLite's log cannot shrink below the oldest view.
///     auto view = store.read();
///     if (!view) return std::move(view).error();
///     auto owner = view->tables().owners.find(key);
class Snapshot
{
public:
    /// For Store; others call Store::read().
    /// `keeper` keeps the connection.
    [[nodiscard]] static Result<Snapshot> begin(sql::Database &database, const SecretValues &secrets,
                                                std::shared_ptr<const void> keeper);

    [[nodiscard]] const Head &head() const { return m_head; }
    [[nodiscard]] Generation generation() const { return m_head.generation; }
    [[nodiscard]] Revision revision() const { return m_head.revision; }
    [[nodiscard]] const Tables &tables() const { return m_tables; }

private:
    Snapshot(std::shared_ptr<const void> keeper, std::unique_ptr<sql::Transaction> transaction,
             const Tables &tables, Head head);
    std::shared_ptr<const void> m_keeper; // first: it outlives the transaction
    std::unique_ptr<sql::Transaction> m_transaction;
    Tables m_tables;
    Head m_head;
};

} // namespace retinue::store
