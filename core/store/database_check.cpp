#include "core/store/database_check.h"

#include "core/sql/number_of.h"

#include <array>
#include <atomic>
#include <bitset>
#include <limits>
#include <mutex>
#include <optional>
#include <thread>

namespace retinue::store {

namespace {

constexpr int kOwnersAtATime = 256;
constexpr qsizetype kMostDifferences = 1'000; ///< enough to know what to think of a database

using BucketSums = std::array<ContentSum, ContentSum::kBuckets>;

/// What one thread found.
struct PartOfCheck
{
    BucketSums sums;
    std::bitset<ContentSum::kBuckets> unproven; ///< what is not all recomputed, or not what was recorded
    ContentReport report;
};

class DatabaseCheck
{
public:
    DatabaseCheck(sql::Location location, const std::shared_ptr<const SecretBytes> &dataKey,
                  const CheckProgress &goOn)
        : m_location(std::move(location))
        , m_secrets(dataKey)
        , m_goOn(goOn)
    {
        m_location.readOnly = true;
    }

    Result<ContentReport> run()
    {
        auto opened = open();
        if (!opened)
            return std::move(opened).error();
        sql::Database &database = **opened;
        const auto owners = sql::numberOf(database, QStringLiteral("SELECT count(*) FROM owner"));
        if (!owners)
            return owners.error();
        m_total = *owners;
        auto here = std::make_unique<PartOfCheck>();
        auto beside = std::make_unique<PartOfCheck>();
        std::thread helper([&] { endUnless(workBeside(*beside)); });
        endUnless(work(database, *here, m_goOn));
        helper.join();
        if (m_problem)
            return *std::move(m_problem);
        join(*here, *beside);
        return conclude(database, *here);
    }

private:
    struct Share
    {
        std::int64_t after = 0; ///< row of the owner before them
        std::vector<OwnerRow> owners;
    };

    Result<std::unique_ptr<sql::Database>> open() const
    {
        auto database = sql::Database::open(m_location);
        if (database && (*database)->dialect() == sql::Dialect::Sqlite)
            if (auto set = (*database)->execute(QStringLiteral("PRAGMA cache_size = -4096")); !set)
                return std::move(set).error();
        return database;
    }

    /// The first problem of either thread ends both.
    void endUnless(Result<void> worked)
    {
        if (worked)
            return;
        const std::lock_guard lock(m_mutex);
        if (!m_problem)
            m_problem = std::move(worked).error();
        m_isToEnd = true;
    }

    Result<void> workBeside(PartOfCheck &part)
    {
        auto database = open();
        if (!database)
            return std::move(database).error();
        return work(**database, part, {});
    }

    Result<void> work(sql::Database &database, PartOfCheck &part, const CheckProgress &goOn)
    {
        const Tables tables(database, m_secrets);
        sql::Transaction view(database,
                              sql::Transaction::Kind::Read); // without one each statement locks the file
        RETINUE_TRY(view.began());
        for (;;) {
            if (m_isToEnd || (goOn && !goOn(m_done, m_total)))
                return Error{ErrorCode::Cancelled, QStringLiteral("it was cancelled")};
            const auto share = next(tables);
            if (!share)
                return share.error();
            if (share->owners.empty() || part.report.differences.size() >= kMostDifferences)
                return view.commit();
            RETINUE_TRY(recompute(tables, *share, part));
            m_done += std::int64_t(share->owners.size());
        }
    }

    Result<Share> next(const Tables &tables)
    {
        const std::lock_guard lock(m_mutex);
        Share share{m_last, {}};
        auto owners = tables.owners.after(m_last, kOwnersAtATime);
        if (!owners)
            return std::move(owners).error();
        share.owners = *std::move(owners);
        if (!share.owners.empty())
            m_last = share.owners.back().row;
        return share;
    }

    Result<void> recompute(const Tables &tables, const Share &share, PartOfCheck &part) const
    {
        std::vector<ContentSum> sums;
        sums.reserve(share.owners.size());
        for (const OwnerRow &owner : share.owners)
            sums.push_back(ContentSum::ofOwner(owner.id, owner.key));
        const auto take = [&](std::size_t at, const SettingRow &setting) -> Result<void> {
            const OwnerRow &owner = share.owners[at];
            const int unread = part.report.unread;
            const qsizetype differences = part.report.differences.size();
            auto sum = recomputeSetting(tables, owner.id, setting, part.report);
            if (!sum)
                return std::move(sum).error();
            sums[at] += *sum;
            if (part.report.unread != unread || part.report.differences.size() != differences)
                part.unproven.set(std::size_t(ContentSum::bucketOf(owner.id)));
            return {};
        };
        RETINUE_TRY(tables.settings.forEachOf(share.owners, share.after, take));
        for (std::size_t i = 0; i < share.owners.size(); ++i) {
            const OwnerRow &owner = share.owners[i];
            ++part.report.owners;
            const auto bucket = std::size_t(ContentSum::bucketOf(owner.id));
            part.sums[bucket] += sums[i];
            if (sums[i].toBytes() == owner.digest)
                continue;
            part.unproven.set(bucket);
            part.report.differences.append(
                QStringLiteral("the digest of owner %1 differs").arg(owner.id.toString()));
        }
        return {};
    }

    static void join(PartOfCheck &here, const PartOfCheck &beside)
    {
        for (std::size_t i = 0; i < here.sums.size(); ++i)
            here.sums[i] += beside.sums[i];
        here.unproven |= beside.unproven;
        here.report.owners += beside.report.owners;
        here.report.settings += beside.report.settings;
        here.report.unread += beside.report.unread;
        here.report.differences += beside.report.differences;
    }

    Result<ContentReport> conclude(sql::Database &database, PartOfCheck &all) const
    {
        const Tables tables(database, m_secrets);
        ContentSum total;
        for (int number = 0; number < ContentSum::kBuckets; ++number) {
            const auto bucket = tables.buckets.read(number);
            if (!bucket)
                return bucket.error();
            total += ContentSum::fromBytes(bucket->digest);
            if (all.sums[std::size_t(number)].toBytes() != bucket->digest)
                all.report.differences.append(QStringLiteral("the digest of bucket %1 differs").arg(number));
            else if (!all.unproven.test(std::size_t(number)))
                all.report.proven.push_back(number);
        }
        const auto head = tables.head.read();
        if (!head)
            return head.error();
        all.report.rootDiffers = total.toBytes() != head->root;
        return std::move(all.report);
    }

    sql::Location m_location;
    const SecretValues m_secrets;
    const CheckProgress &m_goOn;
    std::int64_t m_total = 0;
    std::atomic<std::int64_t> m_done = 0;
    std::atomic<bool> m_isToEnd = false;
    std::mutex m_mutex;
    std::optional<Error> m_problem;
    std::int64_t m_last = std::numeric_limits<std::int64_t>::min(); ///< row of the owner given out last
};

} // namespace

Result<ContentReport> verifyDatabase(const sql::Location &location,
                                     const std::shared_ptr<const SecretBytes> &dataKey,
                                     const CheckProgress &goOn)
{
    auto report = DatabaseCheck(location, dataKey, goOn).run();
    if (report || report.error().code != ErrorCode::Corrupt)
        return report;
    ContentReport damage; // what cannot even be read is a finding as well
    damage.differences << report.error().toString();
    return damage;
}

} // namespace retinue::store
