#pragma once

#include "core/model/owner.h"

#include <chrono>
#include <cstddef>
#include <vector>

namespace retinue::devices {

/// How many different owners one device asked for within the last hour: a stolen device must not be able to
/// read its way through all users (R6). Holds hashes, 16 bytes per owner. Not thread-safe.
class DistinctOwners
{
public:
    /// Counts these owners in, unless that makes more than `limit` within an hour; `now` since boot.
    [[nodiscard]] bool admit(const std::vector<OwnerKey> &owners, std::chrono::milliseconds now,
                             std::size_t limit);

private:
    struct Seen
    {
        std::size_t hash = 0;
        std::chrono::milliseconds at{};
    };
    std::vector<Seen> m_seen; // ordered by hash
};

} // namespace retinue::devices
