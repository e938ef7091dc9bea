#pragma once

#include "core/sql/database.h"
#include "core/store/content_sum.h"
#include "core/store/rows.h"

namespace retinue::store {

/// `bucket`: the middle of the digest tree. A bucket without a row is empty. Of one connection and thread.
class BucketTable
{
public:
    explicit BucketTable(sql::Database &database) : m_database(&database) {}

    [[nodiscard]] Result<BucketRow> read(int number) const;
    /// The sum of all, which the root must equal.
    [[nodiscard]] Result<ContentSum> total() const;
    /// When the range that waited longest was last recomputed; 0 = some never was.
    [[nodiscard]] Result<Timestamp> oldestVerification() const;
    /// When each bucket was last recomputed, by its number; 0 = never.
    [[nodiscard]] Result<std::vector<Timestamp>> verifications() const;
    [[nodiscard]] Result<void> setDigest(int number, const ContentSum &digest);
    [[nodiscard]] Result<void> setVerified(int number, Timestamp when);

private:
    sql::Database *m_database;
};

} // namespace retinue::store
