#include "core/store/bucket_table.h"

#include "core/store/columns.h"

namespace retinue::store {

Result<BucketRow> BucketTable::read(int number) const
{
    sql::Rows rows = m_database->query(
        QStringLiteral("SELECT digest, verified_at FROM bucket WHERE number = ?"), {number});
    BucketRow bucket{number, ContentSum().toBytes(), {}};
    while (rows.next()) {
        bucket.digest = rows.bytes(0);
        bucket.verifiedAt = timeColumn(rows, 1);
    }
    RETINUE_TRY(rows.result());
    return bucket;
}

Result<ContentSum> BucketTable::total() const
{
    sql::Rows rows = m_database->query(QStringLiteral("SELECT digest FROM bucket"));
    ContentSum sum;
    while (rows.next())
        sum += ContentSum::fromBytes(rows.bytes(0));
    RETINUE_TRY(rows.result());
    return sum;
}

Result<Timestamp> BucketTable::oldestVerification() const
{
    sql::Rows rows = m_database->query(QStringLiteral("SELECT count(*), min(verified_at) FROM bucket"));
    Timestamp oldest{};
    while (rows.next())
        if (rows.integer(0) == ContentSum::kBuckets)
            oldest = timeColumn(rows, 1);
    RETINUE_TRY(rows.result());
    return oldest;
}

Result<std::vector<Timestamp>> BucketTable::verifications() const
{
    sql::Rows rows = m_database->query(QStringLiteral("SELECT number, verified_at FROM bucket"));
    std::vector<Timestamp> times(std::size_t{ContentSum::kBuckets});
    while (rows.next())
        if (const auto number = rows.integer(0); number >= 0 && number < ContentSum::kBuckets)
            times[std::size_t(number)] = timeColumn(rows, 1);
    RETINUE_TRY(rows.result());
    return times;
}

Result<void> BucketTable::setDigest(int number, const ContentSum &digest)
{
    return done(m_database->execute(
        QStringLiteral("INSERT INTO bucket (number, digest, verified_at) VALUES (?, ?, 0) "
                       "ON CONFLICT (number) DO UPDATE SET digest = excluded.digest"),
        {number, digest.toBytes()}));
}

Result<void> BucketTable::setVerified(int number, Timestamp when)
{
    return done(m_database->execute(
        QStringLiteral("INSERT INTO bucket (number, digest, verified_at) VALUES (?, ?, ?) "
                       "ON CONFLICT (number) DO UPDATE SET verified_at = excluded.verified_at"),
        {number, ContentSum().toBytes(), timeValue(when)}));
}

} // namespace retinue::store
