#pragma once

#include "core/base/ids.h"
#include "core/sql/database.h"

#include <vector>

namespace retinue::store {

/// `former_owner`: the ids that an owner had before a rename, or before being brought back (R56). Of one
/// connection and thread.
class FormerOwnerTable
{
public:
    explicit FormerOwnerTable(sql::Database &database) : m_database(&database) {}

    /// All of them, in no order: also those that the former ones had.
    [[nodiscard]] Result<std::vector<OwnerId>> of(const OwnerId &owner) const;
    /// These, and all former ones of each.
    [[nodiscard]] Result<std::vector<OwnerId>> withFormer(const std::vector<OwnerId> &owners) const;

    /// `owner` was `former`, and whatever that one was.
    [[nodiscard]] Result<void> insert(const OwnerId &owner, const OwnerId &former);
    [[nodiscard]] Result<void> removeAllOf(const OwnerId &owner);

private:
    sql::Database *m_database;
};

} // namespace retinue::store
