#pragma once

#include "ui/overview/overview_facts.h"
#include "ui/widgets/status_label.h"

#include <vector>

namespace retinue::ui {

/// Something that helps against a condition: the label of its button, and what that does.
struct Remedy
{
    enum class Act {
        ShowPage,    ///< `page` with `detail`
        ListenAgain, ///< on the same port
        OpenFolder,  ///< the data folder, in the desktop's file manager
        AcceptClock, ///< the clock is right now
        ShowDetail,  ///< the technical line
    };
    Act act = Act::ShowPage;
    QString label;
    QString page, detail;
};

/// One thing that needs attention.
struct Condition
{
    enum class Kind {
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
    };
    Kind kind = Kind::ServerDown;
    Health health = Health::Notice; ///< Notice or Bad
    QString what, next;             ///< a sentence each
    QString detail;                 ///< technical, for the log's readers; may be empty
    std::vector<Remedy> remedies;   ///< the likeliest first
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

/// What needs attention, the worst first; empty: all is well. Pure, but for the user's language.
[[nodiscard]] std::vector<Condition> conditionsOf(const OverviewFacts &facts);

/// "All is well", "2 things need attention": one line, and how it stands altogether.
struct Headline
{
    Health health = Health::Good;
    QString text, more;
};
[[nodiscard]] Headline headlineOf(const OverviewFacts &facts, const std::vector<Condition> &conditions);

} // namespace retinue::ui
