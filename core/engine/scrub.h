#pragma once

#include "core/store/store.h"

#include <QStringList>

#include <functional>
#include <map>
#include <mutex>
#include <vector>

namespace retinue::engine {

/// How far the stored content is proven, as of the last step.
struct ScrubState
{
    /// When the range that waited longest was last recomputed; none: some never was.
    std::optional<Timestamp> provenSince;
    /// In which the content is not what was written; a sum of all that is not theirs counts as one more.
    int damagedRanges = 0;
    QStringList findings; ///< some of them, English, without names or values
};

/// The rolling scrub: recomputes the digests of the store from the content itself, a few ranges at a time,
/// those first that waited longest, also across restarts (R13: a counter that advanced is no proof). A range
/// that was found damaged stays so until a later round proves it. Thread-safe; step() blocks, and is of one
/// thread.
class Scrub
{
public:
    /// The store outlives it. `found` is told of what is found damaged for the first time: a range, or the
    /// sum of all.
    Scrub(store::Store &store, std::function<void(const QStringList &)> found);

    /// One range. An error: it could not be read, and is tried again after the others.
    [[nodiscard]] Result<void> step();
    [[nodiscard]] ScrubState state() const;

    /// Ranges in all; with a step every kInterval one round takes less than a day.
    static const int kRanges;
    static constexpr std::chrono::seconds kInterval{150};

private:
    [[nodiscard]] Result<void> arrange();
    /// Keeps what was found of one part. What is to be told of it.
    [[nodiscard]] QStringList keep(int part, const QStringList &findings);

    store::Store &m_store;
    const std::function<void(const QStringList &)> m_found;
    std::vector<int> m_order; ///< of this round, the next one last
    mutable std::mutex m_mutex;
    std::map<int, QStringList> m_damaged; ///< by range; kRanges: the sum of all
    std::optional<Timestamp> m_provenSince;
};

} // namespace retinue::engine
