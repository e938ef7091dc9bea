#pragma once

#include "core/model/owner.h"

#include <cstdint>
#include <vector>

namespace retinue::sync {

/// R10: what a full local store does with one more owner.
enum class WhenFull : std::uint8_t {
    DeleteOldest, ///< [Delete Oldest User Settings]
    DiscardNew,   ///< [Discard New User Settings]
};

/// One owner that counts against the bound, as far as the choice needs to know it.
struct EvictionCandidate
{
    OwnerKey owner = OwnerKey::allDevices();
    std::int64_t lastLogin = 0; ///< position in the order of logins, never a clock; 0 = never
    bool atPanel = false;
    bool unsent = false; ///< has a change that has not gone up, or a refused one that is still kept
    bool empty = false;  ///< without a setting: nothing is lost when it goes, so it never keeps a new one out
};

struct Admission
{
    bool admitted = true;
    std::vector<OwnerKey> evicted; ///< whose *dropped* items go, oldest first
};

/// Whether one more owner fits below `most`, and who gives way. `held` are the owners of the same kind that
/// count now. A bound that was lowered is reached step by step: everybody over it who may go, goes.
[[nodiscard]] Admission admit(std::vector<EvictionCandidate> held, int most, WhenFull whenFull);

} // namespace retinue::sync
