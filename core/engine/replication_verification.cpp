#include "core/engine/log.h"
#include "core/engine/outcome.h"
#include "core/engine/replication_work.h"
#include "core/store/content_sum.h"

#include <algorithm>

// Whether the copy is what was sent (R13): by hand, and rolling, a few ranges after each run by the interval.

namespace retinue::engine {

namespace {

using Comparison = ReplicationRunner::Comparison;

constexpr int kBucketsOfRange = 8;
constexpr std::chrono::hours kRound{20}; ///< in which the rolling verification comes to every range
constexpr int kMostLooks = 4;            ///< at a range of a store that goes on meanwhile
const QString kVerifyRow = QStringLiteral("replication-verify");

Result<void> unprovenOf(const CopyVerification &report)
{
    if (report.unproven == 0)
        return {};
    return Error{ErrorCode::OutOfDate,
                 QStringLiteral("%1 of %2 ranges could not be compared, because devices kept writing: "
                                "verify again")
                     .arg(report.unproven)
                     .arg(report.ranges)};
}

} // namespace

const int Replication::Impl::kRanges = store::ContentSum::kBuckets / kBucketsOfRange;

Result<void> Replication::Impl::noteDifference(const Error &found, Timestamp started, const QString &who)
{
    qCCritical(lcEngine).noquote() << "the copy at the destination:" << found.detail;
    record(kVerifyRow, memory.settings().address, started, found, {}, who);
    auto kept = changeProgress([](Progress &progress) { progress.needsWhole = true; });
    ReplicationRun finding;
    finding.begunAt = started;
    finding.endedAt = parts.clock.now();
    finding.trigger = kVerification;
    finding.problem = found;
    note(finding);
    parts.changed();
    return kept;
}

void Replication::Impl::prove(Progress &progress, int firstBucket, int count) const
{
    progress.proven.resize(std::size_t(kRanges));
    for (int range = firstBucket / kBucketsOfRange; range < (firstBucket + count) / kBucketsOfRange; ++range)
        progress.proven[std::size_t(range)] = parts.clock.now();
}

Result<ReplicationRunner::Compared> Replication::Impl::compareRange(ReplicationLink &link, int first,
                                                                    int count, const LongWork &work)
{
    for (int look = 0;; ++look) {
        auto compared = runner.compare(link, first, count);
        if (!compared || compared->comparison != Comparison::Later || look == kMostLooks)
            return compared;
        if (work.isToEnd())
            return endedEarly(work, Rest::Stays);
        if (const auto moved = runner.run(link, Extent::WhatIsNeeded, work); !moved)
            return moved.error();
    }
}

Result<CopyVerification> Replication::Impl::verify(const std::vector<std::pair<int, int>> &ranges,
                                                   const QString &who, const LongWork &work)
{
    const Timestamp started = parts.clock.now();
    CopyVerification report;
    const auto look = [&](bool isAgain) -> Result<void> {
        report.unproven = 0;
        const auto link = connect(work.cancel);
        if (!link)
            return link.error();
        for (const auto &[first, count] : ranges) {
            if (work.isToEnd())
                return endedEarly(work, Rest::Stays);
            work.tell(QStringLiteral("verifying"), first, store::ContentSum::kBuckets);
            const auto compared = compareRange(**link, first, count, work);
            if (!compared && compared.error().code == ErrorCode::OutOfDate && !isAgain) {
                ++report.differing; // the whole copy cannot be used there
                report.findings << compared.error().toString();
                return {};
            }
            if (!compared)
                return compared.error();
            if (compared->comparison == Comparison::Differing) {
                if (isAgain)
                    return Error{ErrorCode::Corrupt,
                                 QStringLiteral("the copy differs although everything was sent again: %1")
                                     .arg(compared->findings.first())};
                ++report.differing;
                report.findings += compared->findings;
            }
            report.ranges += isAgain ? 0 : 1;
            report.unproven += compared->comparison == Comparison::Later ? 1 : 0;
            if (compared->comparison == Comparison::Equal)
                (void)memory.change(
                    [this, from = first, many = count](Progress &progress) { prove(progress, from, many); });
        }
        return {};
    };
    auto looked = look(false);
    const Error found{ErrorCode::Corrupt, report.findings.join(QStringLiteral("; "))};
    if (!looked)
        record(kVerifyRow, memory.settings().address, started, looked, {}, who);
    if (!looked && report.differing > 0) // before it broke off
        RETINUE_TRY(noteDifference(found, started, who));
    RETINUE_TRY(std::move(looked));
    if (report.differing == 0) {
        if (who != kVerification)
            record(kVerifyRow, memory.settings().address, started, unprovenOf(report), {}, who);
        return report;
    }
    RETINUE_TRY(noteDifference(found, started, who));
    const ReplicationRun repair = runOnce(kVerification, who, Extent::Whole, work);
    if (repair.problem)
        return *repair.problem;
    auto again = look(true);
    if (!again && again.error().code == ErrorCode::Corrupt)
        (void)noteDifference(again.error(), started, who);
    RETINUE_TRY(std::move(again));
    report.wasRepaired = report.unproven == 0;
    return report;
}

std::vector<std::pair<int, int>> Replication::Impl::rangesDue() const
{
    const auto progress = memory.progress();
    const auto interval = memory.settings().interval;
    const auto count = std::clamp<std::int64_t>(
        (kRanges * interval.count() / std::chrono::duration_cast<std::chrono::minutes>(kRound).count()) + 1,
        1, kRanges);
    std::vector<std::pair<Timestamp, int>> order;
    order.reserve(std::size_t(kRanges));
    for (int range = 0; range < kRanges; ++range)
        order.emplace_back(std::size_t(range) < progress.proven.size() ? progress.proven[std::size_t(range)]
                                                                       : Timestamp{},
                           range);
    std::partial_sort(order.begin(), order.begin() + count, order.end());
    std::vector<std::pair<int, int>> due;
    for (auto it = order.begin(); it != order.begin() + count; ++it)
        due.emplace_back(it->second * kBucketsOfRange, kBucketsOfRange);
    return due;
}

} // namespace retinue::engine
