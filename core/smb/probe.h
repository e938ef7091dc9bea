#pragma once

#include "core/smb/fault.h"
#include "core/smb/negotiation.h"

#include <chrono>
#include <functional>
#include <variant>

namespace retinue::smb {

/// Goes the first steps of the way by itself (Name to Agreement), because libsmbclient has one number for
/// most of what may be wrong there. `at` hears of each step before it is gone. Waits `patience` at most for a
/// connection and as long for an answer; the name service has its own.
[[nodiscard]] std::variant<Offer, Fault>
probe(const ShareAddress &address, std::chrono::milliseconds patience, const std::function<void(Step)> &at);

} // namespace retinue::smb
