#include "core/engine/scrub.h"

#include "core/store/content_check.h"
#include "core/store/content_sum.h"
#include "core/store/snapshot.h"

#include <algorithm>
#include <utility>

namespace retinue::engine {

namespace {

/// Buckets of one step: few enough for a step to be short with a million users.
constexpr int kBucketsPerStep = 8;
constexpr qsizetype kMostFindings = 20;

const QString kRootDiffers = QStringLiteral("the root digest differs from the sum of all buckets");

static_assert(store::ContentSum::kBuckets % kBucketsPerStep == 0);

} // namespace

const int Scrub::kRanges = store::ContentSum::kBuckets / kBucketsPerStep;

Scrub::Scrub(store::Store &store, std::function<void(const QStringList &)> found)
    : m_store(store)
    , m_found(std::move(found))
{
}

Result<void> Scrub::step()
{
    if (m_order.empty())
        RETINUE_TRY(arrange());
    const int range = m_order.back();
    m_order.pop_back();
    auto report = store::verifyContent(m_store, range * kBucketsPerStep, kBucketsPerStep);
    if (!report)
        return std::move(report).error().during(QStringLiteral("proving the stored content"));
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    const auto oldest = view->tables().buckets.oldestVerification();
    if (!oldest)
        return oldest.error();
    QStringList fresh;
    {
        const std::lock_guard guard(m_mutex);
        m_provenSince = *oldest == Timestamp{} ? std::nullopt : std::optional(*oldest);
        fresh = keep(range, report->differences);
        fresh += keep(kRanges, report->rootDiffers ? QStringList{kRootDiffers} : QStringList());
    }
    if (!fresh.isEmpty())
        m_found(fresh);
    return {};
}

QStringList Scrub::keep(int part, const QStringList &findings)
{
    if (findings.isEmpty()) {
        m_damaged.erase(part);
        return {};
    }
    return m_damaged.insert_or_assign(part, findings).second ? findings : QStringList();
}

Result<void> Scrub::arrange()
{
    auto view = m_store.read();
    if (!view)
        return std::move(view).error();
    auto times = view->tables().buckets.verifications();
    if (!times)
        return std::move(times).error();
    std::vector<std::pair<Timestamp, int>> ranges;
    for (int range = 0; range < kRanges; ++range) {
        const auto first = times->begin() + std::ptrdiff_t(range) * kBucketsPerStep;
        ranges.emplace_back(*std::min_element(first, first + kBucketsPerStep), range);
    }
    std::sort(ranges.begin(), ranges.end(), std::greater<>());
    for (const auto &[when, range] : ranges)
        m_order.push_back(range);
    return {};
}

ScrubState Scrub::state() const
{
    const std::lock_guard guard(m_mutex);
    ScrubState state{m_provenSince, int(m_damaged.size()), {}};
    for (const auto &[range, findings] : m_damaged)
        state.findings += findings.mid(0, kMostFindings - state.findings.size());
    return state;
}

} // namespace retinue::engine
