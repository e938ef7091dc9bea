#pragma once

#include "core/sql/database.h"
#include "core/store/rows.h"

#include <optional>
#include <vector>

namespace retinue::store {

/// `owner`: users, groups, all devices. Of one connection and thread. Edit keeps it in step with the other
/// tables; nobody else writes it.
class OwnerTable
{
public:
    explicit OwnerTable(sql::Database &database) : m_database(&database) {}

    [[nodiscard]] Result<std::optional<OwnerRow>> find(const OwnerKey &key) const;
    [[nodiscard]] Result<std::optional<OwnerRow>> find(const OwnerId &id) const;
    [[nodiscard]] Result<std::vector<OwnerRow>> find(const std::vector<std::int64_t> &rows) const;
    /// The ids of these, in no order: less to carry where there are many.
    [[nodiscard]] Result<std::vector<OwnerPlaceId>> idsOf(const std::vector<std::int64_t> &rows) const;
    [[nodiscard]] Result<std::vector<OwnerRow>> ofBucket(int bucket) const;
    /// At most `most` of those after this `row`, ordered by it.
    [[nodiscard]] Result<std::vector<OwnerRow>> after(std::int64_t row, int most) const;

    /// Of these owners, those changed after a revision: their `row`s. Quick for thousands.
    [[nodiscard]] Result<std::vector<std::int64_t>> changedAfter(const std::vector<OwnerId> &ids,
                                                                 Revision after) const;
    /// Of all owners, at most `most` of those after this `row` that were changed after a revision, ordered by
    /// row. Passes the others by, one after the other.
    [[nodiscard]] Result<std::vector<OwnerRow>> changedAfter(Revision after, std::int64_t row,
                                                             int most) const;

    /// Gives the new `row`.
    [[nodiscard]] Result<std::int64_t> insert(const OwnerRow &owner);
    /// Revision, digest, when and by whom.
    [[nodiscard]] Result<void> update(const OwnerRow &owner);
    /// Another spelling of the same name.
    [[nodiscard]] Result<void> respell(std::int64_t row, const OwnerKey &spelling);
    [[nodiscard]] Result<void> remove(std::int64_t row);

private:
    [[nodiscard]] Result<std::vector<OwnerRow>> select(const QString &where,
                                                       const QVariantList &parameters) const;
    sql::Database *m_database;
};

} // namespace retinue::store
