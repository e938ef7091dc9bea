#pragma once

#include "core/base/clock.h"
#include "core/installation/machine_database.h"

#include <functional>
#include <mutex>
#include <optional>

namespace retinue::engine {

/// The civil time that deletions by age may go by. A clock that is set to another year for an hour must not
/// empty what is kept for 30 days (R20) or the logs: after a leap the clock has to keep pace with the time
/// since boot for kProof of running before it is believed, also across restarts. Thread-safe; waits for the
/// disk.
class TrustedTime
{
public:
    /// More than this away from the time since boot is a leap, not an adjustment.
    static constexpr std::chrono::hours kLeap{24};
    /// A machine may have been off for as long; later it has to prove its clock.
    static constexpr std::chrono::hours kLongestOff{7 * 24};
    static constexpr std::chrono::hours kProof{3 * 24};

    /// `leapt` is told of each leap, in English; it must not call back. Both others outlive it.
    TrustedTime(installation::MachineDatabase &machine, const Clock &clock,
                std::function<void(const QString &)> leapt);

    /// Compares with the time at which the installation ran last; before anything else.
    [[nodiscard]] Result<void> begin();
    /// None: the clock has yet to prove itself, nothing may be deleted by age. To be asked now and again: a
    /// leap is found by looking. An error: what was found out cannot be kept.
    [[nodiscard]] Result<std::optional<Timestamp>> now();
    /// Keeps what was found out since now() kept it: at the end.
    [[nodiscard]] Result<void> save();

private:
    struct Moment
    {
        Timestamp civil{};
        std::chrono::milliseconds sinceBoot{};
    };
    /// The present one; finds leaps.
    [[nodiscard]] Moment look();
    /// How long the clock has kept pace by then, all in all; no more than kProof.
    [[nodiscard]] std::chrono::milliseconds stood(const Moment &now) const;
    void doubt(const Moment &now, Timestamp expected);
    [[nodiscard]] Result<void> save(const Moment &now);

    installation::MachineDatabase &m_machine;
    const Clock &m_clock;
    const std::function<void(const QString &)> m_leapt;
    std::mutex m_mutex; ///< guards the rest
    Moment m_anchor;    ///< since then the clock keeps pace
    std::chrono::milliseconds m_stoodBefore{};
    std::optional<std::chrono::milliseconds> m_savedAt; ///< since boot
};

} // namespace retinue::engine
