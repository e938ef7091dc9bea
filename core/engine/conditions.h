#pragma once

#include "core/engine/health_facts.h"

#include <vector>

namespace retinue::engine {

/// What can need attention.
enum class ConditionKind {
    ServerDown,
    DataUnreadable,
    DataDamaged,
    FolderNotWritable,
    DiskFull,
    CertificateEnded,
    SecretsLocked,
    CertificateNotRenewed,
    DiskLow,
    DevicesDiffer,
    DevicesAbsent,
    ClockJumped,
    BackupTrouble,
    NeverBackedUp,
    BackupOld,
    NotProven,
    ReplicationFailing,
    Replaced,    ///< another machine has taken over for this server, which serves no more
    NoticesFail, ///< nobody without a desktop would know of the others
};

/// One thing that needs attention. What to say of it is for who shows it: the facts are the same.
struct Condition
{
    ConditionKind kind = ConditionKind::ServerDown;
    bool isBad = false; ///< a failure; otherwise it is to be looked after
    friend bool operator==(const Condition &, const Condition &) = default;
};

/// Thresholds: where all is well ends.
namespace attention {
/// Room for the write-ahead log and some days' changes; below it nothing may be stored any more at any
/// moment.
inline constexpr std::int64_t kDiskFull = std::int64_t(128) << 20;
inline constexpr std::int64_t kDiskLow = std::int64_t(1) << 30;
/// The certificate renews itself 30 days before its end: half of that passed without.
inline constexpr std::chrono::days kCertificate{14};
/// A device that is switched off over night comes back by then.
inline constexpr std::chrono::hours kAbsent{24};
/// Corrections by time synchronization are smaller.
inline constexpr std::chrono::minutes kClockJump{2};
/// Most of what a month brought would be lost; and what was proven last month may have gone since.
inline constexpr std::chrono::days kBackupOld{31}, kProofOld{31};
} // namespace attention

/// What needs attention, the worst first; empty: all is well. Pure. The one judge, with windows and without.
[[nodiscard]] std::vector<Condition> judge(const HealthFacts &facts);

} // namespace retinue::engine
