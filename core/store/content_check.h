#pragma once

#include "core/store/store.h"
#include "core/store/tables.h"

#include <QStringList>

#include <vector>

namespace retinue::store {

/// What recomputing digests from the content itself found.
struct ContentReport
{
    int owners = 0;
    int settings = 0;
    int unread = 0;           ///< secret values that could not be recomputed: the data key is not available
    QStringList differences;  ///< English, one per finding, without names or values
    bool rootDiffers = false; ///< from the sum of all buckets: no finding of these ones
    std::vector<int> proven;  ///< buckets that were recomputed in full, without a finding
    [[nodiscard]] bool hasFindings() const { return !differences.isEmpty() || rootDiffers; }
};

/// A counter that advanced is no proof: recomputes, from the bodies up, the digests of `count` buckets from
/// `first` on (ContentSum::kBuckets in all) and compares them with what the writes recorded, and the root
/// with all buckets. Buckets that were recomputed in full, without a finding, are marked with the time. Reads
/// one bucket after the other, so that no view lives long. Blocks; not on a thread that somebody waits for.
[[nodiscard]] Result<ContentReport> verifyContent(Store &store, int first, int count);

/// As verifyContent() does it of what it has proven.
[[nodiscard]] Result<void> markProven(Store &store, const std::vector<int> &buckets);

/// One setting's part of its owner's digest, recomputed from its body; what differs goes into the report.
/// `setting`: with its value, if that can be had.
[[nodiscard]] Result<ContentSum> recomputeSetting(const Tables &tables, const OwnerId &owner,
                                                  const SettingRow &setting, ContentReport &report);
/// One owner's digest, recomputed from the bodies up; what differs goes into the report. In the caller's
/// transaction.
[[nodiscard]] Result<ContentSum> recomputeOwner(const Tables &tables, const OwnerRow &owner,
                                                ContentReport &report);
/// One bucket, likewise; nothing is marked. Corrupt: it cannot even be read.
[[nodiscard]] Result<void> recomputeBucket(const Tables &tables, int number, ContentReport &report);

} // namespace retinue::store
