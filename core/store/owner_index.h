#pragma once

#include "core/base/cancel_token.h"
#include "core/sql/database.h"
#include "core/store/rows.h"

#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace retinue::store {

enum class OwnerOrder { Name, NewestChange, OldestChange };

/// Where a list of owners stands: at the one with these sort keys.
struct OwnerPlace
{
    QString search; ///< model::searchText()
    Timestamp changedAt{};
    std::int64_t row = 0; ///< OwnerRow::row
};

/// What to look for among users and groups; all devices' data is never found.
struct OwnerQuery
{
    QStringList terms; ///< model::searchTerms()
    bool users = true;
    bool groups = true;
    std::optional<Timestamp> changedBefore;
    OwnerOrder order = OwnerOrder::Name;
};

/// Finding owners by any part of their names: `owner.search`, the indexes on it, and an index of its
/// trigrams (SQLite: FTS5; PostgreSQL: pg_trgm, where it is available). Terms of three letters and more use
/// the trigrams, shorter ones scan a covering index. Of one connection and thread. Edit keeps it in step with
/// the owners.
class OwnerIndex
{
public:
    explicit OwnerIndex(sql::Database &database) : m_database(&database) {}

    /// Makes what is missing, and the search texts of all owners if they are missing or were made by other
    /// rules: in short transactions, with bounded memory, going on where it was interrupted. Before the store
    /// is used.
    [[nodiscard]] Result<void> prepare();
    /// The same, whatever is recorded: the rows are those of another database.
    [[nodiscard]] Result<void> prepareAnew();

    /// At most `limit` owners after a place. Cancelled.
    [[nodiscard]] Result<std::vector<OwnerPlace>> page(const OwnerQuery &query,
                                                       const std::optional<OwnerPlace> &after, int limit,
                                                       const CancelToken &cancel) const;
    /// Calls `found` for each that matches, in no order, until it returns false. Cancelled.
    [[nodiscard]] Result<void> forEach(const OwnerQuery &query, const CancelToken &cancel,
                                       const std::function<bool(const OwnerPlace &)> &found) const;

    /// A new owner, after it was inserted.
    [[nodiscard]] Result<void> add(std::int64_t row);
    /// Before the owner is removed.
    [[nodiscard]] Result<void> remove(std::int64_t row);

    /// Does some of the work of taking what was removed out of the index's files (SQLite: removing only adds
    /// to them). `begins`: the first step, which says that everything is to become one. Whether there is more
    /// to do.
    [[nodiscard]] Result<bool> mergeSome(bool begins);

private:
    sql::Database *m_database;
};

} // namespace retinue::store
