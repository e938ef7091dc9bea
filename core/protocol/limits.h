#pragma once

#include "core/model/owner.h"

#include <chrono>
#include <cstddef>
#include <cstdint>

/// The bounds of the protocol, in one place. Over them: a clear 4xx.
namespace retinue::protocol::limits {

/// Of an ordinary request: the largest value of the catalogue (1 MiB, an address list) and room for spacing.
inline constexpr std::size_t kBodyBytes = 1088 * 1024;
inline constexpr std::size_t kSmallBodyBytes =
    64 * 1024; ///< of requests without a value (enrolment, start, panel)
inline constexpr std::size_t kBulkBodyBytes = 2 * 1024 * 1024; ///< of reconcile, digests, displaced, holdings
inline constexpr std::size_t kAnswerBytes = 64 * 1024 * 1024;  ///< of an answer, as a client reads it
inline constexpr int kJsonDepth = 16;                          ///< of one value
inline constexpr int kMessageDepth = kJsonDepth + 4;           ///< of a message with values inside
inline constexpr int kOwnersPerReconcile = 100;
/// Of values in one answer to a reconcile; it ends with the owner that goes beyond.
inline constexpr std::size_t kReconcileBytes = 4 * 1024 * 1024;
inline constexpr int kGroupsPerUser = model::kMostGroupsPerUser; ///< asserted at one login
inline constexpr int kSettingsPerOwner = 256;                    ///< more than the catalogue will ever have
inline constexpr int kDisplacedPerReport = 1000;                 ///< all in one write
/// Of what one device has reported as displaced and is still kept, each value counted as kDisplacedBytesLeast
/// at least: four times what a full device of ordinary size holds. Then 429.
inline constexpr std::int64_t kDisplacedBytesPerDevice = 256 * 1024 * 1024;
inline constexpr std::int64_t kDisplacedBytesLeast = 4096;
inline constexpr int kTermSignatureLength = 256; ///< hex
inline constexpr int kSecretTextLength = 1024;   ///< administrator, password, code, token in code points
inline constexpr int kInvitationCodeLength = 64; ///< of an enrolment code inside an invitation
inline constexpr int kEventBytes = 64 * 1024;    ///< of a line, and of one event's data
inline constexpr int kOwnersPerDigestReport = 1000;
inline constexpr int kOwnersPerRelease = kOwnersPerDigestReport; ///< both are lists of ids
inline constexpr int kChangesDefault = 256;
inline constexpr int kChangesMost = 1000;
inline constexpr std::size_t kChangesBytes = 1024 * 1024; ///< of values in one answer; then hasMore
inline constexpr std::chrono::seconds kLongPollMost{55};
inline constexpr std::chrono::seconds kHeartbeat{30};        ///< of an event stream
inline constexpr int kDistinctOwnersPerDeviceAndHour = 2000; ///< logged in on one device; then 429
inline constexpr int kDeviceTextLength = 128;                ///< device name, location, ... in code points
inline constexpr std::chrono::hours kTombstoneLife{90 * 24};
inline constexpr std::chrono::hours kAnswerLife{7 *
                                                24}; ///< how long a repeated change id gets the first answer
inline constexpr int kAnswersPerDevice = 1000; ///< of which so many, the newest, are kept for each device
inline constexpr std::chrono::seconds kLoginPull{5}; ///< R6, then R8

/// Of one part of a copy that travels (R40): a cut costs one of them at most.
inline constexpr std::size_t kCopyPartBytes = 4 * 1024 * 1024;
inline constexpr int kBucketsPerVerification = 256; ///< of the digest tree, recomputed in one request

} // namespace retinue::protocol::limits
