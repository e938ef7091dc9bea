#pragma once

#include "core/engine/replication.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace retinue::ui {

/// What the chart of the last runs shows of each, in bytes, seconds, seconds and updates.
enum class RunMeasure { Sent, Duration, Lag, Behind };

/// A run in the chart.
struct RunBar
{
    engine::ReplicationRun run;
    /// From the end of the last good run before it to its own end: as old the copy was; none: not known.
    std::optional<std::chrono::milliseconds> lag;
};

/// The newest `most` of the runs, the oldest first. `lastGood`: when replication went well last, however long
/// that is ago; it is needed where all of `newestFirst` failed.
[[nodiscard]] std::vector<RunBar> runBars(const std::vector<engine::ReplicationRun> &newestFirst,
                                          const std::optional<Timestamp> &lastGood, std::size_t most);

/// None: not known; of a failed run it is not known what it sent, and how many updates the copy was behind.
[[nodiscard]] std::optional<double> valueOf(const RunBar &bar, RunMeasure measure);

/// The axis of a measure, from 0 on.
struct RunAxis
{
    double unit = 1;  ///< a value is divided by it
    QString unitName; ///< "MB", "min"
    double top = 1;   ///< in that unit; above the highest value there is room for a mark
    int steps = 1;    ///< of equal width, round numbers
    int decimals = 0; ///< that the numbers at the steps need
};
[[nodiscard]] RunAxis runAxis(const std::vector<RunBar> &bars, RunMeasure measure);
/// "Sent (MB)"
[[nodiscard]] QString runAxisTitle(RunMeasure measure, const RunAxis &axis);

/// "4 min 12 s": two units are exact enough.
[[nodiscard]] QString runSpanText(std::chrono::milliseconds span);
/// When, why, and the exact figures of a run; a line each.
[[nodiscard]] QStringList runBarLines(const RunBar &bar);
/// "12 runs since 09:00, failed: 1, …": the whole chart in words, also without a run.
[[nodiscard]] QString runBarsSummary(const std::vector<RunBar> &bars);

} // namespace retinue::ui
